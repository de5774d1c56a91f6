"""How an object is named to `import`, by its resource type, and what is special about making it twice.

Sources: section "Import" of each resource's page of the provider's documentation
(https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/NAME, without `aws_`), tried
with that version where the local AWS has the service. A type that is in no table is imported by its `id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..patterns import regex

# Types whose import id follows from what the configuration says: attributes in braces, `a|b` is the first of
# them that has a value. `account` and `partition` are those of the stack's other objects. Creating such an
# object twice is refused by AWS, so these never double; without adoption they would stop the next run.
DERIVED: dict[str, str] = {
    "aws_autoscaling_group": "{name}",
    "aws_backup_vault": "{name}",
    "aws_cloudwatch_log_group": "{name}",
    "aws_cloudwatch_log_stream": "{log_group_name}:{name}",
    "aws_db_instance": "{identifier}",
    "aws_db_parameter_group": "{name}",
    "aws_db_subnet_group": "{name}",
    "aws_dynamodb_table": "{name}",
    "aws_ecr_repository": "{name}",
    "aws_ecs_cluster": "{name}",
    "aws_eks_cluster": "{name}",
    "aws_elasticache_cluster": "{cluster_id}",
    "aws_elasticache_subnet_group": "{name}",
    "aws_iam_group": "{name}",
    "aws_iam_instance_profile": "{name}",
    "aws_iam_policy": "arn:{partition}:iam::{account}:policy{path}{name}",
    "aws_iam_role": "{name}",
    "aws_iam_user": "{name}",
    "aws_key_pair": "{key_name}",
    "aws_kinesis_stream": "{name}",
    "aws_kms_alias": "{name}",
    "aws_lambda_alias": "{function_name}/{name}",
    "aws_lambda_function": "{function_name}",
    "aws_lambda_permission": "{function_name}/{statement_id}",
    "aws_network_acl_rule": "{network_acl_id}:{rule_number}:{protocol}:{egress}",
    "aws_placement_group": "{name}",
    "aws_rds_cluster": "{cluster_identifier}",
    "aws_rds_cluster_instance": "{identifier}",
    "aws_route": "{route_table_id}_"
    "{destination_cidr_block|destination_ipv6_cidr_block|destination_prefix_list_id}",
    "aws_route53_record": "{zone_id}_{name}_{type}",
    "aws_route53_zone_association": "{zone_id}:{vpc_id}",
    "aws_route_table_association": "{subnet_id|gateway_id}/{route_table_id}",
    "aws_s3_bucket": "{bucket}",
    "aws_security_group_rule": "{security_group_id}_{type}_{protocol}_{from_port}_{to_port}",
    "aws_ssm_document": "{name}",
    "aws_ssm_parameter": "{name}",
}

# Of these, the ones that are parts of another object, whose id is in theirs. They have no tags, and where the
# other object does not exist yet they cannot either.
PARTS = frozenset(
    {
        "aws_cloudwatch_log_stream",
        "aws_lambda_alias",
        "aws_lambda_permission",
        "aws_network_acl_rule",
        "aws_route",
        "aws_route53_record",
        "aws_route53_zone_association",
        "aws_route_table_association",
        "aws_security_group_rule",
    }
)

# Of these, the ones that have no tags and no parent of this stack's in their id: that one exists does not say
# whose it is.
OWNERLESS = frozenset({"aws_autoscaling_group", "aws_iam_group", "aws_kms_alias"})

# Creating them again has the same result as creating them once: AWS's call puts, attaches or registers, or
# the provider looks first. Nothing has to be found, the next apply simply creates them.
HARMLESS = frozenset(
    {
        "aws_acm_certificate_validation",
        "aws_ami_launch_permission",
        "aws_appautoscaling_policy",
        "aws_appautoscaling_target",
        "aws_autoscaling_lifecycle_hook",
        "aws_autoscaling_policy",
        "aws_autoscaling_schedule",
        "aws_cloudwatch_dashboard",
        "aws_cloudwatch_event_rule",
        "aws_cloudwatch_event_target",
        "aws_cloudwatch_metric_alarm",
        "aws_default_network_acl",
        "aws_default_route_table",
        "aws_default_security_group",
        "aws_default_subnet",
        "aws_default_vpc",
        "aws_default_vpc_dhcp_options",
        "aws_ec2_instance_state",
        "aws_ec2_tag",
        "aws_ecr_lifecycle_policy",
        "aws_ecr_repository_policy",
        "aws_eip_association",
        "aws_iam_group_membership",
        "aws_iam_group_policy",
        "aws_iam_group_policy_attachment",
        "aws_iam_policy_attachment",
        "aws_iam_role_policy",
        "aws_iam_role_policy_attachment",
        "aws_iam_user_policy",
        "aws_iam_user_policy_attachment",
        "aws_lb_listener_certificate",
        "aws_lb_target_group_attachment",
        "aws_main_route_table_association",
        "aws_network_acl_association",
        "aws_s3_bucket_acl",
        "aws_s3_bucket_cors_configuration",
        "aws_s3_bucket_lifecycle_configuration",
        "aws_s3_bucket_logging",
        "aws_s3_bucket_notification",
        "aws_s3_bucket_ownership_controls",
        "aws_s3_bucket_policy",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
        "aws_s3_bucket_website_configuration",
        "aws_s3_object",
        "aws_secretsmanager_secret_policy",
        "aws_secretsmanager_secret_version",
        "aws_sns_topic",
        "aws_sns_topic_policy",
        "aws_sns_topic_subscription",
        "aws_sqs_queue_policy",
        "aws_volume_attachment",
        "aws_vpc_dhcp_options_association",
        "aws_vpc_endpoint_route_table_association",
    }
)

# What AWS refused is looked for all the same: an earlier try whose answer got lost may have made one.
COSTLY = frozenset({"aws_instance", "aws_nat_gateway", "aws_spot_instance_request"})

# Arguments that no import can read back and whose change replaces the object. A replacement of an object that
# is adopted, for nothing but these, loses nothing: an interrupted run made it and nobody has used it.
UNREADABLE: dict[str, frozenset[str]] = {"aws_key_pair": frozenset({"public_key"})}

# Providers whose resources are values in the state, or files of this host: there is nothing to be lost.
_WITHOUT_OBJECTS = ("archive", "cloudinit", "local", "null", "random", "terraform", "time", "tls")

_FIELD = regex(r"\{([a-z0-9_|]+)\}")


def has_no_object(type_: str) -> bool:
    """Whether creating it makes nothing outside this host."""
    return type_.partition("_")[0] in _WITHOUT_OBJECTS


def derived(type_: str, values: Mapping[str, Any], further: Mapping[str, str] | None = None) -> str:
    """The import id of an object with these (planned) values; empty where it does not follow from them.

    `further` holds the account and partition, where they are known.
    """
    template = DERIVED.get(type_)
    if template is None:
        return ""
    known = {**(further or {}), **values}
    found = [_first(field, known) for field in _FIELD.findall(template)]
    if not all(found):
        return ""
    rest = iter(found)
    identity = _FIELD.sub(lambda _: next(rest), template)
    further_parts = _further(type_, values)
    if type_ == "aws_security_group_rule" and not further_parts:
        return ""
    return "_".join([identity, *further_parts])


def lacks_parent(type_: str, values: Mapping[str, Any]) -> bool:
    """Whether an object without a derived id is part of one that does not exist yet.

    Otherwise its name is one that the provider makes up (from a `name_prefix`, say).
    """
    return type_ in PARTS and not (type_ == "aws_lambda_permission" and values.get("function_name"))


def fields(template: str) -> tuple[str, ...]:
    """The attributes that a template of DERIVED is made of."""
    return tuple(name for group in _FIELD.findall(template) for name in group.split("|"))


def only_unreadable(type_: str, replace_paths: Iterable[Iterable[str | int]]) -> bool:
    """Whether a replacement in the plan that adopts an object comes only from what import cannot read."""
    names = {next(iter(path), "") for path in replace_paths}
    return bool(names) and names <= UNREADABLE.get(type_, frozenset())


def _further(type_: str, values: Mapping[str, Any]) -> list[str]:
    """What some ids end with: the set of a record, the sources or destinations of a rule."""
    if type_ == "aws_route53_record":
        return [values["set_identifier"]] if values.get("set_identifier") else []
    if type_ != "aws_security_group_rule":
        return []
    lists = (values.get(name) or [] for name in ("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"))
    found = [str(text) for ones in lists for text in ones]
    if values.get("self"):
        return ["self", *found]
    source = values.get("source_security_group_id")
    return [source, *found] if source else found


def _first(group: str, values: Mapping[str, Any]) -> str:
    for name in group.split("|"):
        value = values.get(name)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str | int) and value != "":
            return str(value)
    return ""
