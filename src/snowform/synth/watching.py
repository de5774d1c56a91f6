"""See that files of a project changed: by the times and sizes that the file system keeps, often each second.

No library: what tells of changes is another interface on each system, and is missing on network folders.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

# In seconds: how often the files are looked at, and how long nothing more must have changed.
PAUSE, SETTLES = 0.05, 0.02
# In so many runs one after the other the program itself must have changed a file, to be known for it.
TIMES = 3
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


def look(
    root: str,
    left_out: frozenset[str] = frozenset(),
    own: frozenset[tuple[int, int]] = frozenset(),
    besides: Iterable[str] = (),
) -> Files:
    """The files below `root` by their paths, and those `besides`.

    `left_out` are folders, by their whole paths; `own` files, by device and number: see `written_to`.
    """
    paths = [*(entry.path for entry in _files(root, left_out)), *besides]
    return {
        path: Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
        for path in paths
        if (found := _stat(path)) is not None and (found.st_dev, found.st_ino) not in own
    }


def written_to(*descriptors: int) -> frozenset[tuple[int, int]]:
    """The files that the descriptors write to, by device and number; a pipe or a terminal is none."""
    found = set()
    for descriptor in descriptors:
        with suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def changed(before: Files, after: Files) -> set[str]:
    """What is new, gone or another."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


class Watcher:
    """What changed since a run of the program began.

    `see` gives the files, `read` the content of one (None where there is none), `sleep` waits. What changes
    while the program runs may be its author's work or its own: it is news where its content is another than
    before the run.
    """

    def __init__(
        self, see: Callable[[], Files], read: Callable[[str], bytes | None], sleep: Callable[[float], None]
    ) -> None:
        self._see, self._read, self._sleep = see, read, sleep
        self._before = see()
        # Of files that changed while the program ran: their content before the latest run, and in how many
        # runs one after the other it became another one.
        self._contents: dict[str, bytes | None] = {}
        self._times: dict[str, int] = {}

    def wait(self) -> set[str]:
        """What changed since the latest run began, once something did and nothing does any more."""
        seen = self._see()
        while True:
            news = self._news(seen)
            self._sleep(SETTLES if news else PAUSE)
            before, seen = seen, self._see()
            # A file that is being written is found empty first.
            if news and not changed(before, seen):
                return news

    def begin(self) -> None:
        """A run begins with the files as they are now."""
        self._before = self._see()
        self._contents |= {path: self._read(path) for path in self._contents}

    def end(self) -> set[str]:
        """It has ended. Files that the program itself makes another each time: these are not waited for."""
        after = self._see()
        during = self._news(after)
        self._contents |= {path: None for path in during if path not in self._contents}
        self._times = {path: self._times.get(path, 0) + 1 for path in during}
        own = {path for path, times in self._times.items() if times >= TIMES}
        for path in own:
            self._keep(path, after)
        return own

    def _news(self, seen: Files) -> set[str]:
        news = changed(self._before, seen)
        for path in news & self._contents.keys():
            if self._read(path) == self._contents[path]:
                # It was written anew, and is as it was.
                self._keep(path, seen)
                news.remove(path)
        return news

    def _keep(self, path: str, seen: Files) -> None:
        if path in seen:
            self._before[path] = seen[path]
        else:
            self._before.pop(path, None)


def content(path: str) -> bytes | None:
    """A digest of a file's content; None where it cannot be read."""
    from hashlib import file_digest

    try:
        with open(path, "rb") as file:
            return file_digest(file, "sha256").digest()
    except OSError:
        return None


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


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None
