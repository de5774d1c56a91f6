"""Refuse arguments of a wrong type, as jsii's side in Python does: by a TypeError that names them."""

from __future__ import annotations

from collections.abc import Mapping
from types import FunctionType, MethodType

from snowform.engine.errors import EngineError, FunctionGiven
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


def lacks_interface(value: Any) -> bool:
    """Whether jsii refuses an object of the program's: its class says by no decorator what it implements."""
    return not (
        hasattr(value, "_tf_node")
        or hasattr(type(value), "__jsii_ifaces__")
        or str(getattr(value, "__module__", "")).startswith("snowform.")
    )


def expect_implemented(name: str, value: Any, interface: str) -> None:
    """Raise what jsii raises for an object whose class has not the decorator for an interface.

    That is TypeError for a class that inherits from one, AttributeError for any other, and FunctionGiven for
    a function.
    """
    if not lacks_interface(value):
        return
    kind = type(value)
    remedy = f"write @jsii.implements(cdktf.{interface}) above the class, and `import jsii`"
    if isinstance(value, type):
        message = f"argument {name} is the class {value.__name__}, not an object of it"
        raise AttributeError(message)  # noqa: TRY004 - as jsii
    if isinstance(value, FunctionType | MethodType):
        raise FunctionGiven(f"Cannot pass a function as argument {name}; make a class; {remedy}")
    inherits = any(base.__module__.startswith("snowform.engine.") for base in kind.__mro__)
    error = TypeError if inherits else AttributeError
    raise error(f"argument {name}: {kind.__name__} implements no interface for the engine; {remedy}")


def tell_unless_implemented(value: Any, interface: str) -> None:
    """Warn of an object that does here what it is for, and that cdktf refuses."""
    if lacks_interface(value):
        # Few programs have one.
        from snowform.lints.program import warn

        name = getattr(value, "__name__", type(value).__name__)
        warn(
            "no-interface",
            f"cdktf refuses {name}: its class implements no interface for the engine",
            hint=f"write @jsii.implements({interface}) above the class, and `import jsii`",
        )


def _name(kind: type) -> str:
    return kind.__name__ if kind.__module__ == "builtins" else f"{_module(kind)}.{kind.__name__}"


def _module(kind: type) -> str:
    module = kind.__module__
    if module.startswith("snowform.engine"):
        return "constructs" if module.endswith(".constructs") else "cdktf"
    return module
