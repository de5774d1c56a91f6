"""VPC endpoints: the way to AWS services that does not lead over the internet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cdktf import ITerraformDependable
from constructs import Construct

from snowform.aws.security_group import SecurityGroup
from snowform.aws.vpc_endpoint import VpcEndpoint
from snowform.aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule
from snowform.errors import SnowformError

# These two are routes and cost nothing: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
GATEWAYS = ("s3", "dynamodb")
# What Session Manager needs where there is no way to the internet:
# https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
SESSION_MANAGER = ("ssm", "ssmmessages", "ec2messages")
SERVICE = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
HTTPS = 443


class EndpointError(SnowformError):
    """A service that no endpoint can be made for."""


class VpcEndpoints(Construct):
    """An endpoint for each of `services`: `s3` and `dynamodb` as gateways, all others as interfaces.

    A service is the last part of its name (`ssm`, `ecr.api`) or the whole of it
    (`com.amazonaws.vpce.eu-central-1.vpce-svc-…`). Interfaces stand in each of `subnet_ids`, take the
    service's own DNS name over, and share a group that lets HTTPS in from `cidr`, the VPC.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        vpc_id: str,
        cidr: str,
        region: str,
        services: Sequence[str],
        subnet_ids: Sequence[str],
        route_table_ids: Sequence[str],
    ) -> None:
        super().__init__(scope, id)
        check_services(services, where=self.node.path)
        self.ready: list[ITerraformDependable] = []
        group = self._group(name, vpc_id, cidr) if interfaces(services) else None
        for service in services:
            word = _word(service)
            tags = {"Name": f"{name}-{word}"}
            full = service if service.startswith(("com.", "cn.com.")) else f"com.amazonaws.{region}.{service}"
            if group is None or service in GATEWAYS:
                endpoint = VpcEndpoint(
                    self,
                    word,
                    vpc_id=vpc_id,
                    service_name=full,
                    vpc_endpoint_type="Gateway",
                    route_table_ids=list(route_table_ids),
                    tags=tags,
                )
            else:
                endpoint = VpcEndpoint(
                    self,
                    word,
                    vpc_id=vpc_id,
                    service_name=full,
                    vpc_endpoint_type="Interface",
                    subnet_ids=list(subnet_ids),
                    security_group_ids=[group.id],
                    # A service of another account may have no DNS name that could be taken over.
                    private_dns_enabled=not is_foreign(service),
                    tags=tags,
                )
            self.ready.append(endpoint)

    def _group(self, name: str, vpc_id: str, cidr: str) -> SecurityGroup:
        group = SecurityGroup(
            self,
            "group",
            name_prefix=f"{name}-endpoints-",
            description=f"HTTPS from {name} to the endpoints of AWS services",
            vpc_id=vpc_id,
            tags={"Name": f"{name}-endpoints"},
            lifecycle={"create_before_destroy": True},
        )
        rule = VpcSecurityGroupIngressRule(
            self,
            "https",
            security_group_id=group.id,
            description="HTTPS from the VPC",
            ip_protocol="tcp",
            from_port=HTTPS,
            to_port=HTTPS,
            cidr_ipv4=cidr,
        )
        self.ready.append(rule)
        return group


def interfaces(services: Sequence[str]) -> list[str]:
    """Those of the services that are reached through a network interface, each of which has its price."""
    return [service for service in services if service not in GATEWAYS]


def is_foreign(service: str) -> bool:
    """Whether the service is an endpoint service that somebody else runs."""
    return ".vpce." in service


def check_services(services: Sequence[str], *, where: str = "") -> None:
    """Raises EndpointError for what is not a valid service name, and for one that is named twice."""
    seen: dict[str, str] = {}
    for service in services:
        if not re.match(SERVICE, service):
            raise EndpointError(
                f"{service!r} is not a valid service name",
                where=where,
                hint="give one such as s3, ssm or ecr.api",
            )
        word = _word(service)
        if word in seen:
            raise EndpointError(f"the endpoint {service} is there twice", where=where, hint="name it once")
        seen[word] = service


def _word(service: str) -> str:
    """The service as a part of a construct's id."""
    short = re.sub(r"^(cn\.)?com\.amazonaws\.(vpce\.)?([a-z]+(-[a-z]+)+-[0-9]+\.)?", "", service)
    return short.replace(".", "-")
