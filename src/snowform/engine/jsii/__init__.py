"""What CDKTF programs use of the package `jsii`, for this engine: no JavaScript is behind it.

`@jsii.implements(IAspect)` records the interface and changes nothing. What reaches into JavaScript raises
Unsupported, until a package of bindings is imported: `snowform.bindings` then serves what it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from snowform.engine.errors import Unsupported
from snowform.hints import Any, TypeVar

Number = int | float
C = TypeVar("C", bound=type)
F = TypeVar("F", bound=Callable[..., Any])

__all__ = ["Number", "enum", "implements", "interface", "member"]


def implements(*interfaces: type) -> Callable[[C], C]:
    """A decorator of classes: they are to be taken for these interfaces."""

    def decorate(cls: C) -> C:
        recorded = [*getattr(cls, "__jsii_ifaces__", ()), *interfaces]
        setattr(cls, "__jsii_ifaces__", recorded)  # noqa: B010 - a name that no class declares
        return cls

    return decorate


def member(*, jsii_name: str) -> Callable[[F], F]:
    """A decorator of methods: their name in JavaScript."""

    def decorate(function: F) -> F:
        setattr(function, "__jsii_name__", jsii_name)  # noqa: B010
        return function

    return decorate


def interface(*, jsii_type: str) -> Callable[[C], C]:
    """A decorator of interfaces: their name in JavaScript."""
    return _named(jsii_type)


def enum(*, jsii_type: str) -> Callable[[C], C]:
    """A decorator of enumerations: their name in JavaScript."""
    return _named(jsii_type)


def _named(jsii_type: str) -> Callable[[C], C]:
    def decorate(cls: C) -> C:
        setattr(cls, "__jsii_type__", jsii_type)  # noqa: B010
        return cls

    return decorate


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "errors":
        # Few programs name them.
        return import_module("jsii.errors")
    raise Unsupported(f"jsii.{name}")
