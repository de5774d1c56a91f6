"""A VPC with public subnets, and private ones where asked. Asks AWS nothing when it is synthesized."""

from __future__ import annotations

import re

from cdktf import Annotations, Fn, ITerraformDependable
from constructs import Construct

from modules.flow_logs import FlowLogs
from modules.nat import NatGateways
from modules.network_settings import NetworkSettings
from modules.subnet_plan import NetworkError, SubnetPlan, ipv6_number
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

    How the range is divided is told in `subnet_plan`: a zone can come or go without moving the others. The
    settings' availability zones have to be full names here, such as `eu-central-1a`. `enable_dns_hostnames`
    is what private hosted zones need; interface endpoints turn it on by themselves.

    Until `routes` are made, nothing inside reaches the internet; `public_routes` are those that a public
    subnet needs. Raises NetworkError where an interface endpoint is wanted in what is no zone's full name.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        settings: NetworkSettings,
        enable_dns_hostnames: bool = False,
    ) -> None:
        super().__init__(scope, id)
        plan = settings.plan()
        endpoints = settings.endpoints
        self._name = name
        self._ipv6 = settings.ipv6
        self.vpc = Vpc(
            self,
            "Default",
            cidr_block=settings.cidr,
            assign_generated_ipv6_cidr_block=settings.ipv6 or None,
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
            self,
            "nat",
            name=name,
            mode=settings.nat,
            subnet_ids=self.public_subnet_ids,
            depends_on=self.public_routes,
        )
        if plan.private:
            self._add_private(plan)
        if endpoints:
            made = VpcEndpoints(
                self,
                "endpoint",
                name=name,
                vpc_id=self.vpc_id,
                cidr=settings.cidr,
                region=region_of(settings.availability_zones[0]),
                services=endpoints,
                subnet_ids=list((self.private_subnet_ids or self.public_subnet_ids).values()),
                route_table_ids=self._tables,
            )
            self.routes += made.ready
        if settings.flow_logs:
            FlowLogs(self, "flow-logs", name=name, vpc_id=self.vpc_id, settings=settings.flow_logs)
        if settings.restrict_default_security_group:
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
        if "ssm" in endpoints and missing and settings.nat == "none":
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


def region_of(zone: str) -> str:
    """The region of an availability or local zone, which starts with its name."""
    found = re.match(r"[a-z]+(?:-[a-z]+)+-\d+", zone)
    if not found:
        raise NetworkError(
            f"{zone!r} is not a valid availability zone", hint="give a full name such as eu-central-1a"
        )
    return found[0]
