"""Tell the code of a Nix expression from its strings and comments, without reading it any further.

Strings with interpolations are taken whole, with what they interpolate.
https://nix.dev/manual/nix/latest/language/string-literals
"""

from __future__ import annotations

import re

_STRING_OR_COMMENT = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|''(?:''\$|''\\.|'''|'(?!')|[^'])*'')|\#[^\n]*|/\*.*?\*/""", re.DOTALL
)


def without_comments(text: str) -> str:
    """The text with a blank for each comment."""
    return _STRING_OR_COMMENT.sub(lambda found: found["string"] or " ", text)


def code_only(text: str) -> str:
    """The text with an empty string for each string, and a blank for each comment."""
    return _STRING_OR_COMMENT.sub(lambda found: '""' if found["string"] else " ", text)


def blanked(text: str, *, strings: bool = False) -> str:
    """The text with blanks for its comments, and with `strings` for what is in these; its lines stay."""

    def blank(found: re.Match[str]) -> str:
        string = found["string"]
        if string is None:
            return _blanks(found[0])
        if not strings:
            return string
        quote = 1 if string.startswith('"') else 2
        return string[:quote] + _blanks(string[quote:-quote]) + string[-quote:]

    return _STRING_OR_COMMENT.sub(blank, text)


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
