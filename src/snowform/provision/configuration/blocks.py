"""The blocks of a configuration, wherever JSON writes one as an object and several as a list.

https://opentofu.org/docs/language/syntax/json/#nested-block-mapping
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

# Every synthesis loads this, and `typing` takes longer than all else here; hints are never evaluated.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# From the content of a section to a block in it: labels and indexes.
BlockPath = tuple[str | int, ...]
# The name of what is a comment wherever a block or an argument may stand.
COMMENT = "//"


def blocks(
    content: Any, label_count: int, path: BlockPath = ()
) -> Iterator[tuple[BlockPath, Mapping[str, Any]]]:
    """The bodies of all blocks of a kind that has so many labels, with the path to each.

    At every level of labels, and for the body itself, an array may stand for several.
    """
    if isinstance(content, list):
        for index, item in enumerate(content):
            yield from blocks(item, label_count, (*path, index))
    elif isinstance(content, dict):
        if not label_count:
            yield path, content
            return
        for label, item in content.items():
            if label != COMMENT:
                yield from blocks(item, label_count - 1, (*path, label))


def labels(path: BlockPath) -> tuple[str, ...]:
    """The labels in the path to a block."""
    return tuple(part for part in path if isinstance(part, str))


def bodies_of(content: Any) -> Iterator[Mapping[str, Any]]:
    """The bodies of a block without labels."""
    if isinstance(content, dict):
        yield content
    elif isinstance(content, list):
        for item in content:
            yield from bodies_of(item)


def labelled(
    document: Any, *names: str, label_count: int = 0
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Labels and body of all blocks under these names, one below the other."""
    for body in bodies_of(document):
        if len(names) > 1:
            yield from labelled(body.get(names[0]), *names[1:], label_count=label_count)
        else:
            for path, found in blocks(body.get(names[0]), label_count):
                yield labels(path), found


def variables_of(document: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Name and body of each input variable's blocks."""
    for (name,), body in labelled(document, "variable", label_count=1):
        yield name, body


def locals_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """The local values by name, of all `locals` blocks."""
    return {
        name: value
        for body in bodies_of(document.get("locals"))
        for name, value in body.items()
        if name != COMMENT
    }
