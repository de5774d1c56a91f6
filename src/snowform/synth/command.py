"""Understand an app command: which script or module it runs, and whether this very Python runs it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

PYTHON = re.compile(r"python(\d+(\.\d+)?)?(\.exe)?")
# A command with any of these means something only to a shell.
SHELL = re.compile(r"[|&;<>()$`\\*?\[#~=%\n]")


@dataclass(frozen=True, slots=True)
class PythonProgram:
    """`python main.py ARGS` (a script) or `python -m package ARGS` (a module)."""

    target: str
    is_module: bool
    args: tuple[str, ...]


def own_program(command: str) -> PythonProgram | None:
    """The program of a command, where this interpreter is the one that would run it; else None.

    `snowform run python main.py`, as cdktf.json has it for the stock cdktf CLI, is the program itself.
    """
    if SHELL.search(command):
        return None
    words = shlex.split(command)
    if words[:2] == ["snowform", "run"]:
        words = [word for word in words[2:] if word != "--"]
    if not words or not PYTHON.fullmatch(Path(words[0]).name) or not _is_own(words[0]):
        return None
    rest = words[1:]
    if len(rest) >= 2 and rest[0] == "-m":
        return PythonProgram(rest[1], True, tuple(rest[2:]))
    if rest and not rest[0].startswith("-"):
        return PythonProgram(rest[0], False, tuple(rest[1:]))
    return None


def search_path() -> str:
    """PATH with the folder of this interpreter first: "python" is the one that Snowform is installed for."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])


def _is_own(python: str) -> bool:
    found = shutil.which(python, path=search_path())
    # Not resolved: a virtual environment's python is a link to one that lacks what it has installed.
    return found is not None and Path(found).parent == Path(sys.executable).parent
