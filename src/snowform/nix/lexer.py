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
