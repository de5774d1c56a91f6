"""Classes for Terraform's own modules, made of their variables and outputs.

Followed are `module-generator.ts` of `@cdktf/provider-generator` and `provider-schema.ts` of
`@cdktf/provider-schema`, which says what a variable without a type takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.errors import SnowformError
from snowform.getting import names
from snowform.getting.entries import Entry
from snowform.getting.importable import Named, check_names
from snowform.getting.texts import keywords, struct_text
from snowform.provision.configuration.blocks import COMMENT, labelled
from snowform.provision.configuration.files import module_files, parse
from snowform.provision.hcl.values import Sections

_SECTIONS: Sections = {"variable": ("default", "type"), "output": ()}
_SIMPLE = {
    "string": "str",
    "number": "jsii.Number",
    "bool": "bool",
    "list": "t.Sequence[str]",
    "map": "t.Mapping[str, str]",
    "tuple": "t.Sequence[str]",
    "any": "t.Any",
}
_COMPLEX = re.compile(r"(object|list|map|set|tuple)\((.+)\)", re.DOTALL)
_EXPRESSION = re.compile(r"\$\{(.*)\}")
_CONFIG = {
    "depends_on": "t.Sequence[cdktf.ITerraformDependable]",
    "for_each": "cdktf.ITerraformIterator",
    "providers": "t.Sequence[t.Union[cdktf.TerraformProvider, "
    "t.Union[cdktf.TerraformModuleProvider, t.Dict[str, t.Any]]]]",
    "skip_asset_creation_from_local_modules": "bool",
}


class ModuleError(SnowformError):
    """A module of which no class can be made."""


@dataclass(frozen=True, slots=True)
class Variable:
    """An input by Terraform's name, the type of it in Python, and whether it must be given."""

    terraform: str
    hint: str
    required: bool

    @property
    def name(self) -> str:
        """The name in JavaScript."""
        return names.attribute(self.terraform)


def output_name(terraform: str) -> str:
    """The name in JavaScript of an output that Terraform calls so."""
    return f"{names.camel(terraform)}Output"


@dataclass(frozen=True, slots=True)
class Interface:
    """What a module takes and gives."""

    variables: tuple[Variable, ...]
    outputs: tuple[str, ...]


def read_module(folder: Path, where: str) -> Interface:
    """The interface of the module in a folder, sorted by name. Raises ModuleError."""
    variables: dict[str, Variable] = {}
    outputs: set[str] = set()
    named: dict[str, Named] = {}
    files = module_files(folder) if folder.is_dir() else []
    if not files:
        raise ModuleError(f"no module in {folder}", where=where, hint="name a folder with .tf files")
    for path in files:
        try:
            document = parse(path.name, path.read_bytes().decode(), _SECTIONS)
        except (OSError, ValueError, RecursionError) as error:
            raise ModuleError(f"cannot be read: {error}", where=str(path)) from error
        _check_form(document, str(path))
        for (name,), body in labelled(document, "variable", label_count=1):
            variables[name] = variable = _variable(name, body, str(path))
            what = f'variable "{name}"'
            named[what] = Named(names.python(variable.name), what, str(path))
        for (name,), _ in labelled(document, "output", label_count=1):
            outputs.add(name)
            what = f'output "{name}"'
            named[what] = Named(names.python(output_name(name)), what, str(path))
    common = [Named(name, f"the argument {name} of all modules", "") for name in _CONFIG]
    check_names([*common, *named.values()], hint="call it otherwise in the module")
    return Interface(tuple(variables[name] for name in sorted(variables)), tuple(sorted(outputs)))


def _check_form(document: Any, where: str) -> None:
    """Refuse what `labelled` would pass over: a file, section or block that is no object or list of them."""
    if document == []:
        raise ModuleError("is empty", where=where, hint="write {} where a file declares nothing")
    for place, body in _objects(document, where):
        for section in _SECTIONS:
            for inside, by_name in _objects(body.get(section, {}), f"{place}: {section}"):
                for name, block in by_name.items():
                    if name != COMMENT:
                        for _ in _objects(block, f"{inside}.{name}"):
                            pass


