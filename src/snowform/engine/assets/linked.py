"""Hash, copy and pack assets as cdktn does: links stay links, archives have the same bytes each time.

Follows its `private/fs.ts`. What is packed inside an archive differs where a file repeats itself: fflate
finds other repetitions than Python's zlib.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import Struct

from snowform.engine.assets.files import entries
from snowform.engine.errors import EngineError
from snowform.engine.values.javascript import in_js_order

LOCAL_HEADER = Struct("<IHHHIIIIHH")
CENTRAL_HEADER = Struct("<IHHHHIIIIHHHHHII")
END = Struct("<IHHHHIIH")
STORED, DEFLATED = 0, 8
VERSION, UNIX, UTF8_NAME = 20, 3 << 8, 1 << 11
# Of every file: 1980-01-01 00:00:00.
TIME = 0x00210000
MAX_SIZE, MAX_ENTRIES = 0xFFFFFFFF, 0xFFFF
PERMISSIONS = 0o7777


def hash_path(path: Path, *, canonical: bool, archive: bool) -> str:
    """A hash of a file or of all below a directory; a link given itself is followed.

    The canonical one counts names, modes, sizes and, but for archives, directories; the other one what
    cdktf's does, and where links lead. Raises EngineError where there is nothing.
    """
    digest = _canonical(path, directories=not archive) if canonical else _contents(path)
    return digest.upper()


def _contents(path: Path) -> str:
    content = hashlib.md5(usedforsecurity=False)
    links = hashlib.md5(usedforsecurity=False)
    linked = False
    for found, name, mode in _walk(path):
        if stat.S_ISLNK(mode):
            linked = True
            links.update(name + b"\0" + os.fsencode(found.readlink()) + b"\0")
        elif stat.S_ISREG(mode):
            content.update(found.read_bytes())
    if not linked:
        return content.hexdigest()
    both = content.hexdigest() + links.hexdigest()
    tag = b"cdktn/asset-hash/symlinks/v1\0"
    return hashlib.md5(tag + both.encode(), usedforsecurity=False).hexdigest()


def _canonical(path: Path, *, directories: bool) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    for found, name, mode in _walk(path):
        permissions = b"%o" % (mode & PERMISSIONS)
        if stat.S_ISLNK(mode):
            digest.update(_record(b"L " + permissions, name, os.fsencode(found.readlink())))
        elif stat.S_ISREG(mode):
            digest.update(_record(b"F " + permissions, name, found.read_bytes()))
        elif name and directories:
            digest.update(b"D " + name + b"\0")
    return digest.hexdigest()


def _record(kind: bytes, name: bytes, data: bytes) -> bytes:
    return b"%s %s\0%d\0%s" % (kind, name, len(data), data)


def _walk(path: Path) -> Iterator[tuple[Path, bytes, int]]:
    """All there is from a path down, with its name below it and its mode; a link only there is followed."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise EngineError(f"{error.strerror}: '{path}'") from error
    yield path, b"", mode
    if stat.S_ISDIR(mode):
        yield from _walk_below(path, b"")


def _walk_below(directory: Path, prefix: bytes) -> Iterator[tuple[Path, bytes, int]]:
    for path in entries(directory):
        name = prefix + os.fsencode(path.name)
        mode = path.lstat().st_mode
        yield path, name, mode
        if stat.S_ISDIR(mode):
            yield from _walk_below(path, name + b"/")


def copy_directory(source: Path, target: Path) -> None:
    """Copy what is in a directory: links as they are, empty directories too."""
    # Loaded by the programs that have such an asset.
    import shutil

    target.mkdir(parents=True, exist_ok=True)
    for path in entries(source):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            (target / path.name).symlink_to(path.readlink())
        elif stat.S_ISDIR(mode):
            copy_directory(path, target / path.name)
        elif stat.S_ISREG(mode):
            shutil.copy(path, target / path.name)


def write_archive(source: Path, target: Path) -> None:
    """Pack what is in a directory. Raises EngineError where it is too large."""
    central = b""
    count = 0
    with target.open("wb") as file:
        for path, name, mode in _packed(source):
            offset = file.tell()
            count += 1
            link = stat.S_ISLNK(mode)
            data = os.fsencode(path.readlink()) if link else path.read_bytes()
            packed = data if link else _deflate(data)
            flags = 0 if name.isascii() else UTF8_NAME
            start = (VERSION, flags, STORED if link else DEFLATED, TIME)
            sizes = (zlib.crc32(data), len(packed), len(data))
            file.write(LOCAL_HEADER.pack(0x04034B50, *start, *sizes, len(name), 0) + name + packed)
            # What a special file is, is not kept.
            kind = (stat.S_IFLNK if link else stat.S_IFREG) | mode & PERMISSIONS
            head = (0x02014B50, UNIX | VERSION, *start, *sizes, len(name), 0, 0, 0, 0)
            central += CENTRAL_HEADER.pack(*head, kind << 16, offset) + name
        begin = file.tell()
        if begin > MAX_SIZE or count > MAX_ENTRIES:
            raise EngineError(f"'{source}' is too large for a zip archive: over 4 GiB or 65535 entries")
        file.write(central)
        file.write(END.pack(0x06054B50, 0, 0, count, count, len(central), begin, 0))


def _packed(source: Path) -> Iterator[tuple[Path, bytes, int]]:
    """What is packed of a directory, in the order in which JavaScript lists the keys of an object."""
    found = {
        os.fsdecode(name): (path, name, mode)
        for path, name, mode in _walk_below(source, b"")
        if not stat.S_ISDIR(mode)
    }
    yield from in_js_order(found).values()


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
