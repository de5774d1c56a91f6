"""Structs: CDKTF's plain values, given as keyword arguments, as instances or as dictionaries."""

from __future__ import annotations

from collections.abc import Mapping

from snowform.hints import Any, ClassVar


class Struct:
    """A value with named fields, each None unless given; FIELDS says which are required.

    As jsii has it: unknown and missing fields are TypeErrors, two structs of equal fields are equal.
    """

    FIELDS: ClassVar[Mapping[str, bool]] = {}

    def __init__(self, **values: Any) -> None:
        check_names(type(self).__name__, self.FIELDS, values)
        # In the order of the fields, which is that of the keys in an expression.
        self._values = {field: values[field] for field in self.FIELDS if values.get(field) is not None}

    def __getattr__(self, name: str) -> Any:
        if name in type(self).FIELDS:
            return self._values.get(name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and other._values == self._values

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        values = ", ".join(f"{field}={value!r}" for field, value in self._values.items())
        return f"{type(self).__name__}({values})"


def check_names(owner: str, fields: Mapping[str, bool], values: Mapping[str, Any]) -> None:
    """Raise TypeError for unknown and missing keyword arguments, in Python's words, as those of the owner."""
    for name in values:
        if name not in fields:
            raise TypeError(f"{owner}.__init__() got an unexpected keyword argument {name!r}")
    if missing := [name for name, required in fields.items() if required and name not in values]:
        listed = " and ".join(repr(name) for name in missing)
        plural = "s" if len(missing) > 1 else ""
        raise TypeError(
            f"{owner}.__init__() missing {len(missing)} required keyword-only argument{plural}: {listed}"
        )


def fields(value: Any) -> dict[str, Any]:
    """The given fields of a struct or of a dictionary that stands for one, by their Python names."""
    if isinstance(value, Struct):
        return dict(value._values)
    return {key: item for key, item in value.items() if item is not None}


def camel_case(name: str) -> str:
    """A field's name in JavaScript: `prevent_destroy` is `preventDestroy`."""
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)
