"""A VPC with a public subnet in each availability zone. Asks AWS nothing when it is synthesized."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from cdktf import Fn, ITerraformDependable
from constructs import Construct

from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.route import Route
from snowform.aws.route_table import RouteTable
from snowform.aws.route_table_association import RouteTableAssociation
from snowform.aws.subnet import Subnet
from snowform.aws.vpc import Vpc
from snowform.errors import SnowformError

# The sizes that AWS allows a VPC and a subnet: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
LARGEST, SMALLEST = 16, 28
SUBNET_BITS = 4


class NetworkError(SnowformError):
    """A network that AWS does not allow, or that cannot be divided as asked."""


class Network(Construct):
    """A VPC, a subnet for each zone, and a route from all of them to an internet gateway.

    `cidr` is divided into 16 equal parts (fewer where it is smaller than /24) and a zone's letter chooses its
    part, so a zone can come or go without moving the others. `zones` are full names such as `eu-central-1a`.
    With `ipv6`, AWS gives the VPC a /56 and each subnet has a /64 of it. Until `routes` are made, nothing
    inside reaches the internet.
    """

    def __init__(
        self, scope: Construct, id: str, *, name: str, cidr: str, zones: Sequence[str], ipv6: bool = False
    ) -> None:
        super().__init__(scope, id)
        cidrs = subnet_cidrs(cidr, zones, where=self.node.path)
        tags = {"Name": name}
        self.vpc = Vpc(
            self, "Default", cidr_block=cidr, assign_generated_ipv6_cidr_block=ipv6 or None, tags=tags
        )
        self.vpc_id: str = self.vpc.id
        gateway = InternetGateway(self, "gateway", vpc_id=self.vpc.id, tags=tags)
        table = RouteTable(self, "public", vpc_id=self.vpc.id, tags=tags)
        self.routes: list[ITerraformDependable] = [
            Route(
                self,
                "ipv4",
                route_table_id=table.id,
                gateway_id=gateway.id,
                destination_cidr_block="0.0.0.0/0",
            )
        ]
        if ipv6:
            route = Route(
                self,
                "ipv6",
                route_table_id=table.id,
                gateway_id=gateway.id,
                destination_ipv6_cidr_block="::/0",
            )
            self.routes.append(route)
        self.subnet_ids: dict[str, str] = {}
        for zone in zones:
            subnet = Subnet(
                self,
                zone[-1],
                vpc_id=self.vpc.id,
                availability_zone=zone,
                cidr_block=cidrs[zone],
                ipv6_cidr_block=Fn.cidrsubnet(self.vpc.ipv6_cidr_block, 8, _number(zone)) if ipv6 else None,
                assign_ipv6_address_on_creation=ipv6 or None,
                tags={"Name": f"{name}-{zone[-1]}"},
            )
            association = RouteTableAssociation(
                self, f"public-{zone[-1]}", subnet_id=subnet.id, route_table_id=table.id
            )
            self.routes.append(association)
            self.subnet_ids[zone] = subnet.id


def subnet_cidrs(cidr: str, zones: Sequence[str], *, where: str = "") -> dict[str, str]:
    """The part of `cidr` that each zone has, by the zone's letter; a NetworkError where that cannot be."""
    try:
        network = ipaddress.IPv4Network(cidr)
    except ValueError as error:
        raise NetworkError(f"not an IPv4 network: {error}", where=where) from error
    if not LARGEST <= network.prefixlen <= SMALLEST:
        raise NetworkError(
            f"{cidr} is not a size that AWS allows", where=where, hint=f"choose /{LARGEST} to /{SMALLEST}"
        )
    if not zones:
        raise NetworkError("no availability zone", where=where, hint="name at least one")
    parts = list(network.subnets(min(SUBNET_BITS, SMALLEST - network.prefixlen)))
    cidrs: dict[str, str] = {}
    for zone in zones:
        number = _number(zone)
        if not 0 <= number < len(parts):
            raise NetworkError(
                f"{cidr} has {len(parts)} parts of /{parts[0].prefixlen}, none for zone {zone}", where=where
            )
        if str(parts[number]) in cidrs.values():
            raise NetworkError(f"two zones end in {zone[-1]!r}", where=where)
        cidrs[zone] = str(parts[number])
    return cidrs


def _number(zone: str) -> int:
    return ord(zone[-1:] or " ") - ord("a")
