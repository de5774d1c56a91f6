"""Conditions of a variable's `validation` as Nix, where Nix can say the same; else None. Data in, text out.

What is left out is still checked by OpenTofu, when it plans.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from snowform.expressions import Call, ExpressionError, Reference, literal_string, parse_template
from snowform.nix import writer
from snowform.nixos.options.types import NixType, Wrapped

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
# What RE2 (Terraform) and POSIX extended expressions (Nix) read alike.
_PLAIN_REGEX = re.compile(
    r"(?:[^\\?*+{}()\[\]|^$]|\\[.\-/+*?()\[\]{}|^$]|\[\^?[^\[\]\\]+\]|[?*+|]|\{\d+(?:,\d*)?\}|[()])*"
)
_GROUP = re.compile(r"\([^()]*\)|\[\^?[^\]]*\]|\\.")
_NOT_POSIX = re.compile(r"\(\?|[*+?}][?+*]|\{,")


class _Untranslatable(Exception):
    """The condition says something for which there is no Nix here."""


class _Values(NamedTuple):
    """The Nix set that the variables' values are in, and the option type of the one that is asked about."""

    name: str
    option_type: NixType


def translate(condition: str, values: str, option_type: NixType) -> str | None:
    """The condition as a Nix expression; None where there is none.

    It may speak of one variable only, whose option has the type `option_type`. `values` is the Nix set that
    the variables' values are in.
    """
    from snowform.expressions.nodes import Interpolation

    try:
        parts = parse_template(condition).parts
        if len(parts) != 1 or not isinstance(parts[0], Interpolation):
            return None
        return _boolean(parts[0].expression, _Values(values, option_type))
    except (ExpressionError, _Untranslatable):
        return None


def _boolean(node: Any, values: _Values) -> str:
    from snowform.expressions.operations import Binary, Literal, Parentheses, Unary

    match node:
        case Binary(operator="&&" | "||" as operator, left=left, right=right):
            return f"{_operand(left, values, operator)} {operator} {_operand(right, values, operator)}"
        case Binary(operator=operator, left=left, right=right) if operator in COMPARISONS:
            return f"{_value(left, values)} {operator} {_value(right, values)}"
        case Unary(operator="!", operand=operand):
            return f"!{_operand(operand, values, '!')}"
        case Parentheses(expression=inner):
            return _boolean(inner, values)
        case Literal(value=bool() as value):
            return writer.value(value)
        case Call():
            return _call(node, values)
    return _reference(node, values)


def _call(node: Call, values: _Values) -> str:
    from snowform.expressions.operations import TupleValue

    match node:
        case Call(name="can", arguments=(Call(name="regex", arguments=(pattern, subject)),)):
            return f"builtins.match {writer.string(_regex(pattern))} {_value(subject, values)} != null"
        case Call(name="contains", arguments=(TupleValue() as items, element)):
            return f"lib.elem {_value(element, values)} {_value(items, values)}"
        case Call(name="startswith" | "endswith" as name, arguments=(subject, affix)):
            function = {"startswith": "lib.hasPrefix", "endswith": "lib.hasSuffix"}[name]
            return f"{function} {_value(affix, values)} {_value(subject, values)}"
    raise _Untranslatable


def _operand(node: Any, values: _Values, operator: str) -> str:
    """An operand of `operator`, in parentheses where it would be read otherwise."""
    from snowform.expressions.operations import Binary, Parentheses

    while isinstance(node, Parentheses):
        node = node.expression
    text = _boolean(node, values)
    mixed = isinstance(node, Binary) and node.operator in {"&&", "||"} and node.operator != operator
    return f"({text})" if mixed or (operator == "!" and not isinstance(node, Reference)) else text


def _value(node: Any, values: _Values) -> str:
    from snowform.expressions.operations import Literal, Parentheses, TupleValue, Unary

    match node:
        case Parentheses(expression=inner):
            return _value(inner, values)
        case Literal(value=None | bool() | int() | float() as value):
            return writer.value(value)
        case Unary(operator="-", operand=Literal(value=int() | float() as value)):
            return writer.value(-value)
        case TupleValue(items=items):
            return f"[ {' '.join(_value(item, values) for item in items)} ]"
        case Call(name="length", arguments=(subject,)):
            return _length(subject, values)
    text = literal_string(node)
    return writer.string(text) if text is not None else _reference(node, values)


def _length(node: Any, values: _Values) -> str:
    option_type = values.option_type
    if isinstance(option_type, Wrapped) and option_type.function == "nullOr":
        option_type = option_type.inner
    if not isinstance(node, Reference) or len(node.steps) != 1 or not isinstance(option_type, Wrapped):
        # Of a string Terraform counts the characters, Nix the bytes.
        raise _Untranslatable
    name = _reference(node, values)
    return f"lib.length {name}" if option_type.function == "list" else f"lib.length (lib.attrNames {name})"


def _reference(node: Any, values: _Values) -> str:
    if isinstance(node, Reference) and node.root == "var" and all(type(step) is str for step in node.steps):
        return ".".join([values.name, *(writer.attribute(str(step)) for step in node.steps)])
    raise _Untranslatable


def _regex(node: Any) -> str:
    """A pattern that must match the whole of a string, where Terraform's may match anywhere in it."""
    pattern = literal_string(node)
    if pattern is None:
        raise _Untranslatable
    start = pattern.startswith("^")
    end = pattern.endswith("$") and not pattern.endswith("\\$")
    body = pattern[start : len(pattern) - end]
    if not _PLAIN_REGEX.fullmatch(body) or _NOT_POSIX.search(body):
        raise _Untranslatable
    if "|" in _GROUP.sub("", body):
        # `^a|b$` is anchored on one side each.
        if start or end:
            raise _Untranslatable
        body = f"({body})"
    return f"{'' if start else '.*'}{body}{'' if end else '.*'}"
