"""Convert a literal to a type as OpenTofu does: the default of a variable, of an optional attribute.

More generous than a provider's schema: attributes that an object type does not have are dropped without a
word. Where elements of any type stand together, one type is found that all of them can become.
https://opentofu.org/docs/language/expressions/type-constraints/#conversion-of-complex-types
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from snowform.hints import Any
from snowform.schema import CtyType
from snowform.schema.check import NAMES, PRIMITIVE_CHECKS, TRUE, Path, describe


class NotConvertible(Exception):
    """A value cannot become of a type: `path` leads to what is wrong in it."""

    def __init__(self, message: str, path: Path = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def convert(cty_type: CtyType, value: Any, path: Path = ()) -> Any:
    """The value as one of the type. Raises NotConvertible.

    Optional attributes that are not there stay away: they are null, or what their default says.
    """
    if value is None or cty_type == "dynamic":
        return value
    if isinstance(cty_type, str):
        return _primitive(cty_type, value, path)
    return _STRUCTURES[cty_type[0]](cty_type, value, path)


def _primitive(kind: str, value: Any, path: Path) -> Any:
    # A template is text here, whatever it says: a default is taken as it is written.
    fits = PRIMITIVE_CHECKS[kind](value) if not isinstance(value, str) else _reads_as(kind, value)
    if not fits:
        raise _wrong(kind, value, path)
    return _AS[kind](value)


def _reads_as(kind: str, text: str) -> bool:
    return kind == "string" or PRIMITIVE_CHECKS[kind](text)


def _as_string(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        # Without an exponent, and without a fraction that says nothing.
        from decimal import Decimal

        text = f"{Decimal(repr(value)):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def _as_number(value: Any) -> int | float:
    if not isinstance(value, str):
        return value  # type: ignore[no-any-return]
    return float(value) if "." in value or "e" in value.lower() else int(value)


def _as_bool(value: Any) -> bool:
    return value in TRUE


_AS: Mapping[str, Callable[[Any], Any]] = {"string": _as_string, "number": _as_number, "bool": _as_bool}


def _list(cty_type: CtyType, value: Any, path: Path) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(cty_type[0], value, path)
    element = _element(cty_type[0], cty_type[1], value, path)
    items = [convert(element, item, (*path, index)) for index, item in enumerate(value)]
    if cty_type[0] == "set":
        return [item for index, item in enumerate(items) if item not in items[:index]]
    return items


def _map(cty_type: CtyType, value: Any, path: Path) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong("map", value, path)
    element = _element("map", cty_type[1], list(value.values()), path)
    return {key: convert(element, item, (*path, key)) for key, item in value.items()}


def _tuple(cty_type: CtyType, value: Any, path: Path) -> list[Any]:
    types: Sequence[CtyType] = cty_type[1]
    if not isinstance(value, list):
        raise _wrong("tuple", value, path)
    if len(value) != len(types):
        raise NotConvertible(f"must be a list of {len(types)} values, not of {len(value)}", path)
    return [
        convert(kind, item, (*path, index))
        for index, (kind, item) in enumerate(zip(types, value, strict=True))
    ]


def _object(cty_type: CtyType, value: Any, path: Path) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong("object", value, path)
    types: Mapping[str, CtyType] = cty_type[1]
    optional = cty_type[2] if len(cty_type) > 2 else ()
    defaults = cty_type[3] if len(cty_type) > 3 else {}
    for name in types:
        if name not in value and name not in optional:
            raise NotConvertible(f'the attribute "{name}" is missing', path)
    return {
        name: convert(types[name], defaults.get(name) if item is None else item, (*path, name))
        for name, item in value.items()
        if name in types
    }


_STRUCTURES: Mapping[str, Callable[[CtyType, Any, Path], Any]] = {
    "list": _list,
    "set": _list,
    "map": _map,
    "tuple": _tuple,
    "object": _object,
}


def _element(kind: str, element: CtyType, values: list[Any], path: Path) -> CtyType:
    """The type that elements get: the one that is said, or one that all of them can become."""
    if element != "dynamic":
        return element
    types = [_type_of(value) for value in values]
    common = _common(types)
    if common is None:
        kinds = {t if isinstance(t, str) else t[0] for t in types} - {"dynamic"}
        different = " and ".join(sorted(NAMES[k] for k in kinds))
        seen = f": here are {different}" if len(kinds) > 1 else ""
        raise NotConvertible(f"all elements of a {kind} must be of one type{seen}", path)
    return common


def _type_of(value: Any) -> CtyType:
    """The type of a literal; "dynamic" of null, which is of any."""
    if value is None:
        return "dynamic"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    if isinstance(value, Mapping):
        return ("object", {name: _type_of(item) for name, item in value.items()})
    return ("tuple", [_type_of(item) for item in value])


def _common(types: Sequence[CtyType]) -> CtyType | None:
    """The type that values of all of these can become; None where there is none."""
    known = [kind for kind in types if kind != "dynamic"]
    if not known:
        return "dynamic"
    if all(kind == known[0] for kind in known):
        return known[0]
    kinds = {kind if isinstance(kind, str) else kind[0] for kind in known}
    if kinds <= {"string", "number", "bool"}:
        # Numbers and bools only meet as text, which one of them must be.
        return "string" if "string" in kinds else None
    if kinds == {"tuple"}:
        return _common_tuple([kind[1] for kind in known])
    return _common_object([kind[1] for kind in known]) if kinds == {"object"} else None


def _common_tuple(types: list[list[CtyType]]) -> CtyType | None:
    if len({len(items) for items in types}) == 1:
        positions = [_common(position) for position in zip(*types, strict=True)]
        return None if None in positions else ("tuple", positions)
    element = _common([item for items in types for item in items])
    return None if element is None else ("list", element)


def _common_object(types: list[dict[str, CtyType]]) -> CtyType | None:
    if len({frozenset(members) for members in types}) == 1:
        members = {name: _common([kinds[name] for kinds in types]) for name in types[0]}
        return None if None in members.values() else ("object", members)
    element = _common([kind for members in types for kind in members.values()])
    return None if element is None else ("map", element)


def _wrong(kind: str, value: Any, path: Path) -> NotConvertible:
    return NotConvertible(f"must be {NAMES[kind]}, not {describe(value)}", path)
