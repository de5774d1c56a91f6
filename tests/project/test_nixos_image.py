"""What has to hold for the stack nixos-image, with its settings in cdktf.json: `snowform run pytest`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cdktf import Testing

from snowform import settings
from stacks.nixos_image import NixosImages, NixosImageSettings

# In place of what Nix builds, so that the tests need no build.
IMAGE = {
    "file": "nixos.vhd",
    "system": "x86_64-linux",
    "label": "26.05.1234.abcdef",
    "boot_mode": "legacy-bios",
    "sha256": "0" * 64,
}


@pytest.fixture(scope="module")
def resources() -> Any:
    section = json.loads(Path("cdktf.json").read_text())["context"]["nixos-image"]
    given = settings.read(NixosImageSettings, {**section, "images": {"web": IMAGE}}, where="cdktf.json")
    return json.loads(Testing.synth(NixosImages(Testing.app(), "nixos-image", given)))["resource"]


def test_nobody_outside_of_the_account_reads_a_disk(resources: Any) -> None:
    (block,) = resources["aws_s3_bucket_public_access_block"].values()
    assert all(block.values())


def test_machines_of_an_image_give_metadata_to_whoever_has_a_token(resources: Any) -> None:
    assert [image["imds_support"] for image in resources["aws_ami"].values()] == ["v2.0"]
