"""Values of expressions that are no plain words or strings, by their tokens. Evaluates nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from . import lexer
from .bodies import Argument, HclError
from .escapes import EscapeError, unescape_backslashes
from .forms import shown
from .lexer import Token
from .literals import add, literal

_CLOSING = {
    **{"(": ")", "[": "]", "{": "}"},
    lexer.OPEN_QUOTE: lexer.CLOSE_QUOTE,
    lexer.OPEN_HEREDOC: lexer.CLOSE_HEREDOC,
    lexer.INTERPOLATION: lexer.SEQUENCE_END,
    lexer.DIRECTIVE: lexer.SEQUENCE_END,
}
# What separates the items of a list, an object or a call.
_OUTSIDE = frozenset({",", "=", "=>", "..."})
_CLOSERS = frozenset(_CLOSING.values())


def value_of_tokens(argument: Argument) -> Any:
    """The value of an argument; HclError where its expression is none, RecursionError in one too deep."""
    return ExpressionValues(argument).whole()


class ExpressionValues:
    """The expression of one argument, as tokens; a subclass may read its parts otherwise."""

    def __init__(self, argument: Argument) -> None:
        self._argument = argument
        self._text = argument.expression
        # The line break ends a heredoc.
        self._tokens: list[Token] = lexer.tokens_of_expression(argument.expression + "\n")
        # The place of what closes each bracket, quote and template, by the place of what opens it.
        self._closed: dict[int, int] = {}
        waiting: list[int] = []
        for index, token in enumerate(self._tokens):
            if token.kind == lexer.INVALID:
                self._fail(index, token.text)
            if token.kind in _CLOSING:
                waiting.append(index)
            elif token.kind in _CLOSERS:
                if not waiting or _CLOSING[self._tokens[waiting[-1]].kind] != token.kind:
                    self._fail(index, "closes nothing")
                self._closed[waiting.pop()] = index
        if waiting:
            self._fail(waiting[-1], "is never closed")

    def whole(self) -> Any:
        """The value of all of it."""
        end = len(self._tokens) - 1
        for at in self._steps(0, end):
            if self._tokens[at].kind in _OUTSIDE:
                self._fail(at, f'"{self._tokens[at].kind}" stands in no bracket')
        return self._value(0, end)

    def _value(self, start: int, end: int) -> Any:
        """What stands between two places."""
        start, end = self._trimmed(start, end)
        first = self._tokens[start]
        if self._closed.get(start) == end - 1:
            if first.kind == lexer.OPEN_QUOTE:
                return self._quoted(start, end - 1)
            if first.kind == lexer.OPEN_HEREDOC:
                return self._heredoc(start, end - 1)
            if first.kind in {"[", "{"} and not self._is_loop(start + 1):
                return self._tuple(start, end) if first.kind == "[" else self._object(start, end)
        return self._literal(self._written(start, end))

    def _literal(self, text: str) -> Any:
        """What is neither a string, a list nor an object of its parts."""
        return literal(text)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._tokens[start].kind == lexer.NEWLINE:
            start += 1
        while end > start and self._tokens[end - 1].kind == lexer.NEWLINE:
            end -= 1
        if start == end:
            self._fail(start, "a value is missing")
        return start, end

    def _is_loop(self, index: int) -> bool:
        while self._tokens[index].kind == lexer.NEWLINE:
            index += 1
        return self._tokens[index].kind == lexer.NAME and self._tokens[index].text == "for"

    def _tuple(self, start: int, end: int) -> Any:
        found = []
        for first, last in self._split(start + 1, end - 1, {","}):
            if last == end - 1 and all(token.kind == lexer.NEWLINE for token in self._tokens[first:last]):
                break
            found.append(self._value(first, last))
        return found

    def _object(self, start: int, end: int) -> Any:
        found: dict[str, Any] = {}
        for first, last in self._split(start + 1, end - 1, {",", lexer.NEWLINE}):
            if first == last:
                continue
            key_end = next((at for at in self._steps(first, last) if self._tokens[at].kind in {"=", ":"}), -1)
            if key_end < 0:
                self._fail(first, "a key has no value")
            add(found, self._key(first, key_end), self._value(key_end + 1, last))
        return found

    def _key(self, start: int, end: int) -> str:
        """A key of an object: a name, a text, or any expression, which is kept as a template."""
        if start == end:
            self._fail(start, "a key is missing")
        if end == start + 1 and self._tokens[start].kind == lexer.NAME:
            return self._tokens[start].text
        if self._closed.get(start) == end - 1 and self._tokens[start].kind == lexer.OPEN_QUOTE:
            return self._quoted(start, end - 1)
        return f"${{{self._written(start, end)}}}"

    def _split(self, start: int, end: int, separators: Collection[str]) -> Iterator[tuple[int, int]]:
        """The stretches between separators that stand in no bracket."""
        first = start
        for at in self._steps(start, end):
            if self._tokens[at].kind in separators:
                yield first, at
                first = at + 1
        yield first, end

    def _steps(self, start: int, end: int) -> Iterator[int]:
        """The places between two, what is in brackets left out."""
        at = start
        while at < end:
            yield at
            at = self._closed.get(at, at) + 1

    def _quoted(self, start: int, end: int) -> str:
        """A quoted template: escapes are resolved, `${…}`, `%{…}` and `$${` stay as they are."""
        parts = []
        at = start + 1
        while at < end:
            token = self._tokens[at]
            if token.kind == lexer.TEXT:
                try:
                    parts.append(unescape_backslashes(token.text))
                except EscapeError as error:
                    self._fail(at, f"{shown(error.escape)} is no escape")
            closed = self._closed.get(at, at)
            if token.kind != lexer.TEXT:
                parts.append(self._written(at, closed + 1))
            at = closed + 1
        return "".join(parts)

    def _heredoc(self, start: int, end: int) -> str:
        opened = self._tokens[start]
        return self._text[opened.start + len(opened.text) : self._tokens[end].start]

    def _written(self, start: int, end: int) -> str:
        last = self._tokens[end - 1]
        return self._text[self._tokens[start].start : last.start + len(last.text)]

    def _fail(self, index: int, problem: str) -> Any:
        token = self._tokens[index]
        raise HclError(problem, self._argument.text, self._argument.value_start + token.start)
