"""What has to hold for the stack nixos-host, with its settings in cdktf.json: `snowform run pytest`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cdktf import Testing

from snowform import settings
from stacks.nixos_host import NixosHost, NixosHostSettings


@pytest.fixture(scope="module")
def resources() -> Any:
    app = Testing.app()
    stack = NixosHost(app, "nixos-host", settings.load(app, "nixos-host", NixosHostSettings))
    return json.loads(Testing.synth(stack))["resource"]


def test_ssh_is_not_open_to_the_world(resources: Any) -> None:
    rules = resources.get("aws_vpc_security_group_ingress_rule", {}).values()
    open_ports = {rule["from_port"] for rule in rules if rule.get("cidr_ipv4") == "0.0.0.0/0"}
    assert 22 not in open_ports


def test_metadata_is_given_to_whoever_has_a_token(resources: Any) -> None:
    machines = resources["aws_instance"].values()
    assert {machine["metadata_options"]["http_tokens"] for machine in machines} == {"required"}


def test_every_disk_is_encrypted(resources: Any) -> None:
    disks = [machine["root_block_device"] for machine in resources["aws_instance"].values()]
    assert all(disk["encrypted"] for disk in disks)
