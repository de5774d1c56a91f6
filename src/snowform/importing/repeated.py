"""Names that one object has twice: each of several blocks counts, of an argument only one could."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from snowform.importing.errors import ImportFailed
from snowform.importing.plain_json import Repeated
from snowform.importing.shapes import schema_named
from snowform.importing.state_bodies import is_written_as_blocks
from snowform.schema import Block

# What of these bodies is a block; everything else in them is an argument.
_BLOCKS: dict[str, Collection[str]] = {"locals": (), "module": (), "variable": ("validation",)}


def refuse_repeated(section: str, labels: tuple[str, ...], body: Mapping[str, Any], where: str) -> None:
    """Raise ImportFailed for an argument that the body of an element has twice.

    Where no schema tells blocks from arguments, several objects are taken for blocks.
    """
    if not _has_repeated(body):
        return
    blocks = _BLOCKS.get(section)
    if blocks is None:
        found = _in_body(body, _schema(section, labels), "")
    else:
        found = _in_value({name: value for name, value in body.items() if name not in blocks}, "")
    for path in found:
        raise ImportFailed(
            f"{path.removeprefix('.')} is given twice",
            where=where,
            hint="leave out the one that does not hold",
        )


def _has_repeated(value: Any) -> bool:
    if isinstance(value, Repeated):
        return True
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_repeated, items))


def _schema(section: str, labels: tuple[str, ...]) -> Block | None:
    provider = labels[0].partition("_")[0] if labels else ""
    if section not in {"resource", "data", "provider"} or (schema := schema_named(provider)) is None:
        return None
    return schema.block(section, labels[0])


def _in_body(body: Mapping[str, Any], block: Block | None, path: str) -> Iterator[str]:
    """The paths of what is there twice in a body, of which `block` is the schema."""
    for name, value in body.items():
        below = f"{path}.{name}"
        attribute = block.attributes.get(name) if block else None
        if attribute and not is_written_as_blocks(attribute):
            yield from _in_value({name: value}, path)
            continue
        items = value if isinstance(value, list) else [value]
        if isinstance(value, Repeated) and not all(isinstance(item, dict | list) for item in items):
            yield below
        nested = block.blocks.get(name) if block else None
        for item in items:
            if isinstance(item, dict):
                yield from _in_body(item, nested.block if nested else None, below)


def _in_value(value: Any, path: str) -> Iterator[str]:
    """The paths of what is there twice in an argument's value."""
    if isinstance(value, Repeated):
        yield path
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _in_value(item, f"{path}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_value(item, f"{path}[{index}]")
