"""What a settings class says: its fields, their types and the rules on their values. Reads no value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from snowform import records
from snowform.deferred import defer
from snowform.settings.errors import SettingsError

# Loaded by `dataclasses` with all that reads source code, for the docstrings of classes that have none.
defer("inspect")
import dataclasses  # noqa: E402 - after what it shall find


class Scalar(records.Record):
    """`str`, `int`, `float` or `bool`."""

    __slots__ = __match_args__ = ("kind",)

    def __init__(self, kind: type) -> None:
        self.kind = kind


class Choice(records.Record):
    """`Literal["a", "b"]`: one of these and nothing else."""

    __slots__ = __match_args__ = ("values",)

    def __init__(self, values: tuple[str | int | bool, ...]) -> None:
        self.values = values


class Items(records.Record):
    """`tuple[X, ...]`: a list."""

    __slots__ = __match_args__ = ("item",)

    def __init__(self, item: Shape) -> None:
        self.item = item


class Named(records.Record):
    """`Mapping[str, X]`: an object whose keys are the user's own names."""

    __slots__ = __match_args__ = ("value",)

    def __init__(self, value: Shape) -> None:
        self.value = value


class Record(records.Record):
    """A nested settings class: an object whose keys are its fields."""

    __slots__ = __match_args__ = ("settings",)

    def __init__(self, settings: type) -> None:
        self.settings = settings


class Maybe(records.Record):
    """`X | None`: null is a value too."""

    __slots__ = __match_args__ = ("inner",)

    def __init__(self, inner: Shape) -> None:
        self.inner = inner


Shape = Scalar | Choice | Items | Named | Record | Maybe


class Rules(NamedTuple):
    """What a field's `metadata` says.

    `pattern` (a JSON Schema regular expression), `minimum` and `maximum` hold for the value, or for each one
    in a list or mapping; `key_pattern` holds for a mapping's names. `wanted` says in words what is wanted.
    `formerly` is the name that the setting had: it is refused, with the name of today.
    """

    description: str = ""
    pattern: str = ""
    key_pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    wanted: str = ""
    formerly: str = ""


class Field(records.Record):
    """One setting: its name, the shape of its value, its rules, and whether it has a default."""

    __slots__ = ("name", "required", "rules", "shape")

    def __init__(self, name: str, shape: Shape, rules: Rules, required: bool) -> None:
        self.name = name
        self.shape = shape
        self.rules = rules
        self.required = required


def fields_of(settings: type) -> Mapping[str, Field]:
    """The settings of a dataclass by name, in the order they are written.

    Raises SettingsError where it is no dataclass, or a field has a type that settings cannot have.
    """
    return _fields_of(settings)


@cache
def _fields_of(settings: type) -> Mapping[str, Field]:
    if not dataclasses.is_dataclass(settings):
        raise SettingsError("not a dataclass", where=settings.__qualname__)
    try:
        hints = get_type_hints(settings)
    except NameError as error:
        raise SettingsError(
            f"the type {error.name} is not known at run time",
            where=settings.__qualname__,
            hint="import it outside of `if TYPE_CHECKING`",
        ) from error
    return {
        field.name: _field(field, hints[field.name], f"{settings.__qualname__}.{field.name}")
        for field in dataclasses.fields(settings)
        if field.init
    }


def default_of(field: dataclasses.Field[Any]) -> Any:
    """The default of a dataclass field, or `dataclasses.MISSING`."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _field(field: dataclasses.Field[Any], hint: Any, where: str) -> Field:
    try:
        rules = Rules(**field.metadata)
    except TypeError:
        known = Rules._fields
        unknown = ", ".join(str(key) for key in field.metadata if key not in known)
        raise SettingsError(
            f"unknown metadata: {unknown}", where=where, hint=f"known are {', '.join(known)}"
        ) from None
    required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    return Field(field.name, _shape(hint, where), rules, required)


def _shape(hint: Any, where: str) -> Shape:
    if hint in (str, int, float, bool):
        return Scalar(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return Record(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Choice(arguments)
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        return Maybe(_shape(next(a for a in arguments if a is not NoneType), where))
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return Items(_shape(arguments[0], where))
    if origin is Mapping and arguments[0] is str:
        return Named(_shape(arguments[1], where))
    raise SettingsError(
        f"the type {getattr(hint, '__name__', hint) if origin is None else hint} cannot be a setting",
        where=where,
        hint="use str, int, float, bool, Literal, tuple[X, ...], collections.abc.Mapping[str, X], "
        "a dataclass, or X | None",
    )
