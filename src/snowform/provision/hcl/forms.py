"""The forms of names and of heredocs, and how errors show a piece of text."""

from __future__ import annotations

from ..patterns import regex

NAME_FORM = r"(?:[^\W\d]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*+"
HEREDOC_TEXT = regex(r"(?:[^$%\n]+|\$\$\{|%%\{|\$(?!\{)|%(?!\{))*\n?")
# In characters: what an error shows of a text.
LONGEST = 20


def wrong_character(name: str) -> int | None:
    """Where in what has the form of a name a character stands that no name has; None for a name."""
    if name.isascii() or name.replace("-", "_").isidentifier():
        return None
    return next(i for i in range(len(name)) if not name[: i + 1].replace("-", "_").isidentifier())


def shown(text: str) -> str:
    """A piece of text in an error, short."""
    return f'"{on_one_line(text if len(text) <= LONGEST else text[: LONGEST - 3] + "...")}"'


def on_one_line(text: str) -> str:
    """The text, its line breaks and other characters that cannot be seen as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
