"""The folder for what tofu and its providers make for themselves: downloads, and the sockets between them.

It is not the system's. A unit with a `/tmp` of its own may be given one that only root can write to
(systemd 262, where the unit has no default dependencies), and in a shared one others see what is there.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StorageError
from ..host.files import private_folder

# What the kernel takes for a socket's path: 108 bytes, the last of which is a zero (unix(7)).
SOCKET_PATH = 107
# A provider calls its socket "plugin" and a number of up to ten digits (go-plugin: os.CreateTemp).
LONGEST = SOCKET_PATH - len("/plugin") - 10
# In the run's own folder. Nothing below it is of the configuration.
SCRATCH = ".tmp"


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A folder within the run's own `folder`, with which it goes; TMPDIR for tofu.

    Where its path is too long for a socket it is one of the system's temporary folders, deleted afterwards;
    StorageError where there is none, or its path is too long as well.
    """
    own = folder / SCRATCH
    if _fits(own):
        yield private_folder(own)
        return
    try:
        made = tempfile.TemporaryDirectory(prefix="snowform-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _too_long(own, f"and there is no other: {error.strerror}") from error
    with made as name:
        if not _fits(Path(name)):
            raise _too_long(own, f"and so is {name}")
        yield Path(name)


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder)) <= LONGEST


def _too_long(own: Path, other: str) -> StorageError:
    return StorageError(
        f"too long a path for the sockets of providers, {other}",
        where=str(own),
        hint=f"give --runtime FOLDER, one whose path has at most {LONGEST - len('/run-12345678/.tmp')} bytes",
    )
