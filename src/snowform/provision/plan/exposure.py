"""What a plan opens to the whole internet that hardly ever should be: SSH, RDP, or every port."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .changes import Change, Kind, Plan

WORLD = {"0.0.0.0/0", "::/0"}
GUARDED = {22: "SSH", 3389: "RDP"}

# Any protocol, and TCP, by name and number (https://www.iana.org/assignments/protocol-numbers).
ANY, TCP = {"-1", "all"}, {"tcp", "6"}

GROUPS = {"aws_security_group", "aws_default_security_group"}
NETWORK_ACLS = {"aws_network_acl", "aws_default_network_acl"}

_SOURCES = ("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6", "cidr_block", "ipv6_cidr_block")
_MADE = {Kind.CREATE, Kind.UPDATE, Kind.REPLACE}


def exposures(plan: Plan) -> tuple[str, ...]:
    """One sentence for each object that the plan makes or changes so that it is open to the world.

    Rules that the object had before are left out: they are no news.
    """
    return tuple(
        f"{change.address} opens {what} to the whole internet"
        for change in plan.changes
        if change.kind in _MADE
        for what in _opened(change)
    )


def _opened(change: Change) -> tuple[str, ...]:
    before = {what for rule in _rules(change.type, change.before) for what in _reach(rule)}
    after = dict.fromkeys(what for rule in _rules(change.type, change.after) for what in _reach(rule))
    return tuple(what for what in after if what not in before or change.kind is Kind.REPLACE)


def _rules(kind: str, values: Any) -> Iterator[Mapping[str, Any]]:
    """What lets packets in, each with its protocol, ports and sources."""
    if not isinstance(values, Mapping):
        return
    if kind in GROUPS:
        yield from values.get("ingress") or ()
    elif kind in NETWORK_ACLS:
        yield from (rule for rule in values.get("ingress") or () if rule.get("action") == "allow")
    elif kind == "aws_security_group_rule" and values.get("type") == "ingress":
        yield values
    elif kind == "aws_vpc_security_group_ingress_rule":
        yield {**values, "protocol": values.get("ip_protocol")}
    elif kind == "aws_network_acl_rule" and not values.get("egress") and values.get("rule_action") == "allow":
        yield values


def _reach(rule: Mapping[str, Any]) -> Iterator[str]:
    sources = (rule.get(name) for name in _SOURCES)
    open_to = {
        network for source in sources for network in (source if isinstance(source, list) else [source])
    }
    if not open_to & WORLD:
        return
    protocol = str(rule.get("protocol")).lower()
    ports = (rule.get("from_port"), rule.get("to_port"))
    if protocol in ANY or (protocol in TCP and ports in {(0, 65535), (1, 65535)}):
        yield "every port"
    elif protocol in TCP and isinstance(ports[0], int) and isinstance(ports[1], int):
        yield from (f"{name} (port {port})" for port, name in GUARDED.items() if ports[0] <= port <= ports[1])
