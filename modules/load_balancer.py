"""An application load balancer before machines that take traffic from nobody else."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cdktf import ITerraformDependable
from constructs import Construct

from modules.firewall import IPV4, IPV6
from snowform.aws.lb import Lb
from snowform.aws.lb_listener import LbListener, LbListenerDefaultAction
from snowform.aws.lb_target_group import LbTargetGroup
from snowform.aws.security_group import SecurityGroup
from snowform.aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from snowform.aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule
from snowform.errors import SnowformError

HTTP, HTTPS = 80, 443
# TLS 1.3, and 1.2 with forward secrecy:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"
CERTIFICATE = r"^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+$"
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
_NAME = r"(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?"
ZONES = 2
BUCKET = {"pattern": "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "wanted": "the name of a bucket"}


class LoadBalancerError(SnowformError):
    """A load balancer that AWS would refuse, or a rule that cannot be."""


@dataclass(frozen=True)
class LoadBalancerSettings:
    """The load balancer; the network needs two zones for it."""

    port: int = field(default=HTTP, metadata={"minimum": 1, "maximum": 65535})
    """The port that the machines serve HTTP on. They take it from the load balancer alone."""
    health_check_path: str = field(default="/", metadata={"formerly": "health_path"})
    """What the load balancer asks a machine for; the answer has to be 200."""
    certificate_arn: str | None = None
    """A certificate of ACM in the region. With it there is HTTPS, and HTTP sends there."""
    sources: tuple[str, ...] = ()
    """Networks that may reach it; everyone where none is given, from the VPC if it is internal."""
    internal: bool = False
    """Addresses of the VPC only."""
    deregistration_delay: int = field(default=60, metadata={"minimum": 0, "maximum": 300})
    """Seconds that a machine has for its last requests before it ends."""
    access_logs: str | None = field(default=None, metadata=BUCKET)
    """A bucket for access logs, whose policy lets Elastic Load Balancing write."""
    wait_until_healthy: bool = False
    """The first apply ends when the machines answer, and fails if they never do."""

    def __post_init__(self) -> None:
        check_health_check_path(self.health_check_path, where="health_check_path")
        check_sources(self.sources, where="sources")


class LoadBalancer(Construct):
    """A load balancer for the machines of `instance_security_group_id`, which take its port from it alone.

    It has a subnet in each of two or more zones, and with `ipv6` addresses of both kinds. The bucket for
    access logs has a policy that lets Elastic Load Balancing write:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html

    Raises LoadBalancerError for a name that AWS refuses, and for fewer than two subnets.

    `ready` is what has to be there before a machine of the target group can be found healthy.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        vpc_id: str,
        subnet_ids: Sequence[str],
        instance_security_group_id: str,
        settings: LoadBalancerSettings,
        ipv6: bool = False,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        check_name(name, where=where)
        check_zones(len(subnet_ids), where=where)
        everyone = [IPV4, IPV6] if ipv6 else [IPV4]
        networks = check_sources(settings.sources, where=where) or everyone
        self._ports = [HTTP, HTTPS] if settings.certificate_arn else [HTTP]
        group_id = self._group(name, vpc_id, networks)
        self.ready: list[ITerraformDependable] = self._join(
            group_id, instance_security_group_id, settings.port
        )
        self.load_balancer = Lb(
            self,
            "Default",
            name=name,
            load_balancer_type="application",
            internal=settings.internal,
            ip_address_type="dualstack" if ipv6 else "ipv4",
            subnets=list(subnet_ids),
            security_groups=[group_id],
            drop_invalid_header_fields=True,
            access_logs={"bucket": settings.access_logs, "prefix": name, "enabled": True}
            if settings.access_logs
            else None,
            tags={"Name": name},
            depends_on=list(depends_on) or None,
        )
        self.target_group = LbTargetGroup(
            self,
            "machines",
            # One in use cannot be deleted: its successor has to be there first, under another name.
            name_prefix=f"{name[:5].rstrip('-')}-",
            port=settings.port,
            protocol="HTTP",
            vpc_id=vpc_id,
            target_type="instance",
            deregistration_delay=settings.deregistration_delay,
            health_check={
                "path": settings.health_check_path,
                "matcher": "200",
                "interval": 15,
                "timeout": 5,
                "healthy_threshold": 2,
                "unhealthy_threshold": 3,
            },
            tags={"Name": name},
            lifecycle={"create_before_destroy": True},
        )
        forward: LbListenerDefaultAction = {"type": "forward", "target_group_arn": self.target_group.arn}
        if settings.certificate_arn:
            redirect: LbListenerDefaultAction = {
                "type": "redirect",
                "redirect": {"port": str(HTTPS), "protocol": "HTTPS", "status_code": "HTTP_301"},
            }
            self._listen("http", HTTP, "HTTP", redirect)
            self._listen("https", HTTPS, "HTTPS", forward, settings.certificate_arn)
        else:
            self._listen("http", HTTP, "HTTP", forward)
        self.target_group_arn: str = self.target_group.arn
        self.dns_name: str = self.load_balancer.dns_name
        self.zone_id: str = self.load_balancer.zone_id
        self.url: str = f"{'https' if settings.certificate_arn else 'http'}://{self.load_balancer.dns_name}/"
        self.resource_label: str = f"{self.load_balancer.arn_suffix}/{self.target_group.arn_suffix}"

    def _group(self, name: str, vpc_id: str, networks: Sequence[str]) -> str:
        group = SecurityGroup(
            self,
            "group",
            # As in modules/firewall.py: a group in use cannot be deleted.
            name_prefix=f"{name}-balancer-",
            description=f"What may reach the balancer of {name}",
            vpc_id=vpc_id,
            tags={"Name": f"{name}-balancer"},
            lifecycle={"create_before_destroy": True},
        )
        for port in self._ports:
            for network in networks:
                ipv6 = ":" in network
                VpcSecurityGroupIngressRule(
                    self,
                    f"tcp-{port}-from-{re.sub(r'[.:/]+', '-', network).strip('-')}",
                    security_group_id=group.id,
                    description=f"TCP port {port}",
                    ip_protocol="tcp",
                    from_port=port,
                    to_port=port,
                    cidr_ipv4=None if ipv6 else network,
                    cidr_ipv6=network if ipv6 else None,
                )
        group_id: str = group.id
        return group_id

    def _join(self, group_id: str, instance_security_group_id: str, port: int) -> list[ITerraformDependable]:
        """Let the balancer reach the machines, and nothing else."""
        common: dict[str, Any] = {"ip_protocol": "tcp", "from_port": port, "to_port": port}
        out = VpcSecurityGroupEgressRule(
            self,
            "to-machines",
            security_group_id=group_id,
            referenced_security_group_id=instance_security_group_id,
            description="To the machines",
            **common,
        )
        into = VpcSecurityGroupIngressRule(
            self,
            "from-balancer",
            security_group_id=instance_security_group_id,
            referenced_security_group_id=group_id,
            description="From the balancer",
            **common,
        )
        return [out, into]

    def _listen(
        self,
        id: str,
        port: int,
        protocol: str,
        action: LbListenerDefaultAction,
        certificate_arn: str | None = None,
    ) -> None:
        listener = LbListener(
            self,
            id,
            load_balancer_arn=self.load_balancer.arn,
            port=port,
            protocol=protocol,
            certificate_arn=certificate_arn,
            ssl_policy=TLS_POLICY if certificate_arn else None,
            default_action=[action],
        )
        self.ready.append(listener)


