"""How values of a plan look in one line: cut where they are long, and harmless to a terminal."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from ..patterns import regex
from ..plan.details import SENSITIVE, UNKNOWN, document_of

VALUE_LIMIT = 72
OBJECT_LIMIT = 160

_SHA1 = regex(r'"[0-9a-f]{40}"')


def printable(text: str) -> str:
    """`text` without what would move a terminal's cursor, end the line or turn its direction."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def cut(text: str, limit: int) -> str:
    """At most `limit` characters of it; 0 for all."""
    return text if not limit or len(text) <= limit else text[: limit - 1] + "…"


def opened(name: str, text: str) -> str:
    """User data in base64 as the text that it holds; anything else as it is."""
    if "user_data" not in name or not text.startswith('"') or _SHA1.fullmatch(text):
        return text
    try:
        decoded = base64.b64decode(json.loads(text), validate=True).decode()
    except ValueError:
        return text
    # A word may by chance be base64 too; what it holds then is no text of several lines.
    plain = all(char.isprintable() or char in "\n\r\t" for char in decoded)
    return decoded if plain and "\n" in decoded else text


def shown(name: str, text: str) -> str:
    """One side of a `Detail` in one line; `name` is its attribute's."""
    if "\n" in text:
        lines = text.splitlines()
        first = next((line.strip() for line in lines if line.strip()), "")
        return f"({count(lines)}, {len(text.encode())} bytes) {cut(printable(first), VALUE_LIMIT)}"
    if text[:1] in {"{", "["} or text[:2] in {'"{', '"['}:
        return cut(_of_json(text), OBJECT_LIMIT)
    # AWS's provider (before version 6) keeps no more of an instance's user data.
    if "user_data" in name and _SHA1.fullmatch(text):
        return f"(text with SHA-1 {text[1:9]}…)"
    if text.startswith('"') and len(text) - 2 > VALUE_LIMIT:
        return f'{printable(text[: VALUE_LIMIT + 1])}…" ({len(text) - 2} characters)'
    return printable(text)


def both(name: str, old: str, new: str) -> tuple[str, str]:
    """The two sides of a `Detail`; where they would be cut to the same text, around what differs."""
    before, after = shown(name, old), shown(name, new)
    if "…" not in before or before.partition("…")[0] != after.partition("…")[0]:
        return before, after
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(at - VALUE_LIMIT // 3, 1)
    return _around(old, start), _around(new, start)


def compact(value: Any) -> str:
    """A value from JSON in one line; of objects, what says nothing (null, "", false, []) is left out."""
    if isinstance(value, Mapping):
        return ", ".join(
            f"{printable(key)} = {_enclosed(inner)}"
            for key, inner in sorted(value.items())
            if inner is not None and inner is not False and inner not in ("", [], {})
        )
    return _enclosed(value)


def count(lines: list[str]) -> str:
    """`1 line`, `24 lines`."""
    return "1 line" if len(lines) == 1 else f"{len(lines)} lines"


def _around(text: str, start: int) -> str:
    return f'"…{printable(cut(text[start:], VALUE_LIMIT))}'


def _of_json(text: str) -> str:
    """Objects and lists, those that a text holds (a policy) too."""
    value = document_of(_unquoted(text))
    return printable(text) if value is None else _enclosed(value)


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return text


def _enclosed(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{compact(value)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_enclosed, value))}]"
    if value in (SENSITIVE, UNKNOWN):
        return str(value)
    return shown("", json.dumps(value, ensure_ascii=False))


def _escaped(char: str) -> str:
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char, f"\\u{ord(char):04x}")
