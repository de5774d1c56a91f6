"""NixOS on EC2, whoever starts it: whose images there are, which machines boot them, and how large."""

from __future__ import annotations

import re
from typing import Literal

from snowform.ec2.firmware import is_graviton
from snowform.errors import SnowformError

# The account that the NixOS project publishes from: https://nixos.github.io/amis/
OWNER = "427812963091"
# Where a NixOS image has its root file system; another name would be a second, empty volume.
ROOT_DEVICE = "/dev/xvda"
# In GiB. NixOS images are some 3 GiB; a system with one older generation beside it needs several times that.
SMALLEST_VOLUME = 20

Architecture = Literal["x86_64", "arm64"]

# GiB, the same in every family that has these sizes (https://aws.amazon.com/ec2/instance-types/).
_MEMORY = {"nano": 0.5, "micro": 1}


class InstanceError(SnowformError):
    """A machine that could not be started, or that would not boot."""


def architecture_of(instance_type: str) -> Architecture:
    """The processor of an instance type."""
    return "arm64" if is_graviton(instance_type) else "x86_64"


def check_type(instance_type: str, architecture: Architecture | None = None, *, where: str = "") -> None:
    """Raises InstanceError where the type is not valid, or no image of the architecture boots on it."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*\.[a-z0-9-]+", instance_type):
        raise InstanceError(
            f"{instance_type!r} is not a valid instance type", where=where, hint="give one such as t3.small"
        )
    if instance_type.startswith("mac"):
        raise InstanceError(f"{instance_type} is a Mac, on which NixOS images do not boot", where=where)
    if architecture and (needed := architecture_of(instance_type)) != architecture:
        raise InstanceError(
            f"{instance_type} has {needed} processors, the image is for {architecture}",
            where=where,
            hint=f"choose the architecture {needed}, or another type",
        )


def check_volume(size: int, *, where: str = "") -> None:
    """Raises InstanceError where a root volume of `size` GiB is smaller than SMALLEST_VOLUME."""
    if size < SMALLEST_VOLUME:
        raise InstanceError(
            f"a root volume of {size} GiB", where=where, hint=f"NixOS needs {SMALLEST_VOLUME} or more"
        )


def memory_of(instance_type: str) -> float | None:
    """The memory in GiB where that is 1 or less, None where it is more."""
    return _MEMORY.get(instance_type.partition(".")[2])
