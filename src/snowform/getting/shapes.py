"""What an attribute's type is to bindings: how it is read, written, and called in Python.

Followed is `attribute-type-model.ts` of `@cdktf/provider-generator`, faults included: what a program of
bindings gets is what it got.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

RESOLVABLE = "cdktf.IResolvable"
# The library's classes of references to plain collections: one of a deeper collection has the nearest.
_REFERENCES = frozenset(
    (
        *(f"{of}Map" for of in ("String", "Number", "Boolean", "Any")),
        *(
            f"{of}{inner}"
            for of in ("String", "Number", "Boolean", "Any")
            for inner in ("ListList", "MapList")
        ),
        *(f"{of}{inner}" for of in ("String", "Number", "Boolean", "Any") for inner in ("ListMap", "MapMap")),
        "BooleanList",
    )
)
_SIMPLE = {"string": "str", "number": "jsii.Number", "boolean": "bool", "any": "t.Any"}


@dataclass(eq=False)
class Struct:
    """A block or an object: its class's name, and what is in it.

    `nesting` is how Terraform nests it: `list`, `set`, `single`, `map`, `object`, or two of them such as
    `maplist`. `read_only` is one that is computed alone or stands once: no token is taken for it.
    """

    name: str
    attributes: list[Attribute]
    nesting: str
    read_only: bool
    single: bool

    @property
    def assignable(self) -> bool:
        """Whether anything can be set in it."""
        return not self.read_only or any(attribute.assignable for attribute in self.attributes)

    @property
    def writer(self) -> str:
        """The function that writes it."""
        return f"{self.name[:1].lower()}{self.name[1:]}ToTerraform"


@dataclass(eq=False)
class Shape:
    """A type. `kind` is `simple`, `skipped`, `struct`, `list`, `set` or `map`.

    `simple` names a simple one; `item` is the type of what is in a collection. `single` is of a list or set
    of one block, `block` of one that Terraform has as blocks.
    """

    kind: str
    simple: str = ""
    item: Shape | None = None
    of: Struct | None = None
    single: bool = False
    block: bool = False

    @property
    def struct(self) -> Struct | None:
        """The struct in it, however deep."""
        return self.item.struct if self.item else self.of

    @property
    def stored(self) -> str:
        """What the class is called that a reference to it has."""
        if self.kind == "skipped":
            return "any"
        if self.item:
            return f"{self.item.stored}{'Map' if self.kind == 'map' else 'List'}"
        return self.of.name if self.of else self.simple

    @property
    def complex(self) -> bool:
        """Whether there is a struct in it."""
        return self.struct is not None

    @property
    def referenced(self) -> bool:
        """Whether what is read of it is always an object that refers to it."""
        return self.kind == "struct" or self.single or (self.item is not None and self.complex)

    @property
    def tokenizable(self) -> bool:
        """Whether a token may stand for what is read."""
        if self.kind == "simple":
            return True
        known = ("string", "number", "boolean", "any") if self.kind == "map" else ("string", "number")
        return self.item is not None and self.item.stored in known

    @property
    def child(self) -> tuple[str, bool | None]:
        """The class that refers to it, and whether it is a set; None where its constructor does not ask."""
        if self.kind == "struct" or self.single:
            name = self.of.name if self.of else self.item.stored if self.item else ""
            return f"{name}OutputReference", None
        name = self.stored if self.complex else f"cdktf.{self.library_class}"
        return name, None if self.kind == "map" else self.kind == "set"

    @property
    def library_class(self) -> str:
        """The library's class that refers to a plain collection; empty where it has none."""
        own = f"{self.stored[:1].upper()}{self.stored[1:]}"
        if own in _REFERENCES or self.item is None:
            return own if own in _REFERENCES else ""
        inner = {"map": "Map", "list": "List", "set": "List"}.get(self.item.kind, "")
        near = f"Any{inner}{'Map' if self.kind == 'map' else 'List'}"
        return near if near in _REFERENCES and inner else ""

    @property
    def getter(self) -> str:
        """The operation of the index that reads it (see `bindings.classes`)."""
        item = self.item
        if self.kind == "simple":
            return f"get_{self.simple}_attribute"
        if self.kind == "map" and item is not None and (item.kind == "simple" or self.complex):
            return f"get_{item.stored}_map_attribute"
        if item is not None and self.kind == "list" and item.stored in ("string", "number"):
            return "get_list_attribute" if item.stored == "string" else "get_number_list_attribute"
        if item is not None and self.kind == "set":
            return {"string": "set_of_strings", "number": "set_of_numbers"}.get(
                item.stored, "set_of_anything"
            )
        return "interpolation_for_attribute"

    @property
    def writer(self) -> Any:
        """How the index says that it is written (see `bindings.rows`)."""
        if self.item is None:
            return self.of.writer if self.of else None
        if self.kind == "map":
            return ["hash", self.item.writer]
        return self.item.writer if self.single else ["list", self.item.writer, self.block]

    def hint(self, *, argument: bool = True) -> str:
        """The type in Python of what is given for it: as an `argument`, or as it can be set and read."""
        item = self.item
        if item is None:
            if self.of:
                return _struct(self.of.name, argument)
            return (
                f"t.Union[bool, {RESOLVABLE}]" if self.simple == "boolean" else _SIMPLE[self.simple or "any"]
            )
        if self.single:
            return item.hint(argument=argument)
        collection = (lambda of: f"t.Mapping[str, {of}]") if self.kind == "map" else _sequence(argument)
        if item.stored == "boolean":
            inner = collection(f"t.Union[bool, {RESOLVABLE}]")
            return inner if self.kind == "map" else f"t.Union[{RESOLVABLE}, {inner}]"
        if self.complex:
            named = _struct(item.stored, argument) if item.kind == "struct" else item.stored
            return f"t.Union[{RESOLVABLE}, {collection(named)}]"
        if item.kind != "simple":
            return f"t.Union[{RESOLVABLE}, {collection(item.hint(argument=argument))}]"
        return collection(_SIMPLE[item.simple])

    @property
    def read_hint(self) -> str:
        """The type in Python of what the getter gives of one that cannot be set."""
        item = self.item
        if self.kind == "simple":
            return RESOLVABLE if self.simple == "boolean" else _SIMPLE[self.simple]
        if item is None or item.kind != "simple":
            return RESOLVABLE
        if self.kind == "map":
            return f"t.Mapping[str, {_SIMPLE[item.simple]}]"
        return {"string": "t.List[str]", "number": "t.List[jsii.Number]"}.get(item.simple, RESOLVABLE)


def _struct(name: str, argument: bool) -> str:
    return f"t.Union[{name}, t.Dict[str, t.Any]]" if argument else name


def _sequence(argument: bool) -> Any:
    return (lambda of: f"t.Sequence[{of}]") if argument else (lambda of: f"t.List[{of}]")


@dataclass(eq=False)
class Attribute:
    """An attribute or block by Terraform's name. `path` is the one by which the exceptions know it.

    `name` is the one in JavaScript, `storage` that of the field there. `plain` is never read as an object;
    `of_provider` is read as it was given.
    """

    terraform: str
    path: str
    name: str
    storage: str
    shape: Shape
    optional: bool
    computed: bool
    required: bool
    of_provider: bool = False
    plain: bool = False
    write_only: bool = False
    null: bool = False

    @property
    def assignable(self) -> bool:
        """Whether a program can give it."""
        return self.required or self.optional

    @property
    def stored(self) -> bool:
        """Whether what is read is an object made for it."""
        if self.plain or self.of_provider:
            return False
        shape = self.shape
        if shape.referenced:
            return True
        is_reference = not shape.tokenizable or shape.kind == "map"
        return self.computed and not self.assignable and is_reference and bool(shape.library_class)
