from __future__ import annotations

from typing import Any

import pytest

from modules.flow_logs import FlowLogSettings
from modules.network import Network
from modules.network_settings import NetworkSettings
from modules.readable_stack import ReadableStack
from modules.subnet_plan import NetworkError
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize, synthesize_noting


@pytest.fixture(scope="module")
def resources() -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        plain = NetworkSettings(cidr="10.0.0.0/24", availability_zones=("eu-central-1b",))
        Network(stack, "plain", name="plain", settings=plain)
        zones = ("eu-central-1c", "eu-central-1a")
        dual = NetworkSettings(cidr="10.1.0.0/16", availability_zones=zones, ipv6=True)
        Network(stack, "dual", name="dual", settings=dual)

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


def made(**arguments: Any) -> Any:
    """The resources of a network `n` in the zones a and b of eu-central-1."""
    return document(**arguments)[0]["resource"]


def document(*, enable_dns_hostnames: bool = False, **arguments: Any) -> tuple[dict[str, Any], list[str]]:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        zones = ("eu-central-1a", "eu-central-1b")
        settings = NetworkSettings(**{"availability_zones": zones, **arguments})
        Network(stack, "n", name="net", settings=settings, enable_dns_hostnames=enable_dns_hostnames)

    return synthesize_noting(build, ReadableStack)


def test_private_subnets_have_tables_of_their_own_and_no_way_to_the_internet() -> None:
    plain, private = made(), made(private=True)
    assert private["aws_subnet"]["n_private_b"] == {
        "vpc_id": "${aws_vpc.n.id}",
        "availability_zone": "eu-central-1b",
        "cidr_block": "10.0.160.0/19",
        "tags": {"Name": "net-private-b"},
    }
    assert private["aws_route_table_association"]["n_private_b_association"] == {
        "subnet_id": "${aws_subnet.n_private_b.id}",
        "route_table_id": "${aws_route_table.n_private_b_table.id}",
    }
    assert private["aws_route"] == plain["aws_route"]
    assert {kind: private[kind].items() >= plain[kind].items() for kind in plain} == dict.fromkeys(
        plain, True
    )


def test_a_single_nat_serves_every_zone_from_the_first() -> None:
    resources = made(private=True, nat="single")
    way_out = [
        "aws_route.n_ipv4",
        "aws_route_table_association.n_public-a",
        "aws_route_table_association.n_public-b",
    ]
    assert resources["aws_nat_gateway"] == {
        "n_nat_a": {
            "allocation_id": "${aws_eip.n_nat_a_address.id}",
            "subnet_id": "${aws_subnet.n_a.id}",
            "tags": {"Name": "net-nat-a"},
            "depends_on": way_out,
        }
    }
    assert resources["aws_eip"] == {
        "n_nat_a_address": {"domain": "vpc", "tags": {"Name": "net-nat-a"}, "depends_on": way_out}
    }
    assert nat_of_zones(resources) == {
        "a": "${aws_nat_gateway.n_nat_a.id}",
        "b": "${aws_nat_gateway.n_nat_a.id}",
    }


def test_with_a_nat_per_zone_each_private_subnet_has_its_own() -> None:
    resources = made(private=True, nat="per-zone")
    assert sorted(resources["aws_nat_gateway"]) == ["n_nat_a", "n_nat_b"]
    assert nat_of_zones(resources) == {
        "a": "${aws_nat_gateway.n_nat_a.id}",
        "b": "${aws_nat_gateway.n_nat_b.id}",
    }
    assert resources["aws_nat_gateway"]["n_nat_b"]["subnet_id"] == "${aws_subnet.n_b.id}"


def nat_of_zones(resources: Any) -> dict[str, str]:
    return {zone: resources["aws_route"][f"n_private_{zone}_ipv4"]["nat_gateway_id"] for zone in "ab"}


