"""Resolve the escapes of template text: `$${`, `%%{` and, in quoted strings, those with a backslash."""

from __future__ import annotations

import re

from ..patterns import regex

TEMPLATE_ESCAPE = regex(r"\$\$\{|%%\{")
QUOTED_ESCAPE = regex(r"\$\$\{|%%\{|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
BACKSLASH_ESCAPE = regex(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
SELECTORS = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


class EscapeError(Exception):
    """A backslash with what cannot follow it, and where."""

    def __init__(self, escape: str, offset: int) -> None:
        self.escape = escape
        self.offset = offset
        super().__init__(escape, offset)


def unescape(text: str) -> str:
    """The text that stands in a bare template or a heredoc."""
    return TEMPLATE_ESCAPE.sub(lambda match: match[0][1:], text)


def unescape_quoted(text: str) -> str:
    """The text that stands in a quoted string; an EscapeError where an escape is none."""
    return QUOTED_ESCAPE.sub(_resolve, text)


def unescape_backslashes(text: str) -> str:
    """The same, with the escapes of templates left as they are: the template that a JSON string would be."""
    return BACKSLASH_ESCAPE.sub(_resolve, text)


def _resolve(match: re.Match[str]) -> str:
    escape = match[0]
    if escape[0] != "\\":
        return escape[1:]
    if escape[1] in SELECTORS:
        return SELECTORS[escape[1]]
    code = int(escape[2:], 16) if len(escape) > 2 else -1
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise EscapeError(escape, match.start())
    return chr(code)
