"""Divide a VPC's IPv4 network among its subnets. Pure arithmetic: makes no resource and asks AWS nothing.

Every range follows from the network and from the zone's letter alone, so a zone, or the private subnets, can
come or go without moving anything else.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network
from itertools import combinations

from snowform.errors import SnowformError, did_you_mean

# The sizes that AWS allows a VPC and a subnet: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
LARGEST, SMALLEST = 16, 28
SUBNET_BITS = 4

# Where the private subnets of a network of 16 parts are: first part and number of parts. The four zones that
# most regions have at most get twice what a public subnet has; us-east-1 has six.
PRIVATE_PARTS = {0: (8, 2), 1: (10, 2), 2: (12, 2), 3: (14, 2), 4: (6, 1), 5: (7, 1)}

# The whole address space of a VPC's /64s is 256; the private ones are the upper half.
PRIVATE_IPV6 = 128


class NetworkError(SnowformError):
    """A network that AWS does not allow, or that cannot be divided as asked."""


@dataclass(frozen=True)
class SubnetPlan:
    """The ranges of a network's subnets, by full zone name; `private` is empty where there are none."""

    public: Mapping[str, str]
    private: Mapping[str, str] = field(default_factory=dict)


def plan_subnets(
    cidr: str,
    zones: Sequence[str],
    *,
    private: bool = False,
    public_cidrs: Mapping[str, str] | None = None,
    private_cidrs: Mapping[str, str] | None = None,
    apart_from: Sequence[str] = (),
) -> SubnetPlan:
    """The subnets of `cidr` in `zones`, which are full names or the letters alone.

    `public_cidrs` and `private_cidrs` give single zones' ranges, by letter; the others are derived. Nothing
    may overlap, nor may the VPC overlap a network of `apart_from` (of a peer, an office, a VPN).
    Raises NetworkError for what cannot be.
    """
    network = _vpc_network(cidr)
    _check_zones(zones)
    if private_cidrs and not private:
        raise NetworkError("private_cidrs without private subnets", hint="set private to true")
    letters = [zone[-1] for zone in zones]
    for name, given in (("public_cidrs", public_cidrs), ("private_cidrs", private_cidrs)):
        _check_letters(name, given or {}, letters)
    plan = SubnetPlan(
        public={
            zone: _given("public", zone, public_cidrs, network) or _public_part(network, zone)
            for zone in zones
        },
        private={
            zone: _given("private", zone, private_cidrs, network) or _private_part(network, zone)
            for zone in zones
        }
        if private
        else {},
    )
    _check_disjoint(plan)
    _check_apart(network, apart_from)
    return plan


def ipv6_number(zone: str, *, private: bool = False) -> int:
    """Which of the VPC's 256 /64s a zone's subnet has."""
    return _number(zone) + (PRIVATE_IPV6 if private else 0)


def _vpc_network(cidr: str) -> IPv4Network:
    try:
        network = IPv4Network(cidr)
    except ValueError as error:
        raise NetworkError(f"not an IPv4 network: {error}") from error
    if not LARGEST <= network.prefixlen <= SMALLEST:
        raise NetworkError(f"{cidr} is not a size that AWS allows", hint=f"choose /{LARGEST} to /{SMALLEST}")
    return network


def _check_zones(zones: Sequence[str]) -> None:
    if not zones:
        raise NetworkError("no availability zone", hint="name at least one")
    for first, second in combinations(zones, 2):
        if first[-1:] == second[-1:]:
            raise NetworkError(f"two zones end in {first[-1:]!r}")


def _check_letters(name: str, given: Mapping[str, str], letters: Collection[str]) -> None:
    for letter in given:
        if letter not in letters:
            hint = did_you_mean(letter, letters) or f"the zones are {', '.join(letters)}"
            raise NetworkError(f"{name} has a range for zone {letter!r}, which is none", hint=hint)


def _given(kind: str, zone: str, cidrs: Mapping[str, str] | None, network: IPv4Network) -> str | None:
    """The range that was given for a zone's subnet, checked; None where it is to be derived."""
    cidr = (cidrs or {}).get(zone[-1])
    if cidr is None:
        return None
    what = f"the {kind} subnet of zone {zone[-1]}"
    try:
        subnet = IPv4Network(cidr)
    except ValueError as error:
        raise NetworkError(f"{what} is not an IPv4 network: {error}") from error
    if not LARGEST <= subnet.prefixlen <= SMALLEST:
        raise NetworkError(
            f"{what}, {cidr}, is not a size that AWS allows",
            hint=f"choose /{LARGEST} to /{SMALLEST}",
        )
    if not subnet.subnet_of(network):
        raise NetworkError(f"{what}, {cidr}, is not inside {network}", hint="choose a part of it")
    return str(subnet)


def _public_part(network: IPv4Network, zone: str) -> str:
    parts = _parts(network)
    number = _number(zone)
    if not 0 <= number < len(parts):
        raise NetworkError(f"{network} has {len(parts)} parts of /{parts[0].prefixlen}, none for zone {zone}")
    return str(parts[number])


def _private_part(network: IPv4Network, zone: str) -> str:
    parts = _parts(network)
    number = _number(zone)
    half = len(parts) // 2
    places = PRIVATE_PARTS if len(parts) == 2**SUBNET_BITS else {n: (half + n, 1) for n in range(half)}
    if number not in places:
        raise NetworkError(
            f"{network} has no private part for zone {zone}",
            hint="give it one by private_cidrs, or choose a larger network"
            if places
            else "choose a larger network",
        )
    first, count = places[number]
    return str(parts[first].supernet(new_prefix=parts[first].prefixlen - count.bit_length() + 1))


def _parts(network: IPv4Network) -> list[IPv4Network]:
    return list(network.subnets(min(SUBNET_BITS, SMALLEST - network.prefixlen)))


def _check_disjoint(plan: SubnetPlan) -> None:
    for (first_name, first), (second_name, second) in combinations(_named(plan), 2):
        if first.overlaps(second):
            raise NetworkError(
                f"{first_name} subnet, {first}, and {second_name} subnet, {second}, overlap",
                hint="give one of them another range",
            )


def _named(plan: SubnetPlan) -> Iterator[tuple[str, IPv4Network]]:
    for kind, cidrs in (("public", plan.public), ("private", plan.private)):
        for zone, cidr in cidrs.items():
            yield f"{zone[-1]}'s {kind}", IPv4Network(cidr)


def _check_apart(network: IPv4Network, apart_from: Sequence[str]) -> None:
    for neighbour in apart_from:
        try:
            overlap = network.overlaps(ipaddress.IPv4Network(neighbour))
        except ValueError as error:
            raise NetworkError(f"apart_from: not an IPv4 network: {error}") from error
        if overlap:
            raise NetworkError(
                f"{network} overlaps {neighbour}, from which it has to stay apart",
                hint="choose another network",
            )


def _number(zone: str) -> int:
    return ord(zone[-1:] or " ") - ord("a")
