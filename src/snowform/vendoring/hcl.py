"""Find the module blocks of a file in HCL's native syntax, and point them elsewhere. Text in, text out.

Only `source` and `version` are looked at; all else, comments and layout too, stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from snowform.expressions import lexer
from snowform.expressions.lexer import Token

Span = tuple[int, int]
_OPENING, _CLOSING = frozenset("{[("), frozenset("}])")


class UnreadableSyntax(Exception):
    """A text that is no HCL."""


@dataclass(frozen=True, slots=True)
class ModuleBlock:
    """A block `module "label" { … }`. Spans are those of the source's literal and of the version's line.

    `source` is None where the block (of an override file) has none, or one that is no plain string.
    """

    label: str
    source: str | None
    source_span: Span | None
    version_line: Span | None


def module_blocks(text: str) -> Iterator[ModuleBlock]:
    """Every module block of a file."""
    tokens = lexer.tokens_of_expression(text)
    if tokens[-2:-1] and tokens[-2].kind == lexer.INVALID:
        raise UnreadableSyntax(f"line {text.count(chr(10), 0, tokens[-2].start) + 1}: {tokens[-2].text}")
    depth = 0
    for index, token in enumerate(tokens):
        if depth == 0 and token.text == "module" and token.kind == lexer.NAME:
            label, start = _header(tokens, index + 1)
            if label is not None:
                yield _block(text, tokens, start, label)
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)


def rewrite(text: str, sources: Mapping[str, str]) -> str:
    """The text with the source of the blocks of these labels replaced, and their version dropped."""
    changes: list[tuple[Span, str]] = []
    for block in module_blocks(text):
        if block.label in sources:
            if block.source_span is not None:
                changes.append((block.source_span, f'"{sources[block.label]}"'))
            if block.version_line is not None:
                changes.append((block.version_line, ""))
    for (start, end), replacement in sorted(changes, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def _header(tokens: Sequence[Token], index: int) -> tuple[str | None, int]:
    """The label after the word `module`, and the place behind the brace; None where it is no block."""
    kinds = [token.kind for token in tokens[index : index + 4]]
    if kinds == [lexer.OPEN_QUOTE, lexer.TEXT, lexer.CLOSE_QUOTE, "{"]:
        return tokens[index + 1].text, index + 4
    if kinds[:2] == [lexer.NAME, "{"]:
        return tokens[index].text, index + 2
    return None, index


def _block(text: str, tokens: Sequence[Token], index: int, label: str) -> ModuleBlock:
    source: str | None = None
    source_span: Span | None = None
    version_line: Span | None = None
    depth = 1
    while depth and index < len(tokens):
        token = tokens[index]
        if depth == 1 and token.kind == lexer.NAME and tokens[index + 1].kind == "=":
            if token.text == "source" and (literal := _literal(tokens, index + 2)):
                source, source_span = literal
            elif token.text == "version":
                version_line = _line(text, tokens, index)
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        index += 1
    return ModuleBlock(label, source, source_span, version_line)


def _literal(tokens: Sequence[Token], index: int) -> tuple[str, Span] | None:
    kinds = [token.kind for token in tokens[index : index + 3]]
    if kinds == [lexer.OPEN_QUOTE, lexer.TEXT, lexer.CLOSE_QUOTE]:
        return tokens[index + 1].text, (tokens[index].start, tokens[index + 2].start + 1)
    return None


def _line(text: str, tokens: Sequence[Token], index: int) -> Span:
    """From the start of the argument's line to the line break (or the comment) that ends it."""
    end = next(token for token in tokens[index:] if token.kind in {lexer.NEWLINE, lexer.END})
    start = text.rfind("\n", 0, tokens[index].start) + 1
    return start, end.start + len(end.text)
