"""What crosses from generated bindings into the engine and back: values by the types that are declared.

Python's side has checked the types that it can tell. What it cannot, jsii's kernel refuses: a bool for a
number, a text for a list, a dictionary in a list of blocks that lacks what the block requires. Such a
dictionary has JavaScript's names, since Python makes a struct only of one that stands alone.
"""

from __future__ import annotations

import types
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Union, get_args, get_origin

from snowform.bindings.type_checks import hints_of
from snowform.engine.errors import EngineError
from snowform.engine.tokens import boundary
from snowform.engine.values import losses
from snowform.engine.values.data import key_text
from snowform.engine.values.javascript import in_js_order

_UNIONS = (Union, types.UnionType)
# From here on JavaScript writes 1e+21.
LARGEST_WITHOUT_EXPONENT = 1e21
# Plain types, as the kernel calls them.
_SCALARS: dict[Any, str] = {str: "string", bool: "boolean", int: "number", float: "number"}


class Fields(dict[str, Any]):
    """A struct as JavaScript has it: its fields by their names there; `struct` is the class in Python."""

    struct: Any = None


class Declared:
    """What a declared type lets through: `scalars` are its plain types, `items`, `values` those in it."""

    def __init__(self, hint: Any) -> None:
        parts = tuple(_parts(hint))
        self.scalars = tuple(part for part in parts if part in _SCALARS)
        self.items: Any = None
        self.values: Any = None
        self.struct: Any = None
        self.anything = False
        for part in parts:
            origin, inner = get_origin(part), get_args(part)
            if origin in (Sequence, list):
                self.items = inner[0]
            elif origin in (Mapping, dict):
                self.values = inner[1]
            elif hasattr(part, "__jsii_name_mapping__"):
                self.struct = part
            elif part in (Any, object) or not isinstance(part, type):
                self.anything = True

    def refused(self, value: Any, name: str) -> EngineError:
        """The error of jsii's kernel for a value of another type."""
        names = [_SCALARS[part] for part in self.scalars if part is not float]
        names += ["array"] * (self.items is not None) + ["map"] * (self.values is not None)
        wanted = " or ".join(names) or "an object"
        return EngineError(f"Unable to deserialize value as {wanted}: argument {name} is {value!r}")


def _parts(hint: Any) -> Iterator[Any]:
    """The types of a union, which may stand inside of another."""
    if get_origin(hint) in _UNIONS:
        for part in get_args(hint):
            yield from _parts(part)
    else:
        yield hint


@cache
def _declared(hint: Any) -> Declared:
    return Declared(hint)


def declared(hint: Any) -> Declared:
    """What a type hint lets through."""
    try:
        return _declared(hint)
    except TypeError:
        return Declared(hint)


ANYTHING = Declared(Any)


def cross(value: Any, kind: Declared, name: str) -> Any:
    """The engine's own copy of an argument of that name.

    Raises EngineError and TypeError as `boundary` does, and EngineError for a dictionary that lacks a key.
    """
    if value is None:
        return None
    if isinstance(value, bool | str | int | float):
        if isinstance(value, bool):
            fits = bool in kind.scalars
        else:
            fits = isinstance(value, kind.scalars) and (isinstance(value, str) or kind.scalars != (bool,))
        if not fits and not kind.anything:
            raise kind.refused(value, name)
        return boundary.own_as(value, name)
    if hasattr(type(value), "__jsii_name_mapping__"):
        if kind.struct is not None and not kind.anything and not isinstance(value, kind.struct):
            raise EngineError(f"argument {name}: {_expected(kind.struct, struct_class(type(value)))}")
        return fields(value, where=f"{name}.")
    if isinstance(value, list):
        return _cross_list(value, kind, name)
    if isinstance(value, dict):
        return _cross_dictionary(value, kind, name)
    return boundary.own_as(value, name)


def _cross_list(value: list[Any], kind: Declared, name: str) -> list[Any]:
    if kind.items is None and not kind.anything:
        raise kind.refused(value, name)
    inner = ANYTHING if kind.items is None else declared(kind.items)
    items = [cross(item, inner, f"{name}[{index}]") for index, item in enumerate(value)]
    if None in items:
        losses.none_in_list()
    return items


