"""Recognise, without lexing, what nearly all expressions are: `a.b.c` and `a.b[0].c`, in text or alone."""

from __future__ import annotations

import re

from snowform.expressions.nodes import Interpolation, Node, Reference, Splat, Step, Text

CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
REFERENCE = r"([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*|\[(?:[0-9]{1,9}|\*)\])*)"
# As strings: few documents need them all compiled. "$${" is an escape.
BARE = rf"(?a:{REFERENCE})"
PLAIN = rf"(?a:(?<!\$)\$\{{{REFERENCE}\}})"
STEP = r"(?a:\.([\w-]+)|\[([0-9]+|\*)\])"
UNESCAPED = r"(?<!\$)\$\{|(?<!%)%\{"


def plain_parts(text: str) -> tuple[Node, ...] | None:
    """The parts of a template, or None where it takes the whole grammar to tell."""
    pieces = re.split(PLAIN, text)
    parts: list[Node] = []
    offset = 0
    for index in range(0, len(pieces), 3):
        literal = pieces[index]
        if literal:
            if "{" in literal and re.search(UNESCAPED, literal):
                return None
            parts.append(Text(literal.replace("$${", "${").replace("%%{", "%{")))
            offset += len(literal)
        if index + 2 < len(pieces):
            root, path = pieces[index + 1 : index + 3]
            if root in CONSTANTS:
                return None
            parts.append(Interpolation(Reference(root, _steps(path), root + path, offset + 2)))
            offset += len(root) + len(path) + 3
    return tuple(parts)


def plain_reference(text: str) -> tuple[Node, ...] | None:
    """The reference that a bare expression is, or None where it takes the whole grammar to tell."""
    match = re.fullmatch(BARE, text)
    if match is None or match[1] in CONSTANTS:
        return None
    return (Reference(match[1], _steps(match[2]), text, 0),)


def _steps(path: str) -> tuple[Step, ...]:
    if "[" not in path:
        return tuple(path.split(".")[1:])
    return tuple(
        name or (Splat(full=True) if index == "*" else int(index)) for name, index in re.findall(STEP, path)
    )
