"""An image: its disk, and what EC2 has to be told of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from snowform.errors import SnowformError, did_you_mean
from snowform.images import vhd

System = Literal["x86_64-linux", "aarch64-linux"]
Architecture = Literal["x86_64", "arm64"]
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-boot.html
BootMode = Literal["legacy-bios", "uefi", "uefi-preferred"]

ARCHITECTURES: dict[str, Architecture] = {"x86_64-linux": "x86_64", "aarch64-linux": "arm64"}
STORE = "/nix/store/"


class ImageError(SnowformError):
    """What should be an image is none, or not one that EC2 can import and boot."""


@dataclass(frozen=True, slots=True)
class Image:
    """A disk in a VHD file, and all that EC2 asks of it; an ImageError where it would not boot."""

    file: Path
    label: str
    """What NixOS calls the system in it: `system.nixos.label`."""
    system: System
    boot_mode: BootMode
    disk_bytes: int
    """The size of the disk, of which the file holds what is not empty."""

    def __post_init__(self) -> None:
        check_boot(self.system, self.boot_mode)

    @property
    def architecture(self) -> Architecture:
        """The processor, as EC2 calls it."""
        return architecture_of(self.system)


def architecture_of(system: System) -> Architecture:
    """The processor of a system, as EC2 calls it."""
    return ARCHITECTURES[system]


def check_boot(system: str, boot_mode: str) -> None:
    """Raises ImageError where EC2 has no such system, or does not boot it so.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-boot.html: ARM instances boot by UEFI only.
    """
    if system not in ARCHITECTURES:
        known = " and ".join(ARCHITECTURES)
        raise ImageError(
            f"the system {system!r} is none that EC2 has",
            hint=f"there are {known}",
        )
    if boot_mode not in get_args(BootMode):
        raise ImageError(
            f"{boot_mode!r} is not a valid boot mode",
            hint=did_you_mean(boot_mode, get_args(BootMode)) or f"there are {', '.join(get_args(BootMode))}",
        )
    if system == "aarch64-linux" and boot_mode != "uefi":
        raise ImageError(f"an image for {system} boots by uefi, not by {boot_mode}")


def read_file(file: Path, *, label: str, system: System, boot_mode: BootMode) -> Image:
    """The image in a VHD file without an image-info.json. Raises ImageError where it is not a whole VHD."""
    return Image(file, label, system, boot_mode, read_disk(file).sizes[0])


def read_disk(file: Path) -> vhd.Disk:
    """What a VHD file says of its disk. Raises ImageError where it is not a whole VHD, or cannot be read."""
    try:
        return vhd.read(file)
    except vhd.NotVhd as wrong:
        raise ImageError(f"{file} {wrong.what}", hint=wrong.hint) from None
    except OSError as error:
        raise ImageError(f"{file} cannot be read: {error.strerror}") from error


def place_for_all(file: Path, given: str) -> str | None:
    """The path of an image that may stand in a configuration: one that means the same on every machine.

    That is a path in the Nix store, or one that the user wrote out in full. None where the path that was
    given is relative, or starts at someone's home.
    """
    if str(resolved := file.resolve()).startswith(STORE):
        return str(resolved)
    return str(file) if given.startswith("/") else None
