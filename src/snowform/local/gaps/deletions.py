"""What cannot be deleted because something else uses it: where a request asks, not where moto itself does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from snowform.local.gaps.registry import around, gap, target


@gap("a subnet, a security group or a VPC that is in use is deleted, which AWS refuses (DependencyViolation)")
def deletions_of_what_is_in_use() -> None:
    """A subnet, a security group and a VPC stay as long as something is in them or refers to them."""
    subnets = target("ec2.responses.subnets", "Subnets")
    groups = target("ec2.responses.security_groups", "SecurityGroups")
    vpcs = target("ec2.responses.vpcs", "VPCs")
    interfaces = target("ec2.responses.elastic_network_interfaces", "ElasticNetworkInterfaces")
    refusal = target("ec2.exceptions", "EC2ClientError")

    @around(interfaces, "create_network_interface")
    def create_network_interface(original: Callable[..., Any], self: Any) -> Any:
        created = original(self)
        created.result["NetworkInterface"].asked_for = True
        return created

    @around(subnets, "delete_subnet")
    def delete_subnet(original: Callable[..., Any], self: Any) -> Any:
        subnet = self._get_param("SubnetId")
        if _uses_subnet(self, subnet):
            message = f"The subnet '{subnet}' has dependencies and cannot be deleted."
            raise refusal("DependencyViolation", message)
        return original(self)

    @around(groups, "delete_security_group")
    def delete_security_group(original: Callable[..., Any], self: Any) -> Any:
        wanted = self._get_param("GroupId") or self._get_param("GroupName")
        group = self.ec2_backend.get_security_group_by_name_or_id(wanted)
        if group is not None:
            if group.name == "default" and group.vpc_id:
                message = f'the specified group: "{group.id}" name: "default" cannot be deleted by a user'
                raise refusal("CannotDelete", message)
            if _uses_group(self, group):
                raise refusal("DependencyViolation", f"resource {group.id} has a dependent object")
        return original(self)

    @around(vpcs, "delete_vpc")
    def delete_vpc(original: Callable[..., Any], self: Any) -> Any:
        vpc = self._get_param("VpcId")
        groups_left = self.ec2_backend.groups.get(vpc, {}).values()
        gateways = self.ec2_backend.internet_gateways.values()
        attached = any(gateway.vpc is not None and gateway.vpc.id == vpc for gateway in gateways)
        if attached or any(group.name != "default" for group in groups_left):
            message = f"The vpc '{vpc}' has dependencies and cannot be deleted."
            raise refusal("DependencyViolation", message)
        return original(self)


def _uses_subnet(responses: Any, subnet_id: str) -> bool:
    backend = responses.ec2_backend
    if any(interface.subnet.id == subnet_id for interface in _interfaces(backend)):
        return True
    if any(gateway.subnet_id == subnet_id and gateway.state == "available" for gateway in _nat(backend)):
        return True
    return any(subnet_id in {subnet.id for subnet in balancer.subnets} for balancer in _balancers(responses))


def _uses_group(responses: Any, group: Any) -> bool:
    backend = responses.ec2_backend
    for interface in _interfaces(backend):
        if any(used.id == group.id for used in interface._group_set):
            return True
    if any(group.id in balancer.security_groups for balancer in _balancers(responses)):
        return True
    for other in backend.groups.get(group.vpc_id, {}).values():
        rules = [*other.ingress_rules, *other.egress_rules] if other.id != group.id else []
        if any(rule.source_group.get("GroupId") == group.id for rule in rules):
            return True
    return False


def _interfaces(backend: Any) -> Iterator[Any]:
    """The interfaces of machines and those that were made by themselves.

    Not those that moto makes for gateways and endpoints: it keeps them when these are gone.
    """
    for interface in backend.enis.values():
        if interface.instance is not None:
            if interface.instance.state != "terminated":
                yield interface
        elif getattr(interface, "asked_for", False):
            yield interface


def _nat(backend: Any) -> list[Any]:
    return list(backend.nat_gateways.values())


def _balancers(responses: Any) -> list[Any]:
    backends = target("elbv2.models", "elbv2_backends")
    return list(backends[responses.current_account][responses.region].load_balancers.values())
