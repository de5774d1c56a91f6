"""What is known of a value before a plan: its type, and what it is where nothing but literals decides that.

Types are those of provider schemas: "string", ["list", "string"], ["object", {"a": "number"}], …; "dynamic"
is any. Conversions: https://opentofu.org/docs/language/expressions/types/#type-conversion
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from snowform.records import Record
from snowform.schema import CtyType
from snowform.schema.check import NAMES, NUMBER

PRIMITIVE = frozenset({"string", "number", "bool"})
SEQUENCES = frozenset({"list", "set", "tuple"})
MAPPINGS = frozenset({"map", "object"})
_BOOL = {"true": True, "1": True, "false": False, "0": False}


class Unsuitable(Exception):
    """A value cannot become one of a type; the message says what it must be and what it is."""


class Value(Record):
    """A value of a type. Of a known one, `content` is a scalar, None, a list or a dict of values."""

    __slots__ = ("content", "known", "sensitive", "type")

    def __init__(
        self, cty_type: CtyType, content: Any = None, *, known: bool = False, sensitive: bool = False
    ) -> None:
        self.type = cty_type
        self.content = content
        self.known = known
        # It comes from a sensitive variable, or from sensitive().
        self.sensitive = sensitive

    @property
    def kind(self) -> str:
        """The first word of the type."""
        return kind_of(self.type)

    @property
    def is_null(self) -> bool:
        """Whether it is surely null."""
        return self.known and self.content is None

    def elements(self) -> Sequence[Value]:
        """The values in a known list, set, tuple, map or object; none of any other."""
        if not self.known or self.content is None or self.kind in PRIMITIVE:
            return ()
        return list(self.content.values()) if isinstance(self.content, dict) else self.content

    @property
    def holds_sensitive(self) -> bool:
        """Whether something in it, however deep, is sensitive."""
        return self.sensitive or any(element.holds_sensitive for element in self.elements())

    @property
    def is_wholly_known(self) -> bool:
        """Whether nothing in it, however deep, is left open."""
        return self.known and all(element.is_wholly_known for element in self.elements())


ANY = Value("dynamic")
NULL = Value("dynamic", None, known=True)


def kind_of(cty_type: CtyType) -> str:
    """The first word of a type."""
    return cty_type if isinstance(cty_type, str) else str(cty_type[0])


def scalar(value: float | bool | str | None) -> Value:
    """A known string, number, bool or null."""
    if value is None:
        return NULL
    kind = "bool" if isinstance(value, bool) else "string" if isinstance(value, str) else "number"
    return Value(kind, value, known=True)


def tuple_of(items: Iterable[Value]) -> Value:
    """A known tuple."""
    items = list(items)
    return Value(["tuple", [item.type for item in items]], items, known=True)


def object_of(items: Mapping[str, Value]) -> Value:
    """A known object."""
    types = {name: item.type for name, item in items.items()}
    return Value(["object", types], dict(items), known=True)


def literal(value: Any) -> Value:
    """A value of JSON in which no text is a template."""
    if isinstance(value, list):
        return tuple_of(map(literal, value))
    if isinstance(value, Mapping):
        return object_of({name: literal(item) for name, item in value.items()})
    return scalar(value)


def any_sensitive(values: Iterable[Value]) -> bool:
    """Whether one of the values is sensitive."""
    return any(value.sensitive for value in values)


def marked(value: Value, *sources: Value) -> Value:
    """The value, sensitive where one of its sources is."""
    if value.sensitive or not any_sensitive(sources):
        return value
    return Value(value.type, value.content, known=value.known, sensitive=True)


def article(cty_type: CtyType) -> str:
    """A type in an error."""
    return NAMES.get(kind_of(cty_type), "a value")


def shown(value: Value) -> str:
    """A value in an error: short, with its kind."""
    if value.is_null:
        return "null"
    if value.known and value.kind in PRIMITIVE:
        text = str(value.content).lower() if value.kind == "bool" else str(value.content)
        if not value.sensitive:
            return f'the string "{text[:40]}"' if value.kind == "string" else f"the {value.kind} {text}"
    return article(value.type)


def converted(value: Value, cty_type: CtyType) -> Value:
    """The value as one of the type. Raises Unsuitable."""
    if cty_type in ("dynamic", value.type):
        return value
    if value.is_null or value.kind == "dynamic":
        return Value(cty_type, None, known=value.is_null, sensitive=value.sensitive)
    kind = kind_of(cty_type)
    if kind in PRIMITIVE:
        return _primitive(value, kind)
    if kind in {"list", "set", "map", "object"}:
        if value.kind not in (SEQUENCES if kind in {"list", "set"} else MAPPINGS):
            raise _unsuitable(value, cty_type)
        return _object(value, cty_type) if kind == "object" else _collection(value, cty_type)
    if value.kind not in SEQUENCES:
        raise _unsuitable(value, cty_type)
    if value.kind == "tuple" and len(value.type[1]) != len(cty_type[1]):
        raise Unsuitable(f"must be a list of {len(cty_type[1])} values, not of {len(value.type[1])}")
    return Value(cty_type, sensitive=value.sensitive)


def unified(types: Sequence[CtyType]) -> CtyType | None:
    """The type that values of all these types can become; None where there is none."""
    rest = [found for found in types if found != "dynamic"]
    if len(rest) < len(types):
        return "dynamic"
    if not rest or all(found == rest[0] for found in rest):
        return rest[0] if rest else "dynamic"
    kinds = {kind_of(found) for found in rest}
    if kinds <= PRIMITIVE:
        return "string" if "string" in kinds else None
    if kinds <= SEQUENCES:
        return _unified_sequences(rest, kinds)
    return _unified_mappings(rest, kinds) if kinds <= MAPPINGS else None


def element_types(cty_type: CtyType) -> list[CtyType]:
    """The types of what is in a list, set, map, tuple or object."""
    if isinstance(cty_type, str):
        return []
    inner = cty_type[1]
    if cty_type[0] == "tuple":
        return list(inner)
    return list(inner.values()) if cty_type[0] == "object" else [inner]


def _unified_sequences(types: Sequence[CtyType], kinds: set[str]) -> CtyType | None:
    if kinds == {"tuple"} and len({len(found[1]) for found in types}) == 1:
        each = [unified(column) for column in zip(*(found[1] for found in types), strict=True)]
        if None not in each:
            return ["tuple", each]
    element = unified([inner for found in types for inner in element_types(found)])
    if element is None:
        return None
    return ["set" if kinds <= {"set", "tuple"} and "set" in kinds else "list", element]


def _unified_mappings(types: Sequence[CtyType], kinds: set[str]) -> CtyType | None:
    if kinds == {"object"} and all(found[1].keys() == types[0][1].keys() for found in types):
        each = {name: unified([found[1][name] for found in types]) for name in types[0][1]}
        if None not in each.values():
            return ["object", each]
    element = unified([inner for found in types for inner in element_types(found)])
    return None if element is None else ["map", element]


def _primitive(value: Value, kind: str) -> Value:
    if value.kind not in PRIMITIVE or {value.kind, kind} == {"number", "bool"}:
        raise _unsuitable(value, kind)
    if not value.known:
        return Value(kind, sensitive=value.sensitive)
    content = value.content
    if kind == "string":
        content = str(content).lower() if isinstance(content, bool) else _text(content)
    elif kind == "number":
        if not re.fullmatch(NUMBER, content):
            raise _unsuitable(value, kind)
        content = int(content) if content.lstrip("+-").isdigit() and len(content) < 19 else float(content)
    else:
        if content not in _BOOL:
            raise _unsuitable(value, kind)
        content = _BOOL[content]
    return Value(kind, content, known=True, sensitive=value.sensitive)


def _text(content: float | str) -> str:
    if isinstance(content, float) and content.is_integer() and abs(content) < 1e15:
        return str(int(content))
    return str(content)


def _collection(value: Value, cty_type: CtyType) -> Value:
    kind, element = cty_type[0], cty_type[1]
    if element == "dynamic":
        found = unified(element_types(value.type))
        if found is None:
            raise Unsuitable(f"must be a {kind}, whose elements are of one type")
        element = found
    if not value.known:
        for inner in element_types(value.type):
            converted(Value(inner), element)
        return Value([kind, element], sensitive=value.sensitive)
    if kind == "map":
        items = {name: converted(item, element) for name, item in value.content.items()}
        return Value([kind, element], items, known=True, sensitive=value.sensitive)
    each = [converted(item, element) for item in value.content]
    if kind == "set":
        if not all(item.is_wholly_known for item in each):
            # How many there are is not known: two may be alike.
            return Value([kind, element], sensitive=value.sensitive)
        each = [item for index, item in enumerate(each) if item not in each[:index]]
    return Value([kind, element], each, known=True, sensitive=value.sensitive)


def _object(value: Value, cty_type: CtyType) -> Value:
    optional = cty_type[2] if len(cty_type) > 2 else ()
    if value.kind == "object":
        given = value.type[1]
        for name in cty_type[1]:
            if name not in given and name not in optional:
                raise Unsuitable(f'the attribute "{name}" is missing')
    else:
        given = dict.fromkeys(cty_type[1], value.type[1])
    content = value.content if value.known else {}
    items = {
        name: converted(content.get(name) or Value(given[name]), wanted)
        for name, wanted in cty_type[1].items()
        if name in given
    }
    if not value.known or value.kind == "map" or len(items) < len(cty_type[1]):
        return Value(cty_type[:2], sensitive=value.sensitive)
    return Value(cty_type[:2], items, known=True, sensitive=value.sensitive)


def _unsuitable(value: Value, cty_type: CtyType) -> Unsuitable:
    return Unsuitable(f"must be {article(cty_type)}, not {shown(value)}")
