"""Write values as Nix, in the form that nixfmt (RFC 166) gives them. Data in, text out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*")
# https://nix.dev/manual/nix/latest/language/identifiers#keywords; `or` is one where it may stand.
WIDTH = 100
# A paragraph is as wide as this, wherever it starts.
TEXT_WIDTH = 88
KEYWORDS = frozenset({"assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"})
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> str:
    """A string in double quotes."""
    escaped = "".join(ESCAPES.get(character, character) for character in text).replace("${", "\\${")
    return f'"{escaped}"'


def indented(text: str) -> str:
    """The text as it stands inside an indented string, between two pairs of single quotes."""
    return text.replace("''", "'''").replace("${", "''${")


def paragraphs(given: str, indent: int, taken: int, names: Mapping[str, str] | None = None) -> str:
    """Prose as a string, or as an indented one where it is too long for what its line has left.

    The line starts `indent` columns in and has `taken` others. `names` are put in afterwards: Nix
    expressions in place of words.
    """
    line = _put_in(string(given), names)
    if "\n" not in given and indent + taken + len(line) <= WIDTH:
        return line
    pad = " " * (indent + 2)
    lines: list[str] = []
    for paragraph in given.split("\n\n"):
        wrapped = textwrap.wrap(
            _put_in(indented(paragraph), names),
            min(TEXT_WIDTH, WIDTH - indent - 2),
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += ["", *(f"{pad}{part}" for part in wrapped)]
    return "''\n" + "\n".join(lines[1:]) + f"\n{' ' * indent}''"


def _put_in(text: str, names: Mapping[str, str] | None) -> str:
    for word, expression in (names or {}).items():
        text = text.replace(word, f"${{{expression}}}")
    return text


def chain(expression: str, indent: int, taken: int) -> str:
    """A condition on one line, or with a line for each part that `&&` or `||` joins."""
    if indent + taken + len(expression) <= WIDTH:
        return expression
    lines = _chained(expression, indent + 2)
    return expression if len(lines) == 1 else "\n" + "\n".join(lines)


def _chained(expression: str, indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for part in _operands(expression):
        operator, parenthesis, inner = part.partition(" (")
        if indent + len(part) > WIDTH and parenthesis and operator in {"&&", "||"}:
            lines += [f"{pad}{operator} (", *_chained(inner[:-1], indent + 2), f"{pad})"]
        else:
            lines.append(f"{pad}{part}")
    return lines


def _operands(expression: str) -> list[str]:
    """The parts between operators outside of parentheses and strings, each with the operator before it."""
    parts, depth, start, quoted = [], 0, 0, False
    for position, character in enumerate(expression):
        if character == '"' and expression[position - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += (character in "([{") - (character in ")]}")
            if depth == 0 and expression[position : position + 2] in {"&&", "||"}:
                parts.append(expression[start:position].strip())
                start = position
    return [*parts, expression[start:].strip()]


def attribute(name: str) -> str:
    """A name in an attribute path, quoted where it must be."""
    return name if IDENTIFIER.fullmatch(name) and name not in KEYWORDS else string(name)


def value(given: Any, indent: int = 0) -> str:
    """A JSON value as a Nix expression that starts `indent` columns in."""
    if isinstance(given, str):
        return string(given)
    if given is None or isinstance(given, bool):
        return {None: "null", True: "true", False: "false"}[given]
    if isinstance(given, Mapping):
        return _attributes(given, indent)
    if isinstance(given, Sequence):
        return _list(given, indent)
    # An operand, not a literal: Nix has no negative numbers.
    return f"(-{_number(-given)})" if given < 0 else _number(given)


def _number(given: float) -> str:
    """A number from 0 on; Nix's floats have no exponent without a point."""
    text = repr(given)
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def _attributes(given: Mapping[str, Any], indent: int) -> str:
    if not given:
        return "{ }"
    inner = " " * (indent + 2)
    lines = [f"{inner}{_binding(name, given[name], indent + 2)};\n" for name in sorted(given)]
    return "{\n" + "".join(lines) + " " * indent + "}"


def _binding(name: str, given: Any, indent: int) -> str:
    """`a.b.c = 1` where each of a and b holds one thing only."""
    path = attribute(name)
    while isinstance(given, Mapping) and len(given) == 1:
        ((name, given),) = given.items()
        path += f".{attribute(name)}"
    return f"{path} = {value(given, indent)}"


def _list(given: Sequence[Any], indent: int) -> str:
    if not given:
        return "[ ]"
    if len(given) == 1 and not isinstance(given[0], Mapping | list):
        return f"[ {value(given[0], indent)} ]"
    inner = " " * (indent + 2)
    return "[\n" + "".join(f"{inner}{value(item, indent + 2)}\n" for item in given) + " " * indent + "]"
