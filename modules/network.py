"""A VPC with public subnets, and private ones where asked. Asks AWS nothing when it is synthesized."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cdktf import Annotations, Fn, ITerraformDependable
from constructs import Construct

from modules.flow_logs import FlowLogs, FlowLogSettings
from modules.nat import Nat, NatGateways
from modules.subnet_plan import NetworkError, SubnetPlan, ipv6_number, plan_subnets
from modules.vpc_endpoints import SESSION_MANAGER, VpcEndpoints, interfaces
from snowform.aws.default_security_group import DefaultSecurityGroup
from snowform.aws.egress_only_internet_gateway import EgressOnlyInternetGateway
from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.route import Route
from snowform.aws.route_table import RouteTable
from snowform.aws.route_table_association import RouteTableAssociation
from snowform.aws.subnet import Subnet
from snowform.aws.vpc import Vpc

IPV4, IPV6 = "0.0.0.0/0", "::/0"


class Network(Construct):
    """A VPC, a public subnet for each zone with a route to an internet gateway, and more where asked.

    How `cidr` is divided is told in `subnet_plan`: a zone can come or go without moving the others.
    `availability_zones` are full names such as `eu-central-1a`. With `ipv6`, AWS gives the VPC a /56 and each
    subnet has a /64.

    - `private`: a private subnet for each zone too, which nothing outside can reach; IPv6 gets out of it.
    - `nat`: the private subnets' way out over IPv4: `none`, `single` or `per-zone`.
    - `endpoints`: services that are reached without the internet, such as `s3` or `ssm`.
    - `flow_logs`: where the VPC's flow logs go.
    - `restrict_default_security_group`: takes every rule out of the VPC's default security group.
    - `enable_dns_hostnames`: what private hosted zones need; interface endpoints turn it on by themselves.

    Until `routes` are made, nothing inside reaches the internet; `public_routes` are those that a public
    subnet needs. A NetworkError says what cannot be.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        cidr: str,
        availability_zones: Sequence[str],
        ipv6: bool = False,
        private: bool = False,
        nat: Nat = "none",
        endpoints: Sequence[str] = (),
        flow_logs: FlowLogSettings | None = None,
        restrict_default_security_group: bool = False,
        enable_dns_hostnames: bool = False,
        public_cidrs: Mapping[str, str] | None = None,
        private_cidrs: Mapping[str, str] | None = None,
        apart_from: Sequence[str] = (),
    ) -> None:
        super().__init__(scope, id)
        plan = plan_subnets(
            cidr,
            availability_zones,
            private=private,
            public_cidrs=public_cidrs,
            private_cidrs=private_cidrs,
            apart_from=apart_from,
            where=self.node.path,
        )
        check_ways_out(private=private, nat=nat, where=self.node.path)
        self._name = name
        self._ipv6 = ipv6
        self.vpc = Vpc(
            self,
            "Default",
            cidr_block=cidr,
            assign_generated_ipv6_cidr_block=ipv6 or None,
            enable_dns_hostnames=enable_dns_hostnames or bool(interfaces(endpoints)) or None,
            tags={"Name": name},
        )
        self.vpc_id: str = self.vpc.id
        self.public_subnet_ids: dict[str, str] = {}
        self.private_subnet_ids: dict[str, str] = {}
        self.public_routes: list[ITerraformDependable] = []
        self._tables: list[str] = []
        self._add_public(plan)
        self.routes: list[ITerraformDependable] = list(self.public_routes)
        self.nat = NatGateways(
            self, "nat", name=name, mode=nat, subnet_ids=self.public_subnet_ids, depends_on=self.public_routes
        )
        if plan.private:
            self._add_private(plan)
        if endpoints:
            made = VpcEndpoints(
                self,
                "endpoint",
                name=name,
                vpc_id=self.vpc_id,
                cidr=cidr,
                region=region_of(availability_zones[0]),
                services=endpoints,
                subnet_ids=list((self.private_subnet_ids or self.public_subnet_ids).values()),
                route_table_ids=self._tables,
            )
            self.routes += made.ready
        if flow_logs:
            FlowLogs(self, "flow-logs", name=name, vpc_id=self.vpc_id, settings=flow_logs)
        if restrict_default_security_group:
            # No rules at all; without the empty lists, rules that somebody adds would go unnoticed.
            DefaultSecurityGroup(
                self,
                "default-group",
                vpc_id=self.vpc_id,
                ingress=[],
                egress=[],
                tags={"Name": f"{name}-closed"},
            )
        missing = [service for service in SESSION_MANAGER if service not in endpoints]
        if "ssm" in endpoints and missing and nat == "none":
            Annotations.of(self).add_warning(
                f"Session Manager also needs the endpoints {' and '.join(missing)} where there is no NAT"
            )

    def _add_public(self, plan: SubnetPlan) -> None:
        tags = {"Name": self._name}
        gateway = InternetGateway(self, "gateway", vpc_id=self.vpc_id, tags=tags)
        table = RouteTable(self, "public", vpc_id=self.vpc_id, tags=tags)
        self._tables.append(table.id)
        self.public_routes.append(
            Route(self, "ipv4", route_table_id=table.id, gateway_id=gateway.id, destination_cidr_block=IPV4)
        )
        if self._ipv6:
            route = Route(
                self, "ipv6", route_table_id=table.id, gateway_id=gateway.id, destination_ipv6_cidr_block=IPV6
            )
            self.public_routes.append(route)
        for zone, cidr in plan.public.items():
            subnet = self._subnet(self, zone[-1], zone, cidr, name=f"{self._name}-{zone[-1]}")
            association = RouteTableAssociation(
                self, f"public-{zone[-1]}", subnet_id=subnet.id, route_table_id=table.id
            )
            self.public_routes.append(association)
            self.public_subnet_ids[zone] = subnet.id

    def _add_private(self, plan: SubnetPlan) -> None:
        """A subnet and a route table for each zone: so a change of the NAT changes a route's target alone."""
        private = Construct(self, "private")
        egress = (
            EgressOnlyInternetGateway(private, "egress", vpc_id=self.vpc_id, tags={"Name": self._name})
            if self._ipv6
            else None
        )
        for zone, cidr in plan.private.items():
            place = Construct(private, zone[-1])
            name = f"{self._name}-private-{zone[-1]}"
            subnet = self._subnet(place, "Default", zone, cidr, name=name, private=True)
            table = RouteTable(place, "table", vpc_id=self.vpc_id, tags={"Name": name})
            self._tables.append(table.id)
            self.routes.append(
                RouteTableAssociation(place, "association", subnet_id=subnet.id, route_table_id=table.id)
            )
            if zone in self.nat.gateway_ids:
                route = Route(
                    place,
                    "ipv4",
                    route_table_id=table.id,
                    nat_gateway_id=self.nat.gateway_ids[zone],
                    destination_cidr_block=IPV4,
                )
                self.routes.append(route)
            if egress:
                route = Route(
                    place,
                    "ipv6",
                    route_table_id=table.id,
                    egress_only_gateway_id=egress.id,
                    destination_ipv6_cidr_block=IPV6,
                )
                self.routes.append(route)
            self.private_subnet_ids[zone] = subnet.id

    def _subnet(
        self, scope: Construct, id: str, zone: str, cidr: str, *, name: str, private: bool = False
    ) -> Subnet:
        number = ipv6_number(zone, private=private)
        return Subnet(
            scope,
            id,
            vpc_id=self.vpc_id,
            availability_zone=zone,
            cidr_block=cidr,
            ipv6_cidr_block=Fn.cidrsubnet(self.vpc.ipv6_cidr_block, 8, number) if self._ipv6 else None,
            assign_ipv6_address_on_creation=self._ipv6 or None,
            tags={"Name": name},
        )


def check_ways_out(*, private: bool, nat: Nat, where: str = "") -> None:
    """A NetworkError where there is a NAT that nothing would use."""
    if nat != "none" and not private:
        raise NetworkError(
            f"NAT {nat} without private subnets", where=where, hint='set private to true, or nat to "none"'
        )


def region_of(zone: str) -> str:
    """The region of an availability or local zone, which starts with its name."""
    found = re.match(r"[a-z]+(?:-[a-z]+)+-\d+", zone)
    if not found:
        raise NetworkError(
            f"{zone!r} is not a valid availability zone", hint="give a full name such as eu-central-1a"
        )
    return found[0]
