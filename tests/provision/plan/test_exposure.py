from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.exposure import exposures
from tests.provision.plan.makers import plan, raw

SSH = {"protocol": "tcp", "from_port": 22, "to_port": 22}
WORLD = {"cidr_blocks": ["0.0.0.0/0"], "ipv6_cidr_blocks": []}


@pytest.mark.parametrize(
    ("type_", "after", "what"),
    [
        ("aws_security_group", {"ingress": [SSH | WORLD]}, ["SSH (port 22)"]),
        (
            "aws_default_security_group",
            {"ingress": [SSH | {"ipv6_cidr_blocks": ["::/0"]}]},
            ["SSH (port 22)"],
        ),
        ("aws_security_group", {"ingress": [SSH | {"cidr_blocks": ["10.0.0.0/8"]}]}, []),
        ("aws_security_group", {"egress": [SSH | WORLD], "ingress": []}, []),
        ("aws_security_group", {"ingress": None}, []),
        (
            "aws_security_group",
            {"ingress": [WORLD | {"protocol": "tcp", "from_port": 443, "to_port": 443}]},
            [],
        ),
        (
            "aws_security_group",
            {"ingress": [WORLD | {"protocol": "udp", "from_port": 22, "to_port": 22}]},
            [],
        ),
        (
            "aws_security_group",
            {"ingress": [WORLD | {"protocol": "tcp", "from_port": 20, "to_port": 4000}]},
            ["SSH (port 22)", "RDP (port 3389)"],
        ),
        (
            "aws_security_group",
            {"ingress": [WORLD | {"protocol": "-1", "from_port": 0, "to_port": 0}]},
            ["every port"],
        ),
        (
            "aws_security_group",
            {"ingress": [WORLD | {"protocol": "tcp", "from_port": 0, "to_port": 65535}]},
            ["every port"],
        ),
        ("aws_security_group_rule", SSH | WORLD | {"type": "ingress"}, ["SSH (port 22)"]),
        ("aws_security_group_rule", SSH | WORLD | {"type": "egress"}, []),
        (
            "aws_vpc_security_group_ingress_rule",
            {"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0"},
            ["SSH (port 22)"],
        ),
        ("aws_vpc_security_group_ingress_rule", {"ip_protocol": "-1", "cidr_ipv6": "::/0"}, ["every port"]),
        ("aws_vpc_security_group_ingress_rule", {"ip_protocol": "tcp", "from_port": 22, "to_port": 22}, []),
        ("aws_vpc_security_group_egress_rule", {"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}, []),
        (
            "aws_network_acl",
            {"ingress": [SSH | {"action": "allow", "cidr_block": "0.0.0.0/0", "ipv6_cidr_block": ""}]},
            ["SSH (port 22)"],
        ),
        ("aws_network_acl", {"ingress": [SSH | {"action": "deny", "cidr_block": "0.0.0.0/0"}]}, []),
        (
            "aws_network_acl_rule",
            {
                "protocol": "6",
                "from_port": 3389,
                "to_port": 3389,
                "rule_action": "allow",
                "cidr_block": "0.0.0.0/0",
            },
            ["RDP (port 3389)"],
        ),
        (
            "aws_network_acl_rule",
            SSH | {"egress": True, "rule_action": "allow", "cidr_block": "0.0.0.0/0"},
            [],
        ),
        ("aws_instance", {"ingress": [SSH | WORLD]}, []),
    ],
)
def test_what_is_opened_to_the_world_is_told(type_: str, after: dict[str, Any], what: list[str]) -> None:
    said = tuple(f"{type_}.x opens {opened} to the whole internet" for opened in what)
    assert exposures(plan(raw(f"{type_}.x", "create", after=after))) == said


def test_what_was_open_before_is_no_news_and_what_goes_is_none() -> None:
    group = {"ingress": [SSH | WORLD]}
    closed: dict[str, Any] = {"ingress": []}
    assert exposures(plan(raw("aws_security_group.x", "update", before=group, after=group))) == ()
    assert exposures(plan(raw("aws_security_group.x", "update", before=closed, after=group))) == (
        "aws_security_group.x opens SSH (port 22) to the whole internet",
    )
    assert exposures(plan(raw("aws_security_group.x", "no-op", before=group, after=group))) == ()
    assert exposures(plan(raw("aws_security_group.x", "delete", before=group))) == ()
