"""Expressions of HCL over several lines, on one where that means the same and is short."""

from __future__ import annotations

from snowform.provision.hcl import lexer
from snowform.provision.hcl.lexer import Token

# In characters: what is longer reads better as it was laid out.
LONGEST = 88
_OPENING = {"(": ")", "[": "]", "{": "}", "${": lexer.SEQUENCE_END, "%{": lexer.SEQUENCE_END}
_CLOSING = frozenset(_OPENING.values())


def on_one_line(text: str) -> str:
    """The expression on one line; itself where it is on one, is too long, or has comments or heredocs."""
    if "\n" not in text or "/*" in text:
        return text
    tokens = [token for token in lexer.tokens_of_expression(text) if token.kind != lexer.END]
    if any(
        token.kind == lexer.OPEN_HEREDOC or (token.kind == lexer.NEWLINE and token.text.strip())
        for token in tokens
    ):
        return text
    joined = _joined(tokens)
    return joined if len(joined) <= LONGEST else text


def _joined(tokens: list[Token]) -> str:
    parts: list[str] = []
    # Whether line breaks separate items in each of the brackets that are open.
    separating: list[bool] = []
    end = 0
    for index, token in enumerate(tokens):
        if token.kind == lexer.NEWLINE:
            if separating and separating[-1] and parts[-1] not in {"{", ",", ", "}:
                parts.append(", ")
            continue
        is_closing = token.kind in _CLOSING
        if is_closing:
            separating.pop()
            while parts and parts[-1] in {",", ", "} and token.kind != lexer.SEQUENCE_END:
                parts.pop()
        parts += _space(tokens[index - 1] if index else None, token, token.start - end, parts)
        parts.append(token.text)
        end = token.start + len(token.text)
        opening = token.text[:2] if token.kind in {"${", "%{"} else token.kind
        if opening in _OPENING:
            separating.append(token.kind == "{" and not _is_loop(tokens, index + 1))
    return "".join(parts)


def _space(last: Token | None, token: Token, gap: int, parts: list[str]) -> list[str]:
    """What stands between two tokens: a space where there was white space, but not inside of brackets."""
    if last is None or token.kind in {lexer.TEXT, lexer.CLOSE_QUOTE} or last.kind == lexer.TEXT:
        return []
    if not gap or parts[-1] == ", " or last.kind == lexer.OPEN_QUOTE:
        return []
    is_broken = last.kind == lexer.NEWLINE
    if is_broken and (parts[-1] in {"(", "["} or token.kind in {")", "]"}):
        return []
    return [" "]


def _is_loop(tokens: list[Token], index: int) -> bool:
    while index < len(tokens) and tokens[index].kind == lexer.NEWLINE:
        index += 1
    return index < len(tokens) and tokens[index].kind == lexer.NAME and tokens[index].text == "for"
