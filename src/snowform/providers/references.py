"""What is read from a resource: references to its attributes, checked against the schema when they are made.

Texts, numbers, lists and maps come back as the engine's tokens, so they work wherever such a value does.
Nested blocks and objects come back as references to them, of which the members are read in turn. The
expressions are those of CDKTF's own generated bindings (`complex-computed-list.ts`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cdktf

from snowform.errors import SnowformError, did_you_mean
from snowform.providers import names
from snowform.providers.origin import location
from snowform.schema import Block, CtyType

# A token for each type that the engine can hold as a Python value.
GETTERS = {
    "string": "get_string_attribute",
    "number": "get_number_attribute",
    "bool": "get_boolean_attribute",
    ("list", "string"): "get_list_attribute",
    ("set", "string"): "get_list_attribute",
    ("list", "number"): "get_number_list_attribute",
    ("set", "number"): "get_number_list_attribute",
    ("map", "string"): "get_string_map_attribute",
    ("map", "number"): "get_number_map_attribute",
    ("map", "bool"): "get_boolean_map_attribute",
}


class UnknownAttribute(SnowformError, AttributeError):
    """A reference to an attribute that does not exist. An AttributeError too, as `hasattr` expects."""


class Members:
    """What may be read below a reference: the content of a block, or the attributes of an object type."""

    def __init__(self, content: Block | dict[str, CtyType]) -> None:
        self._content = content

    def __iter__(self) -> Iterator[str]:
        return iter(self._content.names if isinstance(self._content, Block) else self._content)

    def read(self, parent: Any, name: str, owner: str) -> Any:
        """The reference `parent`.`name`. Raises UnknownAttribute, naming `owner`."""
        if isinstance(self._content, Block):
            if attribute := self._content.attributes.get(name):
                return read_type(parent, name, attribute.type)
            if nested := self._content.blocks.get(name):
                return _read_block(parent, name, nested.nesting, nested.single, Members(nested.block))
        elif name in self._content:
            return read_type(parent, name, self._content[name])
        raise UnknownAttribute(
            f'{owner} has no attribute "{name}"', where=location(), hint=did_you_mean(name, self)
        )


class ObjectReference(cdktf.ComplexObject):
    """A reference to one nested block or object: `instance.root_block_device`."""

    def __init__(
        self, parent: Any, path: str, members: Members, *, from_set: bool, index: int | None
    ) -> None:
        super().__init__(parent, path, from_set, index)
        self._members = members
        self._path = path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._members.read(self, names.terraform_attribute(name), f'"{self._path}"')

    def __getitem__(self, key: Any) -> Any:
        if key == 0:
            return self
        raise UnknownAttribute(
            f'"{self._path}" is a single block', where=location(), hint="leave out the index"
        )


class ListReference(cdktf.ComplexList):
    """A reference to a list or set of nested blocks or objects: `instance.ebs_block_device[0].volume_id`."""

    def __init__(self, parent: Any, path: str, members: Members, *, is_set: bool) -> None:
        super().__init__(parent, path, is_set)
        self._parent = parent
        self._path = path
        self._members = members
        self._is_set = is_set

    def __getitem__(self, index: int) -> ObjectReference:
        return ObjectReference(self._parent, self._path, self._members, from_set=self._is_set, index=index)

    def get(self, index: int) -> ObjectReference:
        """The element at an index, as the prebuilt bindings write it."""
        return self[index]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise UnknownAttribute(
            f'"{self._path}" is a list', where=location(), hint=f"write {self._path}[0].{name} for its first"
        )

    def __iter__(self) -> Any:
        raise TypeError(f'"{self._path}" is known only when Terraform runs: use TerraformIterator')


class MapReference:
    """A reference to a map of objects: `certificate.options["name"].value`."""

    def __init__(self, parent: Any, path: str, members: Members) -> None:
        self._parent = parent
        self._path = path
        self._members = members

    def __getitem__(self, key: str) -> ObjectReference:
        return ObjectReference(
            self._parent, f'{self._path}["{key}"]', self._members, from_set=False, index=None
        )


def read_type(parent: Any, name: str, cty_type: CtyType) -> Any:
    """The reference `parent`.`name` to a value of the type."""
    key = tuple(cty_type) if isinstance(cty_type, list) and isinstance(cty_type[1], str) else cty_type
    if isinstance(key, str | tuple) and (getter := GETTERS.get(key)):
        return getattr(parent, getter)(name)
    if isinstance(cty_type, list):
        if cty_type[0] == "object":
            return ObjectReference(parent, name, Members(cty_type[1]), from_set=False, index=None)
        if isinstance(cty_type[1], list) and cty_type[1][0] == "object":
            return _read_block(parent, name, cty_type[0], False, Members(cty_type[1][1]))
    return parent.interpolation_for_attribute(name)


def _read_block(parent: Any, name: str, nesting: str, single: bool, members: Members) -> Any:
    if nesting == "map":
        return MapReference(parent, name, members)
    if nesting in {"single", "group"}:
        return ObjectReference(parent, name, members, from_set=False, index=None)
    if single:
        return ObjectReference(parent, name, members, from_set=nesting == "set", index=0)
    return ListReference(parent, name, members, is_set=nesting == "set")
