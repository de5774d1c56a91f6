"""A configuration as it was written: values in the shape of Terraform's JSON syntax, with their comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

# None, bool, int, float, str (a template), Array or Object.
Value = Any


class Heredoc(str):
    """A text that was written over several lines."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An argument, a key with its value, or an item of a list, whose name is empty.

    `before` are the lines of comments above it, "" among them an empty line; `behind` is the one on its line.
    """

    name: str
    value: Value
    before: tuple[str, ...] = ()
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Object:
    """An object or the body of a block; `after` are the comments behind its last entry."""

    entries: tuple[Entry, ...] = ()
    after: tuple[str, ...] = ()

    def get(self, name: str) -> Value:
        """The value of an entry, None where there is none."""
        return next((entry.value for entry in self.entries if entry.name == name), None)

    def has(self, name: str) -> bool:
        """Whether there is an entry of that name."""
        return any(entry.name == name for entry in self.entries)

    def without(self, *names: str) -> Object:
        """The same, some entries left out."""
        return replace(self, entries=tuple(e for e in self.entries if e.name not in names))


@dataclass(frozen=True, slots=True)
class Array:
    """A list. Of one made of `blocks`, JSON may write a single one as an object."""

    items: tuple[Entry, ...] = ()
    after: tuple[str, ...] = ()
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A block at the top of a configuration, or one local value (section "locals", its value the body).

    `where` is its place, as errors name it.
    """

    section: str
    labels: tuple[str, ...]
    body: Value
    where: str
    before: tuple[str, ...] = ()
    behind: str = ""

    @property
    def address(self) -> str:
        """How Terraform refers to it; of what it does not refer to, the section and the labels."""
        head = {"resource": (), "variable": ("var",), "locals": ("local",)}.get(self.section, (self.section,))
        if self.section == "provider" and isinstance(alias := self.body.get("alias"), str):
            return f"provider.{self.labels[0]}.{alias}"
        return ".".join((*head, *self.labels))


@dataclass(frozen=True, slots=True)
class Configuration:
    """All elements in the order in which they were written, and the comments behind the last."""

    elements: tuple[Element, ...]
    after: tuple[str, ...] = ()

    def of(self, *sections: str) -> Iterator[Element]:
        """The elements of some sections."""
        return (element for element in self.elements if element.section in sections)


def of_plain(value: Any) -> Value:
    """JSON data as a value; `//` in an object is a comment where it is a text."""
    if isinstance(value, dict):
        entries: list[Entry] = []
        comment: tuple[str, ...] = ()
        for name, item in value.items():
            if name == "//":
                comment = tuple(item.splitlines()) if isinstance(item, str) else ()
            else:
                entries.append(Entry(name, of_plain(item), comment))
                comment = ()
        return Object(tuple(entries), comment)
    if isinstance(value, list):
        return Array(tuple(Entry("", of_plain(item)) for item in value))
    return value


def plain(value: Value) -> Any:
    """A value as JSON data."""
    if isinstance(value, Object):
        return {entry.name: plain(entry.value) for entry in value.entries}
    if isinstance(value, Array):
        return [plain(item.value) for item in value.items]
    return str(value) if isinstance(value, Heredoc) else value
