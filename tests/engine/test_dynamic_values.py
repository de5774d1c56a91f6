"""`iterator.dynamic({...})` in a typed resource is filled and checked as the plain list in its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.engine.told import run

BEGIN = """\
from cdktf import *
from snowform.aws import AwsProvider, Instance, LaunchTemplate, RouteTable, SecurityGroup
app = App()
s = TerraformStack(app, "s")
AwsProvider(s, "aws", region="eu-central-1")
ports = TerraformIterator.from_list([80, 443])
"""
RIGHT = """\
SecurityGroup(s, "attribute", ingress=ports.dynamic({"from_port": ports.value, "to_port": ports.value,
    "protocol": "tcp"}))
machine = {"ami": "ami-0123456789abcdef0", "instance_type": "t3.micro"}
Instance(s, "block", **machine, ebs_block_device=ports.dynamic({"device_name": ports.value}))
LaunchTemplate(s, "inner", block_device_mappings=[{"device_name": "a",
    "ebs": ports.dynamic({"volume_size": ports.value})}])
Instance(s, "beside", **machine,
    dynamic=[{"ebs_block_device": {"for_each": ["a"], "content": {"device_name": "a"}}}],
    ephemeral_block_device=ports.dynamic({"device_name": ports.value}))
"""
PORTS = "toset([80, 443])"


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("program")
    done = run(folder, f"{BEGIN}{RIGHT}app.synth()\n")
    assert done.returncode == 0, done.stdout + done.stderr
    document: dict[str, Any] = json.loads((folder / "out" / "s" / "config.tf.json").read_text())
    return {name: body for instances in document["resource"].values() for name, body in instances.items()}


def test_an_attribute_in_block_form_gets_every_attribute_of_its_type(resources: dict[str, Any]) -> None:
    assert resources["attribute"]["ingress"] == (
        f'${{[ for key, val in {PORTS}: {{"cidr_blocks" = [], "description" = null, "from_port" = val, '
        '"ipv6_cidr_blocks" = [], "prefix_list_ids" = [], "protocol" = "tcp", "security_groups" = [], '
        '"self" = false, "to_port" = val}]}'
    )


def test_a_block_is_made_below_dynamic(resources: dict[str, Any]) -> None:
    content = {"device_name": "${each.value}"}
    made = {"for_each": f"${{{PORTS}}}", "iterator": "each", "content": content}
    assert resources["block"]["dynamic"] == {"ebs_block_device": made}


def test_a_block_in_a_block_is_made_there(resources: dict[str, Any]) -> None:
    (mapping,) = resources["inner"]["block_device_mappings"]
    assert mapping["dynamic"]["ebs"]["content"] == {"volume_size": "${each.value}"}


def test_it_stands_beside_dynamic_blocks_of_the_program_s_own(resources: dict[str, Any]) -> None:
    made = resources["beside"]["dynamic"]
    assert [list(block) for block in made] == [["ebs_block_device"], ["ephemeral_block_device"]]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            'SecurityGroup(s, "it", ingress=ports.dynamic({"frm_port": ports.value}))',
            'ingress: unknown attribute "frm_port"',
            id="an attribute that is none",
        ),
        pytest.param(
            'RouteTable(s, "it", vpc_id="vpc-1", route=ports.dynamic({"cidr": ports.value}))',
            'route: unknown attribute "cidr"',
            id="of a route",
        ),
        pytest.param(
            'SecurityGroup(s, "it", egress=ports.dynamic({"from_port": "many"}))',
            "egress.from_port: must be a number",
            id="a value of another type",
        ),
        pytest.param(
            'Instance(s, "it", ebs_block_device=ports.dynamic({"devicename": ports.value}))',
            'ebs_block_device: unknown argument "devicename"',
            id="an argument of a block that is none",
        ),
        pytest.param(
            'Instance(s, "it", ebs_block_device=ports.dynamic({"volume_size": 1}))',
            'ebs_block_device: the argument "device_name" is required',
            id="an argument of a block that is missing",
        ),
    ],
)
def test_its_content_is_held_against_the_schema(line: str, said: str, tmp_path: Path) -> None:
    done = run(tmp_path, f"{BEGIN}{line}\napp.synth()\n")
    assert done.returncode == 1
    assert "main.py:7: aws_" in done.stderr
    assert said in done.stderr
