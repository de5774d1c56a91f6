from __future__ import annotations

from typing import Any

import pytest

from modules.network import Network, NetworkError, subnet_cidrs
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


@pytest.fixture(scope="module")
def resources() -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        Network(stack, "plain", name="plain", cidr="10.0.0.0/24", zones=["eu-central-1b"])
        zones = ["eu-central-1c", "eu-central-1a"]
        Network(stack, "dual", name="dual", cidr="10.1.0.0/16", zones=zones, ipv6=True)

    return synthesize(build, ReadableStack)["resource"]


def named(resources: Any, prefix: str) -> dict[str, Any]:
    return {
        f"{kind}.{name}": body
        for kind, bodies in resources.items()
        for name, body in bodies.items()
        if name.partition("_")[0] == prefix
    }


def test_a_network_of_one_zone_is_whole(resources: Any) -> None:
    assert named(resources, "plain") == {
        "aws_vpc.plain": {"cidr_block": "10.0.0.0/24", "tags": {"Name": "plain"}},
        "aws_internet_gateway.plain_gateway": {"vpc_id": "${aws_vpc.plain.id}", "tags": {"Name": "plain"}},
        "aws_route_table.plain_public": {"vpc_id": "${aws_vpc.plain.id}", "tags": {"Name": "plain"}},
        "aws_route.plain_ipv4": {
            "route_table_id": "${aws_route_table.plain_public.id}",
            "gateway_id": "${aws_internet_gateway.plain_gateway.id}",
            "destination_cidr_block": "0.0.0.0/0",
        },
        "aws_subnet.plain_b": {
            "vpc_id": "${aws_vpc.plain.id}",
            "availability_zone": "eu-central-1b",
            "cidr_block": "10.0.0.16/28",
            "tags": {"Name": "plain-b"},
        },
        "aws_route_table_association.plain_public-b": {
            "subnet_id": "${aws_subnet.plain_b.id}",
            "route_table_id": "${aws_route_table.plain_public.id}",
        },
    }


def test_with_ipv6_vpc_subnets_and_routes_have_both(resources: Any) -> None:
    dual = named(resources, "dual")
    assert dual["aws_vpc.dual"]["assign_generated_ipv6_cidr_block"] is True
    assert dual["aws_route.dual_ipv6"] == {
        "route_table_id": "${aws_route_table.dual_public.id}",
        "gateway_id": "${aws_internet_gateway.dual_gateway.id}",
        "destination_ipv6_cidr_block": "::/0",
    }
    assert dual["aws_subnet.dual_c"] == {
        "vpc_id": "${aws_vpc.dual.id}",
        "availability_zone": "eu-central-1c",
        "cidr_block": "10.1.32.0/20",
        "ipv6_cidr_block": "${cidrsubnet(aws_vpc.dual.ipv6_cidr_block, 8, 2)}",
        "assign_ipv6_address_on_creation": True,
        "tags": {"Name": "dual-c"},
    }
    associations = [name for name in dual if name.startswith("aws_route_table_association")]
    assert sorted(associations) == [
        "aws_route_table_association.dual_public-a",
        "aws_route_table_association.dual_public-c",
    ]


@pytest.mark.parametrize(
    ("cidr", "zones", "parts"),
    [
        pytest.param("10.0.0.0/16", "ab", ["10.0.0.0/20", "10.0.16.0/20"], id="sixteen parts"),
        pytest.param("10.0.0.0/16", "ba", ["10.0.16.0/20", "10.0.0.0/20"], id="the order changes nothing"),
        pytest.param("10.0.0.0/24", "p", ["10.0.0.240/28"], id="the last one"),
        pytest.param("10.0.0.0/26", "d", ["10.0.0.48/28"], id="fewer in a small network"),
        pytest.param("10.0.0.0/28", "a", ["10.0.0.0/28"], id="the whole of the smallest"),
    ],
)
def test_a_zones_letter_chooses_its_part(cidr: str, zones: str, parts: list[str]) -> None:
    names = [f"eu-central-1{letter}" for letter in zones]
    assert subnet_cidrs(cidr, names) == dict(zip(names, parts, strict=True))


@pytest.mark.parametrize(
    ("cidr", "zones", "message"),
    [
        pytest.param(
            "10.0.0.1/16", ["a"], "not an IPv4 network: 10.0.0.1/16 has host bits set", id="an address in it"
        ),
        pytest.param(
            "2001:db8::/32",
            ["a"],
            "not an IPv4 network: Expected 4 octets in '2001:db8::'",
            id="IPv6",
        ),
        pytest.param(
            "10.0.0.0/8", ["a"], "10.0.0.0/8 is not a size that AWS allows; choose /16 to /28", id="too large"
        ),
        pytest.param(
            "10.0.0.0/29",
            ["a"],
            "10.0.0.0/29 is not a size that AWS allows; choose /16 to /28",
            id="too small",
        ),
        pytest.param("10.0.0.0/16", [], "no availability zone; name at least one", id="no zone"),
        pytest.param(
            "10.0.0.0/26", ["a", "e"], "10.0.0.0/26 has 4 parts of /28, none for zone e", id="no part"
        ),
        pytest.param(
            "10.0.0.0/16", ["1"], "10.0.0.0/16 has 16 parts of /20, none for zone 1", id="no letter"
        ),
        pytest.param(
            "10.0.0.0/16", ["us-west-2a", "us-west-2-lax-1a"], "two zones end in 'a'", id="one letter twice"
        ),
    ],
)
def test_what_aws_would_refuse_is_refused(cidr: str, zones: list[str], message: str) -> None:
    with pytest.raises(NetworkError) as caught:
        subnet_cidrs(cidr, zones)
    assert str(caught.value) == message
