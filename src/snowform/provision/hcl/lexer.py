"""Cut an expression or a template into tokens. Knows no grammar beyond what ends a template inside it.

Token rules: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md and its scanner, `scan_tokens.rl`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..patterns import regex
from .forms import HEREDOC_TEXT, NAME_FORM, shown, wrong_character

NAME = "name"
NUMBER = "number"
TEXT = "text"
NEWLINE = "newline"
INTERPOLATION = "${"
DIRECTIVE = "%{"
SEQUENCE_END = "end of ${ or %{"
OPEN_QUOTE = "opening quote"
CLOSE_QUOTE = "closing quote"
OPEN_HEREDOC = "start of heredoc"
CLOSE_HEREDOC = "end of heredoc"
INVALID = "invalid"
END = "end"


class Token(NamedTuple):
    """A piece of the text. Operators are their own kind; the `text` of INVALID says what is wrong."""

    kind: str
    text: str
    start: int


BARE_TEXT = regex(r"(?:[^$%]+|\$\$\{|%%\{|\$(?!\{)|%(?!\{))+")
QUOTED_TEXT = regex(r'(?:[^$%"\\\r\n]+|\\[^\r\n]|\$\$\{|%%\{|\$(?!\{)|%(?!\{))+')
TOKEN = regex(
    rf"""
      (?P<space>[ \t]+ | /\*.*?\*/)
    | (?P<newline>\r?\n | (?:\#|//)[^\n]*\n?)
    | (?P<name>{NAME_FORM})
    | (?P<number>[0-9](?:\.*(?:[0-9]|[eE][+-]?[0-9]))*)
    | (?P<heredoc><<-?(?P<marker>{NAME_FORM})\r?\n)
    | (?P<operator>==|!=|>=|<=|&&|\|\||=>|\.\.\.|::|~\}}|[-\[\]().,*/%+=<>!?:{{}}"])
    """,
    re.VERBOSE | re.DOTALL,
)

ADVICE = {
    "&": '"and" is written "&&"',
    "|": '"or" is written "||"',
    "~": '"~" may only stand next to the braces of "${" or "%{"',
    "'": 'strings stand in double quotes, not in "\'"',
    "`": 'strings stand in double quotes, not in "`"',
    ";": '";" has no place here: items are separated by commas',
    "/": 'the comment that "/*" begins has no "*/"',
}


class _Mode:
    """What the characters mean at a place: a template of some kind, or an expression."""

    __slots__ = ("braces", "kind", "line_start", "marker")

    def __init__(self, kind: str, marker: str = "") -> None:
        self.kind = kind
        self.marker = marker
        self.line_start = True
        self.braces = 0


def tokens_of_template(text: str) -> list[Token]:
    """The tokens of a string template; the last is END."""
    return _Lexer(text, "bare").run()


def tokens_of_expression(text: str) -> list[Token]:
    """The tokens of an expression; the last is END."""
    return _Lexer(text, "expression").run()


class _Lexer:
    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.position = 0
        self.tokens: list[Token] = []
        self.modes = [_Mode(kind)]

    def run(self) -> list[Token]:
        read = {
            "bare": self._bare,
            "quoted": self._quoted,
            "heredoc": self._heredoc,
            "expression": self._expression,
            "sequence": self._expression,
        }
        # The parser stops at a piece that is no token at the latest, so the rest is not read.
        while self.position < len(self.text) and not (self.tokens and self.tokens[-1].kind == INVALID):
            mode = self.modes[-1]
            read[mode.kind](mode)
        self.tokens.append(Token(END, "", len(self.text)))
        return self.tokens

    def _emit(self, kind: str, end: int) -> None:
        self.tokens.append(Token(kind, self.text[self.position : end], self.position))
        self.position = end

    def _invalid(self, problem: str) -> None:
        self.tokens.append(Token(INVALID, problem, self.position))

    def _sequence(self) -> bool:
        """Begin the `${` or `%{` that stands here, if one does."""
        kind = self.text[self.position : self.position + 2]
        if kind not in {INTERPOLATION, DIRECTIVE}:
            return False
        end = self.position + 2
        self._emit(kind, end + 1 if self.text.startswith("~", end) else end)
        self.modes[-1].line_start = False
        self.modes.append(_Mode("sequence"))
        return True

    def _bare(self, _mode: _Mode) -> None:
        if match := BARE_TEXT.match(self.text, self.position):
            self._emit(TEXT, match.end())
        else:
            self._sequence()

    def _quoted(self, _mode: _Mode) -> None:
        if match := QUOTED_TEXT.match(self.text, self.position):
            self._emit(TEXT, match.end())
        elif self.text[self.position] == '"':
            self._emit(CLOSE_QUOTE, self.position + 1)
            self.modes.pop()
        elif not self._sequence():
            if self.text[self.position] == "\\":
                self._invalid('"\\" must be followed by one of n, r, t, ", \\, u, U')
            else:
                self._invalid('a quoted string must end on its line: a line break is written "\\n"')

    def _heredoc(self, mode: _Mode) -> None:
        end_of_line = self.text.find("\n", self.position)
        if mode.line_start and self.text[self.position : max(end_of_line, 0)].strip() == mode.marker:
            end = end_of_line - 1 if self.text[end_of_line - 1] == "\r" else end_of_line
            self._emit(CLOSE_HEREDOC, end)
            self.modes.pop()
            return
        match = HEREDOC_TEXT.match(self.text, self.position)
        if match and match.end() > self.position:
            mode.line_start = match[0].endswith("\n")
            self._emit(TEXT, match.end())
        else:
            self._sequence()

    def _expression(self, mode: _Mode) -> None:
        match = TOKEN.match(self.text, self.position)
        if match is None or (match["operator"] == "/" and self.text.startswith("/*", self.position)):
            character = self.text[self.position]
            self._invalid(
                ADVICE.get(character) or f"the character {shown(character)} has no place in an expression"
            )
            return
        kind, end = str(match.lastgroup), match.end()
        if kind == "space":
            self.position = end
        elif kind == "name":
            self._name(match[0], end)
        elif kind == "operator":
            self._operator(match[0], mode)
        elif kind == "heredoc":
            self._emit(OPEN_HEREDOC, end)
            self.modes.append(_Mode("heredoc", match["marker"]))
        else:
            self._emit(kind, end)

    def _name(self, name: str, end: int) -> None:
        if (wrong := wrong_character(name)) is not None:
            self.position += wrong
            self._invalid(f"the character {shown(name[wrong])} has no place in an expression")
        else:
            self._emit(NAME, end)

    def _operator(self, operator: str, mode: _Mode) -> None:
        end = self.position + len(operator)
        if operator == '"':
            self._emit(OPEN_QUOTE, end)
            self.modes.append(_Mode("quoted"))
        elif operator == "~}" or (operator == "}" and mode.kind == "sequence" and not mode.braces):
            self._emit(SEQUENCE_END, end)
            if mode.kind == "sequence" and not mode.braces:
                self.modes.pop()
            else:
                mode.braces -= 1
        else:
            mode.braces += {"{": 1, "}": -1}.get(operator, 0)
            self._emit(operator, end)
