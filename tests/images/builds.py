"""Builds of images as Nix makes them, of a few kilobytes: whole VHDs with nothing that boots in them."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

from snowform.images.vhd import DYNAMIC, FIXED, FOOTER, checksum

LABEL = "26.05.20260701.abcdef0"
SIZE = 8192
BOOTS = {"x86_64-linux": "legacy-bios", "aarch64-linux": "uefi"}


def footer(size: int, *, kind: int = FIXED, offset: int = 2**64 - 1) -> bytes:
    """The footer of a VHD with a disk of that size; no geometry fits a disk as small as these."""
    fields = (b"conectix", 2, 0x10000, offset, 0, b"qem2", 0x50003, b"Wi2k", size, size, 0, 0, 0, kind)
    unsigned = struct.pack(">8sIIQI4sI4sQQHBBI", *fields).ljust(FOOTER, b"\0")
    return unsigned[:64] + struct.pack(">I", checksum(unsigned)) + unsigned[68:]


def fixed(content: str = "nixos", size: int = SIZE) -> bytes:
    return content.encode().ljust(size, b"\0") + footer(size)


def dynamic(content: str = "nixos", size: int = 2**30) -> bytes:
    """As qemu-img writes it: the footer, the header, what the disk holds, the footer again."""
    end = footer(size, kind=DYNAMIC, offset=FOOTER)
    return end + b"cxsparse".ljust(1024, b"\0") + content.encode().ljust(SIZE, b"\0") + end


def build(
    folder: Path, content: str = "nixos", *, system: str = "x86_64-linux", disk: bytes = b"", **info: Any
) -> Path:
    """A folder as `nix build` links it; `info` changes what image-info.json says, None takes it out."""
    data = disk or fixed(content)
    (folder / "nix-support").mkdir(parents=True)
    (folder / "nixos.vhd").write_bytes(data)
    size = struct.unpack_from(">Q", data, len(data) - FOOTER + 48)[0]
    told = {"logical_bytes": str(size), "file": f"{folder}/nixos.vhd"}
    says = {"label": LABEL, "system": system, "boot_mode": BOOTS.get(system, "uefi"), **told, **info}
    says = {"disks": {"root": told | {k: v for k, v in info.items() if k in told}}, **says}
    text = json.dumps({key: value for key, value in says.items() if value is not None})
    (folder / "nix-support" / "image-info.json").write_text(text)
    return folder
