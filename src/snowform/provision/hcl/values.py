"""Bodies of HCL's native syntax in the shape of the JSON syntax. Evaluates nothing.

A block becomes `{TYPE: [{LABEL: … BODY}]}`, a literal becomes itself, and any other expression the template
`"${…}"` of its text (https://opentofu.org/docs/language/syntax/json/).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from ..patterns import regex
from .bodies import Argument, Block, Body, HclError, after_bracket, parse_body
from .literals import add, literal

# What most expressions are: a string without escapes and templates, or a plain reference.
_PLAIN_STRING = regex(r'"([^"\\\n$%]*)"')
_PLAIN_WORD = regex(r"-?[\w.-]+", re.ASCII)
_CALL = regex(r"[A-Za-z_][\w-]*+\(", re.ASCII)
_EMPTY: Mapping[str, Callable[[], Any]] = {"[]": list, "{}": dict}
# The arguments that are read, None for all of them, by the type of the block.
Sections = Mapping[str, Collection[str] | None]


def document_of(text: str, sections: Sections | None = None) -> dict[str, Any]:
    """A whole file; HclError where it is not read for certain.

    Of certain `sections` only, where they are given, and of these only certain arguments, at any depth.
    """
    found: dict[str, Any] = {}
    for item in parse_body(text).items():
        if sections is None:
            _add_item(found, item, None)
        elif isinstance(item, Block) and item.type in sections:
            _add_item(found, item, sections[item.type])
    return found


def value_of(argument: Argument) -> Any:
    """The value of an argument; HclError where its expression is none."""
    expression = argument.expression
    if found := _PLAIN_STRING.fullmatch(expression):
        return found[1]
    if _PLAIN_WORD.fullmatch(expression):
        return literal(expression)
    if (call := _CALL.match(expression)) and after_bracket(
        argument.text, argument.value_start + call.end() - 1
    ) == argument.value_end:
        return f"${{{expression}}}"
    if expression in _EMPTY:
        return _EMPTY[expression]()
    # Most are plain, and the lexer takes milliseconds to load.
    from .expressions import value_of_tokens

    try:
        return value_of_tokens(argument)
    except RecursionError:
        raise HclError("nested too deeply", argument.text, argument.start) from None


def literal_of(argument: Argument) -> str | None:
    """The value of an argument that is a quoted string without templates; None for any other."""
    if not argument.expression.startswith('"'):
        return None
    value = value_of(argument)
    return None if "${" in value or "%{" in value else value


def _body(body: Body, arguments: Collection[str] | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    # What nobody asks for is not looked into.
    for item in body.items() if arguments is None or arguments else ():
        _add_item(found, item, arguments)
    return found


def _add_item(found: dict[str, Any], item: Argument | Block, arguments: Collection[str] | None) -> None:
    if isinstance(item, Argument):
        if arguments is None or item.name in arguments:
            add(found, item.name, value_of(item))
        return
    inner: Any = _body(item.body, arguments)
    for label in reversed(item.labels):
        inner = {label: inner}
    blocks = found.setdefault(item.type, [])
    # An argument may have the name of a block.
    found[item.type] = [*blocks, inner] if isinstance(blocks, list) else [blocks, inner]
