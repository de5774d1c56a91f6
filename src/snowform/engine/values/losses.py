"""What cdktf loses without a word, and so this engine does: the program is told at its line.

None is JavaScript's undefined and leaves out what it stands for; 0, False and "" count as nothing given where
JavaScript asks whether something was.
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.engine import distribution
from snowform.hints import Any

NONE = "lost-none"
DEFAULT = "lost-default"
NULL_HINT = "write Token.null_value() for a null, or leave it out in Python"
# With cdktf a null token in a list of arguments is written as nothing between two commas.
NULL_IN_CALL = 'write Token.as_any("null") for a null, or leave it out in Python'


# The line whose lists are told of with more than `none_in_list` knows: they are taken right after.
_told: tuple[str, int] | None = None


def none_in_list() -> None:
    """Tell of a None in a list that the engine takes."""
    from snowform.providers.origin import caller

    if caller() != _told:
        _warn(NONE, "a None in a list disappears", NULL_HINT)


def of_value(value: Any, what: str, *, construct: Any = None) -> None:
    """Tell of a None that is the value of `what`, or in it."""
    if value is None:
        _warn(NONE, f"None as {what}: nothing is written", NULL_HINT, construct)
    elif lists_are_told(value):
        _warn(NONE, f"a None in a list of {what} disappears", NULL_HINT, construct)
    elif key := _lost_key(value):
        _warn(NONE, f'the key "{key}" of {what} disappears, as it is None', NULL_HINT, construct)


def of_call(function: str, arguments: Mapping[str, Any]) -> None:
    """Tell of a None in the lists and maps that a function of Terraform's is given."""
    for name, value in arguments.items():
        what = f'the argument "{name}" of {function}()'
        if lists_are_told(value):
            message = f"a None in a list is lost in {what}, and with it the last elements may be"
        elif key := _lost_key(value):
            message = f'the key "{key}" in {what} disappears, as it is None'
        else:
            continue
        _warn(NONE, message, NULL_HINT if distribution.current.writes_null else NULL_IN_CALL)


def lists_are_told(value: Any) -> bool:
    """Whether a list in a value has a None: the caller tells of it, and `none_in_list` need not."""
    global _told  # noqa: PLW0603 - what is taken next is taken by the same line
    if not _has_none_in_list(value):
        return False
    from snowform.providers.origin import caller

    _told = caller()
    return True


def of_operands(what: str, operands: Mapping[str, Any]) -> None:
    """Tell of operands of an expression that are None: `undefined` is written for them.

    With cdktn that is so on the right side of an operator alone.
    """
    for name, value in operands.items():
        if value is None and (name == "right" or not distribution.current.writes_null):
            _warn(NONE, f'{what}: {name} is None, and "undefined" is written for it', NULL_HINT)


def of_falsy(what: str, value: Any, result: str) -> None:
    """Tell of a 0, False or "" that counts as not given; `result` says what is written instead."""
    if value is not None:
        hint = 'write Fn.raw_string("")' if value == "" else f"write Token.as_any({value!r})"
        _warn(DEFAULT, f"{what}: {value!r} is lost, since JavaScript takes it for nothing: {result}", hint)


def _warn(rule: str, message: str, hint: str, construct: Any = None) -> None:
    # Few programs lose anything.
    from snowform.lints.program import warn

    warn(rule, message, construct=construct, hint=hint)


def _has_none_in_list(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_none_in_list, value.values()))
    return isinstance(value, list | tuple) and (
        any(item is None for item in value) or any(map(_has_none_in_list, value))
    )


def _lost_key(value: Any) -> str:
    """The path of the first key whose value is None, or nothing."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if item is None:
                return str(key)
            if below := _lost_key(item):
                return f"{key}.{below}"
    elif isinstance(value, list | tuple):
        return next(filter(None, map(_lost_key, value)), "")
    return ""
