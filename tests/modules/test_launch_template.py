from __future__ import annotations

from typing import Any

import pytest

from modules.launch_template import NixosLaunchTemplate
from modules.readable_stack import ReadableStack
from modules.user_data import LIMIT, UserDataError
from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.provider import AwsProvider
from snowform.ec2.instances import InstanceError
from tests.modules.machines import a_machine
from tests.synthesis import synthesize, synthesize_noting

SCRIPT = "#!/bin/sh\n"


def one(*, monitoring: bool = False, tags: dict[str, str] | None = None, **more: Any) -> Any:
    """What a stack with one template is, and the notes."""

    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        machine = a_machine(**more)
        NixosLaunchTemplate(stack, "web", name="web", machine=machine, monitoring=monitoring, tags=tags)

    return synthesize_noting(build, ReadableStack)


def template(document: Any) -> Any:
    return document["resource"]["aws_launch_template"]["web"]


def test_the_defaults_are_the_safe_ones() -> None:
    document, notes = one()
    named = {"Name": "web"}
    assert template(document) == {
        "name": "web",
        "update_default_version": True,
        "image_id": "ami-1",
        "instance_type": "t3.small",
        "monitoring": {"enabled": False},
        "metadata_options": {
            "http_endpoint": "enabled",
            "http_tokens": "required",
            "http_put_response_hop_limit": 1,
        },
        "network_interfaces": [
            {
                "device_index": 0,
                "associate_public_ip_address": False,
                "security_groups": ["sg-1"],
                "delete_on_termination": True,
            }
        ],
        "block_device_mappings": [
            {
                "device_name": "/dev/xvda",
                "ebs": {
                    "volume_type": "gp3",
                    "volume_size": 20,
                    "encrypted": True,
                    "delete_on_termination": True,
                },
            }
        ],
        "tag_specifications": [
            {"resource_type": "instance", "tags": named},
            {"resource_type": "volume", "tags": named},
            {"resource_type": "network-interface", "tags": named},
        ],
        "tags": named,
    }
    assert "locals" not in document
    assert notes == []


def test_every_choice_is_carried_out() -> None:
    document, _ = one(
        key_name="me",
        volume_size=100,
        user_data=SCRIPT,
        associate_public_ip_address=True,
        follow_images=False,
        iam_instance_profile="role",
        ipv6=True,
        monitoring=True,
        tags={"Stack": "fleet"},
    )
    made = template(document)
    assert made["key_name"] == "me"
    assert made["block_device_mappings"][0]["ebs"]["volume_size"] == 100
    assert made["network_interfaces"][0]["associate_public_ip_address"] is True
    assert made["lifecycle"] == {"ignore_changes": ["image_id"]}
    assert made["iam_instance_profile"] == {"name": "role"}
    assert made["monitoring"] == {"enabled": True}
    assert made["metadata_options"]["http_protocol_ipv6"] == "enabled"
    assert made["metadata_options"]["http_tokens"] == "required"
    assert made["tag_specifications"][1]["tags"] == {"Name": "web", "Stack": "fleet"}


def test_the_user_data_is_readable_and_encoded_by_terraform() -> None:
    document, _ = one(user_data='#!/bin/sh\necho "${HOME:-%{x}}\\n" é\n')
    assert template(document)["user_data"] == "${base64encode(local.web_user-data)}"
    assert document["locals"] == {"web_user-data": '#!/bin/sh\necho "$${HOME:-%%{x}}\\n" é\n'}


def test_a_reference_in_the_user_data_stays_one() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        gateway = InternetGateway(stack, "gateway")
        machine = a_machine(user_data=f"{SCRIPT}: {gateway.id}\n")
        NixosLaunchTemplate(stack, "web", name="web", machine=machine)

    document = synthesize(build, ReadableStack)
    assert document["locals"] == {"web_user-data": "#!/bin/sh\n: ${aws_internet_gateway.gateway.id}\n"}


def sized(number: int, letter: str = "x") -> str:
    """A script of that many bytes, full of a letter."""
    body = letter * ((number - len(SCRIPT)) // len(letter.encode()))
    return (SCRIPT + body).ljust(number - len(body.encode()) + len(body), "#")


@pytest.mark.parametrize("letter", ["x", "é", "€", "🐧"])
def test_as_many_bytes_as_aws_takes_before_base64_are_taken(letter: str) -> None:
    text = sized(LIMIT, letter)
    assert len(text.encode()) == 16_384
    assert one(user_data=text)[0]["locals"]["web_user-data"] == text


@pytest.mark.parametrize("letter", ["x", "é", "€", "🐧"])
def test_one_byte_more_is_refused(letter: str) -> None:
    with pytest.raises(UserDataError) as caught:
        one(user_data=sized(LIMIT + 1, letter))
    assert str(caught.value) == (
        "stack/web: the user data has 16,385 bytes, AWS takes 16,384; let it fetch more"
    )


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param(
            {"architecture": "arm64"},
            "stack/web: t3.small has x86_64 processors, the image is for arm64; "
            "choose the architecture x86_64, or another type",
            id="x86 type, ARM image",
        ),
        pytest.param(
            {"volume_size": 8},
            "stack/web: a root volume of 8 GiB; NixOS needs 20 or more",
            id="volume",
        ),
    ],
)
def test_machines_that_would_not_boot_are_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(InstanceError) as caught:
        one(**more)
    assert str(caught.value) == message


def test_what_may_be_wrong_with_the_user_data_is_announced() -> None:
    _, notes = one(user_data="#!/usr/bin/env nix-shell\n")
    assert notes == [
        "@cdktf/warn stack/web: the user data names nix-shell, but amazon-init runs every script by bash, "
        "without the packages; call nix-shell in the script"
    ]
