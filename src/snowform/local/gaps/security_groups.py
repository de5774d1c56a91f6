"""Rules of security groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import around, gap, member, target

LAST_PORT = 65_535
# The names that EC2 has for protocols; others are numbers up to 255
# (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html).
PROTOCOLS = ("tcp", "udp", "icmp", "icmpv6", "all", "-1")
WITH_PORTS, ICMP = ("tcp", "udp", "6", "17"), ("icmp", "icmpv6", "1", "58")


@gap("aws_vpc_security_group_…_rule with referenced_security_group_id: description is added on every plan")
def rule_description() -> None:
    """A rule that names another group has a description, as one that names a network."""
    rule = target("ec2.models.security_groups", "SecurityGroupRule")
    member(rule, "description")

    def description(self: Any) -> str | None:
        # A changed one is with the network, whatever the rule names.
        changed = self.ip_range.get("Description")
        text: str | None = changed if changed is not None else self.source_group.get("Description")
        return text

    rule.description = property(description)


@gap("a rule with ports that there are not (70000), from a higher to a lower port, or of no protocol is made")
def refused_rules() -> None:
    """A rule has a protocol that there is, and ports from 0 to 65535 in their order."""
    backend = target("ec2.models.security_groups", "SecurityGroupBackend")
    refusal = target("ec2.exceptions", "EC2ClientError")

    def authorize(
        original: Callable[..., Any],
        self: Any,
        group_name_or_id: str,
        ip_protocol: Any,
        from_port: Any,
        to_port: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        if problem := _problem(ip_protocol, from_port, to_port):
            raise refusal("InvalidParameterValue", problem)
        return original(self, group_name_or_id, ip_protocol, from_port, to_port, *args, **kwargs)

    around(backend, "authorize_security_group_ingress")(authorize)
    around(backend, "authorize_security_group_egress")(authorize)

    @around(backend, "modify_security_group_rules")
    def modify(original: Callable[..., Any], self: Any, group_id: str, rules: dict[str, Any]) -> Any:
        for rule in rules.values():
            if problem := _problem(rule.get("IpProtocol"), rule.get("FromPort"), rule.get("ToPort")):
                raise refusal("InvalidParameterValue", problem)
        return original(self, group_id, rules)


def _problem(protocol: Any, first: Any, last: Any) -> str:
    """What EC2 says to a rule's protocol and ports; empty where they are right, or moto has its own error."""
    if protocol is None:
        return ""
    name = str(protocol).lower()
    if name not in PROTOCOLS and not (name.isdecimal() and int(name) <= 255):
        return f"Invalid value '{protocol}' for IP protocol. Unknown protocol."
    if first is None or last is None:
        return ""
    if name in ICMP:
        wrong = next((value for value in (first, last) if not -1 <= int(value) <= 255), None)
        return "" if wrong is None else f"ICMP type or code ({wrong}) out of range"
    if name not in WITH_PORTS:
        return ""
    for port in (first, last):
        if not 0 <= int(port) <= LAST_PORT:
            return f"TCP/UDP port ({port}) out of range"
    return f"Invalid TCP/UDP port range ({first}:{last})" if int(first) > int(last) else ""
