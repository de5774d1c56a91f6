"""Judge what `count`, `for_each` and conditions come to, as far as that is known before a plan.

https://opentofu.org/docs/language/meta-arguments/count/, …/for_each/ and …/expressions/custom-conditions/
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.synth.checks.attributes import Problem
from snowform.synth.checks.values import MAPPINGS, PRIMITIVE, Unsuitable, Value, article, converted, shown


def check_repetition(argument: str, value: Value) -> Iterator[Problem]:
    """What is wrong with the value of `argument`, "count" or "for_each"."""
    if value.is_null:
        yield Problem(f'"{argument}" must not be null')
    elif argument == "count":
        yield from _count(value)
    else:
        yield from _for_each(value)


def check_truth(value: Value) -> Iterator[Problem]:
    """What is wrong with the value of a condition, where it is known."""
    if value.is_null:
        yield Problem("a condition must not be null")
    elif value.known:
        try:
            if converted(value, "bool").content is False:
                yield Problem("the condition is never met")
        except Unsuitable as error:
            yield Problem(f"a condition {error}")


def check_message(value: Value) -> Iterator[Problem]:
    """What is wrong with the value of a condition's message, where it is known."""
    if value.known:
        try:
            converted(value, "string")
        except Unsuitable as error:
            yield Problem(f"a message {error}")


def check_iterated(value: Value) -> Iterator[Problem]:
    """What is wrong with the `for_each` of a dynamic block, which takes lists too."""
    if value.is_null or value.kind in PRIMITIVE:
        yield Problem(f"must be a list, a set, a map or an object, not {shown(value)}")


def _count(value: Value) -> Iterator[Problem]:
    try:
        number = converted(value, "number")
    except Unsuitable as error:
        yield Problem(str(error), "length() tells how many there are" if value.kind not in PRIMITIVE else "")
        return
    if number.known and (number.content < 0 or number.content != int(number.content)):
        yield Problem(f"must be a whole number from 0 on, not {shown(number)}")


def _for_each(value: Value) -> Iterator[Problem]:
    kind = value.kind
    if value.sensitive:
        yield Problem("is sensitive, and keys of resources are shown", "nonsensitive() makes them public")
    elif kind in {"list", "tuple"} and (value.known or kind == "list"):
        yield Problem("must be a map, an object or a set of texts, not a list", "toset() makes a set of it")
    elif kind in PRIMITIVE:
        yield Problem(f"must be a map, an object or a set of texts, not {shown(value)}")
    elif kind == "set" and value.known:
        element = value.type[1]
        if value.content and element != "string":
            yield Problem(f"must be a set of texts, not of {article(element)}", "tostring() makes a text")
        elif any(item.is_null for item in value.content):
            yield Problem("must be a set of texts, without null")
    elif kind not in MAPPINGS | {"set", "dynamic", "list", "tuple"}:
        yield Problem(f"must be a map, an object or a set of texts, not {article(value.type)}")
