"""What crosses from a program into the engine: a copy, made of those types that jsii lets through.

Follows jsii's Python side (`jsii/_kernel/__init__.py`, typeguard's messages) and its kernel's serialization.
So a program fails here at the same call as on the real engine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum
from types import FrameType

from snowform.engine.errors import EngineError, FunctionGiven
from snowform.engine.tokens.carriers import TextToken
from snowform.engine.tokens.token import Resolvable, is_resolvable
from snowform.engine.tree.constructs import Construct
from snowform.engine.values import losses
from snowform.engine.values.data import (
    PLAIN,
    NotFinite,
    NoValue,
    enum_value,
    finite,
    is_datetime,
    key_text,
    refuse,
)
from snowform.engine.values.javascript import in_js_order
from snowform.engine.values.structs import Struct
from snowform.hints import Any


def own(value: Any) -> Any:
    """The engine's own copy of a value: what the program does to its own later changes nothing here.

    Raises NotFinite for a number that JSON does not have, FunctionGiven for a function, TypeError for a
    class of the engine's and for a datetime without a time zone, and NoValue for any other object.
    """
    kind = type(value)
    if kind is TextToken or kind in PLAIN:
        return value
    if kind is float:
        return finite(value)
    if isinstance(value, dict):
        # None is left out here already: inside an override it deletes nothing.
        return in_js_order({key_text(key): own(item) for key, item in value.items() if item is not None})
    if isinstance(value, list):
        items = [own(item) for item in value]
        if None in items:
            losses.none_in_list()
        return items
    if isinstance(value, Resolvable | Struct | Construct):
        return value
    return _rarer(value)


def own_as(value: Any, name: str) -> Any:
    """The same of the argument of that name, or path, which an error then tells with its construct."""
    try:
        return own(value)
    except (NoValue, NotFinite, FunctionGiven) as error:
        # Loaded by the programs that fail.
        from snowform.schema.check import format_path

        path = _path_to(error.value, value)
        error.where = f"{_construct_at_work()}{format_path((name, *(path or ())))}"
        raise


def _path_to(wanted: Any, value: Any) -> tuple[str | int, ...] | None:
    if value is wanted:
        return ()
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if (path := _path_to(wanted, item)) is not None:
                return (key, *path)
    return None


def _construct_at_work() -> str:
    """The construct that is being made, or one of whose methods runs: `TerraformOutput "x": `."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__", "").startswith("snowform."):
        construct = frame.f_locals.get("self")
        if isinstance(construct, Construct):
            node = getattr(construct, "_tf_node", None)
            return f'{type(construct).__name__} "{node.id if node else frame.f_locals.get("id", "")}": '
        frame = frame.f_back
    return ""


def known(value: Any) -> Any:
    """A copy as JavaScript gives it back: without the keys whose value is None."""
    if isinstance(value, dict):
        return {key: known(item) for key, item in value.items() if item is not None}
    return [known(item) for item in value] if isinstance(value, list) else value


def _rarer(value: Any) -> Any:
    if hasattr(type(value), "_tf_as_object"):
        # A struct of generated bindings.
        return value._tf_as_object()
    if isinstance(value, Enum) and (isinstance(value, str) or type(value).__module__.startswith("snowform.")):
        return enum_value(value)
    if not isinstance(value, Enum) and isinstance(value, str | int | float):
        return value
    if is_datetime(value):
        # A JavaScript Date, which has no properties of its own.
        return {}
    if not (is_resolvable(value) or hasattr(value, "fqn")) or isinstance(value, type):
        refuse(value)
    return value


def string(value: Any, name: str) -> str:
    """An argument that must be a string. Raises TypeError where it is not."""
    if not isinstance(value, str):
        raise _wrong_type(value, name, "str", "Token.as_string")
    return str(own_as(value, name))


def number(value: Any, name: str) -> Any:
    """An argument that must be a number; a bool is none, though Python counts it as one.

    Raises TypeError, and EngineError for a bool.
    """
    if not isinstance(value, int | float):
        raise _wrong_type(value, name, "one of (int, float)", "Token.as_number")
    if isinstance(value, bool):
        raise EngineError(f"Unable to deserialize value as number: argument {name} is a boolean ({value})")
    return own_as(value, name)


def anything(value: Any, name: str) -> Any:
    """An argument of any type."""
    return own_as(value, name)


def sequence_of(check: Callable[[Any, str], Any]) -> Callable[[Any, str], list[Any]]:
    """A check of an argument that must be a list, and of each of its items.

    The check raises TypeError, and EngineError for a string.
    """

    def check_sequence(value: Any, name: str) -> list[Any]:
        if not isinstance(value, Sequence):
            raise _wrong_type(value, name, "a sequence", "Token.as_list")
        if isinstance(value, str):
            raise EngineError(
                f"Unable to deserialize value as array: argument {name} is a string ({value!r}), not a list"
            )
        if not isinstance(value, list):
            own_as(value, name)
        return [check(item, f"{name}[{index}]") for index, item in enumerate(value)]

    return check_sequence


def _wrong_type(value: Any, name: str, expected: str, conversion: str) -> TypeError:
    message = f"type of argument {name} must be {expected}; got {type(value).__name__} instead"
    return TypeError(f"{message} (use {conversion})" if is_resolvable(value) else message)
