"""The blocks and arguments of a file in HCL's native syntax, as text. Evaluates nothing.

Most of a module is of no interest to who calls it, so what lies between two brackets is passed over without
being lexed: strings, comments and heredocs are only told apart, for the brackets that they may hold.
https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"(?:[^\W\d]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*+"
_COMMENT = r"\#[^\n]*|//[^\n]*|/\*.*?\*/"
# Quantifiers with a + behind them never give back, or a text that does not match would take forever.
# A string without interpolations; what is escaped ("$${", "\"") begins none and ends nothing.
_TEXT = r"(?:[^\"\\\n$%]++|\\[^\n]|\$\$\{|%%\{|\$(?!\{)|%(?!\{))*+"
_BLANK = re.compile(rf"(?:\s++|{_COMMENT})*+", re.DOTALL)
_PIECE = re.compile(
    rf"""
    [^{{}}()\[\]"\#/<]*+
    (?: (?P<open>[{{(\[])
      | (?P<close>[}})\]])
      | (?P<string>"{_TEXT}")
      | (?P<comment>{_COMMENT})
      | (?P<heredoc><<-?(?P<marker>{_NAME})\r?\n)
      | (?P<quote>")
      | (?P<operator>[/<])
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE = re.compile(
    rf"""
    [^{{}}()\[\]"\#/<\n]*+
    (?: (?P<end>\n | \# | // | (?=[}})\]]) | \Z)
      | (?P<open>[{{(\[])
      | (?P<string>"{_TEXT}")
      | (?P<comment>/\*.*?\*/)
      | (?P<heredoc><<-?(?P<marker>{_NAME})\r?\n)
      | (?P<quote>")
      | (?P<operator>[/<])
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(rf"{_TEXT}(?:(?P<end>\")|[$%]\{{)")
_LABEL = rf'"[^"\\\n]*"|{_NAME}'
_HEADER = re.compile(rf"({_NAME})((?:[ \t]*+(?:{_LABEL}))*+)[ \t]*+\{{")
_LABELS = re.compile(_LABEL)
_ARGUMENT = re.compile(rf"({_NAME})[ \t]*+=(?![=>])")


class UnreadableSyntax(Exception):
    """A text that is no HCL; the message begins with the line."""


class Block(NamedTuple):
    """A block: its type, its labels and the span of its body, without the braces, in the text."""

    type: str
    labels: tuple[str, ...]
    start: int
    end: int


class Argument(NamedTuple):
    """An argument of a body, its expression as it is written."""

    name: str
    expression: str


def blocks_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """The blocks of a body, by default those of a whole file."""
    for item in _items(text, start, len(text) if end is None else end):
        if isinstance(item, Block):
            yield item


def arguments_in(text: str, block: Block) -> Iterator[Argument]:
    """The arguments of a block."""
    for item in _items(text, block.start, block.end):
        if isinstance(item, Argument):
            yield item


def _items(text: str, position: int, end: int) -> Iterator[Block | Argument]:
    while (position := _after_blank(text, position)) < end:
        if header := _HEADER.match(text, position):
            closed = _after_bracket(text, header.end())
            labels = tuple(label.strip('"') for label in _LABELS.findall(header[2]))
            yield Block(header[1], labels, header.end(), closed - 1)
            position = closed
        elif argument := _ARGUMENT.match(text, position):
            position = _after_expression(text, argument.end())
            yield Argument(argument[1], text[argument.end() : position].strip())
        else:
            raise _unreadable(text, position, "neither a block nor an argument")


def _after_blank(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _after_bracket(text: str, position: int) -> int:
    """Behind the bracket that closes the one before the position."""
    opened, depth = position, 1
    while depth:
        match = _PIECE.match(text, position)
        if match is None:
            raise _unreadable(text, opened - 1, "a bracket is never closed")
        position = _behind(text, match)
        depth += (match.lastgroup == "open") - (match.lastgroup == "close")
    return position


def _after_expression(text: str, position: int) -> int:
    """The end of the line that the expression ends on, or the bracket that closes the body around it."""
    while True:
        match = _LINE.match(text, position)
        if match is None:
            raise _unreadable(text, position, "an expression is never finished")
        if match.lastgroup == "end":
            return match.start("end")
        position = _behind(text, match)
        if match.lastgroup == "open":
            position = _after_bracket(text, position)


def _behind(text: str, match: re.Match[str]) -> int:
    """Behind a piece, with all that it begins but for brackets."""
    if match.lastgroup == "heredoc":
        closing = re.compile(rf"^[ \t]*{re.escape(match['marker'])}[ \t]*\r?$", re.MULTILINE)
        found = closing.search(text, match.end())
        if found is None:
            raise _unreadable(text, match.start("heredoc"), "a heredoc is never closed")
        return found.end()
    return _after_quote(text, match.end()) if match.lastgroup == "quote" else match.end()


def _after_quote(text: str, position: int) -> int:
    """Behind the quote that closes a string with interpolations."""
    opened = position
    while True:
        match = _QUOTED.match(text, position)
        if match is None:
            raise _unreadable(text, opened, "a string does not end on its line")
        if match["end"]:
            return match.end()
        position = _after_bracket(text, match.end())


def _unreadable(text: str, position: int, problem: str) -> UnreadableSyntax:
    return UnreadableSyntax(f"line {text.count(chr(10), 0, position) + 1}: {problem}")
