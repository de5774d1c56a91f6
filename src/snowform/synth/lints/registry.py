"""Which lint rules concern a document: a module is loaded only for one that holds what it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module

from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.synth.checks.findings import Finding
    from snowform.synth.checks.schemas import Schemas
    from snowform.synth.lints.subject import Subject
    from snowform.synth.normalise import Address

    Bodies = Sequence[Mapping[str, Any]]
    Lint = Callable[[Subject], Iterator[Finding]]

# The types that bring a module of this folder in, by section and module; without "aws_" before them. Each
# module has a function `find(subject)` that yields its findings. What concerns more stands in `run_lints`.
_CONCERNED = {
    "resource": {
        "boot_modes": "instance launch_configuration launch_template spot_instance_request",
        "buckets": "s3_bucket",
        "databases": """
            db_instance db_option_group docdb_cluster docdb_cluster_instance neptune_cluster
            neptune_cluster_instance rds_cluster rds_cluster_instance redshift_cluster
        """,
        "machines": """
            autoscaling_group cloud9_environment_ec2 dax_cluster db_instance docdb_cluster_instance
            ec2_capacity_reservation ec2_fleet ec2_host eks_node_group elasticache_cluster
            elasticache_replication_group elasticsearch_domain emr_cluster emr_instance_group
            imagebuilder_infrastructure_configuration instance launch_configuration launch_template mq_broker
            neptune_cluster_instance opensearch_domain rds_cluster rds_cluster_instance redshift_cluster
            spot_fleet_request spot_instance_request
        """,
        "names": "security_group sns_topic sqs_queue",
        "policies": """
            api_gateway_rest_api api_gateway_rest_api_policy backup_vault_policy cloudwatch_event_bus_policy
            cloudwatch_log_resource_policy ecr_registry_policy ecr_repository_policy efs_file_system_policy
            elasticsearch_domain elasticsearch_domain_policy glacier_vault glue_resource_policy
            iam_group_policy iam_policy iam_role iam_role_policy iam_user_policy iot_policy kms_key
            kms_key_policy opensearch_domain opensearch_domain_policy organizations_policy s3_access_point
            s3_bucket s3_bucket_policy s3control_access_point_policy secretsmanager_secret
            secretsmanager_secret_policy sns_topic sns_topic_policy sqs_queue sqs_queue_policy
            ssoadmin_permission_set_inline_policy vpc_endpoint vpc_endpoint_policy
        """,
        "ports": """
            default_network_acl default_security_group network_acl network_acl_rule security_group
            security_group_rule vpc_security_group_egress_rule vpc_security_group_ingress_rule
        """,
        "range_sizes": "subnet vpc vpc_ipv4_cidr_block_association",
        "records": "route53_record",
        "refreshes": "autoscaling_group",
        "runtimes": "lambda_function",
        "schedules": "cloudwatch_event_rule scheduler_schedule",
        "subnets": "subnet",
        "time_zones": """
            appautoscaling_scheduled_action autoscaling_schedule connect_hours_of_operation
            imagebuilder_image_pipeline scheduler_schedule ssm_maintenance_window
        """,
        "user_data": "instance",
        "volumes": "ebs_volume instance launch_configuration launch_template spot_instance_request",
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
        "policies": "iam_policy_document",
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
# The arguments of any type of AWS that bring a module in, and what such a one is where it says nothing.
_WRITTEN = {
    "id_forms": """
        ami image_id internet_gateway_id nat_gateway_id network_acl_id network_interface_id peer_vpc_id
        route_table_id route_table_ids security_group_id security_group_ids source_ami_id
        source_security_group_id subnet_id subnet_ids transit_gateway_id vpc_id vpc_peering_connection_id
        vpc_security_group_ids
    """,
    "places": """
        availability_zone availability_zones peer_region region source_ami_region source_region vpc_region
    """,
}
ARGUMENTS: Mapping[str, str] = {name: module for module, names in _WRITTEN.items() for name in names.split()}
_OF_OTHERS = re.compile(r"""(\[')?\$\{(aws_|data\.|module\.)""")
# How the keys of tags begin that nobody may set.
_RESERVED = "aws:"


def _makes_first(resources: Bodies) -> bool:
    """Whether any resource has a lifecycle by which its successor is made before it is destroyed."""
    return any(
        "lifecycle" in body and "create_before_destroy" in str(body["lifecycle"]) for body in resources
    )


def _repeats(bodies: Bodies) -> bool:
    """Whether anything has a `for_each` or a `count` with an expression in it."""
    return any(
        argument in body and "${" in str(body[argument])
        for body in bodies
        for argument in ("for_each", "count")
    )


def _tags_as_aws(resources: Bodies) -> bool:
    """Whether any resource has a tag with a key of those that AWS sets itself."""
    return any(
        key.lower().startswith(_RESERVED)
        for body in resources
        if isinstance(body.get("tags"), dict)
        for key in body["tags"]
    )


def _written(document: Mapping[str, Any], resources: Bodies) -> Iterator[str]:
    """The modules whose arguments, of whichever type, any resource has as more than references to others."""
    found = set()
    if isinstance(providers := document.get("provider"), dict) and "aws" in providers:
        yield "places"
        found.add("places")
    for body in resources:
        for name in body.keys() & ARGUMENTS.keys():
            if ARGUMENTS[name] not in found and not _OF_OTHERS.match(str(body[name])):
                found.add(ARGUMENTS[name])
                yield ARGUMENTS[name]


def _bodies(section: Any) -> list[dict[str, Any]]:
    """The bodies of all resources or data sources, of whichever type."""
    return [body for instances in _objects(section) for body in _objects(instances) if isinstance(body, dict)]


def _objects(content: Any) -> Iterable[Any]:
    return content.values() if isinstance(content, dict) else ()


def run_lints(
    document: Mapping[str, Any],
    schemas: Schemas,
    constructs: Mapping[Address, str],
    sources: Mapping[str, Any],
    told: Sequence[Finding] = (),
) -> Iterator[Finding]:
    """The findings of all modules that concern a document, one module after the other.

    Of what was `told` before, the modules that look at values say nothing more.
    """
    concerned = {
        module: None
        for section, modules in CONCERNS.items()
        if isinstance(kinds := document.get(section), dict)
        for module, concerning in modules.items()
        if not concerning.isdisjoint(kinds)
    }
    resources = _bodies(document.get("resource"))
    concerned |= dict.fromkeys(_written(document, resources))
    if _tags_as_aws(resources):
        concerned["tags"] = None
    if _makes_first(resources):
        concerned["fixed_names"] = None
    if _repeats([*resources, *_bodies(document.get("data")), *_bodies({"": document.get("module")})]):
        concerned["unknown_keys"] = None
    if schemas.missing:
        concerned["unchecked"] = None
    if not concerned:
        return
    from snowform.synth.lints.subject import Subject

    subject = Subject(document, schemas, constructs, sources, (finding.path for finding in told))
    for module in concerned:
        find: Lint = import_module(f"snowform.synth.lints.{module}").find
        yield from find(subject)
