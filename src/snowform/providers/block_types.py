"""The types of nested blocks: which there are, and what they are called. Makes no class.

As in the prebuilt bindings, a nested block of `Instance` is called after the class and the path to it:
`InstanceRootBlockDevice`. Stubs define it as a TypedDict; at run time it is `dict`, which takes the same
keyword arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.providers.names import capitalised
from snowform.schema import Block, CtyType

# What a block type holds: a block, or the attributes of an object type.
Content = Block | Mapping[str, CtyType]


def nested_contents(content: Content, *, computed: bool = False) -> Iterator[tuple[str, Content]]:
    """What lies one step below, by name: nested blocks, and the objects in attributes that can be given.

    With `computed` in those that can only be read, too.
    """
    if isinstance(content, Block):
        types = {name: a.type for name, a in content.attributes.items() if computed or a.settable}
        yield from ((name, nested.block) for name, nested in content.blocks.items())
    else:
        types = dict(content)
    for name, cty_type in types.items():
        if (members := object_members(cty_type)) is not None:
            yield name, members


def object_members(cty_type: CtyType) -> Mapping[str, Any] | None:
    """The attributes of the object type that a type is, or is a collection of; None where it is neither."""
    while isinstance(cty_type, list) and cty_type[0] in {"list", "set", "map"}:
        cty_type = cty_type[1]
    return cty_type[1] if isinstance(cty_type, list) and cty_type[0] == "object" else None


def is_block_type(name: str, owner: str, content: Content, *, computed: bool = False) -> bool:
    """Whether `name` is the type of a block at any depth below the class `owner`.

    With `computed` also what the bindings call one that can only be read.
    """
    if not name.startswith(owner):
        return False
    for step, below in nested_contents(content, computed=computed):
        path = owner + capitalised(step)
        if name == path or is_block_type(name, path, below, computed=computed):
            return True
    return False
