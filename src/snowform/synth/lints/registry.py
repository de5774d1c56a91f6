"""Which lint rules concern a document: a module is loaded only for one that holds what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.synth.checks.findings import Finding
    from snowform.synth.checks.schemas import Schemas
    from snowform.synth.lints.subject import Subject
    from snowform.synth.normalise import Address

    Lint = Callable[[Subject], Iterator[Finding]]

# The types that bring a module of this folder in, by section and module; without "aws_" before them. Each
# module has a function `find(subject)` that yields its findings. What concerns more stands in `run_lints`.
_CONCERNED = {
    "resource": {
        "boot_modes": "instance launch_configuration launch_template spot_instance_request",
        "refreshes": "autoscaling_group",
        "schedules": "cloudwatch_event_rule scheduler_schedule",
        "subnets": "subnet",
        "deprecations": """
            api_gateway_account api_gateway_deployment batch_job_queue cloudwatch_event_rule
            dx_gateway_association eip eks_addon flow_log guardduty_organization_configuration iam_role
            instance kendra_data_source launch_template networkmanager_core_network opsworks_application
            opsworks_custom_layer opsworks_ecs_cluster_layer opsworks_ganglia_layer opsworks_haproxy_layer
            opsworks_instance opsworks_java_app_layer opsworks_memcached_layer opsworks_mysql_layer
            opsworks_nodejs_app_layer opsworks_permission opsworks_php_app_layer opsworks_rails_app_layer
            opsworks_rds_db_instance opsworks_stack opsworks_static_web_layer opsworks_user_profile
            redshift_cluster s3_bucket s3_bucket_lifecycle_configuration s3_bucket_object
            s3_bucket_replication_configuration sagemaker_notebook_instance simpledb_domain
            spot_instance_request ssm_association worklink_fleet
            worklink_website_certificate_authority_association
        """,
        "owners": """
            api_gateway_rest_api_policy appautoscaling_target autoscaling_attachment autoscaling_group_tag
            autoscaling_policy autoscaling_schedule autoscaling_traffic_source_attachment
            backup_vault_policy default_network_acl default_route_table default_security_group
            default_subnet dynamodb_table_replica dynamodb_tag ec2_managed_prefix_list_entry ec2_tag
            ecr_lifecycle_policy ecr_repository_policy ecs_tag efs_backup_policy efs_file_system_policy
            elasticache_user_group_association elasticsearch_domain_policy elb_attachment
            iam_group_membership iam_group_policies_exclusive iam_group_policy_attachments_exclusive
            iam_policy_attachment iam_role_policies_exclusive iam_role_policy iam_role_policy_attachment
            iam_role_policy_attachments_exclusive iam_user_policies_exclusive
            iam_user_policy_attachments_exclusive internet_gateway_attachment kms_key_policy
            lambda_function_event_invoke_config main_route_table_association msk_scram_secret_association
            network_acl_association network_acl_rule network_interface_attachment
            network_interface_sg_attachment opensearch_domain_policy rds_cluster_role_association
            redshift_cluster_iam_roles redshift_logging redshift_snapshot_copy route
            route53_zone_association s3_bucket_accelerate_configuration s3_bucket_acl
            s3_bucket_cors_configuration s3_bucket_lifecycle_configuration s3_bucket_logging
            s3_bucket_notification s3_bucket_object_lock_configuration s3_bucket_ownership_controls
            s3_bucket_policy s3_bucket_public_access_block s3_bucket_replication_configuration
            s3_bucket_request_payment_configuration s3_bucket_server_side_encryption_configuration
            s3_bucket_versioning s3_bucket_website_configuration secretsmanager_secret_policy
            security_group_rule sns_topic_policy sqs_queue_policy sqs_queue_redrive_allow_policy
            sqs_queue_redrive_policy transfer_tag volume_attachment vpc_dhcp_options_association
            vpc_endpoint_policy vpc_endpoint_route_table_association
            vpc_endpoint_security_group_association vpc_endpoint_service_allowed_principal
            vpc_endpoint_subnet_association vpc_peering_connection_options vpc_security_group_egress_rule
            vpc_security_group_ingress_rule vpn_gateway_attachment vpn_gateway_route_propagation
        """,
    },
    "data": {
        "ami_owners": "ami",
        "deprecations": """
            ecs_task_execution iam_policy_document identitystore_group identitystore_user
            networkmanager_core_network_policy_document quicksight_data_set redshift_service_account
            s3_bucket_object s3_bucket_objects service_discovery_service
        """,
    },
}
CONCERNS: Mapping[str, Mapping[str, frozenset[str]]] = {
    section: {module: frozenset(f"aws_{kind}" for kind in kinds.split()) for module, kinds in modules.items()}
    for section, modules in _CONCERNED.items()
}


def _makes_first(document: Mapping[str, Any]) -> bool:
    """Whether any resource has a lifecycle by which its successor is made before it is destroyed."""
    return any(
        "lifecycle" in body and "create_before_destroy" in str(body["lifecycle"])
        for instances in _objects(document.get("resource"))
        for body in _objects(instances)
        if isinstance(body, dict)
    )


def _repeats(document: Mapping[str, Any]) -> bool:
    """Whether anything has a `for_each` or a `count` with an expression in it."""
    groups = [document.get("module")]
    for section in ("resource", "data"):
        groups += _objects(document.get(section))
    return any(
        isinstance(body, dict) and argument in body and "${" in str(body[argument])
        for group in groups
        for body in _objects(group)
        for argument in ("for_each", "count")
    )


def _objects(content: Any) -> Iterable[Any]:
    return content.values() if isinstance(content, dict) else ()


def run_lints(
    document: Mapping[str, Any],
    schemas: Schemas,
    constructs: Mapping[Address, str],
    sources: Mapping[str, Any],
) -> Iterator[Finding]:
    """The findings of all modules that concern a document, one module after the other."""
    concerned = {
        module: None
        for section, modules in CONCERNS.items()
        if isinstance(kinds := document.get(section), dict)
        for module, concerning in modules.items()
        if not concerning.isdisjoint(kinds)
    }
    if _makes_first(document):
        concerned["fixed_names"] = None
    if _repeats(document):
        concerned["unknown_keys"] = None
    if schemas.missing:
        concerned["unchecked"] = None
    if not concerned:
        return
    from snowform.synth.lints.subject import Subject

    subject = Subject(document, schemas, constructs, sources)
    for module in concerned:
        find: Lint = import_module(f"snowform.synth.lints.{module}").find
        yield from find(subject)
