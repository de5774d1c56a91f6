"""The least that a block must be given, made from its schema."""

from __future__ import annotations

from typing import Any

from snowform.schema import Block, CtyType

VALUES = {"string": "x", "number": 1, "bool": True, "dynamic": "x"}


def required_content(block: Block) -> dict[str, Any]:
    """Values of the right types for all that the block requires, nested blocks included."""
    content = {a.name: value_of(a.type) for a in block.attributes.values() if a.required}
    for nested in block.blocks.values():
        if nested.min_items:
            bodies = [required_content(nested.block) for _ in range(nested.min_items)]
            content[nested.name] = bodies[0] if nested.single else bodies
    return content


def value_of(cty_type: CtyType) -> Any:
    """A value of the type."""
    if isinstance(cty_type, str):
        return VALUES[cty_type]
    kind, inner = cty_type[0], cty_type[1]
    if kind in {"list", "set"}:
        return [value_of(inner)]
    if kind == "map":
        return {"x": value_of(inner)}
    return {name: value_of(member) for name, member in inner.items()}
