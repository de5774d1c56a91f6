"""Read a variable's type constraint: `map(object({ size = optional(number, 8) }))`. Evaluates nothing.

https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from snowform.provision.hcl import lexer
from snowform.provision.hcl.lexer import Token
from snowform.schema import CtyType

_PRIMITIVE = {"string": "string", "number": "number", "bool": "bool", "any": "dynamic"}
# Without an element type, as before Terraform 0.12.
_OLD = {"list": ("list", "dynamic"), "map": ("map", "dynamic")}
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class _NotUnderstood(Exception):
    pass


def parse_type(text: str) -> CtyType:
    """The type that a constraint stands for, in the form of provider schemas.

    A constraint that is not understood is "dynamic": any value is right then, OpenTofu will tell.
    """
    if text in _PRIMITIVE:
        return _PRIMITIVE[text]
    tokens = [t for t in lexer.tokens_of_expression(text) if t.kind != lexer.NEWLINE]
    try:
        reader = _Reader(tokens)
        found = reader.type()
        reader.take(lexer.END)
    except (_NotUnderstood, RecursionError):
        return "dynamic"
    return found


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.position]

    def take(self, *kinds: str) -> Token:
        """The next token, which must be of one of the kinds."""
        token = self.next
        if token.kind not in kinds:
            raise _NotUnderstood
        self.position += 1
        return token

    def type(self) -> CtyType:
        name = self.take(lexer.NAME).text
        if self.next.kind != "(":
            if name in _PRIMITIVE:
                return _PRIMITIVE[name]
            if name in _OLD:
                return _OLD[name]
            raise _NotUnderstood
        self.take("(")
        found: CtyType
        if name in {"list", "set", "map"}:
            found = (name, self.type())
        elif name == "tuple":
            found = ("tuple", self.types())
        elif name == "object":
            found = self.object()
        else:
            raise _NotUnderstood
        if self.next.kind == ",":
            self.take(",")
        self.take(")")
        return found

    def types(self) -> list[CtyType]:
        found = []
        self.take("[")
        while self.next.kind != "]":
            found.append(self.type())
            if self.next.kind == ",":
                self.take(",")
        self.take("]")
        return found

    def object(self) -> CtyType:
        types: dict[str, CtyType] = {}
        optional = []
        self.take("{")
        while self.next.kind != "}":
            name = self.name()
            self.take("=", ":")
            if self.next.text == "optional":
                optional.append(name)
                types[name] = self.optional()
            else:
                types[name] = self.type()
            if self.next.kind == ",":
                self.take(",")
        self.take("}")
        return ("object", types, optional)

    def name(self) -> str:
        if self.next.kind != lexer.OPEN_QUOTE:
            return self.take(lexer.NAME).text
        self.take(lexer.OPEN_QUOTE)
        text = self.take(lexer.TEXT).text
        self.take(lexer.CLOSE_QUOTE)
        return text

    def optional(self) -> CtyType:
        self.take(lexer.NAME)
        self.take("(")
        found = self.type()
        depth = 1
        # What follows is the default, any expression.
        while depth:
            token = self.next
            if token.kind == lexer.END:
                raise _NotUnderstood
            depth += (token.kind in _CLOSING) - (token.kind in _CLOSING.values())
            self.position += 1
        return found
