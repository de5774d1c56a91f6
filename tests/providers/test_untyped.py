"""Untyped resources, data sources and providers, and a stack that names as the program does."""

from __future__ import annotations

from typing import Any

import pytest
from cdktf import App, TerraformElement, TerraformOutput, TerraformStack
from constructs import Construct

from snowform import DataSource, NamedStack, Provider, Resource
from snowform.aws import AwsProvider, Subnet, Vpc
from tests.synthesis import synthesize


def named(scope: App, name: str) -> TerraformStack:
    return NamedStack(scope, name)


def test_arguments_are_written_as_they_are_given_and_attributes_are_texts() -> None:
    def build(stack: Any) -> None:
        hcloud = Provider(
            stack, "hcloud", "hcloud", alias="b", source="hetznercloud/hcloud", pollInterval={"aB": 1}
        )
        image = DataSource(stack, "image", "hcloud_image", with_selector="x", lambda_=1)
        server = Resource(
            stack,
            "web",
            "hcloud_server",
            image=image.id,
            labels={"fooBar": [1, {"bAz": image.name}]},
            count="${var.n}",
            lifecycle={"ignore_changes": ["image"]},
            provisioner=[{"local-exec": {"command": "true"}}],
            provider=hcloud,
            depends_on=[image],
        )
        TerraformOutput(stack, "address", value=server.ipv4_address, static_id=True)

    assert synthesize(build, named) == {
        "data": {"hcloud_image": {"image": {"with_selector": "x", "lambda": 1}}},
        "output": {"address": {"value": "${hcloud_server.web.ipv4_address}"}},
        "provider": {"hcloud": [{"alias": "b", "pollInterval": {"aB": 1}}]},
        "resource": {
            "hcloud_server": {
                "web": {
                    "count": "${var.n}",
                    "depends_on": ["data.hcloud_image.image"],
                    "image": "${data.hcloud_image.image.id}",
                    "labels": {"fooBar": [1, {"bAz": "${data.hcloud_image.image.name}"}]},
                    "lifecycle": {"ignore_changes": ["image"]},
                    "provider": "hcloud.b",
                    "provisioner": [{"local-exec": {"command": "true"}}],
                }
            }
        },
        "terraform": {"required_providers": {"hcloud": {"source": "hetznercloud/hcloud"}}},
    }


def test_names_are_ids_and_what_stands_behind_the_last_dot_of_addresses() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws")
        vpc = Vpc(stack, "aws_vpc.main", cidr_block="10.0.0.0/16")
        Subnet(stack, "aws_subnet.main", vpc_id=vpc.id, cidr_block="10.0.0.0/20")
        below = Construct(stack, "network")
        Subnet(below, "a", vpc_id=vpc.id, cidr_block="10.0.16.0/20")
        Subnet(below, "aws_subnet.b", vpc_id=vpc.id, cidr_block="10.0.32.0/20")

    resources = synthesize(build, named)["resource"]
    assert {kind: sorted(found) for kind, found in resources.items()} == {
        "aws_vpc": ["main"],
        "aws_subnet": ["b", "main", "network_a"],
    }


def test_two_elements_of_one_address_are_refused() -> None:
    def build(stack: Any) -> None:
        Resource(stack, "a.x", "aws_vpc")
        Vpc(stack, "b.x", cidr_block="10.0.0.0/16")
        AwsProvider(stack, "aws")

    # The engines say in their own ways that a callback has failed.
    with pytest.raises(Exception, match=r"stack/a\.x and stack/b\.x would both be named x"):
        synthesize(build, named)


@pytest.mark.parametrize(
    ("given", "terraform"),
    [
        ({}, {"required_providers": {"x": {"source": "y/x", "version": "1"}}}),
        ({"required_version": ">= 1", "required_providers": {}}, {"required_version": ">= 1"}),
        ({"required_providers": {"z": {"source": "y/z"}}}, {"required_providers": {"z": {"source": "y/z"}}}),
    ],
)
def test_requirements_are_those_of_the_program_where_it_gives_them(
    given: dict[str, Any], terraform: dict[str, Any]
) -> None:
    def build(stack: Any) -> None:
        Provider(stack, "x", "x", source="y/x", version="1")

    document = synthesize(build, lambda app, name: NamedStack(app, name, **given))
    assert document["terraform"] == terraform


def test_a_name_of_the_engine_is_read_with_an_underscore() -> None:
    def build(stack: Any) -> None:
        pet = Resource(stack, "pet", "random_pet")
        assert isinstance(pet, TerraformElement)
        with pytest.raises(AttributeError):
            _ = pet._private
        TerraformOutput(stack, "count", value=pet.count_, static_id=True)

    assert synthesize(build, named)["output"]["count"]["value"] == "${random_pet.pet.count}"
