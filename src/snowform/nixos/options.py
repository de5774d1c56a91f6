"""An option of the generated module, once for all its uses: the module, its reference, its tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from snowform.nixos import language, option_types
from snowform.nixos.language import WIDTH
from snowform.nixos.option_types import NixType


@dataclass(frozen=True, slots=True)
class Value:
    """A default or an example that is plain data."""

    data: Any


@dataclass(frozen=True, slots=True)
class Code:
    """A default or an example that is a Nix expression; `shown` is what the manual prints in its place."""

    text: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """An option at `path`; without a `default` it must be set.

    `note` is a comment above the default, `maker` a function of nixpkgs' that makes the whole option. A
    `verbatim` description is somebody else's text, which is not wrapped.
    """

    path: tuple[str, ...]
    type: NixType
    description: str
    default: Value | Code | None = None
    example: Value | Code | None = None
    note: str = ""
    maker: str = ""
    verbatim: bool = False

    def nix(self, indent: int, depth: int = 0) -> str:
        """The declaration, `name = mkOption { … };`, which starts `indent` columns in.

        The first `depth` parts of the path are those of the set that it stands in.
        """
        name = ".".join(language.attribute(part) for part in self.path[depth:])
        if self.maker:
            return f"{name} = {self.maker};"
        inner = indent + 2
        lines = [f"type = {option_types.nix(self.type, inner, len('type = ;'))};"]
        lines += [f"# {line}" for line in self.note.splitlines()]
        lines += _setting("default", self.default, inner)
        if isinstance(self.default, Code):
            lines += _literal("defaultText", self.default, inner)
        if isinstance(self.example, Code):
            lines += _literal("example", self.example, inner)
        else:
            lines += _setting("example", self.example, inner)
        text = (
            language.text(self.description, inner)
            if self.verbatim
            else language.paragraphs(self.description, inner, len("description = ;"))
        )
        lines.append(f"description = {text};")
        pad = " " * inner
        body = "".join(f"{pad}{line}\n" for line in lines)
        return f"{name} = mkOption {{\n{body}{' ' * indent}}};"


def declarations(options: Sequence[Option], indent: int, depth: int = 0) -> str:
    """The declarations of options, grouped by the names that their paths begin with."""
    blocks = []
    for name, group in _groups(options, depth):
        if len(group) == 1:
            blocks.append(" " * indent + group[0].nix(indent, depth))
        else:
            inner = declarations(group, indent + 2, depth + 1)
            pad = " " * indent
            blocks.append(f"{pad}{language.attribute(name)} = {{\n{inner}\n{pad}}};")
    return "\n\n".join(blocks)


def _groups(options: Sequence[Option], depth: int) -> Iterator[tuple[str, list[Option]]]:
    found: dict[str, list[Option]] = {}
    for option in options:
        found.setdefault(option.path[depth], []).append(option)
    yield from found.items()


def _setting(name: str, value: Value | Code | None, indent: int) -> list[str]:
    match value:
        case Value(data):
            return [f"{name} = {language.value(data, indent)};"]
        case Code(text):
            return [f"{name} = {text};"]
    return []


def _literal(name: str, code: Code, indent: int) -> list[str]:
    shown = code.shown or code.text
    line = f"{name} = lib.literalExpression {language.string(shown)};"
    if "\n" not in shown and indent + len(line) <= WIDTH:
        return [line]
    ended = f"{shown}\n"
    return [f"{name} = lib.literalExpression {language.text(ended, indent)};"]
