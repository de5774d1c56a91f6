from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from modules.readable_stack import ReadableStack
from modules.vpc_endpoints import EndpointError, VpcEndpoints
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def resources(services: Sequence[str]) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        VpcEndpoints(
            stack,
            "endpoint",
            name="net",
            vpc_id="vpc-1",
            cidr="10.0.0.0/16",
            region="eu-central-1",
            services=services,
            subnet_ids=["subnet-a", "subnet-b"],
            route_table_ids=["rtb-1"],
        )

    return synthesize(build, ReadableStack)["resource"]


def test_s3_and_dynamodb_are_gateways_in_the_route_tables_and_need_no_group() -> None:
    made = resources(["s3", "dynamodb"])
    assert sorted(made) == ["aws_vpc_endpoint"]
    assert made["aws_vpc_endpoint"]["endpoint_s3"] == {
        "vpc_id": "vpc-1",
        "service_name": "com.amazonaws.eu-central-1.s3",
        "vpc_endpoint_type": "Gateway",
        "route_table_ids": ["rtb-1"],
        "tags": {"Name": "net-s3"},
    }


def test_any_other_service_is_an_interface_that_takes_its_dns_name_over() -> None:
    made = resources(["ecr.api"])
    assert made["aws_vpc_endpoint"]["endpoint_ecr-api"] == {
        "vpc_id": "vpc-1",
        "service_name": "com.amazonaws.eu-central-1.ecr.api",
        "vpc_endpoint_type": "Interface",
        "subnet_ids": ["subnet-a", "subnet-b"],
        "security_group_ids": ["${aws_security_group.endpoint_group.id}"],
        "private_dns_enabled": True,
        "tags": {"Name": "net-ecr-api"},
    }


def test_the_interfaces_share_a_group_that_lets_https_in_from_the_vpc() -> None:
    made = resources(["ssm", "ssmmessages"])
    assert sorted(made["aws_security_group"]) == ["endpoint_group"]
    assert made["aws_vpc_security_group_ingress_rule"] == {
        "endpoint_https": {
            "security_group_id": "${aws_security_group.endpoint_group.id}",
            "description": "HTTPS from the VPC",
            "ip_protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_ipv4": "10.0.0.0/16",
        }
    }


def test_a_service_of_somebody_else_is_given_by_its_whole_name_and_keeps_its_dns_name() -> None:
    name = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
    made = resources([name])["aws_vpc_endpoint"]["endpoint_vpce-svc-0123456789abcdef0"]
    assert (made["service_name"], made["private_dns_enabled"]) == (name, False)


@pytest.mark.parametrize(
    ("services", "message"),
    [
        pytest.param(
            ["S3"], "'S3' is not a valid service name; give one such as s3, ssm or ecr.api", id="capitals"
        ),
        pytest.param(["s3", "s3"], "the endpoint s3 is there twice; name it once", id="twice"),
        pytest.param(
            ["ssm", "com.amazonaws.eu-central-1.ssm"],
            "the endpoint com.amazonaws.eu-central-1.ssm is there twice; name it once",
            id="by both of its names",
        ),
    ],
)
def test_what_is_no_list_of_services_is_refused(services: list[str], message: str) -> None:
    with pytest.raises(EndpointError) as caught:
        resources(services)
    assert str(caught.value) == f"stack/endpoint: {message}"
