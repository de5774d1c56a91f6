from __future__ import annotations

from typing import Any

import pytest

from modules.network_settings import NetworkSettings
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from snowform.settings import SettingsError, read
from stacks.network import make_network
from tests.synthesis import synthesize


def settings(value: dict[str, Any]) -> NetworkSettings:
    return read(NetworkSettings, value, where="network")


def resources(value: dict[str, Any]) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="us-west-2")
        make_network(stack, name="shop", region="us-west-2", settings=settings(value))

    return synthesize(build, ReadableStack)["resource"]


def test_the_least_settings_make_a_public_subnet_and_nothing_that_costs() -> None:
    assert sorted(resources({})) == [
        "aws_internet_gateway",
        "aws_route",
        "aws_route_table",
        "aws_route_table_association",
        "aws_subnet",
        "aws_vpc",
    ]


def test_every_setting_reaches_its_resource() -> None:
    made = resources(
        {
            "cidr": "10.1.0.0/16",
            "availability_zones": ["b", "c"],
            "ipv6": True,
            "private": True,
            "nat": "per-zone",
            "endpoints": ["s3", "ssm"],
            "flow_logs": {"retention_in_days": 7},
            "restrict_default_security_group": True,
            "public_cidrs": {"b": "10.1.64.0/24"},
            "private_cidrs": {"c": "10.1.192.0/18"},
            "apart_from": ["10.2.0.0/16"],
        }
    )
    assert made["aws_vpc"]["network"]["cidr_block"] == "10.1.0.0/16"
    assert {name: body["cidr_block"] for name, body in made["aws_subnet"].items()} == {
        "network_b": "10.1.64.0/24",
        "network_c": "10.1.32.0/20",
        "network_private_b": "10.1.160.0/19",
        "network_private_c": "10.1.192.0/18",
    }
    assert {body["availability_zone"] for body in made["aws_subnet"].values()} == {"us-west-2b", "us-west-2c"}
    assert sorted(made["aws_nat_gateway"]) == ["network_nat_b", "network_nat_c"]
    assert sorted(made["aws_vpc_endpoint"]) == ["network_endpoint_s3", "network_endpoint_ssm"]
    assert made["aws_vpc_endpoint"]["network_endpoint_s3"]["service_name"] == "com.amazonaws.us-west-2.s3"
    assert made["aws_cloudwatch_log_group"]["network_flow-logs_group"]["retention_in_days"] == 7
    assert "aws_default_security_group" in made
    assert "aws_egress_only_internet_gateway" in made


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(
            {"availability_zones": []}, "network: no availability zone; name at least one", id="no zone"
        ),
        pytest.param(
            {"nat": "single"},
            'network: NAT single without private subnets; set private to true, or nat to "none"',
            id="NAT without private subnets",
        ),
        pytest.param(
            {"nat": "one"},
            'network.nat: wanted "none" or "single" or "per-zone", got "one"; did you mean "none"?',
            id="no such NAT",
        ),
        pytest.param(
            {"public_cidrs": {"a": "10.0.0.0/17"}, "availability_zones": ["a", "b"]},
            "network: a's public subnet, 10.0.0.0/17, and b's public subnet, 10.0.16.0/20, overlap; "
            "give one of them another range",
            id="overlap",
        ),
        pytest.param(
            {"endpoints": ["s3", "s3"]},
            "network: the endpoint s3 is there twice; name it once",
            id="endpoint",
        ),
        pytest.param(
            {"endpoints": ["S3"]},
            'network.endpoints[0]: wanted the name of an AWS service, such as s3 or ssm, got "S3"',
            id="no service",
        ),
        pytest.param(
            {"flow_logs": {"retention_in_days": 10}},
            "network.flow_logs.retention_in_days: CloudWatch cannot keep logs for 10 days; choose 7 or 14",
            id="retention",
        ),
    ],
)
def test_an_error_names_the_setting(value: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(value)
    assert str(caught.value) == message
