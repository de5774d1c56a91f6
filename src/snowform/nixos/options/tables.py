"""An option of the module, as the library's options.toml and a stack's stack.json have it: a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.nixos.options import types
from snowform.nixos.options.types import Code, NixType, Option, Value


def is_option(data: Mapping[str, Any]) -> bool:
    """Whether a table is an option, not a group of them."""
    return isinstance(data.get("description"), str)


def option(path: tuple[str, ...], data: Mapping[str, Any]) -> Option:
    """The option that a table says: the head of options.toml has what may be in one."""
    kind = type_of(data["type"])
    default = _given(data, "default")
    if data.get("nullable"):
        kind, default = types.null_or(kind), default or Value(None)
    return Option(path, kind, data["description"], default, _given(data, "example"))


def _given(data: Mapping[str, Any], name: str) -> Value | Code | None:
    if f"{name}Text" in data:
        return Code(data[f"{name}Text"])
    return Value(data[name]) if name in data else None


def as_data(one: Option) -> dict[str, Any]:
    """The table that says the option."""
    data: dict[str, Any] = {"type": type_data(one.type), "description": one.description}
    for name, given in (("default", one.default), ("example", one.example)):
        match given:
            case Value(value):
                data[name] = value
            case Code(text):
                data[f"{name}Text"] = text
    return data


def type_of(data: Any) -> NixType:
    """The type that data says; the library's types.nix reads the same."""
    if isinstance(data, str):
        return types.NAMED[data]
    ((kind, inner),) = data.items()
    match kind:
        case "nullOr" | "list" | "map":
            return types.Wrapped(kind, type_of(inner))
        case "object":
            return types.Submodule(tuple(option((name,), table) for name, table in inner.items()))
        case "tuple":
            return types.Tuple(tuple(map(type_of, inner)))
        case "enum":
            return types.Enum(tuple(inner))
        case "either":
            first, second = inner
            return types.Either(type_of(first), type_of(second))
    return types.Matching(inner)


def type_data(kind: NixType) -> Any:
    """The type as data: a name, or what it is made of under the name of its kind."""
    match kind:
        case types.Named():
            return kind.name
        case types.Wrapped(function, inner):
            return {function: type_data(inner)}
        case types.Submodule(members):
            return {"object": {member.path[0]: as_data(member) for member in members}}
        case types.Tuple(items):
            return {"tuple": [type_data(item) for item in items]}
        case types.Enum(values):
            return {"enum": list(values)}
        case types.Either(first, second):
            return {"either": [type_data(first), type_data(second)]}
    return {"matching": kind.pattern}
