"""The machine images of the local AWS. Boots nothing: an image here is a name with properties."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from snowform.errors import SnowformError

# The account that publishes NixOS's images (https://nixos.github.io/amis/).
NIXOS_OWNER = "427812963091"
# moto's own account: its images are the ones that `owners = ["self"]` finds.
LOCAL_OWNER = "123456789012"
RELEASES = ("24.11", "25.05", "25.11", "26.05")
ARCHITECTURES = ("x86_64", "arm64")


@dataclass(frozen=True, slots=True)
class Image:
    """One image; its id follows from its name, so it is the same in every run."""

    name: str
    architecture: str
    owner: str
    created: datetime

    @property
    def id(self) -> str:
        """`ami-` and 17 digits, as AWS writes it."""
        return f"ami-{hashlib.sha256(self.name.encode()).hexdigest()[:17]}"

    @classmethod
    def named(cls, name: str, created: datetime) -> Image:
        """An image of that name: NixOS's where it begins with `nixos/`, else the local account's own.

        The architecture is arm64 where the name says so (`aarch64` or `arm64`), else x86_64.
        """
        arm = "aarch64" in name or "arm64" in name
        owner = NIXOS_OWNER if name.startswith("nixos/") else LOCAL_OWNER
        return cls(name, "arm64" if arm else "x86_64", owner, created)


def nixos_images(releases: Iterable[str] = RELEASES) -> tuple[Image, ...]:
    """Two builds of each release for each architecture, a week apart: the second is the most recent.

    Raises SnowformError for a release that is not a valid one, such as 26.05.
    """
    return tuple(
        _nixos_image(release, architecture, build)
        for release in releases
        for architecture in ARCHITECTURES
        for build in (1, 2)
    )


def with_named(images: Sequence[Image], names: Iterable[str]) -> tuple[Image, ...]:
    """`images`, and one image for each name, each newer than all before it."""
    newest = max((image.created for image in images), default=datetime(2026, 1, 1, tzinfo=UTC))
    named = (Image.named(name, newest + timedelta(days=day)) for day, name in enumerate(names, start=1))
    return (*images, *named)


def moto_list(images: Iterable[Image]) -> str:
    """The images as moto reads them from the file that MOTO_AMIS_PATH names."""
    return json.dumps([_moto_image(image) for image in images], indent=2)


def _nixos_image(release: str, architecture: str, build: int) -> Image:
    year, month = _year_and_month(release)
    created = datetime(2000 + year, month, 23, 12, tzinfo=UTC) + timedelta(weeks=build - 1)
    commit = hashlib.sha256(f"{release} {build}".encode()).hexdigest()[:12]
    system = "aarch64-linux" if architecture == "arm64" else "x86_64-linux"
    return Image.named(f"nixos/{release}.{build}000.{commit}-{system}", created)


def _year_and_month(release: str) -> tuple[int, int]:
    year, _, month = release.partition(".")
    if not (year.isdigit() and month in {"05", "11"}):
        raise SnowformError(f'"{release}" is not a NixOS release', hint="they are named like 25.11 or 26.05")
    return int(year), int(month)


def _moto_image(image: Image) -> dict[str, object]:
    """The properties with which NixOS registers its images (NixOS/amis)."""
    return {
        "ami_id": image.id,
        "name": image.name,
        "owner_id": image.owner,
        "architecture": image.architecture,
        "creation_date": image.created.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "public": True,
        "description": image.name,
        "image_location": f"{image.owner}/{image.name}",
        "image_type": "machine",
        "state": "available",
        "platform": None,
        "virtualization_type": "hvm",
        "hypervisor": "xen",
        "root_device_name": "/dev/xvda",
        "root_device_type": "ebs",
        "sriov": "simple",
        "boot_mode": "uefi" if image.architecture == "arm64" else "legacy-bios",
    }
