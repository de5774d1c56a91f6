from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from modules.machine_properties import MachineProperties
from modules.nixos_instance import NixosInstance
from modules.readable_stack import ReadableStack
from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.provider import AwsProvider
from snowform.ec2.instances import InstanceError, architecture_of, check_type
from tests.modules.machines import a_machine
from tests.synthesis import synthesize, synthesize_noting


def machine(**more: Any) -> MachineProperties:
    return a_machine(**{"associate_public_ip_address": True, "follow_images": False, **more})


@pytest.fixture(scope="module")
def instances() -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        gateway = InternetGateway(stack, "gateway")
        NixosInstance(stack, "least", name="least", machine=machine(), subnet_id="subnet-1")
        NixosInstance(
            stack,
            "most",
            name="most",
            machine=machine(
                key_name="me",
                volume_size=100,
                user_data="#!/bin/sh\necho ${HOME:-%{x}}\n",
                associate_public_ip_address=False,
                follow_images=True,
            ),
            subnet_id="subnet-1",
            depends_on=[gateway],
        )
        referring = machine(user_data=f"#!/bin/sh\n: ${{A}} {gateway.id}\n")
        NixosInstance(stack, "refers", name="refers", machine=referring, subnet_id="subnet-1")

    return synthesize(build, ReadableStack)["resource"]["aws_instance"]


def test_the_defaults_are_the_safe_ones(instances: Any) -> None:
    assert instances["least"] == {
        "ami": "ami-1",
        "instance_type": "t3.small",
        "subnet_id": "subnet-1",
        "vpc_security_group_ids": ["sg-1"],
        "associate_public_ip_address": True,
        "metadata_options": {
            "http_endpoint": "enabled",
            "http_tokens": "required",
            "http_put_response_hop_limit": 1,
        },
        "root_block_device": {"volume_type": "gp3", "volume_size": 20, "encrypted": True},
        "tags": {"Name": "least"},
        "lifecycle": {"ignore_changes": ["ami"]},
    }


def test_every_choice_is_carried_out(instances: Any) -> None:
    most = instances["most"]
    changed = {key: most.get(key) for key in most.keys() | instances["least"].keys()}
    assert {key: value for key, value in changed.items() if instances["least"].get(key) != value} == {
        "key_name": "me",
        "associate_public_ip_address": False,
        "root_block_device": {"volume_type": "gp3", "volume_size": 100, "encrypted": True},
        "user_data": "#!/bin/sh\necho $${HOME:-%%{x}}\n",
        "user_data_replace_on_change": True,
        "tags": {"Name": "most"},
        "lifecycle": None,
        "depends_on": ["aws_internet_gateway.gateway"],
    }


def test_a_reference_in_the_user_data_stays_one(instances: Any) -> None:
    assert instances["refers"]["user_data"] == ('#!/bin/sh\n: ${"$"}{A} ${aws_internet_gateway.gateway.id}\n')


def test_what_may_be_wrong_with_the_user_data_is_announced() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        shell = machine(user_data="#!/usr/bin/env nix-shell\n")
        NixosInstance(stack, "web", name="web", machine=shell, subnet_id="subnet-1")

    assert synthesize_noting(build, ReadableStack)[1] == [
        "@cdktf/warn stack/web: the user data names nix-shell, but amazon-init runs every script by bash, "
        "without the packages; call nix-shell in the script"
    ]


def known_types() -> dict[str, list[str]]:
    """Every instance type that moto knows, and AWS's own list of its architectures."""
    moto = pytest.importorskip("moto", reason="the local AWS is not installed")
    file = Path(moto.__file__).parent / "ec2/resources/instance_types.json.gz"
    types = json.loads(gzip.decompress(file.read_bytes()))
    return {name: info["ProcessorInfo"]["SupportedArchitectures"] for name, info in types.items()}


def test_the_architecture_of_every_known_type_is_told_from_its_name() -> None:
    told = {name: architecture_of(name) for name in known_types()}
    graviton = {name for name, architectures in known_types().items() if "arm64" in architectures}
    assert len(told) > 1000
    assert {name for name, architecture in told.items() if architecture == "arm64"} == graviton


@pytest.mark.parametrize(
    ("instance_type", "architecture"),
    [
        pytest.param("a1.medium", "arm64", id="the first Graviton"),
        pytest.param("t4g.small", "arm64", id="g after the generation"),
        pytest.param("is4gen.large", "arm64", id="g among others"),
        pytest.param("g5g.xlarge", "arm64", id="GPU with Graviton"),
        pytest.param("g4dn.xlarge", "x86_64", id="GPU"),
        pytest.param("gr6.4xlarge", "x86_64", id="GPU with memory"),
        pytest.param("u-6tb1.metal", "x86_64", id="no generation"),
    ],
)
def test_a_g_before_the_generation_is_no_graviton(instance_type: str, architecture: str) -> None:
    assert architecture_of(instance_type) == architecture


@pytest.mark.parametrize(
    ("instance_type", "architecture", "message"),
    [
        pytest.param(
            "t4g.small",
            "x86_64",
            "t4g.small has arm64 processors, the image is for x86_64; "
            "choose the architecture arm64, or another type",
            id="Graviton",
        ),
        pytest.param(
            "t3.small",
            "arm64",
            "t3.small has x86_64 processors, the image is for arm64; "
            "choose the architecture x86_64, or another type",
            id="Intel",
        ),
        pytest.param(
            "small", "x86_64", "'small' is not a valid instance type; give one such as t3.small", id="no type"
        ),
        pytest.param(
            "mac2.metal", "arm64", "mac2.metal is a Mac, on which NixOS images do not boot", id="Mac"
        ),
    ],
)
def test_a_type_on_which_the_image_does_not_boot_is_refused(
    instance_type: str, architecture: Any, message: str
) -> None:
    with pytest.raises(InstanceError) as caught:
        check_type(instance_type, architecture)
    assert str(caught.value) == message
