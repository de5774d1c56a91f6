"""Zip archives laid out byte for byte as cdktf's `archiver` lays them out. Never reads one.

Follows `private/fs.ts` and archiver 7: sizes after the data, times in UTC, names in byte order, links kept.
What is packed inside differs as soon as a file repeats itself: Node's own zlib finds other repetitions than
Python's, and other ones from version to version.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from snowform.engine.assets.files import entries
from snowform.engine.errors import EngineError

LOCAL_HEADER = Struct("<IHHHIIIIHH")
DESCRIPTOR = Struct("<IIII")
CENTRAL_HEADER = Struct("<IHHHHIIIIHHHHHII")
END = Struct("<IHHHHIIH")

STORED, DEFLATED = 0, 8
# Which version of the format an entry needs, by its method; which one the archive is made by, on Unix.
VERSIONS = {STORED: 10, DEFLATED: 20}
MADE_BY = 3 << 8 | 45
SIZES_FOLLOW, UTF8_NAME = 1 << 3, 1 << 11
DOS_DIRECTORY, DOS_FILE = 0x10, 0x20
FIRST_TIME, LAST_TIME = 0x00210000, 0x7F9FBF7D
MAX_SIZE, MAX_ENTRIES = 0xFFFFFFFF, 0xFFFF


class Entry(NamedTuple):
    """A file, a link or a directory in the archive."""

    name: bytes
    status: os.stat_result
    data: bytes
    method: int


def write_archive(source: Path, target: Path) -> None:
    """Pack what is in a directory. Raises EngineError where it is too large."""
    central = b""
    count = 0
    with target.open("wb") as file:
        for entry in _inside(source, b""):
            offset = file.tell()
            count += 1
            central += _write_entry(file.write, entry, offset)
        start = file.tell()
        if start > MAX_SIZE or count > MAX_ENTRIES:
            raise EngineError(f"'{source}' is too large for a zip archive: over 4 GiB or 65535 entries")
        file.write(central)
        file.write(END.pack(0x06054B50, 0, 0, count, count, len(central), start, 0))


def _inside(directory: Path, prefix: bytes) -> Iterator[Entry]:
    for path in entries(directory):
        inside = prefix + os.fsencode(path.name)
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            yield Entry(inside + b"/", status, b"", STORED)
            yield from _inside(path, inside + b"/")
        elif stat.S_ISLNK(status.st_mode):
            linked = os.path.relpath(directory / path.readlink(), directory)
            yield Entry(inside, status, os.fsencode(linked), STORED)
        elif stat.S_ISREG(status.st_mode):
            yield Entry(inside, status, path.read_bytes(), DEFLATED)


def _write_entry(write: Callable[[bytes], object], entry: Entry, offset: int) -> bytes:
    """Write one; its line in the central directory."""
    name, status, data, method = entry
    packed = _deflate(data) if method == DEFLATED else data
    flags = (SIZES_FOLLOW if method == DEFLATED else 0) | (0 if name.isascii() else UTF8_NAME)
    checked = (zlib.crc32(data), len(packed), len(data))
    known = (0, 0, 0) if method == DEFLATED else checked
    start = (VERSIONS[method], flags, method, _time(status))
    write(LOCAL_HEADER.pack(0x04034B50, *start, *known, len(name), 0) + name + packed)
    if method == DEFLATED:
        write(DESCRIPTOR.pack(0x08074B50, *checked))
    kind = DOS_DIRECTORY if name.endswith(b"/") else DOS_FILE
    attributes = status.st_mode << 16 | kind
    return (
        CENTRAL_HEADER.pack(0x02014B50, MADE_BY, *start, *checked, len(name), 0, 0, 0, 0, attributes, offset)
        + name
    )


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _time(status: os.stat_result) -> int:
    """The time of the last change as DOS writes it; JavaScript's dates have milliseconds, rounded."""
    milliseconds = (status.st_mtime_ns + 500_000) // 1_000_000
    time = datetime.fromtimestamp(milliseconds // 1000, UTC)
    if time.year < 1980:
        return FIRST_TIME
    if time.year >= 2044:
        return LAST_TIME
    date = (time.year - 1980) << 25 | time.month << 21 | time.day << 16
    return date | time.hour << 11 | time.minute << 5 | time.second // 2
