"""Write values as Nix, in the form that nixfmt (RFC 166) gives them. Data in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*")
# https://nix.dev/manual/nix/latest/language/identifiers#keywords; `or` is one where it may stand.
KEYWORDS = frozenset({"assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"})
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> str:
    """A string in double quotes."""
    escaped = "".join(ESCAPES.get(character, character) for character in text).replace("${", "\\${")
    return f'"{escaped}"'


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
    return f"(-{-given})" if given < 0 else str(given)


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
