"""Whether the disks will bear a run: asked before anything is created, while nothing can be lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..errors import StorageError
from .files import private_folder
from .ownership import check_folders
from .paths import Paths

# The state is written again after each resource, beside its copy; the largest ones have some megabytes.
NEEDED = 32 * 1024 * 1024
_STATES = 4


def check(paths: Paths, needed: int = NEEDED) -> None:
    """Make the folders of a run where they are missing; StorageError where one cannot be used.

    It must be this user's, closed to others, writable, and `needed` bytes must be free in it; more in the
    state's, where the state itself is large.
    """
    check_folders(paths)
    for folder in (paths.state, paths.cache, paths.runtime):
        private_folder(folder)
        _check_writable(folder)
        _check_space(folder, needed)
    if paths.state_file.exists():
        _check_space(paths.state, _STATES * paths.state_file.stat().st_size)


def _check_writable(folder: Path) -> None:
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".probe.") as file:
            # A write without blocks to spare fails only when it is flushed.
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageError(
            f"cannot be written to: {error.strerror}", where=str(folder), hint="nothing was changed"
        ) from error


def _check_space(folder: Path, needed: int) -> None:
    disk = os.statvfs(folder)
    free = disk.f_bavail * disk.f_frsize
    if free < needed:
        raise StorageError(
            f"{free // 1024 // 1024} MiB are free, a run wants {needed // 1024 // 1024}",
            where=str(folder),
            hint="make room there; nothing was changed",
        )
    if disk.f_files and not disk.f_favail:
        raise StorageError("no more files can be made", where=str(folder), hint="nothing was changed")
