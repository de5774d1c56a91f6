"""What this program needs of the standard library's `dataclasses`, made in a tenth of the time.

The standard library writes and compiles half a dozen methods for each class, most of which a run never calls:
for ninety classes that is a third of each start. Here they share them. What is offered means what it means
there (https://docs.python.org/3/library/dataclasses.html), type checkers are shown the original, and the
functions of `dataclasses` itself take these classes, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

_MISSING: Any = object()
_Values = Callable[[Any], Any]


class Field:
    """One field of a class; without a default and a factory it has to be given."""

    __slots__ = ("compare", "default", "factory", "init", "name", "shown")

    def __init__(self, default: Any, factory: Any, *, init: bool, shown: bool, compare: bool) -> None:
        self.name = ""
        self.default, self.factory = default, factory
        self.init, self.shown, self.compare = init, shown, compare

    def without_a_value(self, cls: type) -> Any:
        """What it is where nothing was given; a TypeError where something had to be."""
        if self.default is not _MISSING:
            return self.default
        if self.factory is not _MISSING:
            return self.factory()
        raise TypeError(f"{cls.__qualname__}() needs a value for {self.name!r}")


def _field(
    *,
    default: Any = _MISSING,
    default_factory: Any = _MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002 - its name there
    compare: bool = True,
) -> Any:
    return Field(default, default_factory, init=init, shown=repr, compare=compare)


def _dataclass(*, slots: bool, frozen: bool = False, order: bool = False) -> Callable[[type], type]:
    if not slots:
        raise TypeError("records have slots")
    return lambda cls: _made(cls, frozen=frozen, order=order)


def _fields(record: Any) -> tuple[Field, ...]:
    its: tuple[Field, ...] = record.__record_fields__
    return its


def _replace(record: Any, /, **changes: Any) -> Any:
    for its in _fields(record):
        if its.init and its.name not in changes:
            changes[its.name] = getattr(record, its.name)
    return type(record)(**changes)


def _asdict(record: Any) -> dict[str, Any]:
    return {its.name: _plain(getattr(record, its.name)) for its in _fields(record)}


def _plain(value: Any) -> Any:
    if hasattr(type(value), "__record_fields__"):
        return _asdict(value)
    if isinstance(value, (list, tuple)):
        return type(value)(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


class _StandardFields:
    """What the functions of `dataclasses` ask a class for, made when one of them does."""

    def __get__(self, _record: object, cls: type) -> Any:
        import dataclasses

        named = []
        for its in _fields(cls):
            given: dict[str, Any] = {"init": its.init, "repr": its.shown, "compare": its.compare}
            if its.default is not _MISSING:
                given["default"] = its.default
            if its.factory is not _MISSING:
                given["default_factory"] = its.factory
            named.append((its.name, object, dataclasses.field(**given)))
        return vars(dataclasses.make_dataclass(cls.__name__, named))["__dataclass_fields__"]


def _made(cls: type, *, frozen: bool, order: bool) -> type:
    """The class anew, with a slot for each field and the methods that follow from them."""
    own = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
    found = []
    for name in own.get("__annotations__", ()):
        its = own.pop(name, _MISSING)
        if not isinstance(its, Field):
            its = Field(its, _MISSING, init=True, shown=True, compare=True)
        its.name = name
        found.append(its)
    given = [its for its in found if its.init]
    compared = _values([its.name for its in found if its.compare])
    own |= {"__slots__": tuple(its.name for its in found), "__record_fields__": tuple(found)}
    own |= {"__match_args__": tuple(its.name for its in given), "__dataclass_fields__": _StandardFields()}
    own |= {"__eq__": _comparison(compared, lambda one, other: one == other), "__repr__": _shown}
    if frozen:
        own |= {"__setattr__": _refuse, "__delattr__": _refuse}
        own["__hash__"] = lambda record: hash(compared(record))
    if order:
        own["__lt__"] = _comparison(compared, lambda one, other: one < other)
        own["__le__"] = _comparison(compared, lambda one, other: one <= other)
        own["__gt__"] = _comparison(compared, lambda one, other: one > other)
        own["__ge__"] = _comparison(compared, lambda one, other: one >= other)
    made = type(cls)(cls.__name__, cls.__bases__, own)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _initializer(made, given, [its for its in found if not its.init])  # type: ignore[misc]
    return made


def _initializer(cls: type, given: Sequence[Field], others: Sequence[Field]) -> Callable[..., None]:
    # A slot writes itself: `__setattr__` may refuse, and is slower.
    slots = [vars(cls)[its.name].__set__ for its in given]
    further = [(vars(cls)[its.name].__set__, its) for its in others]
    count = len(given)
    finish: Callable[[Any], None] | None = getattr(cls, "__post_init__", None)

    def initialize(record: Any, /, *values: Any, **named: Any) -> None:
        complete = _complete(cls, given, values, named) if named or len(values) != count else values
        for write, value in zip(slots, complete):  # noqa: B905 - as many; to count them costs each record
            write(record, value)
        for write, its in further:
            write(record, its.without_a_value(cls))
        if finish:
            finish(record)

    return initialize


def _complete(cls: type, given: Sequence[Field], values: Sequence[Any], named: dict[str, Any]) -> list[Any]:
    """The values of all fields in their order; a TypeError where one is missing or too many."""
    if len(values) > len(given):
        raise TypeError(f"{cls.__qualname__}() takes {len(given)} values, and got {len(values)}")
    complete = list(values)
    for its in given[len(values) :]:
        complete.append(named.pop(its.name) if its.name in named else its.without_a_value(cls))
    if named:
        raise TypeError(f"{cls.__qualname__}() takes no other value for {', '.join(map(repr, named))}")
    return complete


def _values(names: Sequence[str]) -> _Values:
    return attrgetter(*names) if names else lambda _record: ()


def _comparison(compared: _Values, holds: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def compare(record: Any, other: Any) -> Any:
        if other.__class__ is not record.__class__:
            return NotImplemented
        return holds(compared(record), compared(other))

    return compare


def _shown(record: Any) -> str:
    shown = ", ".join(f"{its.name}={getattr(record, its.name)!r}" for its in _fields(record) if its.shown)
    return f"{type(record).__qualname__}({shown})"


def _refuse(record: Any, name: str, *_value: Any) -> NoReturn:
    raise AttributeError(f"a {type(record).__name__} is not changed, nor is its {name!r}")


if TYPE_CHECKING:
    from dataclasses import asdict, dataclass, field, fields, replace
else:
    asdict, dataclass, field, fields, replace = _asdict, _dataclass, _field, _fields, _replace

__all__ = ["asdict", "dataclass", "field", "fields", "replace"]
