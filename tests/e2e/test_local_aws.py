"""The local AWS as the provider meets it: every mended gap in one root, whose waits run side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws
from tests.e2e.gaps import as_changed, as_created
from tests.e2e.harness import Workspaces

pytestmark = pytest.mark.e2e

TERRANIX = ROOT / "tests" / "parity" / "terranix-host.tf.json"


def test_what_meets_every_gap_is_stable_when_created_and_when_changed(
    workspaces: Workspaces, local_aws: LocalAws
) -> None:
    gaps = workspaces.write("gaps", as_created()).apply()
    assert gaps.changes() == []
    before = _scaled(local_aws)

    gaps.rewrite(as_changed())
    gaps.apply()
    assert gaps.changes() == []
    assert before.isdisjoint(_scaled(local_aws)), "the refresh replaced the group's instances"


def test_what_terranix_emits_is_stable_and_finds_the_image_of_its_release(workspaces: Workspaces) -> None:
    host = workspaces.write("terranix", json.loads(TERRANIX.read_text())).apply()
    assert host.changes() == []
    resources = host.tofu.show_json()["values"]["root_module"]["resources"]
    (image,) = [resource["values"] for resource in resources if resource["type"] == "aws_ami"]
    assert image["name"] == "nixos/25.05.2000.e3b5843a1192-x86_64-linux"


def test_a_copied_folder_is_applied_as_it_is(workspaces: Workspaces, tmp_path: Path) -> None:
    stack = tmp_path / "stack"
    (stack / "assets").mkdir(parents=True)
    (stack / "assets" / "motd").write_text("hello")
    text = json.dumps({"output": {"motd": {"value": '${file("assets/motd")}'}}})
    (stack / "config.tf.json").write_text(text)
    applied = workspaces.copy(stack).apply()
    assert applied.tofu.output() == {"motd": "hello"}
    assert (applied.folder / "config.tf.json").read_text() == text
    assert sorted(path.name for path in stack.iterdir()) == ["assets", "config.tf.json"]


def _scaled(aws: LocalAws) -> set[str]:
    groups = aws.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=["gaps"])[
        "AutoScalingGroups"
    ]
    return {instance["InstanceId"] for group in groups for instance in group["Instances"]}
