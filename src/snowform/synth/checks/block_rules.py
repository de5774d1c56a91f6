"""What the rules of the language's own blocks share: where blocks are, and what their arguments may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.provision.configuration.blocks import COMMENT
from snowform.schema.check import describe
from snowform.synth.checks.findings import Finding

JsonPath = tuple[str | int, ...]
BOOLEANS = (True, False, "true", "false", "1", "0")


def each_body(content: Any, label_count: int, path: JsonPath) -> Iterator[tuple[JsonPath, Any]]:
    """What stands where the body of a block is expected, with its path; it need not be an object."""
    if isinstance(content, list):
        for index, item in enumerate(content):
            yield from each_body(item, label_count, (*path, index))
    elif label_count and isinstance(content, Mapping):
        for label, item in content.items():
            if label != COMMENT:
                yield from each_body(item, label_count - 1, (*path, label))
    elif content is not None:
        yield path, content


def is_body(path: JsonPath, body: Any) -> Iterator[Finding]:
    """A finding where what stands there is not an object."""
    if not isinstance(body, Mapping):
        yield Finding(path, f"must be an object, not {describe(body)}")


def arguments(
    body: Mapping[str, Any], known: Sequence[str], required: Sequence[str], path: JsonPath
) -> Iterator[Finding]:
    """Arguments that a block does not have, and those that it must have."""
    for name in body:
        if name not in known and name != COMMENT:
            yield Finding((*path, name), f'unknown argument "{name}"', did_you_mean(name, known))
    for name in required:
        if name not in body:
            yield Finding(path, f'the argument "{name}" is required')


def literals(
    body: Mapping[str, Any], booleans: Sequence[str], texts: Sequence[str], path: JsonPath
) -> Iterator[Finding]:
    """Arguments that are read before anything else, so that no expression can stand for them."""
    for name in booleans:
        if name in body and not _is_boolean(body[name]):
            yield Finding((*path, name), f"must be true or false, not {shown(body[name])}")
    for name in texts:
        if name in body and not isinstance(body[name], str | int | float):
            yield Finding((*path, name), f"must be a text, not {shown(body[name])}")


def conditions(value: Any, path: JsonPath) -> Iterator[Finding]:
    """`precondition`, `postcondition` and `assert` blocks.

    https://opentofu.org/docs/language/expressions/custom-conditions/
    """
    for place, body in each_body(value, 0, path):
        yield from is_body(place, body)
        if isinstance(body, Mapping):
            known = ("condition", "error_message")
            yield from arguments(body, known, known, place)
            yield from condition(body, place)
            yield from _message(body, place)


def condition(body: Mapping[str, Any], path: JsonPath) -> Iterator[Finding]:
    """A condition, which must hang on something."""
    if "condition" in body and not refers(body["condition"]):
        hint = "write an expression such as ${var.size > 0}"
        yield Finding((*path, "condition"), "a condition must refer to something that it judges", hint)


def _message(body: Mapping[str, Any], path: JsonPath) -> Iterator[Finding]:
    message = body.get("error_message", "")
    if not isinstance(message, str | int | float):
        yield Finding((*path, "error_message"), f"must be a text, not {shown(message)}")


def refers(value: Any) -> bool:
    """Whether a value holds a reference to anything."""
    if not isinstance(value, str) or ("${" not in value and "%{" not in value):
        return False
    from snowform.expressions import ExpressionError, parse_template

    try:
        return any(True for _ in parse_template(value).references())
    except ExpressionError:
        # Which is said where expressions are read.
        return True


def _is_boolean(value: Any) -> bool:
    return value in BOOLEANS and (isinstance(value, bool | str))


def shown(value: Any) -> str:
    """A value in a message."""
    return "null" if value is None else describe(value)
