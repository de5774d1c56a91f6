"""Whole bodies of blocks, as a provider wants them: each member named, null where it is not given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.schema import Block


def body(block: Block, given: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a block with what is given; nested blocks are given as lists of what is in them."""
    found: dict[str, Any] = {name: given.get(name) for name in block.attributes}
    for name, nested in block.blocks.items():
        inner = given.get(name)
        if nested.nesting in {"list", "set"}:
            found[name] = [body(nested.block, one) for one in inner or ()]
        elif nested.nesting == "map":
            found[name] = {key: body(nested.block, one) for key, one in (inner or {}).items()}
        else:
            found[name] = None if inner is None else body(nested.block, inner)
    return found
