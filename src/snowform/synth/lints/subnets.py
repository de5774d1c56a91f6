"""A subnet outside of its VPC's ranges, or with addresses of another subnet: AWS refuses it in the apply.

Only literal IPv4 ranges are compared, of a VPC that the document itself makes.
https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

from snowform.hints import Any
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

KIND = "aws_subnet"
FURTHER = "aws_vpc_ipv4_cidr_block_association"
VPC = re.compile(r"\$\{aws_vpc\.([\w-]+)\.id\}")
RULE = "subnet-range"

Placed = tuple[IPv4Network, str]


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such subnet."""
    ranges = _ranges(subject)
    placed: dict[str, list[Placed]] = {}
    for name, body in subject.resources(KIND):
        vpc, network = _vpc(body), _network(body.get("cidr_block"))
        # How many a repeated one makes, and whether any, is not known here.
        if vpc is None or network is None or "count" in body or "for_each" in body:
            continue
        placed.setdefault(vpc, []).append((network, name))
        known = ranges.get(vpc)
        if known and not any(network.subnet_of(whole) for whole in known):
            shown = " and ".join(map(str, known))
            yield _finding(name, f"{network} is not inside of aws_vpc.{vpc}, which has {shown}")
    for subnets in placed.values():
        yield from _overlaps(subject, subnets)


def _overlaps(subject: Subject, subnets: list[Placed]) -> Iterator[Finding]:
    widest: Placed | None = None
    # In the order of their first addresses each can only overlap one that began before and ends last.
    for network, name in sorted(subnets, key=lambda placed: (placed[0], placed[1])):
        if widest and network.overlaps(widest[0]):
            other = subject.where(("resource", KIND, widest[1], "cidr_block"))
            yield _finding(name, f"{network} has addresses of {widest[0]}, {other}")
        if not widest or network.broadcast_address > widest[0].broadcast_address:
            widest = network, name


def _ranges(subject: Subject) -> dict[str, list[IPv4Network] | None]:
    """The ranges of each VPC, or None where one of them is not known."""
    found: dict[str, list[IPv4Network] | None] = {}
    for name, body in subject.resources("aws_vpc"):
        network = _network(body.get("cidr_block"))
        found[name] = [network] if network else None
    for _, body in subject.resources(FURTHER):
        vpc, network = _vpc(body), _network(body.get("cidr_block"))
        if vpc is None:
            # It may be of any of them.
            return {}
        known = found.get(vpc)
        found[vpc] = [*known, network] if known and network else None
    return found


def _vpc(body: Mapping[str, Any]) -> str | None:
    vpc = body.get("vpc_id")
    match = VPC.fullmatch(vpc) if isinstance(vpc, str) else None
    return match and match[1]


def _network(text: Any) -> IPv4Network | None:
    try:
        return IPv4Network(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _finding(name: str, message: str) -> Finding:
    remedy = "AWS would refuse it: give a range of the VPC's that no other subnet has"
    return Finding(("resource", KIND, name, "cidr_block"), message, remedy, "warning", rule=RULE)
