"""The lines of the program that led to a call, as JavaScript writes the lines of a stack trace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FrameType

from snowform.providers.origin import is_library, shown_file


def program_lines() -> list[str]:
    """`function (file:line:column)` for each, the innermost first; the column is 0, as jsii has it."""
    return [
        f"{frame.f_code.co_name} ({shown_file(frame.f_code.co_filename)}:{frame.f_lineno}:0)"
        for frame in _frames()
    ]


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        file, module = frame.f_code.co_filename, frame.f_globals.get("__name__", "")
        if not (is_library(module, file) or file.startswith("<") or "-packages/" in file):
            yield frame
        # What ran the program is none of its lines.
        frame = None if module == "__main__" and frame.f_code.co_name == "<module>" else frame.f_back