def _cross_dictionary(value: dict[Any, Any], kind: Declared, name: str) -> Any:
    if kind.struct is not None and not kind.anything:
        return _from_dictionary(kind.struct, value, name)
    if kind.values is None and not kind.anything:
        raise kind.refused(value, name)
    if kind.values is None or kind.values is Any:
        return boundary.own_as(value, name)
    inner = declared(kind.values)
    return in_js_order(
        {
            key_text(key): cross(item, inner, f"{name}.{key}")
            for key, item in value.items()
            if item is not None
        }
    )


def struct_class(cls: Any) -> Any:
    """The generated class of a struct, from which a program may have derived its own."""
    return next(base for base in cls.__mro__ if "__jsii_name_mapping__" in vars(base))


def _expected(wanted: Any, given: Any) -> str:
    return (
        f"a struct of type '{given.__jsii_type__}' does not match the expected type '{wanted.__jsii_type__}'"
    )


def fields(struct: Any, without: Container[str] = (), where: str = "") -> Fields:
    """A struct of bindings as JavaScript has it, without the fields of some names.

    `where` is what stands before those names in an error.
    """
    cls = struct_class(type(struct))
    kinds = kinds_of(cls)
    names = cls.__jsii_name_mapping__
    crossed = Fields()
    crossed.struct = cls
    given = struct._values
    # In the order in which the struct lists them, which is the one in which JavaScript gets them.
    for name, key in names.items():
        if (value := given.get(name)) is not None and name not in without:
            crossed[key] = cross(value, kinds.get(name, ANYTHING), f"{where}{name}")
    return crossed


def as_object(struct: Any) -> Any:
    """A struct where a value of any type is taken: an object with JavaScript's names."""
    return _plain(fields(struct))


def _plain(value: Any) -> Any:
    if isinstance(value, Fields):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def kinds_of(cls: Any) -> dict[str, Declared]:
    """What the fields of a struct let through, by their names in Python."""
    kinds: dict[str, Declared] | None = cls.__dict__.get("_tf_kinds")
    if kinds is None:
        kinds = {name: declared(hint) for name, hint in hints_of(cls.__init__).items()}
        cls._tf_kinds = kinds
    return kinds


def _from_dictionary(cls: Any, value: dict[Any, Any], name: str) -> Fields:
    """A dictionary with JavaScript's names in the place of a struct; unknown names are dropped."""
    required = _required(cls)
    kinds = kinds_of(cls)
    crossed = Fields()
    crossed.struct = cls
    for field, key in cls.__jsii_name_mapping__.items():
        if (item := value.get(key)) is not None:
            crossed[key] = cross(item, kinds.get(field, ANYTHING), f"{name}.{key}")
        elif field in required:
            raise EngineError(
                f"Unable to deserialize value as {cls.__name__}: argument {name} lacks {key!r}, which is "
                f"required; in a list its names are {', '.join(cls.__jsii_name_mapping__.values())}"
            )
    return crossed


def _required(cls: Any) -> set[str]:
    """The fields that a struct must have: those without a default."""
    function = getattr(cls.__init__, "__wrapped__", cls.__init__)
    count = function.__code__.co_kwonlyargcount
    names = function.__code__.co_varnames[1 : 1 + count]
    return set(names) - set(function.__kwdefaults__ or {})


def back(value: Any) -> Any:
    """A value as a program gets it back: structs as their classes."""
    if isinstance(value, Fields):
        if value.struct is None:
            return {key: back(item) for key, item in value.items()}
        names = value.struct.__jsii_name_mapping__
        return value.struct(**{name: back(value.get(key)) for name, key in names.items()})
    if isinstance(value, list):
        return [back(item) for item in value]
    if isinstance(value, dict):
        return {key: back(item) for key, item in value.items()}
    if type(value) is float and value.is_integer() and abs(value) < LARGEST_WITHOUT_EXPONENT:
        # JavaScript has one kind of numbers, and writes 2.0 as 2.
        return int(value)
    return value
