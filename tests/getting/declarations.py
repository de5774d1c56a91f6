"""What generated Python says that its classes have: jsii's, and that of `snowform get`, in the same terms."""

from __future__ import annotations

import ast
import re
from typing import Any

_NOT_COMPARED = {
    *("_synthesize_attributes", "_synthesize_hcl_attributes", "__eq__", "__ne__", "__repr__"),
    *("TF_RESOURCE_TYPE", "_terraform_attribute", "_terraform_resource", "_wraps_set"),
}
_STRUCTS = (
    "cdktf.TerraformMetaArguments",
    "cdktf.TerraformEphemeralMetaArguments",
    "cdktf.TerraformModuleUserConfig",
)
_REFERENCES = ("cdktf.ComplexObject", "cdktf.ComplexList", "cdktf.ComplexMap", "cdktf.MapList")


def declarations(text: str) -> dict[str, dict[str, Any]]:
    """By class and member: whether it is read, set or called, and the types of that."""
    classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    return {node.name: _of_class(node) for node in classes}


def _of_class(node: ast.ClassDef) -> dict[str, Any]:
    bases = [_type(base) for base in node.bases]
    found: dict[str, Any] = {"bases": bases}
    for member in node.body:
        if isinstance(member, ast.AnnAssign):
            assert isinstance(member.target, ast.Name)
            hint = _type(member.annotation)
            final = re.fullmatch(r"t\.Final\[(.*)\]", hint)
            found[member.target.id] = ["get", final[1]] if final else ["set", hint]
        elif isinstance(member, ast.FunctionDef) and member.name not in _NOT_COMPARED:
            found[member.name] = _of_function(member)
    if not bases or bases[0] in _STRUCTS:
        # Its fields are what its constructor takes.
        return {name: found[name] for name in ("bases", "__init__")}
    if bases[0] in _REFERENCES:
        found.pop("__init__", None)
    return found


def _of_function(node: ast.FunctionDef) -> list[Any]:
    arguments = node.args
    decorators = [_type(decorator) for decorator in node.decorator_list]
    if "property" in decorators:
        return ["get", _type(node.returns)]
    if any(decorator.endswith(".setter") for decorator in decorators):
        return ["set", _type(arguments.args[1].annotation)]
    positional = [[argument.arg, _type(argument.annotation)] for argument in arguments.args[1:]]
    keywords = [
        [argument.arg, _type(argument.annotation), "" if default is None else ast.unparse(default)]
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    return ["call", positional, keywords, _type(node.returns)]


def _type(node: ast.expr | None) -> str:
    """A type by the names that both forms have for it."""
    if node is None:
        return ""
    text = ast.unparse(node).replace("'", "").replace("builtins.", "").replace("typing.", "t.")
    text = re.sub(
        r"_(cdktf|cdktn|constructs)_\w+\.", lambda of: "" if of[1] == "constructs" else "cdktf.", text
    )
    # TypeScript sorts the members of a union by when it met them.
    text = re.sub(r"Union\[(\w+), cdktf\.IResolvable\]", r"Union[cdktf.IResolvable, \1]", text)
    return text.replace("t.Optional[t.Any]", "t.Any")
