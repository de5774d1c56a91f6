"""The arguments and blocks of a file in HCL's native syntax, with their positions. Evaluates nothing.

Most of a module is of no interest to who reads it, so what lies between two brackets is passed over without
being lexed: strings, comments and heredocs are only told apart, for the brackets that they may hold. A body
is read when it is asked for. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from ..patterns import regex
from .escapes import EscapeError, unescape_quoted
from .forms import HEREDOC_TEXT, NAME_FORM, wrong_character

_COMMENT = r"\#[^\n]*|//[^\n]*|/\*.*?\*/"
_BYTE_ORDER_MARK = "\ufeff"
# Quantifiers with a + behind them never give back, or a text that does not match would take forever.
# A string without interpolations; what is escaped ("$${", "\"") begins none and ends nothing.
_TEXT = r"(?:[^\"\\\n$%]++|\\[^\n]|\$\$\{|%%\{|\$(?!\{)|%(?!\{))*+"
_NAME = regex(NAME_FORM)
_LABEL = regex(rf"\"({_TEXT})\"")
# Within a line, and over lines.
_SPACE = regex(r"(?:[ \t]++|/\*.*?\*/)*+", re.DOTALL)
_BLANK = regex(rf"(?:[ \t\n]++|\r\n|{_COMMENT})*+", re.DOTALL)
_END_OF_LINE = regex(r"(?:[ \t]++|/\*.*?\*/)*+(?:\r?\n|\#|//|\Z)", re.DOTALL)
# How nearly all arguments and blocks begin.
_PLAIN = regex(
    r"([A-Za-z_][\w-]*+)[ \t]*+(?:(=)(?![=>])[ \t]*+(?!/)|((?:\"[\w.-]+\"[ \t]*+)*+)(?=\{))", re.ASCII
)
_HEREDOC = rf"(?P<heredoc><<-?(?P<marker>{NAME_FORM})\r?\n)"
_PIECE = regex(
    rf"""
    [^{{}}()\[\]"\#/<]*+
    (?: (?P<open>[{{(\[])
      | (?P<close>[}})\]])
      | (?P<string>"{_TEXT}")
      | (?P<comment>{_COMMENT})
      | {_HEREDOC}
      | (?P<quote>")
      | (?P<operator>/(?!\*)|<)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE = regex(
    rf"""
    [^{{}}()\[\]"\#/<\n]*+
    (?: (?P<end>\n | \# | // | (?=[}})\]]) | \Z)
      | (?P<open>[{{(\[])
      | (?P<string>"{_TEXT}")
      | (?P<comment>/\*.*?\*/)
      | {_HEREDOC}
      | (?P<quote>")
      | (?P<operator>/(?!\*)|<)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = regex(rf"{_TEXT}(?:(?P<end>\")|[$%]\{{)")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class HclError(ValueError):
    """A text that OpenTofu does not read either, or not for certain; the message begins with the line."""

    def __init__(self, problem: str, text: str, offset: int) -> None:
        self.problem = problem
        self.offset = offset
        self.line = position(text, offset)[0]
        super().__init__(f"line {self.line}: {problem}")


class Argument(NamedTuple):
    """An argument of a body: the offsets of its name and of both ends of its expression in the text."""

    text: str
    name: str
    start: int
    value_start: int
    value_end: int

    @property
    def expression(self) -> str:
        """The expression as it is written, perhaps with a comment behind it."""
        return self.text[self.value_start : self.value_end]


class Body(NamedTuple):
    """What stands in a file, or between the braces of a block: from `start` to `end` of the text."""

    text: str
    start: int
    end: int

    def items(self) -> Iterator[Argument | Block]:
        """Arguments and blocks in the order of the text; HclError for what is neither."""
        return _items(self)

    def arguments(self) -> Iterator[Argument]:
        """The arguments alone."""
        return (item for item in _items(self) if isinstance(item, Argument))

    def blocks(self) -> Iterator[Block]:
        """The blocks alone."""
        return (item for item in _items(self) if isinstance(item, Block))


class Block(NamedTuple):
    """A block: from the offset of its type to that behind its brace."""

    type: str
    labels: tuple[str, ...]
    start: int
    end: int
    body: Body


def parse_body(text: str) -> Body:
    """The body of a whole file. Nothing is read yet, so nothing is wrong yet."""
    return Body(text, len(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else 0, len(text))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from one."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def after_line(text: str, offset: int) -> int:
    """Where the next line begins, behind an item that ends at the offset."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _items(body: Body) -> Iterator[Argument | Block]:
    text, end = body.text, body.end
    try:
        # Between two braces on one line stands one argument, or nothing.
        first = _end_of(_SPACE, text, body.start)
        if end < len(text) and first < end and not _END_OF_LINE.match(text, first):
            yield _only_argument(text, first, end)
            return
        names: set[str] = set()
        at = body.start
        while (at := _end_of(_BLANK, text, at)) < end:
            item = _item(text, at)
            at = item.end if isinstance(item, Block) else item.value_end
            if not _END_OF_LINE.match(text, at):
                raise HclError("a line break is missing", text, _end_of(_SPACE, text, at))
            if isinstance(item, Argument):
                if item.name in names:
                    raise HclError(f'"{item.name}" is set twice', text, item.start)
                names.add(item.name)
            yield item
    except RecursionError:
        raise HclError("nested too deeply", text, body.start) from None


def _only_argument(text: str, start: int, end: int) -> Argument:
    item = _item(text, start)
    if isinstance(item, Block) or _end_of(_SPACE, text, item.value_end) != end:
        raise HclError("braces on one line hold one argument", text, start)
    return item


def _item(text: str, start: int) -> Argument | Block:
    if plain := _PLAIN.match(text, start):
        if plain[2]:
            return _argument(text, plain[1], start, plain.end())
        return _block(text, plain[1], tuple(plain[3].replace('"', " ").split()), start, plain.end())
    name, at = _name(text, start)
    at = _end_of(_SPACE, text, at)
    if text.startswith("=", at) and text[at + 1 : at + 2] not in {"=", ">"}:
        return _argument(text, name, start, _end_of(_SPACE, text, at + 1))
    labels: list[str] = []
    while not text.startswith("{", at):
        label, at = _label(text, at)
        labels.append(label)
        at = _end_of(_SPACE, text, at)
    return _block(text, name, tuple(labels), start, at)


def _block(text: str, name: str, labels: tuple[str, ...], start: int, brace: int) -> Block:
    closed = after_bracket(text, brace)
    return Block(name, labels, start, closed, Body(text, brace + 1, closed - 1))


def _argument(text: str, name: str, start: int, value_start: int) -> Argument:
    value_end = _after_expression(text, value_start)
    written = text[value_start:value_end].rstrip(" \t\r")
    if not written:
        raise HclError(f'"{name}" has no value', text, start)
    return Argument(text, name, start, value_start, value_start + len(written))


def _name(text: str, at: int) -> tuple[str, int]:
    found = _NAME.match(text, at)
    if found is None or wrong_character(found[0]) is not None:
        raise HclError("neither a block nor an argument", text, at)
    return found[0], found.end()


def _label(text: str, at: int) -> tuple[str, int]:
    if not text.startswith('"', at):
        return _name(text, at)
    found = _LABEL.match(text, at)
    if found is None:
        raise HclError("a label is no plain string", text, at)
    try:
        return unescape_quoted(found[1]), found.end()
    except EscapeError as error:
        raise HclError("an escape is none", text, at + 1 + error.offset) from error


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Behind what a pattern matches that matches nothing, too."""
    found = pattern.match(text, at)
    return found.end() if found else at


def after_bracket(text: str, opened: int) -> int:
    """Behind the bracket that closes the one at the offset. HclError where none does."""
    at, expected = opened + 1, [_CLOSING[text[opened]]]
    while expected:
        found = _PIECE.match(text, at)
        if found is None:
            raise HclError("a bracket is never closed", text, opened)
        if found.lastgroup == "open":
            expected.append(_CLOSING[found["open"]])
        elif found.lastgroup == "close" and found["close"] != expected.pop():
            raise HclError(f'"{found["close"]}" closes no bracket', text, found.start("close"))
        at = _behind(text, found)
    return at


def _after_expression(text: str, at: int) -> int:
    """The end of the line that the expression ends on, or the bracket that closes the body around it."""
    while True:
        found = _LINE.match(text, at)
        if found is None:
            _fail_unfinished(text, at)
        if found.lastgroup == "end":
            return found.start("end")
        at = after_bracket(text, found.start("open")) if found.lastgroup == "open" else _behind(text, found)


def _fail_unfinished(text: str, at: int) -> NoReturn:
    raise HclError("an expression is never finished", text, at)


def _behind(text: str, found: re.Match[str]) -> int:
    """Behind a piece, with all that it begins but for brackets."""
    if found.lastgroup == "heredoc":
        return _after_heredoc(text, found.start("heredoc"), found.end(), found["marker"])
    return _after_quote(text, found.end()) if found.lastgroup == "quote" else found.end()


def _after_heredoc(text: str, opened: int, at: int, marker: str) -> int:
    """Before the line break behind the marker that ends a heredoc, which stands alone on its line."""
    starts_line = True
    while (end := text.find("\n", at)) >= 0:
        if starts_line and text[at:end].strip() == marker:
            return end - 1 if text[end - 1] == "\r" else end
        if (behind := _end_of(HEREDOC_TEXT, text, at)) > at:
            at, starts_line = behind, text[behind - 1] == "\n"
        else:
            at, starts_line = after_bracket(text, at + 1), False
    raise HclError("a heredoc is never closed", text, opened)


def _after_quote(text: str, at: int) -> int:
    """Behind the quote that closes a string with interpolations, which begins before the offset."""
    opened = at
    while True:
        found = _QUOTED.match(text, at)
        if found is None:
            raise HclError("a string does not end on its line", text, opened)
        if found["end"]:
            return found.end()
        at = after_bracket(text, found.end() - 1)