def _objects(content: Any, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects that content is, with their places. Raises ModuleError where it is something else."""
    listed = isinstance(content, list)
    for index, item in enumerate(content if listed else [content]):
        place = f"{where}[{index}]" if listed else where
        if not isinstance(item, dict):
            raise ModuleError("must be an object", where=place, hint="see the JSON syntax of OpenTofu")
        yield place, item


def _variable(name: str, body: Mapping[str, Any], where: str) -> Variable:
    default = body.get("default")
    if "type" not in body and "default" in body:
        kind = "bool" if isinstance(default, bool) else "any"
        if isinstance(default, (int, float)) and not isinstance(default, bool):
            kind = "number"
    else:
        # A type over several lines is any, as CDKTF reads it.
        given = body.get("type", "")
        if not isinstance(given, str):
            raise ModuleError(
                "must be a text", where=f"{where}: variable.{name}.type", hint='such as "string"'
            )
        found = _EXPRESSION.fullmatch(given)
        kind = found[1] if found else "any"
    return Variable(name, _hint(kind.strip(), f"{where}: variable.{name}.type"), "default" not in body)


def _hint(kind: str, where: str) -> str:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if (found := _COMPLEX.fullmatch(kind)) is None:
        raise ModuleError(f'"{kind}" is no type of a variable', where=where)
    inner = found[2].strip()
    if found[1] == "object":
        return "t.Any"
    if found[1] == "tuple":
        return "t.Sequence[t.Any]"
    if found[1] == "map":
        return f"t.Mapping[str, {_hint(inner, where)}]"
    return f"t.Sequence[{_hint(inner, where)}]"


def class_name(entry: Entry) -> str:
    """What the class of a module is called."""
    return names.pascal(re.sub(r"[-/.]", "_", entry.name))


def module_table(entry: Entry, interface: Interface) -> dict[str, Any]:
    """What the index has of the module's class (see `bindings.module_classes`)."""
    table = {
        "source": entry.source,
        "version": entry.version or None,
        "inputs": {variable.name: variable.terraform for variable in interface.variables},
        "outputs": {output_name(name): name for name in interface.outputs},
    }
    return {class_name(entry): ("module", table)}


def module_names(interface: Interface) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names in JavaScript of all members (see `texts.odd_names`)."""
    for variable in interface.variables:
        yield (), variable.name
    for name in interface.outputs:
        yield (), output_name(name)


def module_text(entry: Entry, interface: Interface) -> str:
    """The module's class, without what stands before and after it."""
    name = class_name(entry)
    ordered = sorted(interface.variables, key=lambda of: (not of.required, names.order(of.name)))
    own = [(names.python(of.name), of.hint if of.required else _optional(of.hint)) for of in ordered]
    more = [(field, f"t.Optional[{hint}] = None") for field, hint in _CONFIG.items()]
    taken = {field for field, _ in (*own, *more)}
    second = "id_" if "id" in taken else "id"
    first = "scope_" if "scope" in taken else "scope"
    members = "".join(
        f"    {field}: {hint.removesuffix(' = None').replace('t.Sequence', 't.List')}\n"
        for field, hint in own
    )
    outputs = "".join(
        f"    {names.python(output_name(output))}: t.Final[str]\n" for output in interface.outputs
    )
    return (
        f"class {name}(cdktf.TerraformModule):\n"
        f"    def __init__(self, {first}: Construct, {second}: str{keywords([*own, *more])}) -> None: ...\n"
        f"{members}{outputs}\n\n"
        + struct_text(f"{name}Config", [*more, *own], "cdktf.TerraformModuleUserConfig")
    )


def _optional(hint: str) -> str:
    return "t.Any = None" if hint == "t.Any" else f"t.Optional[{hint}] = None"
