from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from snowform.errors import SnowformError
from snowform.local.images import Image, moto_list, nixos_images, with_named

CREATED = datetime(2026, 5, 30, 12, tzinfo=UTC)


def test_each_release_has_two_builds_for_each_architecture() -> None:
    assert [
        (image.name, image.architecture, image.created.date().isoformat())
        for image in nixos_images(["25.11"])
    ] == [
        ("nixos/25.11.1000.b18ab38cbde2-x86_64-linux", "x86_64", "2025-11-23"),
        ("nixos/25.11.2000.0b4a94ff63bb-x86_64-linux", "x86_64", "2025-11-30"),
        ("nixos/25.11.1000.b18ab38cbde2-aarch64-linux", "arm64", "2025-11-23"),
        ("nixos/25.11.2000.0b4a94ff63bb-aarch64-linux", "arm64", "2025-11-30"),
    ]


def test_no_two_images_share_an_id() -> None:
    images = nixos_images()
    assert len({image.id for image in images}) == len(images) == 16


@pytest.mark.parametrize(
    ("name", "architecture", "owner"),
    [
        ("nixos/26.11.1.abc-x86_64-linux", "x86_64", "427812963091"),
        ("nixos/26.11.1.abc-aarch64-linux", "arm64", "427812963091"),
        ("debian-13-arm64", "arm64", "123456789012"),
        ("my-image", "x86_64", "123456789012"),
    ],
)
def test_a_name_says_what_an_image_is(name: str, architecture: str, owner: str) -> None:
    assert Image.named(name, CREATED) == Image(name, architecture, owner, CREATED)


def test_a_named_image_is_newer_than_all_before_it() -> None:
    named = with_named(nixos_images(), ["one", "two"])[-2:]
    assert [image.created.date().isoformat() for image in named] == ["2026-05-31", "2026-06-01"]


@pytest.mark.parametrize("release", ["25", "25.10", "unstable", "x.05", ""])
def test_a_release_that_nixos_does_not_make_is_an_error(release: str) -> None:
    with pytest.raises(SnowformError) as caught:
        nixos_images([release])
    assert str(caught.value) == f'"{release}" is not a NixOS release; they are named like 25.11 or 26.05'


def test_moto_gets_what_nixos_registers() -> None:
    (image,) = json.loads(moto_list([Image.named("nixos/26.11.1.abc-aarch64-linux", CREATED)]))
    assert image == {
        "ami_id": "ami-f91eba0b22e55d376",
        "name": "nixos/26.11.1.abc-aarch64-linux",
        "owner_id": "427812963091",
        "architecture": "arm64",
        "creation_date": "2026-05-30T12:00:00.000Z",
        "public": True,
        "description": "nixos/26.11.1.abc-aarch64-linux",
        "image_location": "427812963091/nixos/26.11.1.abc-aarch64-linux",
        "image_type": "machine",
        "state": "available",
        "platform": None,
        "virtualization_type": "hvm",
        "hypervisor": "xen",
        "root_device_name": "/dev/xvda",
        "root_device_type": "ebs",
        "sriov": "simple",
        "boot_mode": "uefi",
    }
