"""The hash of a folder as Nix has it: over names, contents and what may be executed, not over times.

It is what `nix hash path` prints and what `fetchTarball` wants as `sha256`, so that a tree is named by its
content alike in a manifest, in a review and on a host. Reads only.

The format: https://nix.dev/manual/nix/latest/protocols/nix-archive/
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_CHUNK = 1 << 20


def hash_tree(path: Path) -> str:
    """The hash of a file or folder in the form `sha256-…` (https://www.w3.org/TR/SRI/)."""
    digest = hashlib.sha256()
    for part in _archive(path):
        digest.update(part)
    return "sha256-" + base64.b64encode(digest.digest()).decode()


def _archive(path: Path) -> Iterator[bytes]:
    yield _string(b"nix-archive-1")
    yield from _node(path)


def _node(path: Path) -> Iterator[bytes]:
    yield _strings("(", "type")
    if path.is_symlink():
        yield _strings("symlink", "target")
        yield _string(os.fsencode(path.readlink()))
    elif path.is_dir():
        yield _strings("directory")
        # Nix sorts names by their bytes.
        for name, entry in sorted((os.fsencode(entry.name), entry) for entry in path.iterdir()):
            yield _strings("entry", "(", "name") + _string(name) + _strings("node")
            yield from _node(entry)
            yield _strings(")")
    else:
        yield from _file(path)
    yield _strings(")")


def _file(path: Path) -> Iterator[bytes]:
    yield _strings("regular")
    status = path.stat()
    if status.st_mode & 0o100:
        yield _strings("executable", "")
    yield _strings("contents") + status.st_size.to_bytes(8, "little")
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
    yield bytes(-status.st_size % 8)


def _strings(*texts: str) -> bytes:
    return b"".join(_string(text.encode()) for text in texts)


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(8, "little") + data + bytes(-len(data) % 8)
