"""Compare what two engines wrote for one program, file by file and byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

MAX_LINES = 20


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """A line for each file that differs or that only one has; for texts, the first lines that differ."""
    for name in sorted(_files(ours) | _files(theirs)):
        our_file, their_file = ours / name, theirs / name
        if not our_file.is_file() or not their_file.is_file():
            yield f"{name}: only {'HashiCorp' if their_file.is_file() else 'Snowform'}'s engine writes it"
        elif our_file.read_bytes() != their_file.read_bytes():
            yield f"{name}: differs"
            yield from _lines(our_file, their_file)


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _lines(mine: Path, other: Path) -> Iterator[str]:
    from difflib import unified_diff
    from itertools import islice

    try:
        theirs, ours = other.read_text().splitlines(), mine.read_text().splitlines()
    except UnicodeDecodeError:
        return
    found = unified_diff(theirs, ours, "cdktf", "native", lineterm="", n=1)
    yield from (f"  {line}" for line in islice(found, MAX_LINES))
