"""All that is in a document, for what looks at each value whatever it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any

Path = tuple[str | int, ...]


def contents(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """A value of JSON and all that is in it, in its order, with paths; a key has that of what it leads to."""
    yield path, value
    if isinstance(value, Mapping):
        for key, item in value.items():
            inner = (*path, key)
            yield inner, key
            yield from contents(item, inner)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from contents(item, (*path, index))
