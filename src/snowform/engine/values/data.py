"""What the engine keeps for a program and gives back: values of contexts, data of metadata.

jsii gives back what JavaScript has: a copy, structs as dictionaries with JavaScript's names, nothing for None
in a dictionary. Follows jsii's Python side (`jsii/_kernel/__init__.py`).
"""

from __future__ import annotations

import math
import sys
from enum import Enum
from types import BuiltinFunctionType, FunctionType, MethodType

from snowform.engine.errors import EngineError, FunctionGiven
from snowform.engine.values.structs import Struct, camel_case
from snowform.errors import SnowformError
from snowform.hints import Any

PLAIN = frozenset({str, int, bool, type(None)})
# Other classes of Snowform's are no more values than a program's own.
ENGINES = ("snowform.engine.", "snowform.bindings.")


class NoValue(SnowformError, AttributeError):
    """An object of a class of which no value can be made.

    An AttributeError too, as the real engine has it: it asks every unknown class for its jsii type.
    """

    def __init__(self, value: Any) -> None:
        # Loaded by the programs that fail.
        from snowform.schema.foreign import way_out

        self.value = value
        super().__init__(f"a Python {type(value).__name__} is no value", hint=way_out(value))


class NotFinite(EngineError):
    """A number that JSON does not have."""

    def __init__(self, value: float) -> None:
        self.value = value
        super().__init__(f"{value} cannot be written as JSON", hint="leave it out, or give a number")


def given_back(value: Any) -> Any:
    """A value as a program reads it after the engine took it.

    Raises NoValue, FunctionGiven, and TypeError for a datetime without a time zone, as for any argument.
    """
    if type(value) in PLAIN:
        return value
    if isinstance(value, dict):
        return {key_text(key): given_back(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [given_back(item) for item in value]
    if isinstance(value, Struct):
        return {camel_case(name): given_back(item) for name, item in value._values.items()}
    if isinstance(value, Enum) and (isinstance(value, str) or is_engines(type(value))):
        return enum_value(value)
    if isinstance(value, float):
        return finite(value)
    if isinstance(value, str | int) or is_datetime(value):
        return value
    refuse(value)
    return value


def refuse(value: Any) -> None:
    """Raise for an object that jsii cannot hand over: its class is not the engine's, nor says what it is.

    NoValue, FunctionGiven for a function, TypeError for a class of the engine's.
    """
    if isinstance(value, FunctionType | MethodType | BuiltinFunctionType):
        raise FunctionGiven(
            f"Cannot pass function as argument here (did you mean to call this function?): {value!r}", value
        )
    if isinstance(value, type) and is_engines(value):
        raise TypeError(f"A class is no value: {value!r}")
    if isinstance(value, type) or not is_engines(type(value)):
        raise NoValue(value)


def is_engines(kind: type) -> bool:
    """Whether a class is the engine's or comes from one, or says by jsii's decorator what it implements."""
    return hasattr(kind, "__jsii_ifaces__") or any(
        base.__module__.startswith(ENGINES) for base in kind.__mro__
    )


def enum_value(value: Enum) -> Any:
    """What JavaScript has for a member of an enumeration."""
    return getattr(value, "_tf_javascript", value.value)


def is_datetime(value: Any) -> bool:
    """Whether it is a datetime, whose module is not loaded where a program has none.

    Raises TypeError for one without a time zone.
    """
    module = sys.modules.get("datetime")
    if module is None or not isinstance(value, module.datetime):
        return False
    if value.tzinfo is None:
        raise TypeError("Naive datetimes are not supported, please add a timezone.")
    return True


def finite(value: float) -> float:
    """A number that JSON has. Raises NotFinite for any other."""
    if not math.isfinite(value):
        raise NotFinite(value)
    return value


def key_text(key: Any) -> str:
    """A key of a dictionary as JSON writes it. Raises TypeError for what cannot be one."""
    if isinstance(key, str):
        return str(key.value) if isinstance(key, Enum) else key
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    if isinstance(key, int | float):
        return repr(key)
    raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")
