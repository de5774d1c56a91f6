"""A subnet outside of its VPC's ranges, or with addresses of another subnet: AWS refuses it in the apply.

IPv4 ranges are compared as far as they are known, of a VPC that the document itself makes.
https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

from snowform.hints import Any
from snowform.records import Record
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import known
from snowform.synth.lints.subject import Subject

KIND = "aws_subnet"
FURTHER = "aws_vpc_ipv4_cidr_block_association"
VPC = re.compile(r"\$\{aws_vpc\.([\w-]+)\.id\}")
RULE = "subnet-range"


class Range(Record):
    """The range of a resource of this name, and what it is known by where it is not written out."""

    __slots__ = ("because", "name", "network")

    def __init__(self, network: IPv4Network, name: str, because: str) -> None:
        self.network = network
        self.name = name
        self.because = because


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such subnet."""
    ranges = _ranges(subject)
    placed: dict[str, list[Range]] = {}
    for name, body in subject.resources(KIND):
        vpc, subnet = _vpc(body), _range(subject, KIND, name, body)
        # How many a repeated one makes, and whether any, is not known here.
        if vpc is None or subnet is None or "count" in body or "for_each" in body:
            continue
        placed.setdefault(vpc, []).append(subnet)
        wholes = ranges.get(vpc)
        if wholes and not any(subnet.network.subnet_of(whole.network) for whole in wholes):
            shown = " and ".join(str(whole.network) for whole in wholes)
            message = f"{subnet.network} is not inside of aws_vpc.{vpc}, which has {shown}"
            yield _finding(message, subnet, *wholes)
    for subnets in placed.values():
        yield from _overlaps(subject, subnets)


def _overlaps(subject: Subject, subnets: list[Range]) -> Iterator[Finding]:
    widest: Range | None = None
    # In the order of their first addresses each can only overlap one that began before and ends last.
    for subnet in sorted(subnets, key=lambda subnet: (subnet.network, subnet.name)):
        if widest and subnet.network.overlaps(widest.network):
            other = subject.where(("resource", KIND, widest.name, "cidr_block"))
            yield _finding(f"{subnet.network} has addresses of {widest.network}, {other}", subnet, widest)
        if not widest or subnet.network.broadcast_address > widest.network.broadcast_address:
            widest = subnet


def _ranges(subject: Subject) -> dict[str, list[Range] | None]:
    """The ranges of each VPC, or None where one of them is not known."""
    found: dict[str, list[Range] | None] = {}
    for name, body in subject.resources("aws_vpc"):
        whole = _range(subject, "aws_vpc", name, body)
        found[name] = [whole] if whole else None
    for name, body in subject.resources(FURTHER):
        vpc, further = _vpc(body), _range(subject, FURTHER, name, body)
        if vpc is None:
            # It may be of any of them.
            return {}
        wholes = found.get(vpc)
        found[vpc] = [*wholes, further] if wholes and further else None
    return found


def _range(subject: Subject, kind: str, name: str, body: Mapping[str, Any]) -> Range | None:
    """The one range that a resource surely or by default has."""
    path = ("resource", kind, name, "cidr_block")
    found = list(known(subject, body.get("cidr_block"), path, body))
    network = _network(found[0].value) if len(found) == 1 else None
    return Range(network, name, found[0].because) if network else None


def _vpc(body: Mapping[str, Any]) -> str | None:
    vpc = body.get("vpc_id")
    match = VPC.fullmatch(vpc) if isinstance(vpc, str) else None
    return match and match[1]


def _network(text: Any) -> IPv4Network | None:
    try:
        return IPv4Network(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _finding(message: str, subnet: Range, *others: Range) -> Finding:
    because = dict.fromkeys(found.because for found in (subnet, *others) if found.because)
    remedy = "AWS would refuse it: give a range of the VPC's that no other subnet has"
    path = ("resource", KIND, subnet.name, "cidr_block")
    return Finding(path, ", ".join([message, *because]), remedy, "warning", rule=RULE)
