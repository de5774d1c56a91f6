"""Strings with tokens in them, taken apart and put together again.

Follows `tokens/private/encoding.ts` (TokenString) and `tokens/string-fragments.ts`. The patterns are the
real ones, so that what they match by mistake is matched here too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from snowform.engine.values.javascript import js_string
from snowform.hints import Any, Literal
from snowform.records import Record

KEY = r"([a-zA-Z0-9:._-]+)"
STRING_TOKEN = re.compile(r"\$\{TfToken\[" + KEY + r"\]\}")
ESCAPE_OPEN = re.compile(r"\$\{(?!TfToken\[)")
# As strings: few programs need them compiled.
LIST_TOKEN = r"#\{TfToken\[" + KEY + r"\]\}"
MAP_TOKEN = r"&\{TfToken\[" + KEY + r"\]\}"
NUMBER_TOKEN = r"(?a)[-|\d|.+]+(e[-|\d|.|e|E|+]+)"  # noqa: S105

Kind = Literal["literal", "token", "intrinsic", "escape"]


class Fragment(Record):
    """A part of a string: a literal, a token, a value that a token resolved to, or `${` / `}`."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: Kind, value: Any) -> None:
        self.kind = kind
        self.value = value


class Fragments(list[Fragment]):
    """The parts of a string, in order."""

    def values(self, kind: Kind) -> list[Any]:
        """What the parts of a kind hold."""
        return [fragment.value for fragment in self if fragment.kind == kind]

    def map_tokens(self, context: Any) -> Fragments:
        """Each token resolved. Inside an escape (`${…}` of the user's own) references stay without braces."""
        mapped = Fragments()
        original = context.suppress_braces
        for fragment in self:
            if fragment.kind == "token":
                value = context.resolve(fragment.value)
                kind: Kind = "token" if hasattr(value, "resolve") else "intrinsic"
                mapped.append(Fragment(kind, value))
            elif fragment.kind == "escape" and context.ignore_escapes:
                mapped.append(Fragment("literal", fragment.value))
            else:
                mapped.append(fragment)
                if fragment.kind == "escape":
                    context.suppress_braces = True if fragment.value == "${" else original
        return mapped

    def join(self, concat: Callable[[Any, Any], Any]) -> Any:
        """The parts as one value; a single part stays what it is."""
        if not self:
            return concat(None, None)
        joined = self[0].value
        for fragment in self[1:]:
            joined = concat(joined, fragment.value)
        return joined


def concatenate(left: Any, right: Any) -> Any:
    """Join two parts as text (`StringConcat`)."""
    if left is None:
        return None if right is None else js_string(right)
    return js_string(left) if right is None else js_string(left) + js_string(right)


def split(
    text: str,
    pattern: str | re.Pattern[str],
    lookup: Callable[[str], Any],
    *,
    group: int = 1,
    escapes: bool = False,
) -> Fragments:
    """Take a string apart at what the pattern matches; with `escapes`, at the user's own `${` and `}` too."""
    pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
    # A token or an enum is read as the text that it is.
    text = str.__str__(text)
    fragments = Fragments()
    index = 0
    while index < len(text):
        match = pattern.search(text, index)
        start = match.start() if match else len(text)
        if start > index:
            moved = _next_escape(text, index, start, fragments) if escapes else -1
            if moved >= 0:
                index = moved
                continue
            fragments.append(Fragment("literal", text[index:start]))
        if match is None:
            break
        index = start
        token = lookup(match[group])
        fragments.append(Fragment("literal", match[0]) if token is None else Fragment("token", token))
        index = match.end()
    return fragments


def _next_escape(text: str, start: int, end: int, fragments: Fragments) -> int:
    """Add what stands before the next `${` or `}`, and that sign; where to go on, or -1 if there is none."""
    opening = ESCAPE_OPEN.search(text, start)
    opened = opening.start() if opening and opening.start() < end else -1
    closed = text.find("}", start)
    closed = closed if closed < end else -1
    if opened < 0 and closed < 0:
        return -1
    if opened >= 0 and closed >= 0:
        # What stands before a `}` is lost if the next `${` begins right here; so it is in the real engine.
        if opened > start:
            fragments.append(Fragment("literal", text[start : min(opened, closed)]))
    elif max(opened, closed) > start:
        fragments.append(Fragment("literal", text[start : max(opened, closed)]))
    if opened >= 0 and (closed < 0 or opened < closed):
        fragments.append(Fragment("escape", "${"))
        return opened + 2
    fragments.append(Fragment("escape", "}"))
    return closed + 1
