"""What a network is to be: the arguments of the construct, and the settings `network` of every stack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from modules.flow_logs import FlowLogSettings
from modules.nat import Nat
from modules.subnet_plan import NetworkError, SubnetPlan, plan_subnets
from modules.vpc_endpoints import SERVICE, check_services

ZONE = "^[a-z]$"


@dataclass(frozen=True)
class NetworkSettings:
    """The VPC and its subnets."""

    cidr: str = "10.0.0.0/16"
    """The VPC's IPv4 network, from /16 to /28."""
    availability_zones: tuple[str, ...] = field(
        default=("a",),
        metadata={"pattern": ZONE, "wanted": "the letter of a zone, such as a", "formerly": "zones"},
    )
    """The letters of the availability zones that have a subnet."""
    ipv6: bool = False
    """IPv6 addresses for all machines, and IPv6 rules beside those for IPv4."""
    private: bool = False
    """A private subnet in each zone too: nothing outside reaches the machines in it."""
    nat: Nat = "none"
    """The private subnets' way out over IPv4: a NAT gateway in the first zone, or in each."""
    endpoints: tuple[str, ...] = field(
        default=(), metadata={"pattern": SERVICE, "wanted": "the name of an AWS service, such as s3 or ssm"}
    )
    """Services that are reached without the internet: s3 and dynamodb cost nothing, any other does."""
    flow_logs: FlowLogSettings | None = None
    """Flow logs of the VPC; {} for CloudWatch and 30 days."""
    restrict_default_security_group: bool = field(default=False, metadata={"formerly": "close_default_group"})
    """Take all rules out of the VPC's default security group, which no machine here uses."""
    public_cidrs: Mapping[str, str] = field(default_factory=dict, metadata={"key_pattern": ZONE})
    """The public subnets' ranges, by the zone's letter; what is not given is derived from cidr."""
    private_cidrs: Mapping[str, str] = field(default_factory=dict, metadata={"key_pattern": ZONE})
    """The private subnets' ranges, likewise."""
    apart_from: tuple[str, ...] = ()
    """Networks that the VPC must not overlap: of peers, of the office, of a VPN."""

    def __post_init__(self) -> None:
        self.plan()
        if self.nat != "none" and not self.private:
            raise NetworkError(
                f"NAT {self.nat} without private subnets", hint='set private to true, or nat to "none"'
            )
        check_services(self.endpoints)

    def plan(self) -> SubnetPlan:
        """The subnets' ranges by zone. Raises NetworkError for what cannot be divided so."""
        return plan_subnets(
            self.cidr,
            self.availability_zones,
            private=self.private,
            public_cidrs=self.public_cidrs,
            private_cidrs=self.private_cidrs,
            apart_from=self.apart_from,
        )
