"""Read and copy what is in an asset. Follows `private/fs.ts`."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from pathlib import Path

from snowform.engine.errors import EngineError


def hash_path(path: Path) -> str:
    """The MD5 of all files below a path, one after the other; their names count only by their order."""
    digest = hashlib.md5(usedforsecurity=False)

    def add(path: Path) -> None:
        if path.is_dir():
            for entry in entries(path):
                add(entry)
        elif is_file(path):
            digest.update(path.read_bytes())

    add(path)
    return digest.hexdigest().upper()


def entries(directory: Path) -> list[Path]:
    """What is in a directory, in Node's order: by bytes."""
    return sorted(directory.iterdir(), key=lambda path: os.fsencode(path.name))


def copy_directory(source: Path, target: Path) -> None:
    """Copy a directory's files, with links followed and empty directories kept."""
    target.mkdir(parents=True, exist_ok=True)
    for entry in entries(source):
        if entry.is_dir():
            copy_directory(entry, target / entry.name)
        elif is_file(entry):
            shutil.copy(entry, target / entry.name)


def is_file(path: Path) -> bool:
    """Whether there is a regular file. Raises EngineError where there is nothing at all."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        raise EngineError(f"{error.strerror}: '{path}'") from error
