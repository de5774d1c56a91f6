"""Ports of a rule that let nothing through, or that AWS refuses.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import Argument, bodies, known
from snowform.synth.lints.subject import Path, Subject

RULE = "port-range"
# Where the rules of each type are: itself, or blocks in it.
PLACES = {
    "aws_default_network_acl": ("ingress", "egress"),
    "aws_default_security_group": ("ingress", "egress"),
    "aws_network_acl": ("ingress", "egress"),
    "aws_network_acl_rule": ("",),
    "aws_security_group": ("ingress", "egress"),
    "aws_security_group_rule": ("",),
    "aws_vpc_security_group_egress_rule": ("",),
    "aws_vpc_security_group_ingress_rule": ("",),
}
# How types and blocks call the protocol of a rule and its first and last port.
PROTOCOLS = ("protocol", "ip_protocol")
FIRST, LAST = "from_port", "to_port"
# Those that have ports. For ICMP it is a type and a code.
WITH_PORTS = frozenset({"tcp", "udp", "6", "17"})
ALL = frozenset({"-1", "all"})
HIGHEST = 65535


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such rule."""
    for path, rule, resource in bodies(subject, PLACES):
        yield from _of_rule(subject, path, rule, resource)


def _of_rule(
    subject: Subject, path: Path, rule: Mapping[str, Any], body: Mapping[str, Any]
) -> Iterator[Finding]:
    protocol = next((str(rule[name]).lower() for name in PROTOCOLS if rule.get(name) is not None), "")
    ends = {
        name: list(known(subject, rule.get(name), (*path, name), body))
        for name in (FIRST, LAST)
        if rule.get(name) is not None
    }
    if protocol in ALL:
        yield from _of_all(ends)
    if protocol not in WITH_PORTS:
        return
    numbers: dict[str, int] = {}
    for name, arguments in ends.items():
        for argument in arguments:
            number = _number(argument.value)
            if number is None:
                continue
            if not -1 <= number <= HIGHEST:
                yield argument.warning(f"{number} is no port", f"give one from 0 to {HIGHEST}", rule=RULE)
            elif len(arguments) == 1:
                numbers[name] = number
    if len(numbers) == 2 and numbers[FIRST] > numbers[LAST]:
        message = f"ports go from {numbers[FIRST]} to {numbers[LAST]}, the wrong way round"
        yield ends[LAST][0].warning(message, f"AWS refuses it: exchange {FIRST} and {LAST}", rule=RULE)


def _of_all(ends: Mapping[str, list[Argument]]) -> Iterator[Finding]:
    """The provider refuses ports of a rule for all protocols, but for 0 and -1, which stand for all."""
    for name, arguments in ends.items():
        for argument in arguments:
            number = _number(argument.value)
            if number is not None and number > 0 and not (name == LAST and number == HIGHEST):
                message = f"the rule is of all protocols, for which there is no port {number}"
                yield argument.warning(message, 'name the protocol, such as "tcp", or give 0', rule=RULE)


def _number(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value)
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 12 else None
