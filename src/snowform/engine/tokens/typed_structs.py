"""Structs whose annotations say the types of their fields, checked as jsii checks them.

A field is required unless its annotation ends in `| None`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from snowform.engine.errors import EngineError
from snowform.engine.tokens import boundary
from snowform.engine.values.arguments import expect
from snowform.engine.values.structs import Struct, camel_case, check_names
from snowform.hints import Any, ClassVar, TypeVar

Typed = TypeVar("Typed", bound="TypedStruct")
OPTIONAL = " | None"


class TypedStruct(Struct):
    """A struct that refuses values of the wrong type, and makes structs of the dictionaries in it.

    Raises TypeError for a wrong type and for a name that it does not have, and EngineError for what the real
    engine refuses in JavaScript: a bool as a number, a string as a list, a dictionary that lacks a key.
    """

    TYPES: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def __init_subclass__(cls) -> None:
        types: dict[str, tuple[str, str]] = {}
        for base in reversed(cls.__mro__):
            if issubclass(base, TypedStruct) and base is not TypedStruct:
                types |= {name: (kind, base.__module__) for name, kind in base.__annotations__.items()}
        cls.TYPES = types
        cls.FIELDS = {name: not kind.endswith(OPTIONAL) for name, (kind, _) in types.items()}

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        for name, required in self.FIELDS.items():
            if required or name in self._values:
                self._values[name] = _checked(name, values[name], *self.TYPES[name])


def take(owner: object, struct: type[Typed], values: Mapping[str, Any]) -> Typed:
    """The keyword arguments of a constructor as the struct that they are the fields of."""
    check_names(type(owner).__name__, struct.FIELDS, values)
    return struct(**values)


def _checked(name: str, value: Any, kind: str, module: str) -> Any:
    kind = kind.removesuffix(OPTIONAL)
    if check := CHECKS.get(kind):
        return check(value, name)
    if kind.startswith("list["):
        struct = getattr(sys.modules[module], kind.removeprefix("list[").removesuffix("]"))
        return [_item(struct, item, f"{name}[{index}]") for index, item in enumerate(_items(value, name))]
    classes = tuple(getattr(sys.modules[module], part) for part in kind.split(" | "))
    if isinstance(value, dict) and issubclass(classes[0], Struct):
        return classes[0](**value)
    expect(name, value, *classes)
    return value


def _items(value: Any, name: str) -> list[Any]:
    items: list[Any] = boundary.sequence_of(boundary.anything)(value, name)
    return items


def _item(struct: type[Struct], value: Any, name: str) -> Any:
    """A struct in a list. A dictionary in its place has JavaScript's names: Python makes no struct of it."""
    if isinstance(value, struct):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(
            f"type of argument {name} must be {struct.__name__}; got {type(value).__name__} instead"
        )
    names = {field: camel_case(field) for field in struct.FIELDS}
    if missing := [
        names[f] for f, required in struct.FIELDS.items() if required and value.get(names[f]) is None
    ]:
        raise EngineError(f"{name}: {struct.__name__} lacks {', '.join(missing)}; it has {', '.join(value)}")
    return struct(**{field: value[key] for field, key in names.items() if key in value})


def _boolean(value: Any, name: str) -> bool:
    expect(name, value, bool)
    return bool(value)


def _mapping(value: Any, name: str) -> Any:
    if not isinstance(value, Mapping):
        kind = type(value).__name__
        raise TypeError(f"type of argument {name} must be a mapping; got {kind} instead")
    return boundary.own_as(value, name)


def _texts_by_name(value: Any, name: str) -> Any:
    own = _mapping(value, name)
    for key, item in own.items():
        if not isinstance(item, str):
            raise EngineError(f"argument {name}[{key!r}] must be a str; got {type(item).__name__} instead")
    return own


CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "Any": boundary.anything,
    "bool": _boolean,
    "float": boundary.number,
    "list[Any]": boundary.sequence_of(boundary.anything),
    "list[str]": boundary.sequence_of(boundary.string),
    "Mapping[str, Any]": _mapping,
    "Mapping[str, str]": _texts_by_name,
    "str": boundary.string,
}
