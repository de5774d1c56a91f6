"""Find the line of the user's program that a call came from."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from types import FrameType

# What stands between the user's line and us: this package, the engines, and how they are called from Python.
LIBRARIES = ("snowform", "cdktf", "cdktn", "constructs", "jsii", "typeguard", "importlib")


def caller() -> tuple[str, int]:
    """File and line of the innermost frame that is the user's; the file relative where it lies below us."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and _is_library(frame):
        frame = frame.f_back
    if frame is None:
        return "<unknown>", 0
    return _shorten(frame.f_code.co_filename), frame.f_lineno


def location() -> str:
    """The same as `file:line`, for an error's `where`."""
    file, line = caller()
    return f"{file}:{line}"


def _is_library(frame: FrameType) -> bool:
    name = frame.f_globals.get("__name__", "")
    return name.partition(".")[0] in LIBRARIES or frame.f_code.co_filename.startswith("<frozen")


@cache
def _shorten(file: str) -> str:
    here = f"{Path.cwd()}/"
    return file.removeprefix(here)
