"""The texts that a text may stand for: unquoted, decoded, unwrapped. Which of them is meant is not asked."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from ..patterns import regex

# Encodings within encodings: what was quoted as JSON, then put into base64 within a URL.
_DEPTH = 3
_ENOUGH = 1 << 21
# In what was not encoded the same few digits stand again and again.
_PIECES = 1 << 12

_ESCAPE = regex(rb"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{3})|(.))", re.DOTALL)
_LETTERS = {
    b"n": b"\n",
    b"t": b"\t",
    b"r": b"\r",
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"v": b"\v",
    b"e": b"\x1b",
}
_QUOTED_PRINTABLE = regex(r"=\r?\n|=(?=[0-9A-F]{2})")
_HEX = regex(r"[0-9a-fA-F]{2,}")
_HEX_PREFIX = regex(r"(?i)\\x|0x|[^0-9a-z]")
_BASE64 = regex(r"[A-Za-z0-9+/]{2,}")
_BASE32 = regex(r"[A-Z2-7]{2,}")
# `hexdump`, `od`, `xxd`: an offset first, what is printable last.
_OFFSET = regex(r"(?m)^[^\w\n]*[0-9a-fA-F]{6,8}:?[ \t]+")
_COLUMN = regex(r"(?m)(?:[ \t]+\|.*|(?<=[0-9a-fA-F])[ \t]{2,}\S.{0,40})$")
# Go prints a []byte as [115 101 99].
_BYTES = regex(r"(?:\b\d{1,3}\b[\s,]+)*\b\d{1,3}\b")
_PRINTABLE = regex(r"[\t\r\n\x20-\x7e]{4,}")
_WRAPPED = regex(r"[\s│|]+")
_NO_LETTER = regex(r"[\W_]+")


def squeezed(text: str) -> str:
    """Letters and digits alone, small: what is left of a text however it was quoted, wrapped or framed."""
    return _NO_LETTER.sub("", text).lower()


def spellings(text: str, *, shortest: int = 1) -> frozenset[str] | None:
    """`text` and all that it may stand for; None where that is too much to go through.

    What is of fewer than `shortest` characters is left out. What is decoded never becomes longer, so nothing
    is found below it either.
    """
    found = {text}
    fresh = {text}
    for _ in range(_DEPTH):
        decoded = (form for view in fresh for form in _decoded(view, shortest) if len(form) >= shortest)
        fresh = set(decoded) - found
        found |= fresh
        # What is decoded once more was printable: the rest is what comes of decoding what was not encoded.
        printable = ("\n".join(_PRINTABLE.findall(view)) for view in fresh)
        fresh = {view for view in printable if view and len(view) >= shortest}
        if sum(map(len, found)) > _ENOUGH:
            return None
    return frozenset(found)


def _decoded(text: str, shortest: int) -> Iterator[str]:
    if "\\" in text:
        yield _ESCAPE.sub(_unescaped, text.encode()).decode(errors="replace")
    if "%" in text or "+" in text:
        from urllib.parse import unquote, unquote_plus

        yield unquote(text)
        yield unquote_plus(text)
    if "=" in text and (percent := _QUOTED_PRINTABLE.sub("%", text)) != text:
        from urllib.parse import unquote

        yield unquote(percent.replace("%\n", ""))
    if "&" in text:
        from html import unescape

        yield unescape(text)
    yield from _of_digits(text, shortest)
    yield (unwrapped := _WRAPPED.sub("", text))
    for form in {text, unwrapped.replace("\\", "")}:
        yield from _of_base64(form.translate(_URL_SAFE), shortest)
        yield from _of_base32(form, shortest)


def _suffice(runs: list[str], bits: int, shortest: int) -> bool:
    """Whether runs of digits that stand for so many bits each may make so many characters, in lines."""
    return bool(runs) and sum(map(len, runs)) * bits // 8 + len(runs) - 1 >= shortest


_URL_SAFE = str.maketrans("-_", "+/")


def _unescaped(found: re.Match[bytes]) -> bytes:
    short, long, byte, octal, letter = found.groups()
    if short or long:
        return chr(min(int(short or long, 16), 0x10FFFF)).encode(errors="replace")
    if byte:
        return bytes.fromhex(byte.decode())
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return _LETTERS.get(letter, letter)


def _of_digits(text: str, shortest: int) -> Iterator[str]:
    dump = _COLUMN.sub("", _OFFSET.sub("", text)) if _OFFSET.search(text) else text
    for digits in {text, dump}:
        runs = _HEX.findall(_HEX_PREFIX.sub("", digits))
        # What stands before may have lent it a digit.
        for start in (0, 1) if _suffice(runs, 4, shortest) else ():
            yield "\n".join(_from_hex(run[start:]) for run in runs)
        lists = _BYTES.findall(digits)
        if lists:
            numbers = ([int(number) for number in re.findall(r"\d+", found)] for found in lists)
            yield "\n".join(bytes(n for n in some if n < 256).decode(errors="replace") for some in numbers)


def _from_hex(digits: str) -> str:
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode(errors="replace")


def _of_base64(text: str, shortest: int) -> Iterator[str]:
    runs = _BASE64.findall(text)
    for start in range(4) if _suffice(runs, 6, shortest) else ():
        yield "\n".join(_from_base64(run[start:]) for run in runs)


@lru_cache(maxsize=_PIECES)
def _from_base64(run: str) -> str:
    # A rest of one digit is no byte. Of `base64`'s functions these two are the slow ones.
    run = run[:-1] if len(run) % 4 == 1 else run
    return binascii.a2b_base64(run + "=" * (-len(run) % 4)).decode(errors="replace")


def _of_base32(text: str, shortest: int) -> Iterator[str]:
    runs = _BASE32.findall(text)
    for start in range(8) if _suffice(runs, 5, shortest) else ():
        yield "\n".join(_from_base32(run[start:]) for run in runs)


_BASE32_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghijklmnopqrstuv")


@lru_cache(maxsize=_PIECES)
def _from_base32(run: str) -> str:
    # What the last digits say beyond whole bytes is padding; a rest of so few or so many digits is none.
    run = run[: len(run) - (len(run) % 8 in (1, 3, 6))]
    if not run:
        return ""
    size, rest = divmod(len(run) * 5, 8)
    number = int(run.translate(_BASE32_DIGITS), 32) >> rest
    return number.to_bytes(size, "big").decode(errors="replace")
