"""What Nix builds for EC2 (`config.system.build.images.amazon`): a folder with a disk and image-info.json.

nixpkgs writes that file in nixos/maintainers/scripts/ec2/amazon-image.nix.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.images.image import Image, ImageError, check_boot, read_disk

INFO = Path("nix-support", "image-info.json")
_BUILD_IT = "give what `snowform image NAME --build` makes, such as result"


def read_build(folder: Path) -> Image:
    """The image in a build's folder, or in a link to one such as `result`.

    Raises ImageError where the folder is not one of an EC2 image, where the disk is missing, cut off or in
    another format, or where it is not of the size that the build tells.
    """
    try:
        return _read(folder)
    except OSError as error:
        raise ImageError(f"{folder} cannot be read: {error.strerror}") from error


def _read(folder: Path) -> Image:
    info = _read_info(folder)
    described = _described_disk(info, folder)
    label, system, boot_mode = (_text(info, key, folder) for key in ("label", "system", "boot_mode"))
    check_boot(system, boot_mode)
    file = _locate(folder, _text(described, "file", folder))
    disk = read_disk(file)
    told = _number(described, "logical_bytes", folder)
    if told not in disk.sizes:
        raise ImageError(
            f"{file} holds a disk of {disk.sizes[0]:,} bytes, image-info.json says {told:,}",
            hint="the two are of different builds",
        )
    return Image(file, label, system, boot_mode, told)  # type: ignore[arg-type]  # checked above


def _read_info(folder: Path) -> Mapping[str, Any]:
    if not folder.exists():
        broken = " is a link to what is not there (any more)" if folder.is_symlink() else " does not exist"
        raise ImageError(f"{folder}{broken}", hint=_BUILD_IT)
    if not folder.is_dir():
        raise ImageError(f"{folder} is a file", hint="give the folder that Nix built, or the setting `file`")
    path = folder / INFO
    try:
        info = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ImageError(
            f"{folder} holds no {INFO}: it is not a build of an EC2 image", hint=_BUILD_IT
        ) from None
    except ValueError as error:
        raise ImageError(f"{path} is not JSON: {error}") from error
    if not isinstance(info, Mapping):
        raise ImageError(f"{path} is not a JSON object")
    return info


def _described_disk(info: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """What is told of the one disk; nixpkgs tells it at the top, and again under `disks`."""
    disks = info.get("disks")
    if not isinstance(disks, Mapping) or not disks:
        return info
    if len(disks) > 1:
        raise ImageError(
            f"{folder} holds {len(disks)} disks ({', '.join(sorted(disks))}), an image here has one",
            hint="build without ec2.zfs.enable",
        )
    (disk,) = disks.values()
    return {**info, **disk} if isinstance(disk, Mapping) else info


def _locate(folder: Path, named: str) -> Path:
    """Where the disk is: beside its description, wherever that was copied to, or else where it was built."""
    beside, built = folder / Path(named).name, Path(named)
    for file in (beside, built):
        if file.is_file():
            return file
    raise ImageError(f"{folder} does not hold {beside.name}", hint=f"{named} does not exist either")


def _text(info: Mapping[str, Any], key: str, folder: Path) -> str:
    value = info.get(key)
    if not isinstance(value, str) or not value:
        raise ImageError(f"{folder / INFO} does not say its {key}", hint=_BUILD_IT)
    return value


def _number(info: Mapping[str, Any], key: str, folder: Path) -> int:
    """A number, or the text of one: nixpkgs writes texts."""
    value = info.get(key)
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ImageError(f"{folder / INFO} does not say its {key}", hint=_BUILD_IT)
