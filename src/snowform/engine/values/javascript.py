"""JavaScript's view of values: how it writes them as text, and the JSON that CDKTF makes of them.

Python's None is JavaScript's undefined: it leaves out what it stands for. NULL is JavaScript's null, which
comes only from tokens and is written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from json.encoder import encode_basestring as quote_text

from snowform.engine import distribution
from snowform.hints import Any, Final


class _Null:
    """The one explicit null."""

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False


NULL: Final = _Null()
# Patterns as strings: few programs need them compiled.
_SURROGATE = "[\ud800-\udfff]"
_ARRAY_INDEX = "0|[1-9][0-9]*"


def js_false(value: Any) -> bool:
    """Whether JavaScript takes a value for false. Unlike Python it takes empty lists and objects for true."""
    if isinstance(value, str | int | float):
        return not value or value != value  # noqa: PLR0124 - NaN
    return value is None or value is NULL


def js_string(value: Any) -> str:
    """A value as a JavaScript template literal writes it."""
    if isinstance(value, str):
        return value
    if value is None:
        return "undefined"
    if value is NULL:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return js_number(value)
    if isinstance(value, list | tuple):
        return ",".join(js_joined(item) for item in value)
    if isinstance(value, Mapping):
        return "[object Object]"
    return str(value)


def js_joined(value: Any) -> str:
    """A value as an element of JavaScript's `Array.join`: nothing for undefined and null."""
    return "" if value is None or value is NULL else js_string(value)


class _Digits:
    """Whether a whole number lost digits in JavaScript's form; `kept` says that none is to lose any."""

    lost = False
    kept = False


DIGITS: Final = _Digits()


def js_number(value: float) -> str:
    """A number as JavaScript writes it: all are doubles, whole ones without a fraction."""
    if isinstance(value, int):
        if abs(value) <= 2**53:
            return str(value)
        DIGITS.lost = True
        if DIGITS.kept:
            return str(value)
        value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    text = repr(value)
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return mantissa.removesuffix(".0")
    return _with_exponent(mantissa.removesuffix(".0"), int(exponent))


def _with_exponent(mantissa: str, exponent: int) -> str:
    """Python changes to exponents at 1e16 and below 1e-4, JavaScript at 1e21 and below 1e-6."""
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.removeprefix("-")
    whole, _, fraction = digits.partition(".")
    if 0 <= exponent < 21:
        return sign + whole + fraction.ljust(exponent, "0")
    if -7 < exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{whole}{fraction}"
    return f"{mantissa}e{'+' if exponent > 0 else '-'}{abs(exponent)}"


def stable_json(value: Any) -> str:
    """JSON as `json-stable-stringify` writes it with two spaces: sorted keys, no newline at the end.

    Empty objects and lists span two lines there, one with cdktn's `safe-stable-stringify`. Keys are sorted by
    UTF-16 code units, as JavaScript compares.
    """
    parts: list[str] = []
    _write(value, "\n", parts.append)
    return "".join(parts)


def _write(value: Any, newline: str, emit: Any) -> None:
    if isinstance(value, str):
        emit(_quote(value))
    elif isinstance(value, dict):
        _write_object(value, newline, emit)
    elif isinstance(value, list | tuple):
        deeper = newline + "  "
        emit("[")
        for index, item in enumerate(value):
            emit("," + deeper if index else deeper)
            _write(NULL if item is None else item, deeper, emit)
        emit(newline + "]" if value else _ended("]", newline))
    elif isinstance(value, float) and not math.isfinite(value):
        emit("null")
    else:
        emit(js_string(value))


def _write_object(value: dict[str, Any], newline: str, emit: Any) -> None:
    deeper = newline + "  "
    separator = "{" + deeper
    following = "," + deeper
    # Most of it is ASCII, for which the shortest way is taken.
    plain = "".join(value).isascii()
    for key in sorted(value) if plain else sort_keys(value):
        item = value[key]
        if item is None:
            continue
        name = quote_text(key) if plain else _quote(key)
        if type(item) is str:
            emit(f"{separator}{name}: {quote_text(item) if item.isascii() else _quote(item)}")
        else:
            emit(f"{separator}{name}: ")
            if type(item) is dict:
                _write_object(item, deeper, emit)
            else:
                _write(item, deeper, emit)
        separator = following
    emit(newline + "}" if separator is following else "{" + _ended("}", newline))


def _ended(bracket: str, newline: str) -> str:
    """The end of an empty list or object."""
    return newline + bracket if distribution.current.empty_on_two_lines else bracket


def sort_keys(mapping: Mapping[str, Any]) -> list[str]:
    """The keys in JavaScript's order."""
    # Below U+D800 code points and UTF-16 units are in the same order: the common case needs no encoding.
    if "".join(mapping).isascii():
        return sorted(mapping)
    return sorted(mapping, key=lambda key: key.encode("utf-16-be", "surrogatepass"))


def js_keys(mapping: Mapping[str, Any]) -> list[str]:
    """The keys in the order in which JavaScript lists an object's: whole numbers first, by size."""
    return list(in_js_order(mapping))


def in_js_order(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """A mapping with its keys in that order: itself, where they stand so already."""
    # A loop, not any(): every object that crosses from a program or is resolved comes through here.
    for key in mapping:
        if "0" <= key < ":":
            break
    else:
        return mapping
    indices = [key for key in mapping if re.fullmatch(_ARRAY_INDEX, key) and int(key) < 2**32 - 1]
    first = {key: mapping[key] for key in sorted(indices, key=int)}
    return {**first, **{key: item for key, item in mapping.items() if key not in first}}


def _quote(text: str) -> str:
    quoted: str = quote_text(text)
    if text.isascii() or not re.search(_SURROGATE, text):
        return quoted
    # Two halves of a surrogate pair are one character to JavaScript; it escapes a half alone.
    whole = quoted.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return re.sub(_SURROGATE, lambda half: f"\\u{ord(half[0]):04x}", whole)
