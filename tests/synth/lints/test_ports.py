"""Ports that are none, and ranges the wrong way round, are warned of in each kind of rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import messages

RULE = "aws_security_group_rule"


def rule(first: Any, last: Any, protocol: str = "tcp") -> dict[str, Any]:
    return {"from_port": first, "to_port": last, "protocol": protocol}


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (rule(443, 80), "to_port"),
        (rule("443", "80"), "to_port"),
        (rule(22, 70000), "to_port"),
        (rule(70000, 70000, "udp"), "from_port"),
        (rule(-2, 80, "6"), "from_port"),
        (rule(80, 0, "-1"), "from_port"),
    ],
)
def test_ports_that_aws_refuses_are_warned_of(body: dict[str, Any], path: str) -> None:
    assert path in [message.partition(":")[0] for message in messages("ports", RULE, body)]


@pytest.mark.parametrize(
    "body",
    [
        rule(22, 22),
        rule(0, 65535),
        rule(0, 0, "-1"),
        rule(0, 65535, "-1"),
        # Type and code.
        rule(8, 0, "icmp"),
        rule(3, -1, "1"),
        rule("${var.first}", 22),
        {"protocol": "-1"},
    ],
)
def test_what_aws_takes_is_not(body: dict[str, Any]) -> None:
    assert messages("ports", RULE, body) == []


@pytest.mark.parametrize(
    ("kind", "body", "path"),
    [
        ("aws_security_group", {"ingress": [rule(22, 22), rule(443, 80)]}, "ingress.1.to_port"),
        ("aws_security_group", {"egress": rule(443, 80)}, "egress.to_port"),
        ("aws_network_acl", {"ingress": [rule(443, 80)]}, "ingress.0.to_port"),
        (
            "aws_vpc_security_group_ingress_rule",
            {"from_port": 443, "to_port": 80, "ip_protocol": "tcp"},
            "to_port",
        ),
    ],
)
def test_every_kind_of_rule_is_looked_at(kind: str, body: dict[str, Any], path: str) -> None:
    [message] = messages("ports", kind, body)
    assert message.startswith(f"{path}:")
