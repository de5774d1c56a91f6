"""Read the type of a variable as strictly as OpenTofu does, with the defaults of optional attributes.

https://opentofu.org/docs/language/expressions/type-constraints/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from snowform.errors import did_you_mean
from snowform.expressions import Call, ExpressionError, Reference, literal_string, parse_expression
from snowform.hints import Any
from snowform.schema import CtyType
from snowform.synth.checks.literals import NotConvertible, convert

PRIMITIVE = {"string": "string", "number": "number", "bool": "bool", "any": "dynamic"}
# Without an element type, as before Terraform 0.12; nowhere but as the whole type.
OLD: dict[str, CtyType] = {"list": ("list", "dynamic"), "map": ("map", "dynamic")}
TYPES = (*PRIMITIVE, "list", "map", "object", "set", "tuple")


class NoType(Exception):
    """A text is not the type of a variable; the message says why."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_type(text: Any) -> CtyType:
    """The type that a text stands for, in the form of provider schemas. Raises NoType.

    Objects have a fourth part: the defaults of their optional attributes, by name.
    """
    if isinstance(text, str) and text in PRIMITIVE:
        return PRIMITIVE[text]
    if isinstance(text, str) and text.strip() in OLD:
        return OLD[text.strip()]
    if not isinstance(text, str):
        raise NoType("a type is a text such as list(string)")
    try:
        (node,) = parse_expression(text).parts
    except (ExpressionError, ValueError) as error:
        hint = 'it stands without "${" and "}", which hcl2json writes around it' if "${" in text else ""
        raise NoType(f'"{text}" is not a type', hint) from error
    return type_of(node)


def type_of(node: Any) -> CtyType:
    """The type that an expression stands for. Raises NoType."""
    if isinstance(node, Reference):
        if node.steps or node.root not in PRIMITIVE:
            raise _unknown(node)
        return PRIMITIVE[node.root]
    if not isinstance(node, Call) or node.name not in _MAKERS:
        raise _unknown(node)
    if len(node.arguments) != 1 or node.expanded:
        raise NoType(f"{node.name}() takes one argument: {_EXAMPLES[node.name]}")
    return _MAKERS[node.name](node.arguments[0])


def constant(node: Any) -> Any:
    """The value of an expression that is made of constants. Raises NoType for any other."""
    from snowform.expressions.operations import Literal, ObjectValue, Parentheses, TupleValue, Unary

    match node:
        case Literal(value=value):
            return value
        case Parentheses(expression=inner):
            return constant(inner)
        case Unary(operator="-", operand=Literal(value=int() | float() as value)):
            return -value
        case Unary(operator="!", operand=Literal(value=bool() as value)):
            return not value
        case TupleValue(items=items):
            return [constant(item) for item in items]
        case ObjectValue(items=items):
            return {_key(key): constant(item) for key, item in items}
    if (text := literal_string(node)) is None:
        raise NoType("the default of an optional attribute is a constant: no references, no functions")
    return text


def _unknown(node: Any) -> NoType:
    if isinstance(node, Call) and node.name == "optional":
        return NoType("optional() stands for an attribute of an object alone")
    name = node.name if isinstance(node, Call) else node.root if isinstance(node, Reference) else ""
    if name in _EXAMPLES:
        return NoType(f'"{name}" alone is not a type', f"write {_EXAMPLES[name]}")
    hint = (
        did_you_mean(name, TYPES) or "types are string, number, bool, any, list(…), set(…), map(…) and more"
    )
    return NoType(f'"{name}" is not a type' if name else "this is not a type", hint)


def _collection(kind: str) -> Callable[[Any], CtyType]:
    return lambda inner: (kind, type_of(inner))


def _tuple(node: Any) -> CtyType:
    from snowform.expressions.operations import TupleValue

    if not isinstance(node, TupleValue):
        raise NoType(f"tuple() takes a list of types: {_EXAMPLES['tuple']}")
    return ("tuple", [type_of(item) for item in node.items])


def _object(node: Any) -> CtyType:
    from snowform.expressions.operations import ObjectValue

    if not isinstance(node, ObjectValue):
        raise NoType(f"object() takes types by name: {_EXAMPLES['object']}")
    types: dict[str, CtyType] = {}
    defaults = {}
    optional = []
    for key, value in node.items:
        name = _name(key)
        if isinstance(value, Call) and value.name == "optional":
            optional.append(name)
            types[name], given = _optional(value)
            if given:
                defaults[name] = given[0]
        else:
            types[name] = type_of(value)
    return ("object", types, optional, defaults)


def _optional(call: Call) -> tuple[CtyType, list[Any]]:
    """The type of an optional attribute, and its default where it has one."""
    if len(call.arguments) not in {1, 2}:
        raise NoType("optional() takes a type, and a default where there is one")
    cty_type = type_of(call.arguments[0])
    return cty_type, list(_default(cty_type, call.arguments[1:]))


def _default(cty_type: CtyType, nodes: tuple[Any, ...]) -> Iterator[Any]:
    for node in nodes:
        value = constant(node)
        try:
            yield convert(cty_type, value)
        except NotConvertible as error:
            raise NoType(f"the default of an optional attribute {error.message}") from error


def _name(key: Any) -> str:
    from snowform.expressions.operations import Literal

    if isinstance(key, Literal) and isinstance(key.value, str):
        return key.value
    raise NoType("the attributes of an object are plain names")


def _key(key: Any) -> str:
    value = constant(key)
    return value if isinstance(value, str) else str(value).lower()


_MAKERS: dict[str, Callable[[Any], CtyType]] = {
    "list": _collection("list"),
    "set": _collection("set"),
    "map": _collection("map"),
    "tuple": _tuple,
    "object": _object,
}
_EXAMPLES = {
    "list": "list(string)",
    "set": "set(string)",
    "map": "map(string)",
    "tuple": "tuple([string, number])",
    "object": "object({name = string})",
}
