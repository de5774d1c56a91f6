"""See that files of a project changed: by the times and sizes that the file system keeps, often each second.

No library: what tells of changes is another interface on each system, and is missing on network folders.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

# In seconds: how often the files are looked at, and how long nothing more must have changed.
PAUSE, SETTLES = 0.05, 0.02
# What tools keep in a project, and no program is made of. A hidden folder is such a one as well.
LEFT_OUT = frozenset({"__pycache__", "node_modules", "cdktf.out", "result"})
# Beside a settings file that `snowform synth` keeps for editors.
WRITTEN = frozenset({"cdktf.schema.json"})
# What tells a virtual environment.
ENVIRONMENT = "pyvenv.cfg"


class Stamp(NamedTuple):
    """By what a file is known to be as it was."""

    written: int
    size: int
    number: int


Files = dict[str, Stamp]


def look(root: str, left_out: frozenset[str] = frozenset()) -> Files:
    """The files below `root` by their paths; `left_out` are folders, by their whole paths."""
    return {
        entry.path: Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
        for entry in _files(root, left_out)
        if (found := _stat(entry)) is not None
    }


def changed(before: Files, after: Files) -> set[str]:
    """What is new, gone or another."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


class Watcher:
    """What changed between two runs of a program.

    What changes while the program runs may be its author's work, and then is run for. What does so once more
    in the run that follows is the program's own, and is not looked at from then on.
    """

    def __init__(self, see: Callable[[], Files], sleep: Callable[[float], None]) -> None:
        self._see = see
        self._sleep = sleep
        self._before = see()
        self._during: set[str] = set()
        self._own: set[str] = set()

    def wait(self) -> set[str]:
        """What changed since the latest run began, once something did and nothing does any more."""
        seen = self._see()
        while True:
            news = changed(self._before, seen) - self._own
            self._sleep(SETTLES if news else PAUSE)
            before, seen = seen, self._see()
            # A file that is being written is found empty first.
            if news and not changed(before, seen):
                return news

    def begin(self) -> None:
        """A run begins with the files as they are now."""
        self._before = self._see()

    def end(self) -> None:
        """It has ended."""
        during = changed(self._before, self._see()) - self._own
        self._own |= during & self._during
        self._during = during


def _files(folder: str, left_out: frozenset[str]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        # It went away just now, or is not ours to read.
        return
    if any(entry.name == ENVIRONMENT for entry in found):
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if not (entry.name.startswith(".") or entry.name in LEFT_OUT or entry.path in left_out):
                yield from _files(entry.path, left_out)
        elif entry.name not in WRITTEN:
            yield entry


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None
