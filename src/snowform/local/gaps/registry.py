"""What a mended gap is, and how it gets into moto. Knows no gap itself."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Mend = Callable[[], None]


class TargetMissing(Exception):
    """moto has nothing of that name any more."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: what the user sees, the versions of moto that have it, and what mends it."""

    name: str
    symptom: str
    moto: str
    mend: Mend


GAPS: list[Gap] = []


def gap(symptom: str, *, moto: str = ">=5.2.3,<6") -> Callable[[Mend], Mend]:
    """Register a function that mends moto, under the symptom as OpenTofu or the provider words it."""

    def register(mend: Mend) -> Mend:
        GAPS.append(Gap(mend.__name__, symptom, moto, mend))
        return mend

    return register


def covers(specifier: str, version: str) -> bool:
    """Whether `version` is within a specifier of `>=` and `<` clauses, as in `>=5.2.3,<6`.

    Raises ValueError for a clause of another form.
    """
    for clause in specifier.split(","):
        if clause.startswith(">="):
            inside = _numbers(version) >= _numbers(clause[2:])
        elif clause.startswith("<"):
            inside = _numbers(version) < _numbers(clause[1:])
        else:
            raise ValueError(f"{specifier!r}: a clause is >=VERSION or <VERSION")
        if not inside:
            return False
    return True


def target(module: str, name: str) -> Any:
    """`name` of moto's `module`; TargetMissing where either is gone.

    By name, not by import: a mend whose target moved is reported, and the others go on.
    """
    try:
        return member(import_module(f"moto.{module}"), name)
    except ImportError as error:
        raise TargetMissing(f"moto.{module}") from error


def member(owner: Any, name: str) -> Any:
    """The attribute `name` of a class or module; TargetMissing where it is gone."""
    try:
        return getattr(owner, name)
    except AttributeError as error:
        raise TargetMissing(f"{owner.__name__}.{name}") from error


def around(owner: Any, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put the decorated function in a method's place; its first argument is the method that was there."""
    original = member(owner, name)

    def install(replacement: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def method(self: Any, *args: Any, **kwargs: Any) -> Any:
            return replacement(original, self, *args, **kwargs)

        setattr(owner, name, method)
        return replacement

    return install


def add(owner: Any, name: str, method: Callable[[Any], Any]) -> None:
    """Give a class a method; where moto has it by now, its own stays."""
    if not hasattr(owner, name):
        setattr(owner, name, method)


def answer(result: dict[str, Any]) -> Any:
    """What a method of moto's response classes returns: `result` under the names of the AWS API."""
    return target("core.responses", "ActionResult")(result)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
