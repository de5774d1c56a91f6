"""Find the line of the user's program that a call came from, for the errors in it."""

from __future__ import annotations

import os
import sys
from functools import cache
from types import FrameType

from snowform import report
from snowform.errors import SnowformError
from snowform.hints import Any

# What stands between the user's line and us: this package, the engines, and how they are called from Python.
LIBRARIES = ("snowform", "cdktf", "cdktn", "constructs", "jsii", "typeguard", "importlib")
# The packages of generated bindings that the program imports.
GENERATED: set[str] = set()


class UnknownAttribute(SnowformError, AttributeError):
    """A reference to an attribute that does not exist. An AttributeError too, as `hasattr` expects."""


def caller() -> tuple[str, int]:
    """File and line of the innermost frame that is the user's; the file relative where it lies below us."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and is_library(frame.f_globals.get("__name__", ""), frame.f_code.co_filename):
        frame = frame.f_back
    if frame is None:
        return "<unknown>", 0
    return shown_file(frame.f_code.co_filename), frame.f_lineno


def location() -> str:
    """The same as `file:line`, for an error's `where`."""
    file, line = caller()
    return f"{file}:{line}"


def record_source(scope: Any, id: str) -> None:  # noqa: A002 - the word of the field
    """Report the line that makes the construct of that id, for errors in it, where somebody reads them."""
    if report.wanted():
        above = scope.node.path
        own = id.replace("/", "--")  # as constructs writes it
        report.record("source", f"{above}/{own}" if above else own, list(caller()))


@cache
def is_library(module: str, file: str) -> bool:
    """Whether a module, of this name and file, is none of the user's."""
    return (
        module.partition(".")[0] in LIBRARIES
        or file.startswith("<frozen")
        or any(module.startswith(f"{package}.") or module == package for package in GENERATED)
    )


@cache
def shown_file(file: str) -> str:
    """A file by its name below the working directory, where it lies there."""
    here = f"{os.getcwd()}/"
    return file.removeprefix(here)
