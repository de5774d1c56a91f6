"""What functions give back where their arguments are known: so much of it as other expressions lead into.

Each is asked where nothing in its arguments is open, those of `PATTERNS` where the pattern is known.
https://opentofu.org/docs/language/functions/
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from snowform.schema import CtyType
from snowform.synth.checks.function_literals import go_pattern, subnets
from snowform.synth.checks.values import SEQUENCES, Unsuitable, Value, object_of, scalar, tuple_of

# Longer texts are not taken apart, and longer lists not made.
MOST_CHARACTERS = 20_000
Result = Callable[[Sequence[Value]], Value | None]


def list_of(element: CtyType, items: Iterable[Value]) -> Value:
    """A known list of elements of a type."""
    return Value(["list", element], list(items), known=True)


def texts(items: Iterable[str]) -> Value:
    """A known list of texts."""
    return list_of("string", map(scalar, items))


def plain(value: Value) -> Any:
    """What a wholly known value holds, to compare it by."""
    if value.is_null or not isinstance(value.content, list | dict):
        return value.kind, value.content
    if isinstance(value.content, dict):
        return tuple((name, plain(item)) for name, item in sorted(value.content.items()))
    return tuple(map(plain, value.content))


def _chunklist(given: Sequence[Value]) -> Value:
    items, size = given[0].content, int(given[1].content) or max(len(given[0].content), 1)
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    return list_of(given[0].type, [Value(given[0].type, chunk, known=True) for chunk in chunks])


def _compact(given: Sequence[Value]) -> Value:
    return list_of("string", [item for item in given[0].content if item.content not in (None, "")])


def _distinct(given: Sequence[Value]) -> Value:
    unlike = {plain(item): item for item in reversed(given[0].content)}
    return Value(given[0].type, list(unlike.values())[::-1], known=True)


def _flatten(given: Sequence[Value]) -> Value | None:
    def items(value: Value) -> Iterable[Value]:
        for item in value.content:
            yield from items(item) if item.kind in SEQUENCES and not item.is_null else (item,)

    return tuple_of(items(given[0])) if given[0].kind in SEQUENCES else None


def _range(given: Sequence[Value]) -> Value | None:
    numbers = [value.content for value in given]
    start, end = (0, numbers[0]) if len(numbers) == 1 else numbers[:2]
    step = numbers[2] if len(numbers) == 3 else -1 if end < start else 1
    if not all(isinstance(number, int) for number in (start, end, step)):
        many = math.ceil((Fraction(str(end)) - Fraction(str(start))) / Fraction(str(step)))
        return list_of("number", [Value("number")] * max(many, 0))
    return list_of("number", map(scalar, range(start, end, step)))


def _sort(given: Sequence[Value]) -> Value | None:
    if any(item.is_null for item in given[0].content):
        raise Unsuitable("null cannot be sorted")
    return texts(sorted(item.content for item in given[0].content))


def _split(given: Sequence[Value]) -> Value:
    separator, text = given[0].content, given[1].content
    return texts(text.split(separator) if separator else text)


def _cidrsubnets(given: Sequence[Value]) -> Value:
    return texts(subnets(given[0].content, [int(value.content) for value in given[1:]]))


def _csvdecode(given: Sequence[Value]) -> Value | None:
    text = given[0].content
    if '"' in text:
        # Where quotes may stand, Go and Python do not agree.
        return None
    rows = [line.split(",") for line in text.splitlines() if line]
    if not rows:
        raise Unsuitable("the first line must name the columns")
    names = rows[0]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise Unsuitable(f'two columns have the name "{name}"')
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(names):
            raise Unsuitable(f"row {number} has {len(row)} fields, the first line {len(names)}")
    cty_type = ["object", dict.fromkeys(names, "string")]
    return list_of(cty_type, [object_of(dict(zip(names, map(scalar, row), strict=True))) for row in rows[1:]])


def _jsondecode(given: Sequence[Value]) -> Value:
    import json

    return _of_json(json.loads(given[0].content))


def _of_json(value: Any) -> Value:
    if isinstance(value, list):
        return tuple_of(map(_of_json, value))
    if isinstance(value, dict):
        return object_of({name: _of_json(item) for name, item in value.items()})
    return scalar(value)


def regex_type(pattern: re.Pattern[str]) -> CtyType:
    """The type of a match: a text, one for each group, or an object of the named groups."""
    if not pattern.groups:
        return "string"
    if not pattern.groupindex:
        return ["tuple", ["string"] * pattern.groups]
    if len(pattern.groupindex) < pattern.groups:
        raise Unsuitable("a pattern has either named groups or unnamed ones, not both")
    return ["object", dict.fromkeys(pattern.groupindex, "string")]


def _regex(given: Sequence[Value]) -> Value | None:
    pattern = go_pattern(given[0].content)
    return Value(regex_type(pattern)) if pattern else None


def _regexall(given: Sequence[Value]) -> Value | None:
    pattern = go_pattern(given[0].content)
    if pattern is None:
        return None
    cty_type = regex_type(pattern)
    if not given[1].known:
        return Value(["list", cty_type])
    return list_of(cty_type, [Value(cty_type) for _ in pattern.finditer(given[1].content)])


KNOWN: dict[str, Result] = {
    "chunklist": _chunklist,
    "cidrsubnets": _cidrsubnets,
    "compact": _compact,
    "csvdecode": _csvdecode,
    "distinct": _distinct,
    "flatten": _flatten,
    "jsondecode": _jsondecode,
    "range": _range,
    "sort": _sort,
    "split": _split,
}
PATTERNS: dict[str, Result] = {"regex": _regex, "regexall": _regexall}


def known_result(name: str, given: Sequence[Value]) -> Value | None:
    """The result of a call as far as its arguments decide it; None where that is not worked out."""
    if name in PATTERNS:
        return PATTERNS[name](given) if given[0].known else None
    result = KNOWN.get(name)
    if result is None or not all(value.is_wholly_known for value in given):
        return None
    if any(value.kind == "string" and len(value.content) > MOST_CHARACTERS for value in given):
        return None
    return result(given)
