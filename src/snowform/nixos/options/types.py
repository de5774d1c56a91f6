"""The types of NixOS options, and what the manual calls them. Data in, text out.

A description's class says where it needs parentheses inside another one, as in nixpkgs' lib/types.nix.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Class = Literal["noun", "composite", "conjunction", "clause", "none"]


@dataclass(frozen=True, slots=True)
class Named:
    """A type that has a name: the library's types.nix knows these."""

    name: str
    description: str
    description_class: Class = "noun"


@dataclass(frozen=True, slots=True)
class Matching:
    """A string that a regular expression of Nix's matches as a whole."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Enum:
    """One of some strings."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of two types, short ones."""

    first: NixType
    second: NixType


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Null or a type, a list or an attribute set of it."""

    function: Literal["nullOr", "list", "map"]
    inner: NixType


@dataclass(frozen=True, slots=True)
class Submodule:
    """An attribute set with options of its own."""

    members: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tuple:
    """A list of so many items, each of a type of its own."""

    items: tuple[NixType, ...]


NixType = Named | Matching | Enum | Either | Wrapped | Submodule | Tuple


@dataclass(frozen=True, slots=True)
class Value:
    """A default or an example that is plain data."""

    data: Any


@dataclass(frozen=True, slots=True)
class Code:
    """A default or an example that is a Nix expression, as the manual prints it."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """An option at `path`; without a `default` it must be set."""

    path: tuple[str, ...]
    type: NixType
    description: str
    default: Value | Code | None = None
    example: Value | Code | None = None


BOOL = Named("bool", "boolean")
STR = Named("string", "string")
NUMBER = Named("number", "signed integer or floating point number", "conjunction")
UNSIGNED = Named("unsigned", "unsigned integer, meaning >=0", "clause")
POSITIVE = Named("positive", "positive integer, meaning >0", "clause")
PACKAGE = Named("package", "package")
PATH = Named("path", "absolute path")
# Nowhere in the store, which everyone can read.
SECRET_FILE = Named("secretFile", "absolute path not in the Nix store")
JSON = Named("json", "JSON value whose paths are strings", "conjunction")
NAMED: Mapping[str, Named] = {
    kind.name: kind for kind in (BOOL, STR, NUMBER, UNSIGNED, POSITIVE, PACKAGE, PATH, SECRET_FILE, JSON)
}


def null_or(inner: NixType) -> NixType:
    """The type with null added."""
    return Wrapped("nullOr", inner)


def list_of(inner: NixType) -> NixType:
    """A list of the type."""
    return Wrapped("list", inner)


def attrs_of(inner: NixType) -> NixType:
    """An attribute set of the type."""
    return Wrapped("map", inner)


def description(kind: NixType) -> str:
    """What the manual calls the type."""
    match kind:
        case Named():
            return kind.description
        case Matching(pattern):
            return f"string matching the pattern {pattern}"
        case Enum(values):
            listed = ", ".join(f'"{value}"' for value in values)
            return f"one of {listed}" if len(values) > 1 else f"value {listed} (singular enum)"
        case Either(first, second):
            either = _phrase(first, "noun", "conjunction")
            return f"{either} or {_phrase(second, 'noun', 'conjunction', 'composite')}"
        case Wrapped("nullOr", inner):
            return f"null or {_phrase(inner, 'noun', 'conjunction')}"
        case Wrapped(function, inner):
            words = "list" if function == "list" else "attribute set"
            return f"{words} of {_phrase(inner, 'noun', 'composite')}"
        case Tuple():
            return description(list_of(JSON))
    return "submodule"


def _phrase(kind: NixType, *plain: Class) -> str:
    """The description inside another one, in parentheses unless its class is one of `plain`."""
    return description(kind) if _class(kind) in plain else f"({description(kind)})"


def _class(kind: NixType) -> Class:
    match kind:
        case Named():
            return kind.description_class
        case Enum(values):
            return "noun" if len(values) == 1 else "conjunction"
        case Either() | Wrapped("nullOr"):
            return "conjunction"
        case Wrapped() | Tuple():
            return "composite"
        case Submodule():
            return "none"
    return "noun"


def inner_options(kind: NixType) -> tuple[tuple[tuple[str, ...], Option], ...]:
    """The options inside a value of the type, with the manual's names for what lies between."""
    match kind:
        case Wrapped(function, inner):
            between = {"nullOr": (), "list": ("*",), "map": ("<name>",)}[function]
            return tuple(((*between, *path), option) for path, option in inner_options(inner))
        case Submodule(members):
            found: list[tuple[tuple[str, ...], Option]] = []
            for member in members:
                found.append((member.path, member))
                found += [((*member.path, *path), option) for path, option in inner_options(member.type)]
            return tuple(found)
    return ()
