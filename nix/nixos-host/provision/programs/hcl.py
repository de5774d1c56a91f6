"""Skim Terraform's native syntax into the shape of its JSON syntax. Nothing is evaluated, nothing guessed.

A block becomes `{TYPE: [{LABEL: … BODY}]}`, a literal becomes itself, and any other expression the template
`"${…}"` of its text (https://opentofu.org/docs/language/syntax/json/). What does not fit is Unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_NAME = re.compile(r"[^\W\d][\w-]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_HEREDOC = re.compile(r"<<(-?)([^\W\d][\w-]*)[ \t]*\r?\n")
_FOR = re.compile(r"[\[{](?:\s|#.*|//.*)*for\b")
_WORDS = {"true": True, "false": False, "null": None}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
# Runs of signs that mean nothing by themselves, for speed.
_PLAIN_TEXT = re.compile(r'[^"\\$%\n]+')
_PLAIN = re.compile(r'[^"#/<\[\](){},:=\s]+')
_OPENING, _CLOSING = "([{", ")]}"


class Unreadable(ValueError):
    """A text that is not certain to be understood as OpenTofu understands it."""


def skim(text: str) -> dict[str, Any]:
    """The body of a whole file."""
    scanner = _Scanner(text.removeprefix("\ufeff"))
    try:
        body = scanner.body()
    except RecursionError as error:
        raise Unreadable("is nested too deeply") from error
    if not scanner.done:
        raise scanner.unreadable()
    return body


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._text)

    def unreadable(self) -> Unreadable:
        return Unreadable(f"line {self._text.count(chr(10), 0, self._at) + 1}")

    def body(self) -> dict[str, Any]:
        """Attributes and blocks up to a closing brace, or to the end."""
        found: dict[str, Any] = {}
        while True:
            self._skip(lines=True)
            if self.done or self._sees("}"):
                return found
            name = self._name()
            self._skip()
            if self._sees("=") and not self._sees("=="):
                self._at += 1
                found.setdefault(name, []).append(self._value("}", lines=False))
                self._end_of_line()
            else:
                found.setdefault(name, []).append(self._block())
        raise AssertionError

    def _block(self) -> dict[str, Any]:
        labels = []
        while not self._sees("{"):
            labels.append(self._string() if self._sees('"') else self._name())
            self._skip()
        self._at += 1
        body: dict[str, Any] = self.body()
        self._take("}")
        self._end_of_line()
        for label in reversed(labels):
            body = {label: body}
        return body

    def _end_of_line(self) -> None:
        self._skip()
        if not (self.done or self._sees("\n") or self._sees("}")):
            raise self.unreadable()

    def _value(self, closing: str, *, lines: bool) -> Any:
        """One expression; without `lines` a newline ends it, else only a comma or the closing bracket."""
        self._skip(lines=lines)
        start = self._at
        if read := self._reader():
            value = read()
            self._skip(lines=lines)
            if self._ends(closing, lines=lines):
                return value
            self._at = start
        text = self._text[start : self._pass_over(closing, lines=lines)]
        if not text:
            raise self.unreadable()
        return _literal(text)

    def _reader(self) -> Callable[[], Any] | None:
        """What reads the literal that begins here; None where an expression of another kind does."""
        if self._sees('"'):
            return self._string
        if _HEREDOC.match(self._text, self._at):
            return self._heredoc
        if _FOR.match(self._text, self._at):
            return None
        return self._tuple if self._sees("[") else self._object if self._sees("{") else None

    def _tuple(self) -> list[Any]:
        self._at += 1
        found: list[Any] = []
        while True:
            self._skip(lines=True)
            if self._sees("]"):
                self._at += 1
                return found
            found.append(self._value("]", lines=True))
            self._skip(lines=True)
            if not self._sees("]"):
                self._take(",")

    def _object(self) -> dict[str, Any]:
        self._at += 1
        found: dict[str, Any] = {}
        while True:
            self._skip(lines=True)
            if self._sees("}"):
                self._at += 1
                return found
            name = self._key()
            self._skip(lines=True)
            if not (self._sees("=") or self._sees(":")):
                raise self.unreadable()
            self._at += 1
            self._skip(lines=True)
            found.setdefault(name, []).append(self._value("}", lines=False))
            self._skip(lines=True)
            if self._sees(","):
                self._at += 1

    def _key(self) -> str:
        """A key of an object: a name, a text, or any expression, which is kept as a template."""
        if self._sees('"'):
            return self._string()
        start = self._at
        if found := _NAME.match(self._text, self._at):
            self._at = found.end()
            self._skip()
            if self._sees("=") or self._sees(":"):
                return found[0]
        self._at = start
        return f"${{{self._text[start : self._pass_over('=:', lines=True)]}}}"

    def _pass_over(self, closing: str, *, lines: bool) -> int:
        """Step over an expression; where it ends, without the blanks and comments after it."""
        depth, end = 0, self._at
        while not self.done and not (depth == 0 and self._ends(closing, lines=lines)):
            sign = self._text[self._at]
            if sign.isspace():
                self._at += 1
                continue
            if self._comment():
                continue
            if sign == '"':
                self._string()
            elif _HEREDOC.match(self._text, self._at):
                self._heredoc()
            elif plain := _PLAIN.match(self._text, self._at):
                self._at = plain.end()
            else:
                depth += (sign in _OPENING) - (sign in _CLOSING)
                if depth < 0:
                    raise self.unreadable()
                self._at += 1
            end = self._at
        if depth:
            raise self.unreadable()
        return end

    def _ends(self, closing: str, *, lines: bool) -> bool:
        if self.done:
            return True
        sign = self._text[self._at]
        if sign in "=:" and sign in closing:
            return not any(self._sees(operator) for operator in ("==", "=>", "::"))
        return sign in closing or sign == "," or (sign == "\n" and not lines)

    def _string(self) -> str:
        """A quoted template: escapes are resolved, `${…}` and `%{…}` stay as they are."""
        self._take('"')
        parts: list[str] = []
        while not self._sees('"'):
            parts.append(self._template_part())
        self._at += 1
        return "".join(parts)

    def _template_part(self) -> str:
        if self.done or self._sees("\n"):
            raise self.unreadable()
        if self._sees("\\"):
            return self._escape()
        return self._inner()

    def _inner(self) -> str:
        """One sign of a template, or one whole `${…}` in it."""
        start = self._at
        if self._sees("$${") or self._sees("%%{"):
            self._at += 3
        elif self._sees("${") or self._sees("%{"):
            self._at += 2
            self._pass_over("}", lines=True)
            self._take("}")
        elif plain := _PLAIN_TEXT.match(self._text, self._at):
            self._at = plain.end()
        else:
            self._at += 1
        return self._text[start : self._at]

    def _escape(self) -> str:
        sign = self._text[self._at + 1 : self._at + 2]
        if sign in _ESCAPES and sign:
            self._at += 2
            return _ESCAPES[sign]
        found = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))").match(self._text, self._at)
        if not found or int(found[1] or found[2], 16) > 0x10FFFF:
            raise self.unreadable()
        self._at = found.end()
        return chr(int(found[1] or found[2], 16))

    def _heredoc(self) -> str:
        begins = _HEREDOC.match(self._text, self._at)
        if begins is None:
            raise self.unreadable()
        self._at = begins.end()
        ends = re.compile(rf"[ \t]*{re.escape(begins[2])}[ \t]*(?=\r?\n|\Z)")
        parts: list[str] = []
        while True:
            if found := ends.match(self._text, self._at):
                self._at = found.end()
                return "".join(parts)
            while not self._sees("\n"):
                if self.done:
                    raise self.unreadable()
                parts.append(self._inner())
            self._at += 1
            parts.append("\n")

    def _name(self) -> str:
        found = _NAME.match(self._text, self._at)
        if not found:
            raise self.unreadable()
        self._at = found.end()
        return found[0]

    def _sees(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _take(self, sign: str) -> None:
        if not self._sees(sign):
            raise self.unreadable()
        self._at += len(sign)

    def _skip(self, *, lines: bool = False) -> None:
        while not self.done:
            if self._text[self._at] in (" \t\r\n" if lines else " \t\r"):
                self._at += 1
            elif not self._comment():
                return

    def _comment(self) -> bool:
        """Step over a comment; the newline after one stays."""
        if self._sees("#") or self._sees("//"):
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
            return True
        if self._sees("/*"):
            end = self._text.find("*/", self._at)
            if end < 0:
                raise self.unreadable()
            self._at = end + 2
            return True
        return False


def _literal(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return float(text)
    return f"${{{text}}}"
