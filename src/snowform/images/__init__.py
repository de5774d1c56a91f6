"""NixOS disk images as Nix builds them for EC2: what is in a build, its content's hash, how it is built.

    image = read_build(Path("result"))
    image.label, image.architecture, image.boot_mode
    digest(image.file)

Nothing here knows AWS or stacks; every error is an ImageError.
"""

from __future__ import annotations

from snowform.images.build import read_build
from snowform.images.hashing import digest
from snowform.images.image import (
    Architecture,
    BootMode,
    Image,
    ImageError,
    System,
    architecture_of,
    check_boot,
    place_for_all,
    read_file,
)

__all__ = [
    "Architecture",
    "BootMode",
    "Image",
    "ImageError",
    "System",
    "architecture_of",
    "check_boot",
    "digest",
    "place_for_all",
    "read_build",
    "read_file",
]