def check_name(name: str, *, where: str = "") -> None:
    """Raises LoadBalancerError where AWS takes no load balancer of that name."""
    if not re.fullmatch(_NAME, name):
        raise LoadBalancerError(
            f"{name!r} is not a valid name for a load balancer",
            where=where,
            hint="use up to 32 letters, digits and hyphens between them, not internal- at the start",
        )


def check_zones(number: int, *, where: str = "") -> None:
    """Raises LoadBalancerError where there are too few zones for a load balancer."""
    if number < ZONES:
        raise LoadBalancerError(
            f"a load balancer needs two availability zones, there is {number or 'none'}",
            where=where,
            hint='name a second one, as in "availability_zones": ["a", "b"]',
        )


def check_health_check_path(path: str, *, where: str = "") -> None:
    """Raises LoadBalancerError where it is not a valid path."""
    if not re.fullmatch(r"/[\x21-\x7e]{0,1023}", path):
        raise LoadBalancerError(
            f"{path!r} is not a valid path to ask for the health",
            where=where,
            hint="give one such as /health",
        )


def check_certificate(arn: str, region: str, *, where: str = "") -> None:
    """Raises LoadBalancerError where it is not a valid ARN of a certificate, or is one of another region."""
    if not re.match(CERTIFICATE, arn):
        raise LoadBalancerError(
            f"{arn!r} is not a valid ARN of a certificate",
            where=where,
            hint=f"give one of ACM such as arn:aws:acm:{region}:123456789012:certificate/1a2b3c",
        )
    if (other := arn.split(":")[3]) != region:
        raise LoadBalancerError(
            f"the certificate is in {other}, the load balancer in {region}", where=where, hint="get one there"
        )


def check_sources(sources: Sequence[str], *, where: str = "") -> list[str]:
    """The networks in the form of AWS. Raises LoadBalancerError for what is none."""
    networks = []
    for source in sources:
        try:
            networks.append(str(ipaddress.ip_network(source)))
        except ValueError as error:
            raise LoadBalancerError(
                f"from {source!r}: {error}", where=where, hint="give a network such as 203.0.113.0/24"
            ) from error
    return list(dict.fromkeys(networks))
