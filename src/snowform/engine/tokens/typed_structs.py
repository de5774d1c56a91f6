"""Structs whose annotations say the types of their fields, checked as jsii checks them.

A field is required unless its annotation ends in `| None`.
"""

from __future__ import annotations

import builtins
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
    """A struct that refuses values of the wrong type, and makes structs of the dictionaries that are fields.

    Dictionaries in a list stay what they are until the struct is given to a construct: `with_structs`.
    Raises TypeError for a wrong type and for a name that it does not have, and EngineError for what the real
    engine refuses in JavaScript: a bool as a number, a string as a list.
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


def with_structs(given: Typed) -> Typed:
    """The struct as JavaScript gives it back: with structs in place of the dictionaries in its lists.

    Raises EngineError for a dictionary that lacks a key.
    """
    lists = {
        name: [_item(struct, item, f"{name}[{index}]") for index, item in enumerate(given._values[name])]
        for name, (kind, module) in given.TYPES.items()
        if name in given._values and (struct := _struct_in_list(kind.removesuffix(OPTIONAL), module))
    }
    return type(given)(**{**given._values, **lists}) if lists else given


def _struct_in_list(kind: str, module: str) -> type[Struct] | None:
    """The class of the structs in a list of that annotation; None where it is no list of structs."""
    if kind in CHECKS or not kind.startswith("list["):
        return None
    struct: type[Struct] = getattr(sys.modules[module], kind.removeprefix("list[").removesuffix("]"))
    return struct


def _checked(name: str, value: Any, kind: str, module: str) -> Any:
    kind = kind.removesuffix(OPTIONAL)
    if check := CHECKS.get(kind):
        return check(value, name)
    if struct := _struct_in_list(kind, module):
        return _items(value, name, struct)
    classes = tuple(_class(part, module) for part in kind.split(" | "))
    if isinstance(value, dict) and issubclass(classes[0], Struct):
        return classes[0](**value)
    expect(name, value, *classes)
    return value


def _class(name: str, module: str) -> type:
    # A module may load what few programs need when it is asked for the name.
    found: type = getattr(builtins, name, None) or getattr(sys.modules[module], name)
    return found


def _items(value: Any, name: str, struct: type[Struct]) -> list[Any]:
    """A list of structs, or of dictionaries for them; a text is one of its characters."""
    items = (
        value if isinstance(value, str) and value else boundary.sequence_of(boundary.anything)(value, name)
    )
    for index, item in enumerate(items):
        if not isinstance(item, struct | Mapping):
            got = type(item).__name__
            raise TypeError(f"type of argument {name}[{index}] must be {struct.__name__}; got {got} instead")
    return list(items)


def _item(struct: type[Struct], value: Any, name: str) -> Any:
    """A struct in a list. A dictionary in its place has JavaScript's names: Python makes no struct of it."""
    if isinstance(value, struct):
        return value
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
