"""Understand an app command: which script or module it runs, and whether this very Python runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from snowform.records import Record

# A command with any of these means something only to a shell.
SHELL = frozenset("|&;<>()$`\\*?[#~=%\n")
QUOTES = frozenset("\"'")
# What means itself to every shell.
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@+:,./_- ")


class PythonProgram(Record):
    """`python main.py ARGS` (a script) or `python -m package ARGS` (a module)."""

    __slots__ = ("args", "is_module", "target")

    def __init__(self, target: str, is_module: bool, args: tuple[str, ...]) -> None:
        self.target = target
        self.is_module = is_module
        self.args = args


def own_program(command: str) -> PythonProgram | None:
    """The program of a command, where this interpreter is the one that would run it; else None.

    `snowform run python main.py`, as cdktf.json has it for the stock cdktf CLI, is the program itself.
    """
    if SHELL.intersection(command):
        return None
    words = _words(command)
    if words[:2] == ["snowform", "run"]:
        words = [word for word in words[2:] if word != "--"]
    if not words or not _is_python(os.path.basename(words[0])) or not _is_own(words[0]):
        return None
    rest = words[1:]
    if len(rest) >= 2 and rest[0] == "-m":
        return PythonProgram(rest[1], True, tuple(rest[2:]))
    if rest and not rest[0].startswith("-"):
        return PythonProgram(rest[0], False, tuple(rest[1:]))
    return None


def search_path() -> str:
    """PATH with the folder of this interpreter first: "python" is the one that Snowform is installed for."""
    return os.pathsep.join([_folder(), os.environ.get("PATH", os.defpath)])


def joined(words: Sequence[str]) -> str:
    """The command of some words, as a shell takes it apart."""
    command = " ".join(words)
    if command.split() == list(words) and PLAIN.issuperset(command):
        return command
    import shlex

    return shlex.join(words)


def _words(command: str) -> list[str]:
    if command.isprintable() and not QUOTES.intersection(command):
        return command.split()
    import shlex

    return shlex.split(command)


def _is_python(name: str) -> bool:
    """Whether it is `python`, `python3`, `python3.12`, or one of these with `.exe`."""
    name = name.removesuffix(".exe")
    version = name.removeprefix("python")
    return name.startswith("python") and (not version or _is_version(version.split(".")))


def _is_version(parts: list[str]) -> bool:
    return len(parts) <= 2 and all(part.isdecimal() for part in parts)


def _is_own(python: str) -> bool:
    """Whether `search_path` leads to this interpreter's folder, by a name alone or by its whole path."""
    # Not resolved: a virtual environment's python is a link to one that lacks what it has installed.
    file = python if "/" in python else os.path.join(_folder(), python)
    return os.path.dirname(file) == _folder() and os.path.isfile(file) and os.access(file, os.X_OK)


def _folder() -> str:
    return os.path.dirname(sys.executable)
