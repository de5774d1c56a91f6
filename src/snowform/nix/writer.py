"""Write values as Nix, in the form that nixfmt (RFC 166) gives them. Data in, text out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from snowform.errors import SnowformError

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*")
WIDTH = 100
# https://nix.dev/manual/nix/latest/language/identifiers#keywords; `or` is one where it may stand.
KEYWORDS = frozenset({"assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"})
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_JOINING = frozenset({"&&", "||"})
# What tells how a condition is built; a string is taken whole.
_SIGN = re.compile(r'"(?:\\.|[^"\\])*"|&&|\|\||[()\[\]{}]', re.DOTALL)

# A string of Nix's ends before the first, and no file in UTF-8 has the others: halves of surrogate pairs.
_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")
# What a reader of an indented string would not see, or would take for the end of a line.
_UNSEEN = re.compile("[^\\S\n](?=\n|\\Z)|[\1-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


class TextError(SnowformError):
    """Nix has no string that is this text."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A part of a text that Nix computes."""

    code: str


# A text, or the parts of one.
Prose = str | Sequence[str | Expression]


def string(given: Prose) -> str:
    """A string in double quotes. Raises TextError where Nix has none that is the text."""
    if isinstance(given, str):
        return f'"{_escaped(given)}"'
    # Before an expression a dollar would escape it.
    written = (
        _put_in(part) if isinstance(part, Expression) else re.sub(r"\$\Z", r"\\$", _escaped(part))
        for part in given
    )
    return f'"{"".join(written)}"'


def _escaped(text: str) -> str:
    if found := _IMPOSSIBLE.search(text):
        raise TextError(
            f"Nix has no string with U+{ord(found[0]):04X} in it, as {text[:40]!r} has", hint="leave it out"
        )
    return "".join(ESCAPES.get(character, character) for character in text).replace("${", "\\${")


def _put_in(part: Expression) -> str:
    return f"${{{part.code}}}"


def indented(given: str) -> str:
    """A text as it stands inside an indented string, between two pairs of single quotes."""
    # Three single quotes are two to Nix, so a lone one before what begins with two, as an escape or the end
    # does, needs an escape of its own.
    return re.sub(r"''|'(?=\$\{|\$?\Z)|\$(?=\{|\Z)", _indented_escape, given)


def _indented_escape(found: re.Match[str]) -> str:
    return {"''": "'''", "'": "''\\'", "$": "''$"}[found[0]]


def text(given: str, indent: int) -> str:
    """A text of any form as exactly itself, in a line that starts `indent` columns in.

    Several lines are an indented string, unless that would hide or change something.
    """
    quoted = string(given)
    lines = given.split("\n")
    # Nix takes away what all lines are indented by.
    flush = any(line and not line.startswith(" ") for line in lines)
    if len(lines) == 1 or not flush or _UNSEEN.search(given):
        return quoted
    pad = " " * (indent + 2)
    body = re.sub(r"(?m)^(?=.)", pad, indented(given))
    return f"''\n{body}{' ' * indent if not lines[-1] else ''}''"


def comment(given: str) -> str:
    """A text as one line of a comment: what would end the line is a blank."""
    return re.sub("[\0-\x1f\x7f\x85\u2028\u2029]+", " ", given)


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
        operator, _, inner = part.partition(" ")
        if indent + len(part) > WIDTH and operator in {"&&", "||"} and _is_enclosed(inner):
            lines += [f"{pad}{operator} (", *_chained(inner[1:-1], indent + 2), f"{pad})"]
        else:
            lines.append(f"{pad}{part}")
    return lines


def _operands(expression: str) -> list[str]:
    """The parts between operators outside of parentheses and strings, each with the operator before it."""
    starts = [0, *(place for place, sign, depth in _signs(expression) if sign in _JOINING and depth == 0)]
    return [expression[a:b].strip() for a, b in pairwise([*starts, len(expression)])]


def _is_enclosed(expression: str) -> bool:
    """Whether one pair of parentheses holds the whole of it."""
    closed = (place for place, sign, depth in _signs(expression) if sign == ")" and depth == 0)
    return expression.startswith("(") and next(closed, -1) == len(expression) - 1


def _signs(expression: str) -> Iterator[tuple[int, str, int]]:
    """Each bracket and each joining operator outside of strings: its place, itself, how deep it stands."""
    depth = 0
    for found in _SIGN.finditer(expression):
        depth -= found[0] in {")", "]", "}"}
        yield found.start(), found[0], depth
        depth += found[0] in {"(", "[", "{"}


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
