"""Turn a compact schema back into what `providers schema -json` prints; the inverse of `derive`."""

from __future__ import annotations

from typing import Any

from snowform.schema.derive import FLAGS, SECTIONS
from snowform.schema.model import Block
from snowform.schema.store import ProviderSchema


def as_document(schema: ProviderSchema) -> dict[str, Any]:
    """The schemas of the provider, as they stand below its address."""
    found: dict[str, Any] = {"provider": {"block": block_of(schema.provider())}}
    for section, kind in SECTIONS.items():
        names = schema.names(kind)
        blocks = {name: block for name in names if (block := schema.block(kind, name)) is not None}
        found[section] = {name: {"block": block_of(block)} for name, block in blocks.items()}
    functions = {name: schema.function(name) for name in schema.names("function")}
    found["functions"] = {
        name: {
            "return_type": said["returns"],
            "parameters": [{"name": one, "type": of} for one, of in said["parameters"]],
        }
        for name, said in functions.items()
    }
    return found


def block_of(block: Block) -> dict[str, Any]:
    """One block with all that is in it."""
    attributes = {
        name: {"type": attribute.type, **{flag: True for flag in FLAGS if getattr(attribute, flag)}}
        for name, attribute in block.attributes.items()
    }
    blocks = {
        name: {
            "nesting_mode": nested.nesting,
            "min_items": nested.min_items,
            "max_items": nested.max_items,
            "block": block_of(nested.block),
        }
        for name, nested in block.blocks.items()
    }
    return {
        "attributes": attributes,
        "block_types": blocks,
        **({"deprecated": True} if block.deprecated else {}),
    }
