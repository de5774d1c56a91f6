"""A stack's input variables: their types as option types, their conditions as assertions. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from snowform.expressions import Call, ExpressionError, Reference, literal_string, parse_expression
from snowform.nixos import option_types
from snowform.nixos.conditions import translate
from snowform.nixos.option_types import JSON, NUMBER, STR, NixType
from snowform.nixos.options import Option, Value
from snowform.provision.configuration.blocks import bodies_of, variables_of

SIMPLE: Mapping[str, NixType] = {"string": STR, "number": NUMBER, "bool": option_types.BOOL, "any": JSON}


@dataclass(frozen=True, slots=True)
class Validation:
    """A condition that values must meet: as Nix where it can be said, with the stack's own message."""

    condition: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the stack; `type` is that of its option, `default` None where it has none."""

    name: str
    type: NixType
    type_text: str
    default: Value | None
    sensitive: bool
    description: str
    validations: tuple[Validation, ...]


def variables(document: Mapping[str, Any], place: str) -> tuple[Variable, ...]:
    """The variables of a configuration, by name; `place` is the Nix set that their values are in."""
    found = dict(variables_of(document))
    return tuple(_variable(name, body, place) for name, body in sorted(found.items()))


def _variable(name: str, body: Mapping[str, Any], place: str) -> Variable:
    text = str(body.get("type", "any")).removeprefix("${").removesuffix("}")
    declared = _read_type(text)
    # A variable that must be set is not left at null, which is what NixOS takes an unset `nullOr` for.
    nullable = "default" in body and body.get("nullable", True) is not False
    default = Value(coerce(declared, body["default"])) if "default" in body else None
    validations = tuple(
        Validation(
            translate(str(rule.get("condition", "")), place, declared), str(rule.get("error_message", ""))
        )
        for rule in bodies_of(body.get("validation"))
    )
    return Variable(
        name,
        option_types.null_or(declared) if nullable and declared is not JSON else declared,
        text,
        default,
        body.get("sensitive") in (True, "true"),
        str(body.get("description", "")),
        validations,
    )


def _read_type(text: str) -> NixType:
    """The option type of a type constraint (https://opentofu.org/docs/language/expressions/type-constraints/)."""
    try:
        (part,) = parse_expression(text).parts
    except (ExpressionError, ValueError):
        return JSON
    return _type(part)


def _type(node: Any) -> NixType:
    from snowform.expressions.operations import ObjectValue, TupleValue

    if isinstance(node, Reference):
        # `list`, `map` and `set` alone are those of anything.
        alone = {"list": option_types.list_of(JSON), "set": option_types.list_of(JSON)}
        return {**SIMPLE, **alone, "map": option_types.attrs_of(JSON)}.get(node.root, JSON)
    match node:
        case Call(name="list" | "set", arguments=(inner,)):
            return option_types.list_of(_type(inner))
        case Call(name="map", arguments=(inner,)):
            return option_types.attrs_of(_type(inner))
        case Call(name="tuple", arguments=(TupleValue(items),)):
            return option_types.Tuple(tuple(_type(item) for item in items))
        case Call(name="object", arguments=(ObjectValue(items),)):
            return option_types.Submodule(tuple(_members(items)))
    return JSON


def _members(items: tuple[tuple[Any, Any], ...]) -> Iterator[Option]:
    for key, node in items:
        name = str(getattr(key, "value", literal_string(key)))
        if isinstance(node, Call) and node.name == "optional":
            declared = _type(node.arguments[0])
            given = constant(node.arguments[1]) if len(node.arguments) > 1 else None
            default = Value(coerce(declared, given))
            declared = declared if given is not None or declared is JSON else option_types.null_or(declared)
            yield Option((name,), declared, f"The attribute `{name}`; it may be left out.", default)
        else:
            yield Option((name,), _type(node), f"The attribute `{name}`.")


def constant(node: Any) -> Any:
    """The value of an expression that is made of constants; None for any other."""
    from snowform.expressions.operations import Literal, ObjectValue, TupleValue, Unary

    match node:
        case Literal(value):
            return value
        case Unary(operator="-", operand=Literal(value)) if isinstance(value, int | float):
            return -value
        case TupleValue(items):
            return [constant(item) for item in items]
        case ObjectValue(items):
            return {str(getattr(key, "value", literal_string(key))): constant(item) for key, item in items}
    return literal_string(node)


def coerce(declared: NixType, value: Any) -> Any:
    """A default in the type that is declared, as Terraform converts it: "30" for a number, 30 for text."""
    if value is None:
        return None
    match declared:
        case option_types.Named():
            return _coerce_simple(declared, value)
        case option_types.Wrapped("nullOr", inner):
            return coerce(inner, value)
        case option_types.Wrapped(_, inner) if isinstance(value, Mapping):
            return {key: coerce(inner, item) for key, item in value.items()}
        case option_types.Wrapped(_, inner) if isinstance(value, list):
            return [coerce(inner, item) for item in value]
        case option_types.Tuple(items) if isinstance(value, list):
            return [coerce(kind, item) for kind, item in zip(items, value, strict=False)]
        case option_types.Submodule(members) if isinstance(value, Mapping):
            # Terraform drops what the type does not have.
            types = {member.path[0]: member.type for member in members}
            return {key: coerce(types[key], item) for key, item in value.items() if key in types}
    return value


def _coerce_simple(declared: option_types.Named, value: Any) -> Any:
    if declared is STR and isinstance(value, bool | int | float):
        return str(value).lower()
    if declared is option_types.BOOL and isinstance(value, str):
        return value in {"true", "1"}
    if declared is NUMBER and isinstance(value, str):
        return float(value) if "." in value or "e" in value.lower() else int(value)
    return value
