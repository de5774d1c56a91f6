"""What a provider's schema says of an element: its class, and what of its body is a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from snowform.importing.model import Array, Configuration, Element, Entry, Object, Value, of_plain, plain
from snowform.providers import names
from snowform.schema import Block, ProviderSchema, SchemaNotFound, catalogue
from snowform.schema.check import check_block
from snowform.schema.model import CtyType

_KINDS: dict[str, names.Kind] = {"resource": "resource", "data": "data", "provider": "provider"}
# What every resource takes besides its own arguments.
META = frozenset({"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"})
# Blocks that stay a list, however many there are: it is how people write them.
_ALWAYS_LISTED = frozenset({"provisioner", "validation", "precondition", "postcondition", "assert"})


class Schemas:
    """The schemas that hold for a configuration, by the local names of their providers.

    `project` is the folder of the project whose own schemas are taken before those that are shipped.
    """

    def __init__(self, configuration: Configuration, project: Path) -> None:
        self._project = project
        self._sources: dict[str, str] = {}
        self._right: dict[str, bool] = {}
        for element in configuration.of("terraform"):
            required = element.body.get("required_providers")
            for body in _bodies(required):
                for entry in body.entries:
                    source = entry.value.get("source") if isinstance(entry.value, Object) else ""
                    if source:
                        self._sources[entry.name] = source_of(str(source))

    def of(self, element: Element) -> ProviderSchema | None:
        """The schema of an element's provider, where a class of that can be imported."""
        local_name = element.labels[0].partition("_")[0]
        # A class has its package by the provider's own name, not by one that a configuration gives it.
        found = schema_named(local_name, self._project)
        source = self._sources.get(local_name, f"hashicorp/{local_name}")
        return found if found and found.source == source else None

    def block(self, element: Element) -> Block | None:
        """What the provider says of an element, None where it is not known."""
        if element.section not in _KINDS or (schema := self.of(element)) is None:
            return None
        return schema.block(_KINDS[element.section], element.labels[0])

    def is_right(self, element: Element) -> bool:
        """Whether a typed class takes the element, and writes it as it is."""
        # Asked again for each reference to the element.
        if element.address not in self._right:
            self._right[element.address] = self._is_right(element)
        return self._right[element.address]

    def _is_right(self, element: Element) -> bool:
        block = self.block(element)
        if block is None:
            return False
        own = {name: value for name, value in expected(element, self).items() if name not in META}
        return completed(block, own) == own and not any(check_block(block, own))


def source_of(address: str) -> str:
    """The source of a provider without its registry: `hashicorp/random`."""
    namespace, name = ["hashicorp", *address.lower().split("/")][-2:]
    return f"{namespace}/{name}"


def schema_named(provider: str, project: Path | None = None) -> ProviderSchema | None:
    """The schema at hand of a provider by its name, all its versions together; None where there is none."""
    try:
        return catalogue.together(catalogue.all_named(provider, project))
    except SchemaNotFound:
        return None


def shaped(element: Element, schemas: Schemas) -> Element:
    """The element with single blocks as objects, where it is known that they are blocks."""
    if not isinstance(element.body, Object):
        return element
    block = schemas.block(element)
    is_known = block is not None or element.section not in {"resource", "data", "provider", "ephemeral"}
    return replace(element, body=_body(element.body, block, is_known=is_known))


def _body(body: Object, block: Block | None, *, is_known: bool) -> Object:
    return replace(body, entries=tuple(_entry(entry, block, is_known) for entry in body.entries))


