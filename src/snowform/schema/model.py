"""What a schema says: blocks, their attributes and the blocks nested in them. Decodes, never looks up.

The compact form is made by `derive` and documented there; the meaning of every field is that of
https://developer.hashicorp.com/terraform/cli/commands/providers/schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.hints import Any

# A type as cty writes it in JSON: "string", ["list", "string"], ["object", {"name": "string"}], ...
CtyType = Any

PRIMITIVES = {"s": "string", "n": "number", "b": "bool", "d": "dynamic"}
COLLECTIONS = {"l": "list", "t": "set", "m": "map"}


class Attribute:
    """One argument or attribute of a block."""

    __slots__ = ("_flags", "name", "settable", "type")

    def __init__(self, name: str, flags: str, cty_type: CtyType) -> None:
        self.name = name
        self.type = cty_type
        self._flags = flags
        # A configuration may give it: it is not computed only.
        self.settable = "r" in flags or "o" in flags

    @property
    def required(self) -> bool:
        """It must be given."""
        return "r" in self._flags

    @property
    def optional(self) -> bool:
        """It may be given."""
        return "o" in self._flags

    @property
    def computed(self) -> bool:
        """The provider gives it a value where the configuration gives none."""
        return "c" in self._flags

    @property
    def sensitive(self) -> bool:
        """Terraform hides its value."""
        return "s" in self._flags

    @property
    def deprecated(self) -> bool:
        """The provider warns of its use."""
        return "d" in self._flags

    @property
    def write_only(self) -> bool:
        """Terraform never stores its value."""
        return "w" in self._flags


class NestedBlock:
    """A kind of block inside another: how often it may stand there, and what it holds."""

    __slots__ = ("block", "max_items", "min_items", "name", "nesting")

    def __init__(self, name: str, nesting: str, min_items: int, max_items: int, block: Block) -> None:
        self.name = name
        self.nesting = nesting
        self.min_items = min_items
        self.max_items = max_items
        self.block = block

    @property
    def single(self) -> bool:
        """At most one may stand there, so it may be read without an index."""
        return self.nesting in {"single", "group"} or self.max_items == 1


class Block:
    """The content of a resource, data source, provider or nested block, decoded when it is read."""

    __slots__ = ("_attributes", "_blocks", "_raw", "_required", "_shared")

    def __init__(self, raw: Mapping[str, Any], shared: list[Any] | None = None) -> None:
        self._raw = raw
        self._shared: list[Any] = raw.get("s", []) if shared is None else shared
        self._attributes: dict[str, Attribute] | None = None
        self._blocks: dict[str, NestedBlock] | None = None
        self._required: tuple[str, ...] | None = None

    @classmethod
    def of(
        cls, attributes: dict[str, Attribute], blocks: dict[str, NestedBlock], required: tuple[str, ...]
    ) -> Block:
        """A block that is put together of what was decoded."""
        made = cls({"a": attributes, "b": blocks})
        made._attributes, made._blocks, made._required = attributes, blocks, required
        return made

    @property
    def attributes(self) -> Mapping[str, Attribute]:
        """Attributes by name."""
        if self._attributes is None:
            self._attributes = {name: _attribute(name, code) for name, code in self._raw.get("a", {}).items()}
        return self._attributes

    @property
    def blocks(self) -> Mapping[str, NestedBlock]:
        """Nested blocks by name."""
        if self._blocks is None:
            self._blocks = {name: self._nested(name, raw) for name, raw in self._raw.get("b", {}).items()}
        return self._blocks

    @property
    def required(self) -> tuple[str, ...]:
        """The names that must be given: required attributes, then blocks with a least number."""
        if self._required is None:
            attributes = (a.name for a in self.attributes.values() if a.required)
            blocks = (b.name for b in self.blocks.values() if b.min_items)
            self._required = (*attributes, *blocks)
        return self._required

    @property
    def deprecated(self) -> bool:
        """The provider warns of its use: of the whole resource, or of blocks of the kind."""
        return "d" in self._raw

    @property
    def names(self) -> list[str]:
        """The names of all attributes and nested blocks."""
        if not self._raw:
            return [*self.attributes, *self.blocks]
        return [*self._raw.get("a", ()), *self._raw.get("b", ())]

    def _nested(self, name: str, raw: list[Any]) -> NestedBlock:
        nesting, min_items, max_items, content = raw
        if isinstance(content, int):
            # A block that stands more than once is decoded once, and its objects are shared.
            if not isinstance(self._shared[content], Block):
                self._shared[content] = Block(self._shared[content], self._shared)
            return NestedBlock(name, nesting, min_items, max_items, self._shared[content])
        return NestedBlock(name, nesting, min_items, max_items, Block(content, self._shared))


def _attribute(name: str, code: str | list[Any]) -> Attribute:
    if isinstance(code, str):
        flags, _, short = code.partition(":")
        return Attribute(name, flags, expand_type(short or "s"))
    return Attribute(name, code[0], code[1])


def expand_type(short: str) -> CtyType:
    """A short type as cty's JSON: "s" is "string", "ls" is ["list", "string"]."""
    if short[0] in COLLECTIONS:
        return [COLLECTIONS[short[0]], expand_type(short[1:])]
    return PRIMITIVES[short]


def shorten_type(cty_type: CtyType) -> str | None:
    """The short form of a type, or None where it holds an object or a tuple."""
    if isinstance(cty_type, str):
        return next(short for short, name in PRIMITIVES.items() if name == cty_type)
    for short, name in COLLECTIONS.items():
        if cty_type[0] == name:
            element = shorten_type(cty_type[1])
            return element and short + element
    return None
