"""What has to hold for the stack nixos-fleet, with its settings in cdktf.json: `snowform run pytest`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cdktf import Testing

from snowform import settings
from stacks.nixos_fleet import NixosFleet, NixosFleetSettings


@pytest.fixture(scope="module")
def resources() -> Any:
    app = Testing.app()
    stack = NixosFleet(app, "nixos-fleet", settings.load(app, "nixos-fleet", NixosFleetSettings))
    return json.loads(Testing.synth(stack))["resource"]


def test_a_new_machine_is_there_before_an_old_one_goes(resources: Any) -> None:
    (group,) = resources["aws_autoscaling_group"].values()
    assert group["instance_refresh"]["preferences"]["min_healthy_percentage"] == 100


def test_metadata_is_given_to_whoever_has_a_token(resources: Any) -> None:
    (template,) = resources["aws_launch_template"].values()
    assert template["metadata_options"]["http_tokens"] == "required"


def test_every_disk_is_encrypted(resources: Any) -> None:
    (template,) = resources["aws_launch_template"].values()
    assert [disk["ebs"]["encrypted"] for disk in template["block_device_mappings"]] == [True]
