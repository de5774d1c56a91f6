"""Whole bodies of blocks, as a provider wants them: each member named, null where it is not given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from snowform.schema import Attribute, Block


@cache
def inside(block: Block) -> dict[str, tuple[str, Block]]:
    """What stands in a block and has members of its own, by name: how it is nested, and its block.

    An attribute of objects in a list is written like blocks, too.
    """
    found = {name: (nested.nesting, nested.block) for name, nested in block.blocks.items()}
    for name, attribute in block.attributes.items():
        members = _members(attribute)
        if members:
            found[name] = (attribute.type[0], Block.of(members, {}, ()))
    return found


def _members(attribute: Attribute) -> dict[str, Attribute]:
    """The members of the objects in a list or a set; none where the attribute is something else."""
    match attribute.type:
        case ["list" | "set", ["object", members, *_]] if attribute.settable:
            return {name: Attribute(name, "o", kind) for name, kind in members.items()}
    return {}


def body(block: Block, given: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a block with what is given; nested blocks are given as lists of what is in them."""
    nested = inside(block)
    found: dict[str, Any] = {name: given.get(name) for name in block.attributes}
    for name, (nesting, inner_block) in nested.items():
        inner = given.get(name)
        if name in block.attributes and not isinstance(inner, list):
            continue
        if nesting in {"list", "set"}:
            found[name] = [body(inner_block, one) for one in inner or ()]
        elif nesting == "map":
            found[name] = {key: body(inner_block, one) for key, one in (inner or {}).items()}
        else:
            found[name] = None if inner is None else body(inner_block, inner)
    return found
