from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.settings import SettingsError, read
from stacks.nixos_image import NixosImages, NixosImageSettings
from tests.images.builds import LABEL, build, dynamic, fixed
from tests.synthesis import synthesize
from tests.tools import need

WHERE = "cdktf.json: context.nixos-image"
KEYS = [
    f"arn:aws:kms:{region}:111122223333:key/1234abcd" for region in ("eu-central-1", "eu-west-1", "us-east-1")
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a project's builds are: `result` for x86_64, `arm` for aarch64."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build(tmp_path / "result")
    build(tmp_path / "arm", "for ARM", system="aarch64-linux")
    return tmp_path


def settings(**more: Any) -> Any:
    return {"region": "eu-central-1", "images": {"web": {"build": "result"}}, **more}


def document(value: Any) -> Any:
    parsed = read(NixosImageSettings, value, where=WHERE)
    return synthesize(lambda _: None, lambda app, name: NixosImages(app, name, parsed))


def addresses(document: Any) -> list[str]:
    return sorted(f"{kind}.{name}" for kind, bodies in document["resource"].items() for name in bodies)


@pytest.mark.usefixtures("folder")
def test_the_least_settings_make_one_private_image() -> None:
    assert addresses(document(settings())) == [
        "aws_ami.image_web",
        "aws_ebs_snapshot_import.image_web_snapshot",
        "aws_iam_role.vmimport",
        "aws_iam_role_policy.vmimport_policy",
        "aws_s3_bucket.bucket",
        "aws_s3_bucket_lifecycle_configuration.bucket_lifecycle",
        "aws_s3_bucket_ownership_controls.bucket_ownership",
        "aws_s3_bucket_policy.bucket_policy",
        "aws_s3_bucket_public_access_block.bucket_private",
        "aws_s3_bucket_server_side_encryption_configuration.bucket_encryption",
        "aws_s3_bucket_versioning.bucket_versioning",
        "aws_s3_object.image_web_disk",
    ]


@pytest.mark.usefixtures("folder")
def test_every_setting_reaches_its_resource() -> None:
    made = document(
        settings(
            images={"web": {"build": "result"}, "web-arm": {"build": "arm", "system": "aarch64-linux"}},
            copy_to=["eu-west-1", "us-east-1"],
            share_with=["111122223333", "444455556666"],
            encrypted=True,
            kms_keys=KEYS,
            bucket="example-images",
            force_destroy=True,
            project="site",
        )
    )
    resources = made["resource"]
    regions = [provider["region"] for provider in made["provider"]["aws"]]
    assert regions == ["eu-central-1", "eu-west-1", "us-east-1"]
    for provider in made["provider"]["aws"]:
        assert provider["default_tags"] == {"tags": {"Project": "site", "Stack": "stack"}}
    assert resources["aws_s3_bucket"]["bucket"] == {
        "bucket": "example-images",
        "force_destroy": True,
        "tags": {"Name": "example-images"},
    }
    shapes = {
        name: (image["architecture"], image["boot_mode"]) for name, image in resources["aws_ami"].items()
    }
    assert shapes == {"image_web": ("x86_64", "legacy-bios"), "image_web-arm": ("arm64", "uefi")}
    snapshot = resources["aws_ebs_snapshot_import"]["image_web_snapshot"]
    assert (snapshot["encrypted"], snapshot["kms_key_id"]) == (True, KEYS[0])
    copies = {
        name: (copy["provider"], copy["kms_key_id"]) for name, copy in resources["aws_ami_copy"].items()
    }
    assert copies == {
        f"image_{name}_{region}": (f"aws.{region}", key)
        for name in ("web", "web-arm")
        for region, key in zip(regions[1:], KEYS[1:], strict=True)
    }
    assert len(resources["aws_ami_launch_permission"]) == 2 * 3 * 2
    assert KEYS[0] in resources["aws_iam_role_policy"]["vmimport_policy"]["policy"]
    assert sorted(made["variable"]) == ["image_file_web", "image_file_web_arm"]
    assert sorted(made["output"]["image_ids"]["value"]["web-arm"]) == regions


def test_the_same_image_elsewhere_makes_the_same_configuration(folder: Path) -> None:
    here = document(settings())
    build(folder / "other", disk=fixed())
    assert document(settings(images={"web": {"build": "other"}})) == here
    assert str(folder) not in json.dumps(here)


def test_a_new_image_has_another_key_and_another_name(folder: Path) -> None:
    old = document(settings())["resource"]
    build(folder / "new", "changed")
    new = document(settings(images={"web": {"build": "new"}}))["resource"]
    assert old["aws_s3_object"]["image_web_disk"]["key"] != new["aws_s3_object"]["image_web_disk"]["key"]
    assert old["aws_ami"]["image_web"]["name"] != new["aws_ami"]["image_web"]["name"]
    assert addresses({"resource": old}) == addresses({"resource": new})


def test_where_the_file_is_need_be_told_only_where_its_place_is_not_the_same_everywhere(folder: Path) -> None:
    assert "default" not in document(settings())["variable"]["image_file_web"]
    in_full = {"web": {"build": str(folder / "result")}}
    made = document(settings(images=in_full))
    assert made["variable"]["image_file_web"]["default"] == str(folder / "result" / "nixos.vhd")


def test_a_file_is_an_image_with_what_is_told_of_it(folder: Path) -> None:
    (folder / "mine.vhd").write_bytes(dynamic("mine"))
    told = {"file": "mine.vhd", "system": "aarch64-linux", "boot_mode": "uefi", "label": "mine 1:2"}
    image = document(settings(images={"web": told}))["resource"]["aws_ami"]["image_web"]
    assert (image["architecture"], image["boot_mode"]) == ("arm64", "uefi")
    assert image["name"].startswith("stack/web/mine-1-2-arm64-")


def test_a_file_whose_hash_is_told_need_not_be_there(folder: Path) -> None:
    told = {"system": "x86_64-linux", "boot_mode": "legacy-bios", "label": LABEL}
    (folder / "mine.vhd").write_bytes(fixed("mine"))
    there = document(settings(images={"web": {"file": "mine.vhd", **told}}))
    key = there["resource"]["aws_s3_object"]["image_web_disk"]["key"]
    sha256 = key.removeprefix("web/").removesuffix(".vhd")
    (folder / "mine.vhd").unlink()
    assert document(settings(images={"web": {"file": "mine.vhd", "sha256": sha256, **told}})) == there


FILE = {"file": "mine.vhd", "system": "x86_64-linux", "boot_mode": "legacy-bios", "label": "x"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            {"images": {}}, 'images: no image is set; such as {"web": {"build": "result"}}', id="no image"
        ),
        pytest.param(
            {"images": {"web": {}}},
            'images.web: set either build or file; {"build": "result"} is the image that Nix has built last',
            id="neither a build nor a file",
        ),
        pytest.param(
            {"images": {"web": {"build": "result", "boot_mode": "uefi"}}},
            "images.web.boot_mode: belongs to file: a build says it itself",
            id="a build that is told what it is",
        ),
        pytest.param(
            {"images": {"web": {"file": "mine.vhd", "system": "x86_64-linux"}}},
            "images.web.label: missing, for the image is given as a file",
            id="a file that nobody knows",
        ),
        pytest.param(
            {"images": {"web": {**FILE, "system": "aarch64-linux"}}},
            "images.web: an image for aarch64-linux boots by uefi, not by legacy-bios",
            id="an ARM image with the settings of x86",
        ),
        pytest.param(
            {"images": {"web": {**FILE, "sha256": "0" * 64}, "two": {**FILE, "sha256": "0" * 64}}},
            "images.two: this is the very image that images.web is",
            id="the same image twice",
        ),
        pytest.param(
            {"images": {"web": FILE}},
            "images.web: mine.vhd cannot be read: No such file or directory",
            id="a file that is not there",
        ),
        pytest.param(
            {"images": {"web": {"build": "arm", "system": "x86_64-linux"}}},
            "images.web: arm holds an image for aarch64-linux, the settings say x86_64-linux",
            id="a build for another system",
        ),
        pytest.param(
            {"images": {"web": {"build": "."}}},
            "images.web: . holds no nix-support/image-info.json: it is not a build of an EC2 image; "
            "give what `snowform image NAME --build` makes, such as result",
            id="no build",
        ),
        pytest.param(
            {"images": {"Web": {"build": "result"}}},
            "images.Web: the name has to match ^[a-z][a-z0-9-]*$",
            id="a name in capitals",
        ),
        pytest.param(
            {"region": "eu-centrl-1"},
            'region: wanted an AWS region such as eu-central-1, got "eu-centrl-1"',
            id="no region",
        ),
        pytest.param(
            {"copy_to": ["us-east-1", "us-east-1"]}, "copy_to: us-east-1 is there twice", id="a region twice"
        ),
        pytest.param(
            {"copy_to": ["eu-central-1"]},
            "copy_to: eu-central-1 is where the images are imported",
            id="a copy to itself",
        ),
        pytest.param(
            {"copy_to": ["cn-north-1"]},
            "copy_to: AWS copies no images from eu-central-1 to cn-north-1",
            id="a copy to another cloud",
        ),
        pytest.param(
            {"share_with": ["1111-2222-3333"]},
            'share_with[0]: wanted the 12 digits of an AWS account, got "1111-2222-3333"',
            id="no account",
        ),
        pytest.param(
            {"share_with": ["111122223333"] * 2},
            "share_with: 111122223333 is there twice",
            id="an account twice",
        ),
        pytest.param(
            {"bucket": "My_Images"},
            "bucket: 'My_Images' is not a valid name for a bucket; 3 to 63 lower-case letters, digits, - "
            "and single ., a letter or digit at both ends, and no IP address",
            id="no name for a bucket",
        ),
        pytest.param(
            {"kms_keys": KEYS[:1]},
            "kms_keys: keys are given, but encrypted is not set",
            id="keys for nothing",
        ),
        pytest.param(
            {"encrypted": True, "share_with": ["111122223333"]},
            "kms_keys: no key is of eu-central-1; other accounts cannot launch what AWS's own key encrypts",
            id="shared, but nobody else could decrypt it",
        ),
        pytest.param(
            {"encrypted": True, "kms_keys": KEYS[1:2]},
            "kms_keys: a key is of eu-west-1, where no image is",
            id="a key of another region",
        ),
        pytest.param(
            {"encrypted": True, "kms_keys": ["alias/images"]},
            'kms_keys[0]: wanted the ARN of a KMS key (not of an alias), got "alias/images"',
            id="an alias of a key",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(given: Any, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(NixosImageSettings, settings(**given), where=WHERE)
    assert str(caught.value) == f"{WHERE}.{message}"


def test_a_hash_that_is_told_is_held_against_the_file(folder: Path) -> None:
    (folder / "mine.vhd").write_bytes(fixed("mine"))
    with pytest.raises(
        SettingsError, match=r"images\.web: mine\.vhd has the hash [0-9a-f]{64}, the settings"
    ):
        read(NixosImageSettings, settings(images={"web": {**FILE, "sha256": "0" * 64}}), where=WHERE)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "region",
    ["us-east-1", "us-gov-west-1", "ap-southeast-7", "cn-northwest-1", "eusc-de-east-1", "mx-central-1"],
)
def test_regions_of_every_cloud_are_known(region: str) -> None:
    read(NixosImageSettings, settings(region=region), where=WHERE)


def test_nix_can_read_the_configuration_of_the_image() -> None:
    command = [str(need("nix-instantiate")), "--parse", str(ROOT / "stacks" / "image.nix")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
