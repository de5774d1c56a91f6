"""Own images: imported, copied, shared, replaced by new ones, and gone, by the real OpenTofu and provider."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws, inventory
from snowform.tofu import Tofu
from snowform.tofu.process import TofuError
from tests.e2e.harness import Workspace
from tests.images.builds import LABEL, build
from tests.tools import need

# S3 lets an apply with a lifecycle rule wait for most of a minute, so one makes all there is.
pytestmark = pytest.mark.e2e

REGION, OTHER, ACCOUNT = "eu-central-1", "eu-west-1", "111122223333"
PROGRAM = """\
from cdktf import App
from snowform import settings
from stacks.nixos_image import NixosImages, NixosImageSettings

app = App()
NixosImages(app, "nixos-image", settings.load(app, "nixos-image", NixosImageSettings))
app.synth()
"""


@dataclass(frozen=True)
class Seen:
    """What boto3 found at one time."""

    images: dict[str, dict[str, Any]]  # by region and name
    snapshots: dict[str, list[str]]  # the ids by region
    launch: dict[str, list[str]]  # the accounts by image
    disks: dict[str, bytes]  # the objects by key
    outputs: dict[str, Any]


@dataclass(frozen=True)
class Applied:
    workspace: Workspace
    refused: str
    first: Seen
    second: Seen
    plan_without_files: list[str]


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    need("tofu")
    with LocalAws() as running:
        yield running


class Project:
    """A project with two images, and OpenTofu on what is synthesized of it."""

    def __init__(self, folder: Path, aws: LocalAws, provider_cache: Path) -> None:
        self.folder, self.aws, self.cache = folder, aws, provider_cache
        for name in ("modules", "stacks"):
            (folder / name).symlink_to(ROOT / name)
        (folder / "main.py").write_text(PROGRAM)
        build(folder / "web", "the first")
        build(folder / "arm", "for ARM", system="aarch64-linux")
        settings = {
            "region": REGION,
            "images": {"web": {"build": "web"}, "arm": {"build": "arm", "system": "aarch64-linux"}},
            "copy_to": [OTHER],
            "share_with": [ACCOUNT],
        }
        (folder / "cdktf.json").write_text(
            json.dumps({"app": f"{sys.executable} main.py", "context": {"nixos-image": settings}})
        )
        self.synthesize()
        self.target = folder / "out" / "nixos-image"
        (self.target / "zz_override.tf.json").write_text(json.dumps(aws.override([OTHER])))
        # The images that the local AWS starts with have snapshots of the same owner.
        self.others: dict[str, list[str]] = {}
        self.others = self.look({}).snapshots

    def synthesize(self) -> None:
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache")}
        command = [sys.executable, "-m", "snowform", "synth"]
        subprocess.run(command, cwd=self.folder, env=environment, check=True)

    def workspace(self, builds: Path) -> Workspace:
        """OpenTofu, told that the images are below `builds`."""
        files = {f"TF_VAR_image_file_{name}": str(builds / name / "nixos.vhd") for name in ("web", "arm")}
        return Workspace(Tofu.prepared(self.target, self.cache, {**self.aws.environment(), **files}))

    def look(self, outputs: dict[str, Any]) -> Seen:
        images, snapshots, launch = {}, {}, {}
        for region in (REGION, OTHER):
            ec2 = self.aws.client("ec2", region)
            for image in ec2.describe_images(Owners=["self"])["Images"]:
                images[f"{region} {image['Name']}"] = image
                permission = {"ImageId": image["ImageId"], "Attribute": "launchPermission"}
                allowed = ec2.describe_image_attribute(**permission)["LaunchPermissions"]
                launch[image["ImageId"]] = [grant["UserId"] for grant in allowed]
            found = ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
            others = self.others.get(region, [])
            snapshots[region] = [
                found_id for snapshot in found if (found_id := snapshot["SnapshotId"]) not in others
            ]
        s3 = self.aws.client("s3", REGION)
        disks = {}
        for bucket in s3.list_buckets()["Buckets"]:
            for held in s3.list_object_versions(Bucket=bucket["Name"]).get("Versions", []):
                body = s3.get_object(Bucket=bucket["Name"], Key=held["Key"])["Body"]
                disks[held["Key"]] = body.read()
        return Seen(images, snapshots, launch, disks, outputs)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, aws: LocalAws, provider_cache: Path) -> Project:
    return Project(tmp_path_factory.mktemp("images"), aws, provider_cache)


@pytest.fixture(scope="module")
def applied(project: Project) -> Applied:
    build(project.folder / "new" / "web", "the second")
    build(project.folder / "new" / "arm", "for ARM", system="aarch64-linux")
    # No kept provider: one process has one region at a time, whatever its aliases say.
    workspace = project.workspace(project.folder)
    workspace.tofu.init()
    with pytest.raises(TofuError, match="precondition failed") as refused:
        project.workspace(project.folder / "new").tofu.plan()
    workspace.apply()
    first = project.look(workspace.tofu.output())
    text = (project.folder / "cdktf.json").read_text()
    (project.folder / "cdktf.json").write_text(text.replace('"build": "web"', '"build": "new/web"'))
    project.synthesize()
    project.workspace(project.folder / "new").apply()
    second = project.look(workspace.tofu.output())
    without_files = project.workspace(project.folder / "nowhere")
    return Applied(without_files, refused.value.output, first, second, without_files.changes())


def names(seen: Seen) -> dict[str, str]:
    found: dict[str, str] = seen.outputs["image_names"]
    return found


def test_each_image_is_registered_as_nixos_needs_it(applied: Applied) -> None:
    web, arm = (
        applied.first.images[f"{REGION} {name}"]
        for name in (names(applied.first)["web"], names(applied.first)["arm"])
    )
    assert web["Name"].startswith(f"nixos-image/web/{LABEL}-x86_64-")
    for image, architecture, boot_mode in ((web, "x86_64", "legacy-bios"), (arm, "arm64", "uefi")):
        said = {key: image[key] for key in ("Architecture", "BootMode", "EnaSupport", "ImdsSupport")}
        assert said == {
            "Architecture": architecture,
            "BootMode": boot_mode,
            "EnaSupport": True,
            "ImdsSupport": "v2.0",
        }
        assert (image["RootDeviceName"], image["VirtualizationType"]) == ("/dev/xvda", "hvm")
        (device,) = image["BlockDeviceMappings"]
        assert (device["DeviceName"], device["Ebs"]["VolumeType"]) == ("/dev/xvda", "gp3")
        assert device["Ebs"]["SnapshotId"] in applied.first.snapshots[REGION]


def test_each_region_has_each_image_and_lets_the_other_account_launch_it(applied: Applied) -> None:
    ids = applied.first.outputs["image_ids"]
    for name, full in names(applied.first).items():
        found = {region: applied.first.images[f"{region} {full}"]["ImageId"] for region in (REGION, OTHER)}
        assert ids[name] == found
    assert sorted(applied.first.launch.values()) == [[ACCOUNT]] * 4


def test_another_file_than_the_synthesized_one_is_refused(applied: Applied) -> None:
    assert "The file of the image web has changed since the stack was synthesized." in applied.refused


def test_a_new_image_is_uploaded_imported_and_registered_and_the_old_one_goes(applied: Applied) -> None:
    before, after = names(applied.first), names(applied.second)
    assert before["web"] != after["web"]
    assert before["arm"] == after["arm"]
    assert sorted(applied.second.images) == sorted(
        f"{region} {name}" for region in (REGION, OTHER) for name in after.values()
    )
    assert {content[:10].rstrip(b"\0") for content in applied.second.disks.values()} == {
        b"the second",
        b"for ARM",
    }
    ids, old = applied.second.outputs["image_ids"], applied.first.outputs["image_ids"]
    assert ids["arm"] == old["arm"]
    assert set(ids["web"].values()).isdisjoint(old["web"].values())
    assert sorted(applied.second.launch.values()) == [[ACCOUNT]] * 4
    assert [len(found) for found in applied.second.snapshots.values()] == [2, 2]


def test_the_plan_after_that_is_empty_though_the_files_have_gone(applied: Applied) -> None:
    assert applied.plan_without_files == []


@pytest.mark.thorough
def test_a_destroy_leaves_nothing_in_either_region(applied: Applied, project: Project, aws: LocalAws) -> None:
    applied.workspace.destroy()
    left = project.look({})
    assert (left.images, left.snapshots, left.disks) == ({}, {REGION: [], OTHER: []}, {})
    assert inventory(aws.endpoint, region=REGION) == ()
