"""Recognise, without lexing, what nearly all expressions are: `a.b.c` and `a.b[0].c`, in text or alone."""

from __future__ import annotations

import re

from snowform.expressions.nodes import Interpolation, Node, Reference, Splat, Step, Text

CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
REFERENCE = r"([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*|\[(?:[0-9]{1,9}|\*)\])*)"
BARE = re.compile(REFERENCE, re.ASCII)
PLAIN = re.compile(rf"\$\{{{REFERENCE}\}}", re.ASCII)
STEP = re.compile(r"\.([\w-]+)|\[([0-9]+|\*)\]", re.ASCII)


def plain_parts(text: str) -> tuple[Node, ...] | None:
    """The parts of a template, or None where it takes the whole grammar to tell."""
    pieces = PLAIN.split(text)
    parts: list[Node] = []
    offset = 0
    for index in range(0, len(pieces), 3):
        literal = pieces[index]
        # "$${" is an escape, and what it escapes has been taken for an interpolation here.
        if literal:
            if "${" in literal or "%{" in literal or literal[-1] == "$":
                return None
            parts.append(Text(literal))
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
    match = BARE.fullmatch(text)
    if match is None or match[1] in CONSTANTS:
        return None
    return (Reference(match[1], _steps(match[2]), text, 0),)


def _steps(path: str) -> tuple[Step, ...]:
    if "[" not in path:
        return tuple(path.split(".")[1:])
    return tuple(
        name or (Splat(full=True) if index == "*" else int(index)) for name, index in STEP.findall(path)
    )
