"""What a configuration opens to the whole world, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.open_ports import open_ports

RULE = "aws_vpc_security_group_ingress_rule"
EVERYBODY = "0.0.0.0/0"


def opened(kind: str, body: dict[str, Any], **document: Any) -> list[str]:
    return [str(found) for found in open_ports({"resource": {kind: {"x": body}}, **document})]


def rule(**arguments: Any) -> dict[str, Any]:
    return {"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": EVERYBODY, **arguments}


def inline(**arguments: Any) -> dict[str, Any]:
    return {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": [EVERYBODY], **arguments}


SSH = "tcp 22 is open to the world (0.0.0.0/0)"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (RULE, rule()),
        ("aws_security_group_rule", inline(type="ingress")),
        ("aws_security_group", {"ingress": [inline()]}),
        ("aws_security_group", {"ingress": inline()}),
        ("aws_default_security_group", {"ingress": [inline(protocol="6")]}),
        ("aws_security_group", {"dynamic": {"ingress": {"for_each": ["a"], "content": inline()}}}),
    ],
)
def test_every_form_of_a_rule_is_read(kind: str, body: dict[str, Any]) -> None:
    assert opened(kind, body) == [f"{SSH}: {kind}.x"]


@pytest.mark.parametrize(
    ("arguments", "ports"),
    [
        ({"ip_protocol": "-1", "from_port": None, "to_port": None}, "every port"),
        ({"ip_protocol": "UDP", "from_port": 8000, "to_port": "8100"}, "udp 8000-8100"),
        ({"ip_protocol": "1", "from_port": -1, "to_port": -1}, "icmp"),
        ({"from_port": 0, "to_port": 65535}, "tcp 0-65535"),
    ],
)
def test_ports_are_named_as_people_name_them(arguments: dict[str, Any], ports: str) -> None:
    assert opened(RULE, rule(**arguments)) == [f"{ports} is open to the world (0.0.0.0/0): {RULE}.x"]


@pytest.mark.parametrize(
    ("ranges", "world"),
    [
        ({"cidr_blocks": ["10.0.0.0/8", EVERYBODY], "ipv6_cidr_blocks": ["::/0"]}, ["0.0.0.0/0", "::/0"]),
        ({"cidr_blocks": ["0.0.0.0/1", "128.0.0.0/1"]}, [EVERYBODY]),
        ({"cidr_blocks": ["203.0.113.7/0"]}, [EVERYBODY]),
        ({"cidr_blocks": ["10.0.0.0/8", "192.0.2.1/32"]}, []),
        ({"cidr_blocks": [], "security_groups": ["sg-1"]}, []),
        ({"cidr_blocks": ["${aws_vpc.x.cidr_block}"]}, []),
    ],
)
def test_the_world_is_every_address(ranges: dict[str, Any], world: list[str]) -> None:
    found = open_ports({"resource": {"aws_security_group": {"x": {"ingress": [inline(**ranges)]}}}})

    assert [list(ports.world) for ports in found] == ([world] if world else [])


def test_what_goes_out_is_not_open() -> None:
    assert opened("aws_security_group_rule", inline(type="egress")) == []
    assert opened("aws_security_group", {"egress": [inline()]}) == []
    assert opened("aws_vpc_security_group_egress_rule", rule()) == []


def test_values_are_followed_through_locals_defaults_and_loops() -> None:
    values = {
        "locals": {"everybody": [EVERYBODY]},
        "variable": {"port": {"default": 22}},
    }
    group = {"ingress": [inline(cidr_blocks="${local.everybody}", from_port="${var.port}")]}
    assert opened("aws_security_group", group, **values) == [f"{SSH}: aws_security_group.x"]

    many = {"for_each": {"ssh": 22, "web": 443}} | rule(from_port="${each.value}", to_port="${each.value}")
    assert [text.split(" is ")[0] for text in opened(RULE, many)] == ["tcp 22", "tcp 443"]


def test_a_document_without_rules_opens_nothing() -> None:
    assert open_ports({}) == []
    assert open_ports({"resource": [{"aws_security_group": [{"x": [{"ingress": "${var.rules}"}]}]}]}) == []
