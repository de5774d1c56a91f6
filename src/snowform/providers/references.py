"""What is read from a resource: references to its attributes, checked against the schema when they are made.

Texts, numbers, lists and maps come back as the engine's tokens, so they work wherever such a value does.
Nested blocks and objects come back as references to them, of which the members are read in turn. The
expressions are those of CDKTF's own generated bindings (`complex-computed-list.ts`).
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.providers.origin import UnknownAttribute, location
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
            f'{owner} has no attribute "{name}"', where=location(), hint=_way(name, list(self))
        )


def _way(name: str, names: list[str]) -> str:
    """What to write instead: of a name that only CDKTF's generated bindings have, else the nearest."""
    for bindings, remedy in (
        (name.removesuffix("_input"), "what was given is not kept: keep it in a variable of your own"),
        (name.removeprefix("put_"), "assign a dictionary: x.{0} = {{…}}"),
        (name.removeprefix("reset_"), "assign None: x.{0} = None"),
    ):
        if bindings != name and bindings in names:
            return remedy.format(bindings)
    return did_you_mean(name, names)


def read_type(parent: Any, name: str, cty_type: CtyType) -> Any:
    """The reference `parent`.`name` to a value of the type."""
    key = tuple(cty_type) if isinstance(cty_type, list) and isinstance(cty_type[1], str) else cty_type
    if type(key) is not list and (getter := GETTERS.get(key)):
        return getattr(parent, getter)(name)
    if isinstance(cty_type, list):
        if cty_type[0] == "object":
            return _read_block(parent, name, "single", True, Members(cty_type[1]))
        if isinstance(cty_type[1], list) and cty_type[1][0] == "object":
            return _read_block(parent, name, cty_type[0], False, Members(cty_type[1][1]))
    return parent.interpolation_for_attribute(name)


def _read_block(parent: Any, name: str, nesting: str, single: bool, members: Members) -> Any:
    # Few programs read a nested block.
    from snowform.providers.block_references import read_block

    return read_block(parent, name, nesting, single, members)
