"""Refuse arguments of a wrong type, as jsii's side in Python does: by a TypeError that names them."""

from __future__ import annotations

from collections.abc import Mapping

from snowform.engine.errors import EngineError
from snowform.hints import Any

TEXT = (str,)
BOOLEAN = (bool,)
# Plain data, which is no construct and no struct.
DATA = (str, int, float, list, Mapping)


def expect(name: str, value: Any, *types: type) -> None:
    """Raise TypeError for a value of none of these types."""
    if not isinstance(value, types):
        wanted = " or ".join(_name(kind) for kind in types)
        raise TypeError(f"type of argument {name} must be {wanted}; got {_name(type(value))} instead")


def expect_given(types: Mapping[str, tuple[type, ...]], **values: Any) -> None:
    """The same for arguments that may be left out."""
    for name, value in values.items():
        if value is not None:
            expect(name, value, *types[name])


def expect_object(name: str, value: Any) -> None:
    """Raise EngineError for plain data where an object with an interface is wanted, as jsii's kernel does."""
    if value is None or isinstance(value, str | int | float | list | dict):
        raise EngineError(f"argument {name} must be an object with that interface, not {value!r}")


def _name(kind: type) -> str:
    return kind.__name__ if kind.__module__ == "builtins" else f"{_module(kind)}.{kind.__name__}"


def _module(kind: type) -> str:
    module = kind.__module__
    if module.startswith("snowform.engine"):
        return "constructs" if module.endswith(".constructs") else "cdktf"
    return module
