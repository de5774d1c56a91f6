"""Plain values with named fields, for what every synthesis loads: `dataclasses` alone takes milliseconds."""

from __future__ import annotations

from collections.abc import Iterator

from snowform.hints import Any, Self


class Record:
    """A value that nobody changes; its fields are its `__slots__`, which its `__init__` takes by their names.

    Two of one class with equal fields are equal, and have one hash.
    """

    __slots__ = ()

    def replace(self, **changes: Any) -> Self:
        """The same with other values in the fields named."""
        return type(self)(**{**dict(self._items()), **changes})

    def _items(self) -> Iterator[tuple[str, Any]]:
        for cls in reversed(type(self).__mro__):
            for name in cls.__dict__.get("__slots__", ()):
                yield name, getattr(self, name)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(other, name) == value for name, value in self._items())

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self._items())))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._items())
        return f"{type(self).__name__}({fields})"
