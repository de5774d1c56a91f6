"""The VHD format, as far as it tells a whole image from a wrong one. Reads the ends of a file, not the disk.

https://learn.microsoft.com/en-us/windows-server/storage/disk-management/manage-virtual-hard-disks; the format
is Microsoft's "Virtual Hard Disk Image Format Specification" of 2006. EC2 imports fixed and dynamic ones:
https://docs.aws.amazon.com/vm-import/latest/userguide/prerequisites.html
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO, NamedTuple

FOOTER = 512
COOKIE = b"conectix"
FIXED, DYNAMIC = 2, 3
# The fields of the footer that are read: features to creator's system, both sizes, geometry, kind, checksum.
_FIELDS = struct.Struct(">8s 8x Q 16x 8x Q HBB I I")
_CHECKSUM = slice(64, 68)
# How other files begin: what they are.
_OTHERS = (
    (b"QFI\xfb", "is a qcow2 image"),
    (b"vhdxfile", "is a VHDX image"),
    (b"KDMV", "is a VMDK image"),
    (b"\x28\xb5\x2f\xfd", "is compressed by zstd"),
    (b"\x1f\x8b", "is compressed by gzip"),
    (b"\xfd7zXZ\x00", "is compressed by xz"),
)
_BUILD_VHD = "build the image `amazon`, whose format is VHD (vpc in amazonImage.format)"


class NotVhd(Exception):
    """The file is no VHD, or not the whole of one; `what` goes on a sentence that begins with its name."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.what = what
        self.hint = hint
        super().__init__(what)


class Disk(NamedTuple):
    """The disk in a VHD.

    `sizes` are its bytes as the footer says them, then by its geometry: QEMU, which makes NixOS' images,
    rounds the one up to the other, but older versions tell the second.
    """

    sizes: tuple[int, int]


def read(path: Path) -> Disk:
    """What the footer of a VHD file says. Raises NotVhd where there is none, or the file is cut short."""
    with path.open("rb") as file:
        size = path.stat().st_size
        if not size:
            raise NotVhd("is empty")
        start = file.read(FOOTER)
        footer = _end(file, size)
        if not footer.startswith(COOKIE):
            raise _no_vhd(start, size)
        if struct.unpack(">I", footer[_CHECKSUM])[0] != checksum(footer):
            raise NotVhd("is a damaged VHD: the checksum of its footer is wrong", "copy or build it again")
        _, offset, current, cylinders, heads, sectors, kind, _ = _FIELDS.unpack_from(footer)
        if kind == FIXED:
            _check_fixed(size, current)
        elif kind == DYNAMIC:
            _check_dynamic(file, start, offset)
        else:
            raise NotVhd("is a VHD that holds only the differences from another one", _BUILD_VHD)
    return Disk((current, cylinders * heads * sectors * 512))


def checksum(footer: bytes) -> int:
    """The footer's checksum: the complement of the sum of all its bytes but those of the checksum itself."""
    return ~(sum(footer) - sum(footer[_CHECKSUM])) & 0xFFFFFFFF


def _end(file: BinaryIO, size: int) -> bytes:
    if size < FOOTER:
        return b""
    file.seek(size - FOOTER)
    return file.read(FOOTER)


def _no_vhd(start: bytes, size: int) -> NotVhd:
    """What a file is that does not end like a VHD."""
    if start.startswith(COOKIE):
        # A dynamic one begins with a copy of its footer.
        return NotVhd(f"is a VHD that is cut off after {size:,} bytes", "copy or build it again")
    for magic, what in _OTHERS:
        if start.startswith(magic):
            return NotVhd(what, _BUILD_VHD)
    if start[510:512] == b"\x55\xaa":
        return NotVhd("is a raw disk, or a VHD that is cut off", _BUILD_VHD)
    return NotVhd("is not a whole VHD: it does not end with a footer", _BUILD_VHD)


def _check_fixed(size: int, current: int) -> None:
    if size != current + FOOTER:
        raise NotVhd(
            f"is a damaged VHD: it holds {size - FOOTER:,} bytes of a disk of {current:,}",
            "copy or build it again",
        )


def _check_dynamic(file: BinaryIO, start: bytes, offset: int) -> None:
    file.seek(offset)
    if not start.startswith(COOKIE) or file.read(8) != b"cxsparse":
        raise NotVhd("is a damaged VHD: its header is missing", "copy or build it again")