def test_over_ipv6_private_subnets_get_out_and_nothing_gets_in() -> None:
    resources = made(private=True, ipv6=True)
    assert resources["aws_egress_only_internet_gateway"] == {
        "n_private_egress": {"vpc_id": "${aws_vpc.n.id}", "tags": {"Name": "net"}}
    }
    assert resources["aws_route"]["n_private_a_ipv6"] == {
        "route_table_id": "${aws_route_table.n_private_a_table.id}",
        "egress_only_gateway_id": "${aws_egress_only_internet_gateway.n_private_egress.id}",
        "destination_ipv6_cidr_block": "::/0",
    }
    ranges = {name: body["ipv6_cidr_block"] for name, body in resources["aws_subnet"].items()}
    assert ranges == {
        "n_a": "${cidrsubnet(aws_vpc.n.ipv6_cidr_block, 8, 0)}",
        "n_b": "${cidrsubnet(aws_vpc.n.ipv6_cidr_block, 8, 1)}",
        "n_private_a": "${cidrsubnet(aws_vpc.n.ipv6_cidr_block, 8, 128)}",
        "n_private_b": "${cidrsubnet(aws_vpc.n.ipv6_cidr_block, 8, 129)}",
    }


def test_another_zone_or_nat_moves_nothing_that_is_there() -> None:
    before = made(private=True, nat="single")
    after = made(
        private=True, nat="per-zone", availability_zones=["eu-central-1a", "eu-central-1c", "eu-central-1b"]
    )
    for kind in ("aws_subnet", "aws_route_table", "aws_route_table_association"):
        assert after[kind].items() >= before[kind].items()


def test_endpoints_stand_in_the_private_subnets_and_in_every_route_table() -> None:
    resources = made(private=True, endpoints=["s3", "ssm"])
    assert resources["aws_vpc_endpoint"]["n_endpoint_s3"]["route_table_ids"] == [
        "${aws_route_table.n_public.id}",
        "${aws_route_table.n_private_a_table.id}",
        "${aws_route_table.n_private_b_table.id}",
    ]
    assert resources["aws_vpc_endpoint"]["n_endpoint_ssm"]["subnet_ids"] == [
        "${aws_subnet.n_private_a.id}",
        "${aws_subnet.n_private_b.id}",
    ]
    assert made(endpoints=["ssm"])["aws_vpc_endpoint"]["n_endpoint_ssm"]["subnet_ids"] == [
        "${aws_subnet.n_a.id}",
        "${aws_subnet.n_b.id}",
    ]


def test_only_interface_endpoints_and_private_zones_need_host_names() -> None:
    assert "enable_dns_hostnames" not in made(endpoints=["s3"])["aws_vpc"]["n"]
    assert made(endpoints=["ssm"])["aws_vpc"]["n"]["enable_dns_hostnames"] is True
    assert made(enable_dns_hostnames=True)["aws_vpc"]["n"]["enable_dns_hostnames"] is True


def test_flow_logs_and_a_closed_default_group_are_made_where_asked() -> None:
    resources = made(flow_logs=FlowLogSettings(), restrict_default_security_group=True)
    assert resources["aws_flow_log"]["n_flow-logs"]["vpc_id"] == "${aws_vpc.n.id}"
    assert resources["aws_default_security_group"] == {
        "n_default-group": {
            "vpc_id": "${aws_vpc.n.id}",
            "ingress": [],
            "egress": [],
            "tags": {"Name": "net-closed"},
        }
    }


def test_session_manager_without_its_other_endpoints_is_warned_of() -> None:
    _, notes = document(private=True, endpoints=["ssm"])
    assert notes == [
        "@cdktf/warn stack/n: Session Manager also needs the endpoints ssmmessages and ec2messages "
        "where there is no NAT"
    ]
    assert document(private=True, nat="single", endpoints=["ssm"])[1] == []


@pytest.mark.parametrize("nat", ["single", "per-zone"])
def test_a_nat_without_private_subnets_is_refused(nat: str) -> None:
    with pytest.raises(NetworkError) as caught:
        made(nat=nat)
    assert str(caught.value) == (f'NAT {nat} without private subnets; set private to true, or nat to "none"')
