"""Files that outlive a run: written whole or not at all, and for their owner's eyes."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from ..errors import ProvisionError, StorageError

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700


def write(path: Path, text: str, mode: int = PRIVATE) -> None:
    """Put `text` in place of what `path` held, on the disk before this returns; else a StorageError.

    `mode` are the file's permission bits, whatever the umask.
    """
    scratch = None
    try:
        descriptor, scratch = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), mode)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        if scratch:
            Path(scratch).unlink(missing_ok=True)
        raise StorageError(f"cannot be written: {error.strerror}", where=str(path)) from error


def write_json(path: Path, document: Any, mode: int = PRIVATE) -> None:
    """`write` of a JSON document, in a form that people can read and compare; StorageError as of it."""
    write(path, json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n", mode)


def read_json(path: Path) -> Any:
    """The document in a file; a ProvisionError that names the file where there is none or it is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProvisionError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValueError as error:
        raise ProvisionError(f"is not JSON: {error}", where=str(path)) from error
    except RecursionError as error:
        raise ProvisionError("is nested too deeply", where=str(path)) from error


def append_line(path: Path, line: str) -> None:
    """Add one line to a private file, on the disk before this returns; else a StorageError."""
    try:
        descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE
        )
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageError(f"cannot be written: {error.strerror}", where=str(path)) from error


def private_folder(path: Path) -> Path:
    """`path` as a folder of its owner's alone, made where it is missing; StorageError where it cannot be."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot be made: {error.strerror}", where=str(path)) from error
    return path


def _sync_folder(folder: Path) -> None:
    """The rename itself must survive a power cut, not only the file's content."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
