"""A file of environment variables, read by the rules of systemd's EnvironmentFile= (systemd.exec(5)).

systemd itself does not read it: a line that it does not take, such as `export NAME=…`, it writes into the
journal as it stands. Here such a line is an error that has its number and nothing of it, or is understood.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import UsageError
from ..patterns import regex
from ..records import dataclass, field

# The name of a variable, with the shell's word before it (which systemd does not know).
_NAME = regex(r"(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)")
_BLANK = " \t\r"
# What a backslash keeps from its meaning between double quotes.
_SPECIAL = '"\\`$'


def read_variables(file: Path) -> dict[str, str]:
    """The variables of a file; of several with one name the last. UsageError names the file and the line."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(file)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        # Not the cause: it holds the whole file.
        raise UsageError("is not UTF-8", where=f"{file}:{line}") from None
    reader = _Reader(text, str(file))
    found: dict[str, str] = {}
    while (assignment := reader.assignment()) is not None:
        found[assignment[0]] = assignment[1]
    return found


@dataclass(slots=True)
class _Reader:
    """The text, and how far it is read."""

    text: str
    file: str
    at: int = field(default=0, init=False)

    def assignment(self) -> tuple[str, str] | None:
        """The next variable and its value; None at the end."""
        while self.at < len(self.text):
            if self.text[self.at] in f"{_BLANK}\n":
                self.at += 1
            elif self.text[self.at] in "#;":
                self._comment()
            else:
                return self._name(), self._value()
        return None

    def _comment(self) -> None:
        """A comment goes on in the next line where a backslash ends this one."""
        while (character := self._next()) not in {"", "\n"}:
            if character == "\\":
                self._next()

    def _name(self) -> str:
        start = self.at
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else len(self.text)]
        name, separator, _ = line.partition("=")
        if not separator:
            raise self._error("is not NAME=VALUE", start)
        known = _NAME.fullmatch(name.rstrip(_BLANK))
        if known is None:
            raise self._error("what stands before the = cannot be a variable's name", start)
        self.at = start + len(name) + 1
        return known[1]

    def _value(self) -> str:
        """Up to the end of the line, or further where quotes or a backslash join lines."""
        start, value = self.at, ""
        # Blanks are dropped before the value and after it, and next to quotes.
        while (character := self._next()) not in {"", "\n"}:
            if character in "'\"":
                value += self._quoted(character)
            elif character not in _BLANK:
                self.at -= 1
                value += self._plain()
                break
        if "\0" in value:
            raise self._error("holds a zero byte, which no variable can", start)
        return value

    def _plain(self) -> str:
        value, length = "", 0
        while (character := self._next()) not in {"", "\n"}:
            if character == "\\":
                character = self._next()
                value += "" if character == "\n" else character
                length = len(value)
            else:
                value += character
                length = length if character in _BLANK else len(value)
        return value[:length]

    def _quoted(self, quote: str) -> str:
        start, value = self.at, ""
        while (character := self._next()) != quote:
            if not character:
                raise self._error("a quote is not closed", start)
            if character == "\\" and quote == '"':
                character = self._next()
                if character == "\n":
                    continue
                value += character if character in _SPECIAL else f"\\{character}"
            else:
                value += character
        return value

    def _next(self) -> str:
        character = self.text[self.at : self.at + 1]
        self.at += 1
        return character

    def _error(self, message: str, position: int) -> UsageError:
        line = self.text.count("\n", 0, position) + 1
        hint = "write one NAME=VALUE a line; nothing of the line is shown, for it may be a secret"
        return UsageError(message, where=f"{self.file}:{line}", hint=hint)
