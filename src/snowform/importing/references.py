"""Which texts of a configuration are references that Python can write as attributes: `vpc.id`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from snowform.importing.model import Array, Element, Object, Value

_NAME = r"[A-Za-z_][\w-]*"
# Only as the engine writes them: an index, a splat or white space makes a text that stays as it is.
_REFERENCE = re.compile(rf"\$\{{({_NAME}(?:\.{_NAME})*)\}}", re.ASCII)
_ADDRESS = re.compile(rf"{_NAME}(?:\.{_NAME})*", re.ASCII)
# What begins no address of a resource.
_WORDS = frozenset({"count", "each", "path", "self", "terraform", "true", "false", "null", "ephemeral"})


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that is declared in the configuration, and the attribute of it; "" for all of it."""

    address: str
    attribute: str


def reference_of(path: str) -> Reference | None:
    """What a path of names refers to; None for deeper ones and for those to nothing that is declared."""
    root, *rest = path.split(".")
    if root in {"var", "local"}:
        return Reference(path, "") if len(rest) == 1 else None
    if root == "module":
        return Reference(f"module.{rest[0]}", rest[1]) if len(rest) == 2 else None
    length = 3 if root == "data" else 2
    parts = path.split(".")
    if root in _WORDS or not length <= len(parts) <= length + 1:
        return None
    return Reference(".".join(parts[:length]), parts[length] if len(parts) > length else "")


def pieces(text: str) -> list[tuple[str, Reference | None]]:
    """A text as texts, each with the reference behind it; a single text where it has to stay as it is."""
    if "$${" in text or "%{" in text:
        return [(text, None)]
    found: list[tuple[str, Reference | None]] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        if (reference := reference_of(match[1])) is None:
            return [(text, None)]
        found.append((text[at : match.start()], reference))
        at = match.end()
    if "${" in text[at:] or any("${" in before for before, _ in found):
        return [(text, None)]
    return [*found, (text[at:], None)] if at < len(text) else found


def references_of(element: Element) -> Iterator[str]:
    """The addresses that an element may refer to by Python's attributes, in the order of the text."""
    for text in texts_of(element.body):
        for _, reference in pieces(text):
            if reference:
                yield reference.address
    if isinstance(element.body, Object):
        for name in ("depends_on", "provider", "providers"):
            yield from addresses_in(element.body.get(name))


def addresses_in(value: Value) -> Iterator[str]:
    """The plain addresses in `depends_on`, `provider` and `providers`; providers as `provider.aws.west`."""
    if isinstance(value, Array):
        for item in value.items:
            yield from addresses_in(item.value)
    elif isinstance(value, Object):
        for entry in value.entries:
            yield from addresses_in(entry.value)
    elif isinstance(value, str) and _ADDRESS.fullmatch(value):
        yield value
        yield f"provider.{value}"


def texts_of(value: Value) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Array):
        for item in value.items:
            yield from texts_of(item.value)
    elif isinstance(value, Object):
        for entry in value.entries:
            yield from texts_of(entry.value)
