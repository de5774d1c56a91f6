"""What of the AWS provider's resources must not be managed twice: a table, each row with its page.

The pages are those of https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/PAGE; most
say it in a note at their beginning. A link is `type.argument`: what the argument refers to is managed.
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.records import Record


class Inline(Record):
    """`argument` of a `holder` manages all that resources of the type `separate` manage one by one.

    `link` is the separate resource's argument that names the holder, by one of its attributes `by` where that
    is not one of its names. `only` is an argument and its value without which the resource is another matter;
    `inside` says that the link is a text that the holder's name stands in, `once` that AWS refuses to do a
    second time what one of the two has done, so that no apply comes to its end.
    """

    __slots__ = ("argument", "by", "holder", "inside", "link", "once", "only", "page", "separate")

    def __init__(
        self, holder: str, argument: str, separate: str, page: str, *, by: str, inside: bool, once: bool
    ) -> None:
        self.holder = holder
        self.argument = argument
        path, _, condition = separate.partition("?")
        self.separate, _, self.link = path.partition(".")
        self.only = tuple(condition.split("=")) if condition else ()
        self.page = page
        self.by = by
        self.inside = inside
        self.once = once


class Exclusive(Record):
    """A resource of the type `exclusive` removes all that its list `members` does not name.

    What it could remove are resources of the type `member`, known by the value of their argument `named`.
    """

    __slots__ = ("exclusive", "link", "member", "member_link", "members", "named")

    def __init__(self, exclusive: str, members: str, member: str, named: str) -> None:
        self.exclusive, _, self.link = exclusive.partition(".")
        self.members = members
        self.member, _, self.member_link = member.partition(".")
        self.named = named


def _inline(
    holder: str,
    arguments: str,
    *separates: str,
    page: str = "",
    by: str = "",
    inside: bool = False,
    once: bool = False,
) -> Iterator[Inline]:
    for argument in arguments.split():
        for separate in separates:
            own = page or separate.partition(".")[0].removeprefix("aws_")
            yield Inline(holder, argument, separate, own, by=by, inside=inside, once=once)


_INGRESS = (
    "aws_vpc_security_group_ingress_rule.security_group_id",
    "aws_security_group_rule.security_group_id?type=ingress",
)
_EGRESS = (
    "aws_vpc_security_group_egress_rule.security_group_id",
    "aws_security_group_rule.security_group_id?type=egress",
)
_NACL = "aws_network_acl_rule.network_acl_id"
_TARGETS = (
    "aws_autoscaling_attachment.autoscaling_group_name",
    "aws_autoscaling_traffic_source_attachment.autoscaling_group_name",
)
_SCALERS = (
    "aws_autoscaling_policy.autoscaling_group_name",
    "aws_autoscaling_schedule.autoscaling_group_name",
)
_INTERFACE = "aws_network_interface_sg_attachment.network_interface_id"
_S3 = {
    "acceleration_status": "accelerate_configuration",
    "acl": "acl",
    "cors_rule": "cors_configuration",
    "grant": "acl",
    "lifecycle_rule": "lifecycle_configuration",
    "logging": "logging",
    "object_lock_configuration": "object_lock_configuration",
    "policy": "policy",
    "replication_configuration": "replication_configuration",
    "request_payer": "request_payment_configuration",
    "server_side_encryption_configuration": "server_side_encryption_configuration",
    "versioning": "versioning",
    "website": "website_configuration",
}

INLINE: tuple[Inline, ...] = (
    # The rules of a group, one direction each: inline rules of one leave those of the other alone.
    *_inline("aws_security_group", "ingress", *_INGRESS, page="security_group"),
    *_inline("aws_security_group", "egress", *_EGRESS, page="security_group"),
    *_inline("aws_default_security_group", "ingress", *_INGRESS, page="default_security_group"),
    *_inline("aws_default_security_group", "egress", *_EGRESS, page="default_security_group"),
    # Its security groups, of an interface.
    *_inline("aws_instance", "vpc_security_group_ids", _INTERFACE, by="primary_network_interface_id"),
    *_inline("aws_instance", "security_groups", _INTERFACE, by="primary_network_interface_id"),
    *_inline("aws_network_interface", "security_groups", _INTERFACE),
    *_inline(
        "aws_network_interface",
        "attachment",
        "aws_network_interface_attachment.network_interface_id",
        once=True,
    ),
    # Routes, rules and associations of networks.
    *_inline("aws_route_table", "route", "aws_route.route_table_id"),
    *_inline("aws_default_route_table", "route", "aws_route.route_table_id", page="default_route_table"),
    *_inline(
        "aws_route_table",
        "propagating_vgws",
        "aws_vpn_gateway_route_propagation.route_table_id",
    ),
    *_inline(
        "aws_default_route_table",
        "propagating_vgws",
        "aws_vpn_gateway_route_propagation.route_table_id",
    ),
    *_inline("aws_network_acl", "ingress", f"{_NACL}?egress=false", page="network_acl"),
    *_inline("aws_network_acl", "egress", f"{_NACL}?egress=true", page="network_acl"),
    *_inline("aws_network_acl", "subnet_ids", "aws_network_acl_association.network_acl_id"),
    # The default list's blocks are not computed: none given means that there shall be none.
    *_inline("aws_default_network_acl", "*", _NACL, page="default_network_acl"),
    *_inline(
        "aws_default_network_acl",
        "subnet_ids",
        "aws_network_acl_association.network_acl_id",
        page="default_network_acl",
    ),
    *_inline(
        "aws_internet_gateway",
        "vpc_id",
        "aws_internet_gateway_attachment.internet_gateway_id",
        once=True,
    ),
    *_inline("aws_vpn_gateway", "vpc_id", "aws_vpn_gateway_attachment.vpn_gateway_id"),
    *_inline(
        "aws_vpc_endpoint",
        "route_table_ids",
        "aws_vpc_endpoint_route_table_association.vpc_endpoint_id",
        page="vpc_endpoint",
    ),
    *_inline(
        "aws_vpc_endpoint",
        "subnet_ids",
        "aws_vpc_endpoint_subnet_association.vpc_endpoint_id",
        page="vpc_endpoint",
    ),
    *_inline(
        "aws_vpc_endpoint",
        "security_group_ids",
        "aws_vpc_endpoint_security_group_association.vpc_endpoint_id",
        page="vpc_endpoint",
    ),
    *_inline("aws_vpc_endpoint", "policy", "aws_vpc_endpoint_policy.vpc_endpoint_id"),
    *_inline(
        "aws_vpc_endpoint_service",
        "allowed_principals",
        "aws_vpc_endpoint_service_allowed_principal.vpc_endpoint_service_id",
        page="vpc_endpoint_service",
    ),
    *_inline(
        "aws_vpc_peering_connection",
        "accepter requester",
        "aws_vpc_peering_connection_options.vpc_peering_connection_id",
    ),
    *_inline(
        "aws_ec2_managed_prefix_list",
        "entry",
        "aws_ec2_managed_prefix_list_entry.prefix_list_id",
        page="ec2_managed_prefix_list",
    ),
    *_inline("aws_route53_zone", "vpc", "aws_route53_zone_association.zone_id"),
    # Policies.
    *_inline("aws_iam_role", "inline_policy", "aws_iam_role_policy.role", page="iam_role"),
    *_inline("aws_iam_role", "inline_policy", "aws_iam_role_policies_exclusive.role_name", page="iam_role"),
    *_inline(
        "aws_iam_role",
        "managed_policy_arns",
        "aws_iam_role_policy_attachment.role",
        "aws_iam_policy_attachment.roles",
        "aws_iam_role_policy_attachments_exclusive.role_name",
        page="iam_role",
    ),
    *_inline("aws_sns_topic", "policy", "aws_sns_topic_policy.arn"),
    *_inline("aws_sqs_queue", "policy", "aws_sqs_queue_policy.queue_url"),
    *_inline("aws_sqs_queue", "redrive_policy", "aws_sqs_queue_redrive_policy.queue_url"),
    *_inline("aws_sqs_queue", "redrive_allow_policy", "aws_sqs_queue_redrive_allow_policy.queue_url"),
    *_inline("aws_kms_key", "policy", "aws_kms_key_policy.key_id"),
    *_inline("aws_secretsmanager_secret", "policy", "aws_secretsmanager_secret_policy.secret_arn"),
    *_inline("aws_api_gateway_rest_api", "policy", "aws_api_gateway_rest_api_policy.rest_api_id"),
    *_inline("aws_opensearch_domain", "access_policies", "aws_opensearch_domain_policy.domain_name"),
    *_inline("aws_elasticsearch_domain", "access_policies", "aws_elasticsearch_domain_policy.domain_name"),
    # Buckets, whose inline arguments are deprecated.
    *(
        row
        for argument, separate in _S3.items()
        for row in _inline("aws_s3_bucket", argument, f"aws_s3_bucket_{separate}.bucket", page="s3_bucket")
    ),
    # Machines, groups of them, and balancers.
    *_inline("aws_instance", "ebs_block_device", "aws_volume_attachment.instance_id", page="instance"),
    *_inline("aws_elb", "instances", "aws_elb_attachment.elb", page="elb"),
    *_inline(
        "aws_autoscaling_group", "target_group_arns load_balancers", *_TARGETS, page="autoscaling_attachment"
    ),
    *_inline("aws_autoscaling_group", "traffic_source", *_TARGETS, page="autoscaling_attachment"),
    *_inline("aws_autoscaling_group", "desired_capacity", *_SCALERS, page="autoscaling_policy"),
    *_inline(
        "aws_ecs_service",
        "desired_count",
        "aws_appautoscaling_target.resource_id",
        page="ecs_service",
        inside=True,
    ),
    *_inline(
        "aws_dynamodb_table",
        "read_capacity",
        "aws_appautoscaling_target.resource_id?scalable_dimension=dynamodb:table:ReadCapacityUnits",
        page="dynamodb_table",
        inside=True,
    ),
    *_inline(
        "aws_dynamodb_table",
        "write_capacity",
        "aws_appautoscaling_target.resource_id?scalable_dimension=dynamodb:table:WriteCapacityUnits",
        page="dynamodb_table",
        inside=True,
    ),
    # Data.
    *_inline("aws_dynamodb_table", "replica", "aws_dynamodb_table_replica.global_table_arn"),
    *_inline(
        "aws_rds_cluster",
        "iam_roles",
        "aws_rds_cluster_role_association.db_cluster_identifier",
        page="rds_cluster",
    ),
    *_inline("aws_redshift_cluster", "iam_roles", "aws_redshift_cluster_iam_roles.cluster_identifier"),
    *_inline("aws_redshift_cluster", "logging", "aws_redshift_logging.cluster_identifier"),
    *_inline("aws_redshift_cluster", "snapshot_copy", "aws_redshift_snapshot_copy.cluster_identifier"),
    *_inline(
        "aws_elasticache_user_group", "user_ids", "aws_elasticache_user_group_association.user_group_id"
    ),
)

# Of each of these there can be one for what these arguments name: a second one overwrites the first.
TWINS: dict[str, tuple[str, ...]] = {
    **{
        f"aws_s3_bucket_{name}": ("bucket",)
        for name in (*_S3.values(), "notification", "ownership_controls", "public_access_block")
    },
    "aws_api_gateway_rest_api_policy": ("rest_api_id",),
    "aws_backup_vault_policy": ("backup_vault_name",),
    "aws_default_network_acl": ("default_network_acl_id",),
    "aws_default_route_table": ("default_route_table_id",),
    "aws_default_security_group": ("vpc_id",),
    "aws_default_subnet": ("availability_zone",),
    "aws_ec2_tag": ("resource_id", "key"),
    "aws_ecr_lifecycle_policy": ("repository",),
    "aws_ecr_repository_policy": ("repository",),
    "aws_efs_backup_policy": ("file_system_id",),
    "aws_efs_file_system_policy": ("file_system_id",),
    "aws_elasticsearch_domain_policy": ("domain_name",),
    "aws_iam_group_membership": ("group",),
    "aws_iam_policy_attachment": ("policy_arn",),
    "aws_iam_role_policies_exclusive": ("role_name",),
    "aws_iam_role_policy": ("role", "name"),
    "aws_iam_role_policy_attachments_exclusive": ("role_name",),
    "aws_kms_key_policy": ("key_id",),
    "aws_lambda_function_event_invoke_config": ("function_name", "qualifier"),
    "aws_main_route_table_association": ("vpc_id",),
    "aws_msk_scram_secret_association": ("cluster_arn",),
    "aws_opensearch_domain_policy": ("domain_name",),
    "aws_secretsmanager_secret_policy": ("secret_arn",),
    "aws_sns_topic_policy": ("arn",),
    "aws_sqs_queue_policy": ("queue_url",),
    "aws_sqs_queue_redrive_allow_policy": ("queue_url",),
    "aws_sqs_queue_redrive_policy": ("queue_url",),
    "aws_vpc_dhcp_options_association": ("vpc_id",),
    "aws_vpc_endpoint_policy": ("vpc_endpoint_id",),
}

# What one resource of a type owns whole, and what another type's would own a part of.
WHOLE_AND_PART: tuple[tuple[str, str], ...] = (
    ("aws_iam_policy_attachment.policy_arn", "aws_iam_role_policy_attachment.policy_arn"),
    ("aws_iam_policy_attachment.policy_arn", "aws_iam_user_policy_attachment.policy_arn"),
    ("aws_iam_policy_attachment.policy_arn", "aws_iam_group_policy_attachment.policy_arn"),
    ("aws_iam_group_membership.group", "aws_iam_user_group_membership.groups"),
)

EXCLUSIVE: tuple[Exclusive, ...] = (
    *(
        Exclusive(
            f"aws_iam_{who}_policies_exclusive.{who}_name",
            "policy_names",
            f"aws_iam_{who}_policy.{who}",
            "name",
        )
        for who in ("role", "user", "group")
    ),
    *(
        Exclusive(
            f"aws_iam_{who}_policy_attachments_exclusive.{who}_name",
            "policy_arns",
            f"aws_iam_{who}_policy_attachment.{who}",
            "policy_arn",
        )
        for who in ("role", "user", "group")
    ),
)

# A tag by itself, the argument that names the tagged object, and that object's own argument for tags.
TAGS: dict[str, tuple[str, str]] = {
    "aws_autoscaling_group_tag": ("autoscaling_group_name", "tag"),
    "aws_dynamodb_tag": ("resource_arn", "tags"),
    "aws_ec2_tag": ("resource_id", "tags"),
    "aws_ecs_tag": ("resource_arn", "tags"),
    "aws_transfer_tag": ("resource_arn", "tags"),
}


def types() -> set[str]:
    """The types of resources without which no two own one thing."""
    return {
        *(row.separate for row in INLINE),
        *TWINS,
        *(whole.partition(".")[0] for whole, _ in WHOLE_AND_PART),
        *(row.exclusive for row in EXCLUSIVE),
        *TAGS,
    }
