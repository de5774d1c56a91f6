"""The types of NixOS options: as Nix (RFC 166), and as the manual calls them. Data in, text out.

A description's class says where it needs parentheses inside another one, as in nixpkgs' lib/types.nix.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from snowform.nixos import language
from snowform.nixos.language import WIDTH

if TYPE_CHECKING:
    from snowform.nixos.options import Option

Class = Literal["noun", "composite", "conjunction", "clause", "none"]


@dataclass(frozen=True, slots=True)
class Named:
    """A type that nixpkgs has under a name."""

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
    """`nullOr`, `listOf` or `attrsOf` a type."""

    function: Literal["nullOr", "listOf", "attrsOf"]
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

BOOL = Named("types.bool", "boolean")
STR = Named("types.str", "string")
NUMBER = Named("types.number", "signed integer or floating point number", "conjunction")
UNSIGNED = Named("types.ints.unsigned", "unsigned integer, meaning >=0", "clause")
POSITIVE = Named("types.ints.positive", "positive integer, meaning >0", "clause")
PACKAGE = Named("types.package", "package")
PATH = Named("types.path", "absolute path")
# Nowhere in the store, which everyone can read.
SECRET_FILE = Named("types.externalPath", "absolute path not in the Nix store")
# The module makes this name, where it needs it.
JSON = Named("json", "JSON value whose paths are strings", "conjunction")


def null_or(inner: NixType) -> NixType:
    """The type with null added."""
    return Wrapped("nullOr", inner)


def list_of(inner: NixType) -> NixType:
    """A list of the type."""
    return Wrapped("listOf", inner)


def attrs_of(inner: NixType) -> NixType:
    """An attribute set of the type."""
    return Wrapped("attrsOf", inner)


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
            words = "list" if function == "listOf" else "attribute set"
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


def nix(kind: NixType, indent: int, taken: int = 0) -> str:
    """The type as Nix, in a line that starts `indent` columns in and has `taken` others."""
    line = _on_one_line(kind)
    return line if line is not None and indent + taken + len(line) <= WIDTH else _broken(kind, indent)


def _on_one_line(kind: NixType) -> str | None:
    """None where nixfmt breaks the type whatever its length."""
    match kind:
        case Named(name):
            return name
        case Matching(pattern):
            return f"types.strMatching {language.string(pattern)}"
        case Enum((value,)):
            return f"types.enum [ {language.string(value)} ]"
        case Either(first, second):
            return f"types.either {_argument(nix(first, 0))} {_argument(nix(second, 0))}"
        case Wrapped(function, inner):
            line = _on_one_line(inner)
            return None if line is None else f"types.{function} {_argument(line)}"
    return None


def _broken(kind: NixType, indent: int) -> str:
    outer, inside = " " * indent, " " * (indent + 2)
    match kind:
        case Enum(values):
            return f"types.enum {language.value(values, indent)}"
        case Wrapped(function, inner):
            return f"types.{function} (\n{inside}{nix(inner, indent + 2)}\n{outer})"
        case Submodule(()):
            return "types.submodule { }"
        case Submodule(members):
            declared = "\n\n".join(f"{inside}  {member.nix(indent + 4)}" for member in members)
            return f"types.submodule {{\n{inside}options = {{\n{declared}\n{inside}}};\n{outer}}}"
        case Tuple(items):
            checks = [f"lib.length value == {len(items)}"]
            for position, item in enumerate(items):
                checks.append(f"{_argument(nix(item, indent + 5))}.check (lib.elemAt value {position})")
            condition = f"\n{inside}&& ".join(checks)
            return f"types.addCheck (types.listOf json) (\n{inside}value:\n{inside}{condition}\n{outer})"
    return _on_one_line(kind) or ""


def _argument(text: str) -> str:
    """The text as an argument of a function: in parentheses unless it is a name."""
    return f"({text})" if " " in text else text


def inner_options(kind: NixType) -> tuple[tuple[tuple[str, ...], Option], ...]:
    """The options inside a value of the type, with the manual's names for what lies between."""
    match kind:
        case Wrapped(function, inner):
            between = {"nullOr": (), "listOf": ("*",), "attrsOf": ("<name>",)}[function]
            return tuple(((*between, *path), option) for path, option in inner_options(inner))
        case Submodule(members):
            found: list[tuple[tuple[str, ...], Option]] = []
            for member in members:
                found.append((member.path, member))
                found += [((*member.path, *path), option) for path, option in inner_options(member.type)]
            return tuple(found)
    return ()


def uses_json(kinds: Iterable[NixType]) -> bool:
    """Whether one of the types needs the name `json`."""
    return any(_uses_json(kind) for kind in kinds)


def _uses_json(kind: NixType) -> bool:
    match kind:
        case Tuple():
            return True
        case Wrapped(_, inner):
            return _uses_json(inner)
        case Submodule(members):
            return uses_json(member.type for member in members)
    return kind is JSON
