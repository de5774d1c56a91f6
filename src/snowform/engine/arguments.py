"""Refuse arguments of a wrong type, as jsii's side in Python does: by a TypeError that names them."""

from __future__ import annotations

from typing import Any

TEXT = (str,)
BOOLEAN = (bool,)


def expect(name: str, value: Any, *types: type) -> None:
    """Refuse a value of none of these types."""
    if not isinstance(value, types):
        wanted = " or ".join(_name(kind) for kind in types)
        raise TypeError(f"type of argument {name} must be {wanted}; got {_name(type(value))} instead")


def expect_given(types: dict[str, tuple[type, ...]], **values: Any) -> None:
    """The same for arguments that may be left out."""
    for name, value in values.items():
        if value is not None:
            expect(name, value, *types[name])


def _name(kind: type) -> str:
    return kind.__name__ if kind.__module__ == "builtins" else f"{_module(kind)}.{kind.__name__}"


def _module(kind: type) -> str:
    module = kind.__module__
    if module.startswith("snowform.engine"):
        return "constructs" if module.endswith(".constructs") else "cdktf"
    return module
