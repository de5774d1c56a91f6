"""Two versions of a provider together: what either takes, and where the later one breaks with the earlier."""

from __future__ import annotations

from collections.abc import Iterator

from snowform.hints import Any
from snowform.schema.model import Attribute, Block, NestedBlock
from snowform.schema.store import KINDS, ProviderSchema


class Versions(ProviderSchema):
    """The schemas of an earlier and a later version of a provider, as one that takes what either takes.

    Of a member that both have, the earlier decides.
    """

    def __init__(self, earlier: ProviderSchema, later: ProviderSchema) -> None:
        self.path = earlier.path
        self.earlier = earlier
        self.later = later
        self.source = earlier.source
        self.version = f"{earlier.version} and {later.version}"
        self.constraint = ""
        self.origin = ""
        self.breaking = frozenset()
        self._merged: dict[str, Block | None] = {}

    def names(self, kind: str) -> list[str]:
        """All names of a kind that either has, sorted."""
        return sorted({*self.earlier.names(kind), *self.later.names(kind)})

    def block(self, kind: str, name: str) -> Block | None:
        """The block of an entry of either, or None."""
        key = f"{kind}/{name}"
        # What breaks with nothing has all that was there before.
        if key not in self.later.breaking and (found := self.later.block(kind, name)) is not None:
            return found
        if key not in self._merged:
            earlier, later = self.earlier.block(kind, name), self.later.block(kind, name)
            self._merged[key] = _merged(earlier, later) if earlier and later else earlier or later
        return self._merged[key]

    def versions_with(self, kind: str, name: str) -> list[str]:
        """The versions that have an entry which is there."""
        return [one.version for one in (self.earlier, self.later) if one.block(kind, name)]

    def function(self, name: str) -> Any:
        """What a function of either is, the later first."""
        return self.later.function(name) or self.earlier.function(name)


def breaking_entries(earlier: ProviderSchema, later: ProviderSchema) -> Iterator[str]:
    """The entries of an earlier version, "resource/aws_eip", of which a later one does not take all."""
    for kind in (*KINDS, "provider"):
        for name in earlier.names(kind):
            before, now = earlier.block(kind, name), later.block(kind, name)
            if before is None or now is None or _breaks(before, now):
                yield f"{kind}/{name}"


def _breaks(before: Block, now: Block) -> bool:
    for name, attribute in before.attributes.items():
        other = now.attributes.get(name)
        if other is None or other.type != attribute.type or (attribute.settable and not other.settable):
            return True
    for name, nested in before.blocks.items():
        inner = now.blocks.get(name)
        if inner is None or _narrower(nested, inner) or _breaks(nested.block, inner.block):
            return True
    return any(name not in before.required for name in now.required)


def _narrower(before: NestedBlock, now: NestedBlock) -> bool:
    most = now.max_items and (not before.max_items or before.max_items > now.max_items)
    return bool(before.nesting != now.nesting or now.min_items > before.min_items or most)


def _merged(earlier: Block, later: Block) -> Block:
    attributes: dict[str, Attribute] = {**later.attributes, **earlier.attributes}
    blocks: dict[str, NestedBlock] = {**later.blocks, **earlier.blocks}
    for name in earlier.blocks.keys() & later.blocks.keys():
        of = earlier.blocks[name]
        inner = _merged(of.block, later.blocks[name].block)
        blocks[name] = NestedBlock(name, of.nesting, of.min_items, of.max_items, inner)
    # What one has as a block and the other as an attribute is what the earlier says.
    for name in earlier.attributes:
        blocks.pop(name, None)
    for name in earlier.blocks:
        attributes.pop(name, None)
    required = [name for name in earlier.required if name in later.required]
    return Block.of(attributes, blocks, tuple(required))
