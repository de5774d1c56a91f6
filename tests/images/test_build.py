from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from snowform.images import Image, ImageError, read_build, read_file
from tests.images.builds import LABEL, SIZE, build, dynamic, fixed

GIVE = "give what `snowform image NAME --build` makes, such as result"


@pytest.mark.parametrize(
    ("system", "architecture", "boot_mode"),
    [("x86_64-linux", "x86_64", "legacy-bios"), ("aarch64-linux", "arm64", "uefi")],
)
def test_a_build_says_what_its_image_is(
    tmp_path: Path, system: str, architecture: str, boot_mode: str
) -> None:
    image = read_build(build(tmp_path / "result", system=system))
    assert image == Image(tmp_path / "result/nixos.vhd", LABEL, system, boot_mode, SIZE)  # type: ignore[arg-type]
    assert image.architecture == architecture


def test_a_link_to_a_build_will_do(tmp_path: Path) -> None:
    (tmp_path / "result").symlink_to(build(tmp_path / "store"))
    assert read_build(tmp_path / "result").label == LABEL


def test_the_disk_of_a_build_that_was_copied_is_beside_its_description(tmp_path: Path) -> None:
    shutil.move(build(tmp_path / "store"), tmp_path / "elsewhere")
    assert read_build(tmp_path / "elsewhere").file == tmp_path / "elsewhere" / "nixos.vhd"


def test_a_description_alone_leads_to_the_disk_where_it_was_built(tmp_path: Path) -> None:
    built = build(tmp_path / "store")
    shutil.copytree(built / "nix-support", tmp_path / "elsewhere" / "nix-support")
    assert read_build(tmp_path / "elsewhere").file == built / "nixos.vhd"


def test_a_disk_that_older_releases_describe_only_at_the_top_is_found(tmp_path: Path) -> None:
    assert read_build(build(tmp_path / "result", disks=None)).disk_bytes == SIZE


def test_a_disk_is_as_large_as_it_is_told_not_as_its_file(tmp_path: Path) -> None:
    assert read_build(build(tmp_path / "result", disk=dynamic(size=2**32))).disk_bytes == 2**32


def test_a_number_of_bytes_may_be_a_number(tmp_path: Path) -> None:
    assert read_build(build(tmp_path / "result", logical_bytes=SIZE)).disk_bytes == SIZE


@pytest.mark.parametrize(
    ("info", "message"),
    [
        pytest.param(
            {"label": None}, "{0}/nix-support/image-info.json does not say its label; " + GIVE, id="no label"
        ),
        pytest.param(
            {"disks": {"root": {}, "boot": {}}},
            "{0} holds 2 disks (boot, root), an image here has one; build without ec2.zfs.enable",
            id="two disks",
        ),
        pytest.param(
            {"file": "/nix/store/x/other.vhd"},
            "{0} does not hold other.vhd; /nix/store/x/other.vhd does not exist either",
            id="the disk is nowhere",
        ),
        pytest.param(
            {"logical_bytes": "4096"},
            "{0}/nixos.vhd holds a disk of 8,192 bytes, image-info.json says 4,096; "
            "the two are of different builds",
            id="a disk of another size",
        ),
        pytest.param(
            {"logical_bytes": "many"},
            "{0}/nix-support/image-info.json does not say its logical_bytes; " + GIVE,
            id="no number",
        ),
        pytest.param(
            {"system": "riscv64-linux"},
            "the system 'riscv64-linux' is none that EC2 has; there are x86_64-linux and aarch64-linux",
            id="a system that EC2 has not",
        ),
        pytest.param(
            {"system": "aarch64-linux", "boot_mode": "legacy-bios"},
            "an image for aarch64-linux boots by uefi, not by legacy-bios",
            id="an ARM image with the settings of x86",
        ),
        pytest.param(
            {"boot_mode": "bios"},
            "'bios' is not a valid boot mode; there are legacy-bios, uefi, uefi-preferred",
            id="no boot mode",
        ),
    ],
)
def test_a_build_that_says_something_wrong_is_refused(
    tmp_path: Path, info: dict[str, Any], message: str
) -> None:
    with pytest.raises(ImageError) as caught:
        read_build(build(tmp_path / "result", **info))
    assert str(caught.value) == message.format(tmp_path / "result")


def _nothing(folder: Path) -> None:
    pass


def _broken_link(folder: Path) -> None:
    folder.symlink_to(folder.parent / "gone")


def _no_description(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.vhd").write_bytes(fixed("a"))
    (folder / "b.vhd").write_bytes(fixed("b"))


def _a_file(folder: Path) -> None:
    folder.write_bytes(fixed())


def _not_json(folder: Path) -> None:
    (build(folder) / "nix-support" / "image-info.json").write_text("{")


def _a_list(folder: Path) -> None:
    (build(folder) / "nix-support" / "image-info.json").write_text(json.dumps([]))


def _cut_off(folder: Path) -> None:
    build(folder, disk=dynamic())
    (folder / "nixos.vhd").write_bytes(dynamic()[:5000])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_nothing, "{0} does not exist; " + GIVE),
        (_broken_link, "{0} is a link to what is not there (any more); " + GIVE),
        (
            _no_description,
            "{0} holds no nix-support/image-info.json: it is not a build of an EC2 image; " + GIVE,
        ),
        (_a_file, "{0} is a file; give the folder that Nix built, or the setting `file`"),
        (
            _not_json,
            "{0}/nix-support/image-info.json is not JSON: "
            "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        ),
        (_a_list, "{0}/nix-support/image-info.json is not a JSON object"),
        (_cut_off, "{0}/nixos.vhd is a VHD that is cut off after 5,000 bytes; copy or build it again"),
    ],
)
def test_what_is_no_build_is_refused(tmp_path: Path, make: Any, message: str) -> None:
    make(tmp_path / "result")
    with pytest.raises(ImageError) as caught:
        read_build(tmp_path / "result")
    assert str(caught.value) == message.format(tmp_path / "result")


def test_a_file_needs_no_build_around_it(tmp_path: Path) -> None:
    (tmp_path / "x.vhd").write_bytes(fixed())
    image = read_file(tmp_path / "x.vhd", label="mine", system="aarch64-linux", boot_mode="uefi")
    assert (image.architecture, image.disk_bytes) == ("arm64", SIZE)
    with pytest.raises(ImageError, match=r"absent\.vhd cannot be read: No such file or directory"):
        read_file(tmp_path / "absent.vhd", label="mine", system="aarch64-linux", boot_mode="uefi")
