"""Which resources are no box of their own, and what shows them: an association, a rule, an attachment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from snowform.graph.resources import Resource

GROUPS = frozenset({"aws_security_group", "aws_default_security_group"})
GROUP_RULES = frozenset(
    {
        "aws_security_group_rule",
        "aws_vpc_security_group_ingress_rule",
        "aws_vpc_security_group_egress_rule",
    }
)
TABLES = frozenset({"aws_route_table", "aws_default_route_table"})
TARGET_GROUPS = frozenset({"aws_lb_target_group", "aws_alb_target_group"})
ATTACHMENTS = ("_attachment", "_association")
ROUTES = frozenset({"aws_route", "aws_route_table_association", "aws_main_route_table_association"})
# What edges, and the names of groups, tell of: no line has to.
TOLD_BY_EDGES = (
    GROUPS
    | GROUP_RULES
    | TABLES
    | ROUTES
    | TARGET_GROUPS
    | {
        "aws_eip_association",
        "aws_volume_attachment",
        "aws_lb_target_group_attachment",
        "aws_autoscaling_attachment",
    }
)

# The arguments that name what a helper belongs to: the first that names a managed resource counts.
_BELONGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(GROUP_RULES, ("security_group_id",)),
    "aws_route": ("route_table_id",),
    "aws_route_table_association": ("route_table_id", "subnet_id"),
    "aws_main_route_table_association": ("route_table_id", "vpc_id"),
    "aws_eip_association": ("allocation_id", "instance_id", "network_interface_id"),
    "aws_eip": ("instance", "network_interface"),
    "aws_volume_attachment": ("instance_id", "volume_id"),
    "aws_network_interface_attachment": ("instance_id", "network_interface_id"),
    "aws_network_interface_sg_attachment": ("network_interface_id",),
    "aws_internet_gateway_attachment": ("internet_gateway_id",),
    "aws_iam_instance_profile": ("role",),
    "aws_lb_listener": ("load_balancer_arn",),
    "aws_alb_listener": ("load_balancer_arn",),
    "aws_lb_listener_rule": ("listener_arn",),
    "aws_lb_listener_certificate": ("listener_arn",),
    "aws_lb_target_group_attachment": ("target_id", "target_group_arn"),
    "aws_autoscaling_attachment": ("autoscaling_group_name",),
    "aws_autoscaling_group_tag": ("autoscaling_group_name",),
    "aws_autoscaling_lifecycle_hook": ("autoscaling_group_name",),
    "aws_autoscaling_notification": ("group_names",),
    "aws_autoscaling_policy": ("autoscaling_group_name",),
    "aws_autoscaling_schedule": ("autoscaling_group_name",),
    "aws_route53_record": ("zone_id",),
    "aws_flow_log": ("vpc_id", "subnet_id"),
    "aws_kms_alias": ("target_key_id",),
    "aws_ami_launch_permission": ("image_id",),
    "aws_iam_role_policy_attachment": ("role", "policy_arn"),
    "aws_rds_cluster_instance": ("cluster_identifier",),
    "aws_lambda_permission": ("function_name",),
    "aws_cloudwatch_event_target": ("rule",),
    "aws_network_acl_association": ("subnet_id",),
}
# What is told by whoever uses it: a type, who may name it by which argument, and the argument of that one
# that names what shows it; "" where it does so itself.
_SHOWN_BY: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "aws_eip": (
        ("aws_eip_association", "allocation_id", "instance_id"),
        ("aws_eip_association", "allocation_id", "network_interface_id"),
        ("aws_nat_gateway", "allocation_id", ""),
        ("aws_lb", "subnet_mapping", ""),
    ),
    "aws_ebs_volume": (("aws_volume_attachment", "volume_id", "instance_id"),),
    "aws_network_interface": (
        ("aws_instance", "network_interface", ""),
        ("aws_network_interface_attachment", "network_interface_id", "instance_id"),
    ),
    "aws_launch_template": (
        ("aws_autoscaling_group", "launch_template", ""),
        ("aws_autoscaling_group", "mixed_instances_policy", ""),
        ("aws_instance", "launch_template", ""),
        ("aws_eks_node_group", "launch_template", ""),
    ),
    "aws_launch_configuration": (("aws_autoscaling_group", "launch_configuration", ""),),
    "aws_db_subnet_group": (
        ("aws_db_instance", "db_subnet_group_name", ""),
        ("aws_rds_cluster", "db_subnet_group_name", ""),
    ),
    "aws_elasticache_subnet_group": (
        ("aws_elasticache_cluster", "subnet_group_name", ""),
        ("aws_elasticache_replication_group", "subnet_group_name", ""),
    ),
}
# What sends a target group its traffic's targets, and the argument that names the group; then the target.
_TARGETS = (
    ("aws_lb_target_group_attachment", "target_group_arn", "target_id"),
    ("aws_autoscaling_attachment", "lb_target_group_arn", "autoscaling_group_name"),
    ("aws_autoscaling_group", "target_group_arns", ""),
    ("aws_ecs_service", "load_balancer", ""),
)
# Things of their own, though their type begins as that of what they refer to.
_OWN = frozenset(
    {
        "aws_ami_copy",
        "aws_s3_bucket_object",
        "aws_vpc_endpoint",
        "aws_vpc_endpoint_service",
        "aws_vpc_peering_connection",
        "aws_lb_target_group",
        "aws_instance_connect_endpoint",
    }
)


class Folding:
    """For each resource of a configuration the boxes that show it: itself, or the ones it belongs to."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        self._resources = resources
        self._users: dict[str, list[Resource]] = {}
        for one in resources.values():
            for address in dict.fromkeys(use.address for use in one.uses):
                self._users.setdefault(address, []).append(one)
        self._boxes: dict[str, tuple[str, ...]] = {}
        self._hosts_known: dict[str, tuple[str, ...]] = {}

    def boxes(self, address: str) -> tuple[str, ...]:
        """The addresses of the boxes that show a resource; none for what is not in the configuration."""
        if address not in self._boxes:
            self._boxes[address] = tuple(dict.fromkeys(self._resolve(address)))
        return self._boxes[address]

    def is_box(self, address: str) -> bool:
        """Whether a resource has a box of its own."""
        return self.boxes(address) == (address,)

    @cached_property
    def balanced(self) -> tuple[tuple[str, str, str], ...]:
        """Load balancer, target group and target, by their addresses, for each way that traffic takes."""
        return tuple(
            (source, group.address, target)
            for group in self._resources.values()
            if group.type in TARGET_GROUPS
            for source in self.senders(group)
            for target in self._targets(group)
        )

    def users(self, address: str) -> tuple[Resource, ...]:
        """What refers to a resource."""
        return tuple(self._users.get(address, ()))

    def senders(self, group: Resource) -> tuple[str, ...]:
        """The load balancers whose listeners send to a target group."""
        found: dict[str, None] = {}
        for user in self.users(group.address):
            if "_listener" in user.type:
                found.update(dict.fromkeys(self._balancers(user)))
        return tuple(found)

    def _balancers(self, listener: Resource) -> Iterator[str]:
        for address in listener.named("load_balancer_arn", "listener_arn"):
            named = self._resources.get(address)
            if named is not None and "_listener" in named.type:
                yield from self._balancers(named)
            elif named is not None:
                yield address

    def _targets(self, group: Resource) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for kind, of_group, of_target in _TARGETS:
            for user in self.users(group.address):
                if user.type == kind and group.address in user.named(of_group):
                    found.update(dict.fromkeys(user.named(of_target) if of_target else (user.address,)))
        return tuple(address for address in found if address in self._resources)

    def _resolve(self, address: str) -> Iterable[str]:
        if address not in self._resources:
            return ()
        hosts = self._hosts_of(address)
        # What belongs to itself by way of others would be nowhere.
        if not hosts or address in self._above(address):
            return (address,)
        return [box for host in hosts for box in self.boxes(host)]

    def _above(self, address: str) -> set[str]:
        """All that a resource belongs to, directly or by way of others."""
        found: set[str] = set()
        waiting = [address]
        while waiting:
            more = [host for host in self._hosts_of(waiting.pop()) if host not in found]
            found.update(more)
            waiting += more
        return found

    def _hosts_of(self, address: str) -> tuple[str, ...]:
        if address not in self._hosts_known:
            one = self._resources[address]
            self._hosts_known[address] = tuple(self._hosts(one)) if one.mode == "managed" else ()
        return self._hosts_known[address]

    def _hosts(self, one: Resource) -> Iterator[str]:
        """What a resource belongs to, by one rule; nothing where it stands for itself."""
        for rule in (self._by_argument, self._by_users, self._by_type, self._by_members):
            found = [address for address in rule(one) if address in self._resources]
            if found:
                yield from found
                return

    def _by_argument(self, one: Resource) -> Iterable[str]:
        for argument in _BELONGS.get(one.type, ()):
            found = [address for address in one.named(argument) if self._is_managed(address)]
            if found:
                return found
        return ()

    def _by_users(self, one: Resource) -> Iterable[str]:
        for kind, argument, of_host in _SHOWN_BY.get(one.type, ()):
            for user in self.users(one.address):
                if user.type == kind and one.address in user.named(argument):
                    yield from user.named(of_host) if of_host else (user.address,)

    def _by_type(self, one: Resource) -> Iterable[str]:
        """`aws_s3_bucket_versioning` belongs to the `aws_s3_bucket` that it refers to."""
        if one.type in _OWN | TARGET_GROUPS:
            return ()
        named = dict.fromkeys(use.address for use in one.uses if self._is_managed(use.address))
        kinds = {address: self._resources[address].type for address in named}
        fitting = [address for address, kind in kinds.items() if one.type.startswith(f"{kind}_")]
        return sorted(fitting, key=lambda address: -len(kinds[address]))[:1]

    def _by_members(self, one: Resource) -> Iterable[str]:
        if one.type in GROUPS:
            return [user.address for user in self.users(one.address) if is_member(user)]
        if one.type in TABLES:
            return self._subnets(one)
        if one.type in TARGET_GROUPS and self.senders(one):
            return self._targets(one)
        return ()

    def _subnets(self, table: Resource) -> Iterator[str]:
        if table.type == "aws_default_route_table":
            yield from (address for address in table.named("default_route_table_id") if self._is_vpc(address))
        for user in self.users(table.address):
            if user.type == "aws_route_table_association":
                yield from user.named("subnet_id")
            elif user.type == "aws_main_route_table_association":
                yield from user.named("vpc_id")

    def _is_vpc(self, address: str) -> bool:
        return address in self._resources and self._resources[address].type == "aws_vpc"

    def _is_managed(self, address: str) -> bool:
        return address in self._resources and self._resources[address].mode == "managed"


def is_member(user: Resource) -> bool:
    """Whether what refers to a security group stands behind it, rather than being a rule or another group."""
    return user.mode == "managed" and user.type not in GROUPS | GROUP_RULES
