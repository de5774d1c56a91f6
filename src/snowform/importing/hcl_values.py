"""Expressions of HCL as values of the JSON syntax, exactly: numbers, heredocs, and comments between items.

https://opentofu.org/docs/language/syntax/json/#expression-mapping
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from snowform.expressions import ExpressionError, parse_expression
from snowform.importing.expressions import on_one_line
from snowform.importing.model import Array, Entry, Heredoc, Object, Value
from snowform.importing.numbers import number
from snowform.provision.hcl import lexer
from snowform.provision.hcl.bodies import Argument, HclError
from snowform.provision.hcl.escapes import unescape
from snowform.provision.hcl.expressions import ExpressionValues

_WORDS = {"true": True, "false": False, "null": None}
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_WITHIN = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMMENT = ("#", "//")
_STRIPS_BEFORE = ("${~", "%{~")
_STRIPS_BEHIND = "~}"


def value_of(argument: Argument, *, bare: bool = False, literal: bool = False) -> Value:
    """The value of an argument. HclError where it has none.

    Of a `bare` one, references stand as they are, without `${ }`; in a `literal` one texts are no templates.
    """
    try:
        return _Values(argument, bare=bare, literal=literal).whole()
    except RecursionError:
        raise HclError("nested too deeply", argument.text, argument.start) from None


def comment_lines(text: str) -> tuple[str, ...]:
    """The lines of a comment without what marks it as one."""
    if text.startswith("/*"):
        lines = [line.strip().removeprefix("*").strip() for line in text[2:-2].strip().splitlines()]
        return tuple(line or " " for line in lines)
    return (text.strip().lstrip("#").removeprefix("//").removeprefix(" ").rstrip() or " ",)


class _Values(ExpressionValues):
    def __init__(self, argument: Argument, *, bare: bool, literal: bool) -> None:
        super().__init__(argument)
        self._bare = bare
        self._is_literal = literal

    def _literal(self, text: str) -> Value:
        if text in _WORDS and not self._bare:
            return _WORDS[text]
        if _NUMBER.fullmatch(text) and not self._bare:
            return self._number(text)
        try:
            # The line break ends a heredoc that it ends with.
            parse_expression(f"{text}\n")
        except ExpressionError as error:
            at = self._argument.value_start + self._text.find(text) + error.offset
            raise HclError(error.problem, self._argument.text, at) from error
        text = on_one_line(text)
        if self._bare:
            return text
        return f"${{{text}\n}}" if _ends_heredoc(text) else f"${{{text}}}"

    def _number(self, text: str) -> int | float:
        try:
            return number(text)
        except ValueError as error:
            at = self._argument.value_start + self._text.find(text)
            raise HclError(str(error), self._argument.text, at) from error

    def _quoted(self, start: int, end: int) -> str:
        text = super()._quoted(start, end)
        return unescape(text) if self._is_literal else text

    def _heredoc(self, start: int, end: int) -> Heredoc:
        flush = self._tokens[start].text.startswith("<<-")
        parts = [part for part, _ in self._parts(start, end, self._indent(start, end) if flush else 0)]
        text = "".join(parts)
        return Heredoc(unescape(text) if self._is_literal else text)

    def _indent(self, start: int, end: int) -> int:
        """How far all lines of a heredoc are indented, blank ones left out."""
        found = [spaces for _, spaces in self._parts(start, end, 0) if spaces is not None]
        return min(found, default=0)

    def _parts(self, start: int, end: int, indent: int) -> Iterator[tuple[str, int | None]]:
        """The texts and sequences of a heredoc, lines without their indent.

        Each with the spaces that it begins with, where it begins a line that counts. As `hclsyntax` does it,
        that is decided behind the strip markers: what they take away begins no line and ends none.
        """
        at, starts_line, strips = start + 1, True, False
        while at < end:
            token = self._tokens[at]
            closed = self._closed.get(at, at)
            if token.kind == lexer.TEXT:
                seen = token.text.lstrip() if strips else token.text
                if self._tokens[at + 1].text in _STRIPS_BEFORE:
                    seen = seen.rstrip()
                counts = starts_line and not _is_blank(seen)
                text = token.text[indent:] if counts else token.text
                yield text, len(seen) - len(seen.lstrip()) if counts else None
                starts_line, strips = seen.endswith("\n"), False
            else:
                yield self._written(at, closed + 1), 0 if starts_line else None
                starts_line, strips = False, self._tokens[closed].text == _STRIPS_BEHIND
            at = closed + 1

    def _tuple(self, start: int, end: int) -> Array:
        return Array(*self._read(start + 1, end - 1, {","}, self._item))

    def _object(self, start: int, end: int) -> Object:
        return Object(*self._read(start + 1, end - 1, {",", lexer.NEWLINE}, self._pair))

    def _item(self, first: int, last: int) -> tuple[str, Value]:
        return "", self._value(first, last)

    def _pair(self, first: int, last: int) -> tuple[str, Value]:
        key_end = next((at for at in self._steps(first, last) if self._tokens[at].kind in {"=", ":"}), -1)
        if key_end < 0:
            self._fail(first, "a key has no value")
        return self._key(first, key_end), self._value(key_end + 1, last)

    def _read(
        self, start: int, end: int, separators: set[str], read: Callable[[int, int], tuple[str, Value]]
    ) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
        """The entries between two brackets with the comments around them, and those behind the last."""
        entries: list[Entry] = []
        before: list[str] = []
        # Whether what comes next stands on the line of the last entry.
        on_line = False
        for first, last in self._split(start, end, separators):
            lead, tail = first, last
            while lead < tail and self._tokens[lead].kind == lexer.NEWLINE:
                before += self._within_lines(lead)
                on_line = self._take_comment(lead, entries, before, on_line)
                lead += 1
            before += self._within_lines(lead)
            behind: list[str] = []
            while tail > lead and self._tokens[tail - 1].kind == lexer.NEWLINE:
                tail -= 1
                behind[:0] = self._comment(tail)
            if lead < tail:
                entries.append(Entry(*read(lead, tail), tuple(before), " ".join(behind)))
                before.clear()
                on_line = True
            elif last < end and self._tokens[last].kind == ",":
                self._fail(last, "a value is missing")
            if last < end and self._tokens[last].kind == lexer.NEWLINE:
                on_line = self._take_comment(last, entries, before, on_line)
        return tuple(entries), tuple(before)

    def _take_comment(self, at: int, entries: list[Entry], before: list[str], on_line: bool) -> bool:
        """Keep the comment that a line break may end, with the entry on its line or for the next one."""
        lines = self._comment(at)
        if lines and on_line and entries and not entries[-1].behind:
            last = entries[-1]
            entries[-1] = Entry(last.name, last.value, last.before, lines[0].strip())
        else:
            before.extend(lines)
        return False

    def _within_lines(self, at: int) -> tuple[str, ...]:
        """The comments between a token and the one before it that are none of their own."""
        last = self._tokens[at - 1]
        gap = self._text[last.start + len(last.text) : self._tokens[at].start]
        return tuple(line for comment in _WITHIN.findall(gap) for line in comment_lines(comment))

    def _comment(self, at: int) -> tuple[str, ...]:
        text = self._tokens[at].text
        return comment_lines(text) if text.startswith(_COMMENT) else ()


def _ends_heredoc(text: str) -> bool:
    """Whether an expression ends with the line that ends a heredoc, which needs its line break."""
    # Behind it are the line break and the end.
    return "<<" in text and lexer.tokens_of_expression(f"{text}\n")[-3].kind == lexer.CLOSE_HEREDOC


def _is_blank(text: str) -> bool:
    return not text.strip() and text.endswith("\n")
