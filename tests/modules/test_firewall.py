from __future__ import annotations

from typing import Any

import pytest

from modules.firewall import ANYONE, Firewall, FirewallError, check_ports, ssh_sources
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize

IN = "aws_vpc_security_group_ingress_rule"
OUT = "aws_vpc_security_group_egress_rule"


@pytest.fixture(scope="module")
def resources() -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        Firewall(stack, "closed", name="closed", vpc_id="vpc-1")
        Firewall(
            stack,
            "open",
            name="open",
            vpc_id="vpc-1",
            ssh_from=["192.0.2.0/24", "2001:db8::/32"],
            tcp_ports=[443, 443],
            udp_ports=[443],
            ipv6=True,
        )

    return synthesize(build, ReadableStack)["resource"]


def rule(group: str, **other: Any) -> dict[str, Any]:
    return {"security_group_id": f"${{aws_security_group.{group}.id}}", **other}


def rules_of(resources: Any, kind: str, group: str) -> dict[str, Any]:
    return {name: body for name, body in resources[kind].items() if name.startswith(f"{group}_")}


def test_by_default_nothing_comes_in_and_everything_goes_out(resources: Any) -> None:
    assert resources["aws_security_group"]["closed"] == {
        "name_prefix": "closed-",
        "description": "What may reach closed",
        "vpc_id": "vpc-1",
        "tags": {"Name": "closed"},
        "lifecycle": {"create_before_destroy": True},
    }
    assert rules_of(resources, IN, "closed") == {}
    assert rules_of(resources, OUT, "closed") == {
        "closed_all-to-ipv4": rule(
            "closed", description="Everything out", ip_protocol="-1", cidr_ipv4="0.0.0.0/0"
        )
    }


def test_each_source_and_port_is_a_rule_of_its_own_named_after_it(resources: Any) -> None:
    ssh = {"description": "SSH", "ip_protocol": "tcp", "from_port": 22, "to_port": 22}
    tcp = {"description": "TCP port 443", "ip_protocol": "tcp", "from_port": 443, "to_port": 443}
    udp = {"description": "UDP port 443", "ip_protocol": "udp", "from_port": 443, "to_port": 443}
    assert rules_of(resources, IN, "open") == {
        "open_ssh-from-192-0-2-0-24": rule("open", **ssh, cidr_ipv4="192.0.2.0/24"),
        "open_ssh-from-2001-db8---32": rule("open", **ssh, cidr_ipv6="2001:db8::/32"),
        "open_tcp-443-from-ipv4": rule("open", **tcp, cidr_ipv4="0.0.0.0/0"),
        "open_tcp-443-from-ipv6": rule("open", **tcp, cidr_ipv6="::/0"),
        "open_udp-443-from-ipv4": rule("open", **udp, cidr_ipv4="0.0.0.0/0"),
        "open_udp-443-from-ipv6": rule("open", **udp, cidr_ipv6="::/0"),
    }
    assert sorted(rules_of(resources, OUT, "open")) == ["open_all-to-ipv4", "open_all-to-ipv6"]


@pytest.mark.parametrize(
    ("ssh_from", "ipv6", "sources"),
    [
        pytest.param([], True, [], id="nobody"),
        pytest.param([ANYONE], False, ["0.0.0.0/0"], id="anyone, in words"),
        pytest.param([ANYONE, ANYONE], True, ["0.0.0.0/0", "::/0"], id="anyone with IPv6"),
        pytest.param(["192.0.2.7", "192.0.2.7/32"], False, ["192.0.2.7/32"], id="an address is a network"),
        pytest.param(["10.0.0.0/8", "2001:DB8::/32"], False, ["10.0.0.0/8", "2001:db8::/32"], id="networks"),
    ],
)
def test_ssh_is_open_to_what_was_named(ssh_from: list[str], ipv6: bool, sources: list[str]) -> None:
    assert ssh_sources(ssh_from, ipv6=ipv6) == sources


@pytest.mark.parametrize("source", ["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "2000::/3"])
def test_ssh_from_the_internet_has_to_be_said_in_words(source: str) -> None:
    with pytest.raises(FirewallError) as caught:
        ssh_sources([source], ipv6=True)
    assert str(caught.value) == (
        f'SSH from {source} would be open to the internet; if so, say "anyone on the internet"'
    )


def test_a_source_that_is_no_network_is_named() -> None:
    with pytest.raises(FirewallError) as caught:
        ssh_sources(["home"], ipv6=False)
    assert str(caught.value) == (
        "SSH from 'home': 'home' does not appear to be an IPv4 or IPv6 network; "
        "give a network such as 203.0.113.0/24"
    )


def test_the_port_of_ssh_is_not_opened_as_one_of_many() -> None:
    with pytest.raises(FirewallError) as caught:
        check_ports([80, 22])
    assert str(caught.value) == "TCP port 22 is SSH, not a port to open to everyone; use ssh_from"
