"""The SHA-256 of a large file, remembered for as long as the file is the same.

An image has gigabytes, and every synthesis asks. What is remembered lies in the user's cache folder; without
it, or where it cannot be written, the file is read again.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

from snowform.files import user_cache, write_atomic
from snowform.images.image import ImageError


class State(NamedTuple):
    """What is another one after a change; in the Nix store all times are alike, but so is the content."""

    size: int
    mtime: int
    ctime: int
    inode: int
    device: int


def digest(file: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal; an ImageError where it cannot be read."""
    try:
        resolved = file.resolve(strict=True)
        before = _state(resolved)
        memory = _memory(resolved)
        if (known := _recall(memory, before)) is not None:
            return known
        found = _hash(resolved, before)
        after = _state(resolved)
    except OSError as error:
        raise ImageError(f"{file} cannot be read: {error.strerror}") from error
    if after != before:
        raise ImageError(f"{file} changes while it is read", hint="wait for its build or copy to end")
    _remember(memory, before, found)
    return found


@cache
def _hash(file: Path, state: State) -> str:  # noqa: ARG001 - another state is another content
    import hashlib

    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _state(file: Path) -> State:
    found = file.stat()
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def _memory(file: Path) -> Path | None:
    """A file for each image, so that programs that run at once do not write into one; None without a home."""
    import hashlib

    folder = user_cache("images")
    return None if folder is None else folder / f"{hashlib.sha256(os.fsencode(file)).hexdigest()[:32]}.json"


def _recall(memory: Path | None, state: State) -> str | None:
    if memory is None:
        return None
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
        return str(known["sha256"]) if known["state"] == list(state) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(memory: Path | None, state: State, found: str) -> None:
    if memory is None:
        return
    try:
        write_atomic(memory, json.dumps({"state": state, "sha256": found}) + "\n")
    except OSError:
        # Only time is lost.
        return
