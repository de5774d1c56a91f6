"""Read tokens one after another and say what was expected where another was found."""

from __future__ import annotations

from typing import NoReturn

from snowform.expressions.errors import ExpressionError
from snowform.provision.hcl import lexer
from snowform.provision.hcl.forms import shown
from snowform.provision.hcl.lexer import Token

MAX_DEPTH = 120
SHOWN = {
    lexer.END: "the end",
    lexer.NEWLINE: "a line break",
    lexer.OPEN_HEREDOC: "a heredoc",
    lexer.OPEN_QUOTE: "a string",
}


class Cursor:
    """A place in the tokens of a text. Line breaks are passed over unless `line_breaks` says they count."""

    def __init__(self, text: str, tokens: list[Token], hint: str) -> None:
        self.text = text
        self.tokens = tokens
        self.index = 0
        self.line_breaks = False
        self.depth = 0
        self.hint = hint

    def peek(self) -> Token:
        """The token that comes next."""
        token = self.tokens[self.index]
        while token.kind == lexer.NEWLINE and not self.line_breaks:
            self.index += 1
            token = self.tokens[self.index]
        if token.kind == lexer.INVALID:
            self.fail_at(token.start, token.text, self.hint)
        return token

    def next(self) -> Token:
        """The token that comes next, which is then passed. The last, END, is never passed."""
        token = self.peek()
        if token.kind != lexer.END:
            self.index += 1
        return token

    def take(self, kind: str) -> bool:
        """Pass the next token if it is of the kind."""
        if self.peek().kind != kind:
            return False
        self.index += 1
        return True

    def take_word(self, word: str) -> bool:
        """Pass the next token if it is the name."""
        token = self.peek()
        if token.kind != lexer.NAME or token.text != word:
            return False
        self.index += 1
        return True

    def expect(self, kind: str, expected: str, hint: str = "") -> Token:
        """The next token, which must be of the kind; `expected` names it in the error."""
        token = self.peek()
        if token.kind != kind:
            self.fail(expected, hint)
        return self.next()

    def descend(self) -> None:
        """Go one level deeper into brackets; an error where no program can have meant it."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail_at(self.peek().start, f"nested more than {MAX_DEPTH} levels deep")

    def passed(self, start: int) -> str:
        """The text from `start` to the end of the token that was passed last."""
        index = self.index - 1
        while self.tokens[index].kind == lexer.NEWLINE:
            index -= 1
        return self.text[start : self.tokens[index].start + len(self.tokens[index].text)]

    def fail(self, expected: str, hint: str = "") -> NoReturn:
        """Raise an ExpressionError: something else was expected than the next token."""
        token = self.peek()
        found = SHOWN.get(token.kind) or shown(token.text)
        self.fail_at(token.start, f"expected {expected}, found {found}", hint)

    def fail_at(self, offset: int, problem: str, hint: str = "") -> NoReturn:
        """Raise ExpressionError at a place of the text."""
        raise ExpressionError(problem, self.text, offset, hint=hint)
