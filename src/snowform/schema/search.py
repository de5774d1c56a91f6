"""Find types by words: in their names, and in those of their arguments, attributes and blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from snowform.errors import did_you_mean
from snowform.schema import catalogue
from snowform.schema.model import Block, CtyType
from snowform.schema.store import ProviderSchema, SchemaNotFound

Kind = Literal["resource", "data", "ephemeral"]
SEARCHED: tuple[Kind, ...] = ("resource", "data", "ephemeral")


@dataclass(frozen=True, slots=True)
class Match:
    """A type in which every word was found: in its name, or else in names below it.

    `paths` (root_block_device.iops) are where the words were found that its own name lacks, the shallowest
    first; a name that is in several places is shown at one.
    """

    schema: ProviderSchema
    kind: Kind
    type: str
    paths: tuple[str, ...] = ()


def search(schema: ProviderSchema, words: Sequence[str]) -> list[Match]:
    """The types of a provider that have all the words, those first that have them in their names."""
    wanted = [word.lower() for word in words]
    found = [
        match
        for kind in SEARCHED
        for name in schema.names(kind)
        if (match := _match(schema, kind, name, wanted))
    ]
    return sorted(found, key=lambda match: (bool(match.paths), SEARCHED.index(match.kind), match.type))


def find(schemas: Sequence[ProviderSchema], kind: str, name: str) -> Block:
    """The block of the type of that name, or of the provider that is called so.

    Raises SchemaNotFound with the nearest name where there is neither.
    """
    for schema in schemas:
        if block := schema.block(kind, name):
            return block
    for schema in schemas:
        if schema.name == name:
            return schema.provider()
    of = name.partition("_")[0]
    likely = [schema for schema in schemas if schema.name == of]
    if likely:
        nearest = did_you_mean(name, [one for schema in likely for one in schema.names(kind)])
        raise SchemaNotFound(f'{likely[0].source} {likely[0].version} has no "{name}"', hint=nearest)
    raise SchemaNotFound(f'no schema at hand has "{name}"', hint=f"snowform providers add NAMESPACE/{of}")


def find_rules(schemas: Sequence[ProviderSchema], kind: str, name: str) -> Mapping[str, Any]:
    """The provider's own rules of a type, as `schema.rules` has them; empty where none are known."""
    for schema in schemas:
        if schema.block(kind, name) and (rules := catalogue.rules(schema)):
            return rules.of(kind, name) or {}
    return {}


def _match(schema: ProviderSchema, kind: Kind, name: str, words: Sequence[str]) -> Match | None:
    left = [word for word in words if word not in name]
    if not left:
        return Match(schema, kind, name)
    block = schema.block(kind, name)
    assert block is not None
    places: dict[str, str] = {}
    for inner, path in _names(block):
        places.setdefault(inner, path)
    hits = [[path for inner, path in places.items() if word in inner] for word in left]
    if not all(hits):
        return None
    paths = dict.fromkeys(path for found in hits for path in found)
    return Match(schema, kind, name, tuple(sorted(paths, key=lambda path: (path.count("."), path))))


def _names(root: Block) -> Iterator[tuple[str, str]]:
    """Each name below a block, and where it is; a content that stands in many places is read once."""
    queue: list[tuple[str, Block]] = [("", root)]
    seen = set()
    for path, block in queue:
        if id(block) in seen:
            continue
        seen.add(id(block))
        for name, attribute in block.attributes.items():
            yield from _of_type(name, f"{path}{name}", attribute.type)
        for name, nested in block.blocks.items():
            yield name, f"{path}{name}"
            queue.append((f"{path}{name}.", nested.block))


def _of_type(name: str, path: str, cty_type: CtyType) -> Iterator[tuple[str, str]]:
    yield name, path
    while isinstance(cty_type, list) and cty_type[0] in {"list", "set", "map"}:
        cty_type = cty_type[1]
    if isinstance(cty_type, list) and cty_type[0] == "object":
        for inner, of in cty_type[1].items():
            yield from _of_type(inner, f"{path}.{inner}", of)
