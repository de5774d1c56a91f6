"""Walk a configuration to the values that stand where a secret belongs. Judges places, not values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from snowform.schema import Block
from snowform.synth.checks.schemas import Schemas

JsonPath = tuple[str | int, ...]

# The arguments of the AWS provider that are credentials; its schema does not mark them.
AWS_CREDENTIALS = frozenset({"access_key", "secret_key", "token", "web_identity_token"})
# Where no schema is at hand (backends, modules, provisioners, other providers) the name must tell.
SECRET_NAME = re.compile(
    r"(?:.*_)?(?:passw(?:or)?d|passphrase|secret|(?:secret|access|private|api|auth|customer)_?key|token)",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """A value that stands where a secret belongs, and how that is known."""

    path: JsonPath
    value: Any
    because: str


def secret_places(document: Mapping[str, Any]) -> Iterator[Place]:
    """Every single value (no object, no list) that stands where a secret belongs."""
    schemas = Schemas(document)
    for section in ("resource", "data", "ephemeral"):
        for kind, instances in _items(document.get(section)):
            for name, instance in _items(instances):
                for path, body in _bodies(instance, (section, kind, name)):
                    schema = schemas.schema_for(kind, body.get("provider"))
                    yield from _in_block(schema.block(section, kind) if schema else None, body, path)
    for name, configurations in _items(document.get("provider")):
        for path, body in _bodies(configurations, ("provider", name)):
            yield from _in_block(schemas.provider(name), body, path)
    for section in ("terraform", "module"):
        # The name of a required provider is none of an argument.
        content = {k: v for k, v in _items(document.get(section)) if k != "required_providers"}
        yield from _in_block(None, content, (section,))
    yield from _marked_by_program(document)


def _marked_by_program(document: Mapping[str, Any]) -> Iterator[Place]:
    for section, argument in (("variable", "default"), ("output", "value")):
        for name, body in _items(document.get(section)):
            if isinstance(body, Mapping) and body.get("sensitive") is True:
                because = f"the program marks this {section} as sensitive"
                yield from _leaves(body.get(argument), (section, name, argument), because)


def _in_block(block: Block | None, content: Any, path: JsonPath) -> Iterator[Place]:
    for name, value in _items(content):
        place = (*path, name)
        attribute = block.attributes.get(name) if block else None
        if attribute and (attribute.sensitive or attribute.write_only):
            yield from _leaves(value, place, "the provider's schema marks it as sensitive")
        elif path[0] == "provider" and name in AWS_CREDENTIALS:
            yield from _leaves(value, place, "it is a credential of the provider's")
        elif block and name in block.blocks:
            yield from _in_blocks(block.blocks[name].block, value, place)
        elif block and name == "dynamic":
            yield from _in_dynamic(block, value, place)
        elif attribute is None:
            yield from _by_name(name, value, place)


def _in_blocks(block: Block, value: Any, path: JsonPath) -> Iterator[Place]:
    """Nested blocks of one kind: one as an object, several as a list of them."""
    for place, body in _bodies(value, path):
        yield from _in_block(block, body, place)


def _in_dynamic(block: Block, value: Any, path: JsonPath) -> Iterator[Place]:
    """https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks."""
    for outer, generators in _bodies(value, path):
        for name, generator in generators.items():
            if name in block.blocks:
                for place, body in _bodies(generator, (*outer, name)):
                    yield from _in_blocks(block.blocks[name].block, body.get("content"), (*place, "content"))


def _by_name(name: str, value: Any, path: JsonPath) -> Iterator[Place]:
    if isinstance(value, Mapping):
        for key, element in value.items():
            yield from _by_name(key, element, (*path, key))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _by_name(name, element, (*path, index))
    elif SECRET_NAME.fullmatch(name):
        yield Place(path, value, "its name says that it is one")


def _leaves(value: Any, path: JsonPath, because: str) -> Iterator[Place]:
    if isinstance(value, Mapping):
        for key, element in value.items():
            yield from _leaves(element, (*path, key), because)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _leaves(element, (*path, index), because)
    else:
        yield Place(path, value, because)


def _bodies(value: Any, path: JsonPath) -> Iterator[tuple[JsonPath, Mapping[str, Any]]]:
    if isinstance(value, list):
        for index, body in enumerate(value):
            if isinstance(body, Mapping):
                yield (*path, index), body
    elif isinstance(value, Mapping):
        yield path, value


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from value.items()