def _entry(entry: Entry, block: Block | None, is_known: bool) -> Entry:
    name, value = entry.name, entry.value
    if name == "dynamic" and isinstance(value, Object):
        made = [_dynamic(inner, block, is_known) for inner in value.entries]
        return replace(entry, value=replace(value, entries=tuple(made)))
    if block is not None and name in block.attributes:
        # It stays a list, however many blocks it was written as.
        return entry
    nested = block.blocks.get(name) if block else None
    if not (isinstance(value, Array) and value.blocks):
        if isinstance(value, Object) and nested:
            return replace(entry, value=_body(value, nested.block, is_known=True))
        return entry
    below = is_known or name in META
    inner = nested.block if nested else None
    items = [replace(item, value=_body(item.value, inner, is_known=below)) for item in value.items]
    if len(items) == 1 and below and name not in _ALWAYS_LISTED:
        only = items[0]
        return Entry(name, only.value, (*entry.before, *only.before), only.behind)
    return replace(entry, value=replace(value, items=tuple(items)))


def _dynamic(entry: Entry, block: Block | None, is_known: bool) -> Entry:
    nested = block.blocks.get(entry.name) if block else None

    def generator(body: Object) -> Object:
        made = []
        for inner in body.entries:
            content = inner.value
            if inner.name == "content" and isinstance(content, Array) and len(content.items) == 1:
                content = _body(content.items[0].value, nested.block if nested else None, is_known=is_known)
            made.append(replace(inner, value=content))
        return replace(body, entries=tuple(made))

    if isinstance(entry.value, Array):
        items = [replace(item, value=generator(item.value)) for item in entry.value.items]
        return replace(entry, value=replace(entry.value, items=tuple(items)))
    return replace(entry, value=generator(entry.value)) if isinstance(entry.value, Object) else entry


def expected(element: Element, schemas: Schemas) -> Any:
    """The body of an element as JSON data: what is written as blocks and is none, with all its attributes."""
    found = plain(element.body)
    block = schemas.block(element)
    if block is None:
        return found
    return {
        name: _completed_argument(block, name, value) if _holds_blocks(element.body.get(name)) else value
        for name, value in found.items()
    }


def completed_body(element: Element, schemas: Schemas) -> Object:
    """The body with what `expected` fills up, for a class that does not do so itself."""
    wanted = expected(element, schemas)
    body: Object = element.body
    entries = (
        entry if plain(entry.value) == wanted[entry.name] else _of_plain(entry, wanted[entry.name])
        for entry in body.entries
    )
    return replace(body, entries=tuple(entries))


def _of_plain(entry: Entry, value: Any) -> Entry:
    return replace(entry, value=of_plain(value))


def _holds_blocks(value: Value) -> bool:
    """Whether lists that were written as blocks are in a value."""
    if isinstance(value, Array):
        return value.blocks or any(_holds_blocks(item.value) for item in value.items)
    return isinstance(value, Object) and any(_holds_blocks(entry.value) for entry in value.entries)


def completed(block: Block, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body as typed classes write it: objects with all the attributes of their types."""
    return {name: _completed_argument(block, name, value) for name, value in body.items()}


def _completed_argument(block: Block, name: str, value: Any) -> Any:
    if attribute := block.attributes.get(name):
        return _completed(attribute.type, value)
    if (nested := block.blocks.get(name)) is None:
        return value
    if isinstance(value, dict) and nested.nesting != "map":
        return completed(nested.block, value)
    if isinstance(value, list):
        return [completed(nested.block, item) if isinstance(item, dict) else item for item in value]
    return value


def _completed(kind: CtyType, value: Any) -> Any:
    if not isinstance(kind, list):
        return value
    if kind[0] in {"list", "set"} and isinstance(value, list):
        return [_completed(kind[1], item) for item in value]
    if kind[0] == "map" and isinstance(value, dict):
        return {key: _completed(kind[1], item) for key, item in value.items()}
    if kind[0] == "object" and isinstance(value, dict):
        given = {name: _completed(kind[1].get(name), item) for name, item in value.items()}
        return {**{name: _empty(member) for name, member in kind[1].items()}, **given}
    return value


def _empty(kind: CtyType) -> Any:
    if kind == "bool":
        return False
    return [] if isinstance(kind, list) and kind[0] in {"list", "set"} else None


def _bodies(value: Value) -> list[Object]:
    found = [item.value for item in value.items] if isinstance(value, Array) else [value]
    return [body for body in found if isinstance(body, Object)]
