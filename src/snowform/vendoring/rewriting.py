"""Point module blocks of a file in HCL's native syntax elsewhere. Text in, text out.

Only `source` and `version` are changed; all else, comments and layout too, stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.provision.hcl.bodies import Argument, Block, after_line, parse_body
from snowform.provision.hcl.values import literal_of

_Change = tuple[int, int, str]


def module_blocks(text: str) -> Iterator[tuple[str, Block]]:
    """Label and block of every module block of a file. Raises HclError where the text is not HCL."""
    for block in parse_body(text).blocks():
        if block.type == "module" and len(block.labels) == 1:
            yield block.labels[0], block


def source_of(block: Block) -> str | None:
    """The source of a module block; None where it has none, or one that is no plain string."""
    return next(
        (literal_of(argument) for argument in block.body.arguments() if argument.name == "source"), None
    )


def rewrite(text: str, sources: Mapping[str, str]) -> str:
    """The text with the source of the blocks of these labels replaced, and their version dropped.

    Raises HclError where the text is not HCL.
    """
    changes = [
        change
        for label, block in module_blocks(text)
        if label in sources
        for argument in block.body.arguments()
        if (change := _change(text, block, argument, sources[label]))
    ]
    for start, end, replacement in sorted(changes, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def _change(text: str, block: Block, argument: Argument, source: str) -> _Change | None:
    if argument.name == "source" and literal_of(argument) is not None:
        return argument.value_start, argument.value_end, f'"{source}"'
    if argument.name == "version":
        line = text.rfind("\n", 0, argument.start) + 1
        # On one line with its block it is all that stands between the braces.
        if line <= block.body.start:
            return argument.start, argument.value_end, ""
        return line, after_line(text, argument.value_end), ""
    return None
