"""What an engine offers: `describe_api ENGINE` prints its names, their members and parameters as JSON."""

from __future__ import annotations

import ast
import enum
import inspect
import json
import sys
import textwrap
from importlib import import_module
from typing import Any

from tests.engine.run_programs import use

MODULES = ("cdktf", "cdktn", "constructs")
# What enumerations, protocols and abstract classes have of their own.
PYTHONS_OWN = (
    "__",
    "_abc_",
    "_is_",
    "_member",
    "_value",
    "_unhashable",
    "_use_args",
    "_new_member",
    "_generate",
)
# Structs that are not named after the class whose arguments they hold.
STRUCTS = {
    "DataResource": "DataConfig",
    "DataTerraformRemoteState": "DataTerraformRemoteStateRemoteConfig",
    "TerraformDataSource": "TerraformResourceConfig",
    "Testing": "TestingAppConfig",
}
Description = dict[str, Any]


def main(engine: str) -> None:
    use(engine)
    names = json.load(sys.stdin)
    found = {
        module: {name: describe(look_up(module, name), module) for name in wanted}
        for module, wanted in names.items()
    }
    json.dump(found, sys.stdout)


def look_up(module: str, name: str) -> Any:
    try:
        return getattr(import_module(module), name)
    except (AttributeError, RuntimeError):
        # The native engine says that it does not support the name.
        return None


def describe(thing: Any, module: str = "cdktf") -> Description | None:
    """A class of a module with its members; None where there is none."""
    if not inspect.isclass(thing):
        return None
    if issubclass(thing, enum.Enum):
        return {"kind": "enum", "fields": {member.name: False for member in thing}}
    if (fields := struct_fields(thing)) is not None:
        return {"kind": "struct", "fields": fields}
    members: dict[str, Any] = {}
    for cls in reversed(thing.__mro__):
        if cls.__module__.partition(".")[0] in (*MODULES, "snowform"):
            read_all(cls)
            members |= dict.fromkeys((*assigned(cls), *inspect.get_annotations(cls)))
            members |= {name: member(value) for name, value in vars(cls).items() if not is_pythons_own(name)}
    # A name without a description is set on instances.
    described = {name: value or {"kind": "property", "settable": True} for name, value in members.items()}
    return {
        "kind": "class",
        "members": described,
        "parameters": parameters(thing.__init__) if takes_arguments(thing) else None,
        "struct": keywords(thing, module),
    }


def read_all(cls: Any) -> None:
    """Read the public names of a class of ours once: the methods of Fn are made when they are first read."""
    if cls.__module__.startswith("snowform."):
        for name in vars(cls).copy():
            getattr(cls, name, None)


def takes_arguments(cls: Any) -> bool:
    return cls.__init__ is not object.__init__ and "Protocol" not in {base.__name__ for base in cls.__mro__}


def is_pythons_own(name: str) -> bool:
    return name.startswith(PYTHONS_OWN)


def struct_fields(cls: Any) -> dict[str, bool] | None:
    """The fields of a struct, and whether they are required."""
    if isinstance(fields := getattr(cls, "FIELDS", None), dict):
        return dict(fields)
    # jsii's structs are the classes that keep what they are given in `_values`.
    if "_values" not in getattr(getattr(cls.__init__, "__code__", None), "co_names", ()):
        return None
    return {p["name"]: p["required"] for p in parameters(cls.__init__) if p["keyword"]}


def member(value: Any) -> Description:
    if isinstance(value, staticmethod | classmethod):
        own = parameters(value.__func__)
        return {"kind": "static", "parameters": own[1:] if isinstance(value, classmethod) else own}
    if inspect.isfunction(value):
        return {"kind": "method", "parameters": parameters(value)[1:]}
    if isinstance(value, property):
        return {"kind": "property", "settable": value.fset is not None}
    if inspect.isdatadescriptor(value):
        return {"kind": "property", "settable": True}
    return {"kind": "constant"}


def parameters(function: Any) -> list[Description]:
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return []
    return [
        {
            "name": parameter.name.lstrip("_"),
            "keyword": parameter.kind is parameter.KEYWORD_ONLY,
            "variable": parameter.kind.name if parameter.kind.name.startswith("VAR_") else "",
            "required": parameter.default is parameter.empty,
        }
        for parameter in found
    ]


def keywords(cls: Any, module: str) -> Description | None:
    """The fields of the struct whose keyword arguments a constructor takes."""
    for name in (base.__name__ for base in cls.__mro__):
        if struct := look_up(module, STRUCTS.get(name, f"{name}Config")):
            return struct_fields(struct)
    return None


def assigned(cls: Any) -> set[str]:
    """The public names that a class's methods set on `self`; jsii's set none."""
    if not cls.__module__.startswith("snowform."):
        return set()
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
        and not node.attr.startswith("_")
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
