"""A stack's input variables: their types as option types, their conditions as assertions. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from snowform.expressions import Call, ExpressionError, Reference, literal_string, parse_expression
from snowform.nixos.options import types
from snowform.nixos.options.types import JSON, NUMBER, STR, NixType, Option, Value
from snowform.nixos.variables.conditions import translate
from snowform.provision.configuration.blocks import bodies_of, variables_of
from snowform.synth.checks.literals import NotConvertible, convert
from snowform.synth.checks.type_expressions import NoType, constant, read_type, type_of

SIMPLE: Mapping[str, NixType] = {"string": STR, "number": NUMBER, "bool": types.BOOL, "any": JSON}


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


def variables(document: Mapping[str, Any], values: str) -> tuple[Variable, ...]:
    """The variables of a configuration, by name; `values` is the Nix set that they are in."""
    found = dict(variables_of(document))
    return tuple(_variable(name, body, values) for name, body in sorted(found.items()))


def _variable(name: str, body: Mapping[str, Any], values: str) -> Variable:
    text = str(body.get("type", "any")).removeprefix("${").removesuffix("}")
    option_type = _read_type(text)
    # A variable that must be set is not left at null, which is what NixOS takes an unset `nullOr` for.
    nullable = "default" in body and body.get("nullable", True) is not False
    default = Value(_converted(text, body["default"])) if "default" in body else None
    validations = tuple(
        Validation(
            translate(str(rule.get("condition", "")), values, option_type), str(rule.get("error_message", ""))
        )
        for rule in bodies_of(body.get("validation"))
    )
    return Variable(
        name,
        types.null_or(option_type) if nullable and option_type is not JSON else option_type,
        text,
        default,
        body.get("sensitive") in (True, "true"),
        str(body.get("description", "")),
        validations,
    )


def _converted(text: str, value: Any) -> Any:
    """A default as OpenTofu has it: "30" for a number is 30. What it refuses, synthesis has told."""
    try:
        return convert(read_type(text), value)
    except (NoType, NotConvertible):
        return value


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
        alone = {"list": types.list_of(JSON), "set": types.list_of(JSON)}
        return {**SIMPLE, **alone, "map": types.attrs_of(JSON)}.get(node.root, JSON)
    match node:
        case Call(name="list" | "set", arguments=(inner,)):
            return types.list_of(_type(inner))
        case Call(name="map", arguments=(inner,)):
            return types.attrs_of(_type(inner))
        case Call(name="tuple", arguments=(TupleValue(items=items),)):
            return types.Tuple(tuple(_type(item) for item in items))
        case Call(name="object", arguments=(ObjectValue(items=items),)):
            return types.Submodule(tuple(_members(items)))
    return JSON


def _members(items: tuple[tuple[Any, Any], ...]) -> Iterator[Option]:
    for key, node in items:
        name = str(getattr(key, "value", literal_string(key)))
        if isinstance(node, Call) and node.name == "optional" and node.arguments:
            option_type = _type(node.arguments[0])
            given = _default(node)
            option_type = (
                option_type if given is not None or option_type is JSON else types.null_or(option_type)
            )
            yield Option((name,), option_type, f"The attribute `{name}`; it may be left out.", Value(given))
        else:
            yield Option((name,), _type(node), f"The attribute `{name}`.")


def _default(optional: Call) -> Any:
    """The default of an optional attribute, None where it has none."""
    if len(optional.arguments) < 2:
        return None
    try:
        return convert(type_of(optional.arguments[0]), constant(optional.arguments[1]))
    except (NoType, NotConvertible):
        return None
