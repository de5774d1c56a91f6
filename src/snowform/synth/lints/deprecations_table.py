"""What the AWS provider calls deprecated or has no more, with what takes its place, as its pages have it.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
"""

from __future__ import annotations

from collections.abc import Mapping

_S3 = {
    "acceleration_status": "aws_s3_bucket_accelerate_configuration",
    "acl": "aws_s3_bucket_acl",
    "cors_rule": "aws_s3_bucket_cors_configuration",
    "grant": "aws_s3_bucket_acl",
    "lifecycle_rule": "aws_s3_bucket_lifecycle_configuration",
    "logging": "aws_s3_bucket_logging",
    "object_lock_configuration": "object_lock_enabled and aws_s3_bucket_object_lock_configuration",
    "policy": "aws_s3_bucket_policy",
    "replication_configuration": "aws_s3_bucket_replication_configuration",
    "request_payer": "aws_s3_bucket_request_payment_configuration",
    "server_side_encryption_configuration": "aws_s3_bucket_server_side_encryption_configuration",
    "versioning": "aws_s3_bucket_versioning",
    "website": "aws_s3_bucket_website_configuration",
}
_CORES = {"cpu_core_count": "cpu_options", "cpu_threads_per_core": "cpu_options"}
_STAGE = dict.fromkeys(("canary_settings", "stage_description", "stage_name"), "aws_api_gateway_stage")
_OPSWORKS = (
    *("application", "custom_layer", "ecs_cluster_layer", "ganglia_layer", "haproxy_layer", "instance"),
    *("java_app_layer", "memcached_layer", "mysql_layer", "nodejs_app_layer", "permission", "php_app_layer"),
    *("rails_app_layer", "rds_db_instance", "stack", "static_web_layer", "user_profile"),
)

# By type, what is deprecated of it, as a path through blocks ("" is the type itself), and what takes its
# place; nothing where the service is gone.
RESOURCES: Mapping[str, Mapping[str, str]] = {
    "aws_api_gateway_account": {"reset_on_delete": ""},
    "aws_api_gateway_deployment": _STAGE,
    "aws_batch_job_queue": {"compute_environments": "compute_environment_order"},
    "aws_cloudwatch_event_rule": {"is_enabled": "state"},
    "aws_dx_gateway_association": {"vpn_gateway_id": "associated_gateway_id"},
    "aws_eip": {"vpc": "domain"},
    "aws_eks_addon": {"resolve_conflicts": "resolve_conflicts_on_create and resolve_conflicts_on_update"},
    "aws_flow_log": {"log_group_name": "log_destination"},
    "aws_guardduty_organization_configuration": {"auto_enable": "auto_enable_organization_members"},
    "aws_iam_role": {
        "inline_policy": "aws_iam_role_policy",
        "managed_policy_arns": "aws_iam_role_policy_attachment",
    },
    "aws_instance": _CORES,
    "aws_kendra_data_source": {
        "configuration.s3_configuration": "template_configuration",
        "configuration.web_crawler_configuration": "template_configuration",
    },
    "aws_launch_template": {"elastic_gpu_specifications": "", "elastic_inference_accelerator": ""},
    "aws_networkmanager_core_network": {"base_policy_region": "base_policy_regions"},
    "aws_redshift_cluster": {
        "aqua_configuration_status": "",
        "logging": "aws_redshift_logging",
        "snapshot_copy": "aws_redshift_snapshot_copy",
    },
    "aws_s3_bucket": _S3,
    "aws_s3_bucket_lifecycle_configuration": {"rule.prefix": "filter"},
    "aws_s3_bucket_object": {"": "aws_s3_object"},
    "aws_s3_bucket_replication_configuration": {"rule.prefix": "filter"},
    "aws_sagemaker_notebook_instance": {"accelerator_types": "instance_type"},
    "aws_simpledb_domain": {"": "aws_dynamodb_table"},
    "aws_spot_instance_request": _CORES,
    "aws_ssm_association": {"instance_id": "targets"},
    "aws_worklink_fleet": {"": ""},
    "aws_worklink_website_certificate_authority_association": {"": ""},
    **{f"aws_opsworks_{name}": {"": ""} for name in _OPSWORKS},
}
DATA: Mapping[str, Mapping[str, str]] = {
    "aws_ecs_task_execution": {"overrides.inference_accelerator_overrides": ""},
    "aws_iam_policy_document": {
        "override_json": "override_policy_documents",
        "source_json": "source_policy_documents",
    },
    "aws_identitystore_group": {"filter": "alternate_identifier"},
    "aws_identitystore_user": {"filter": "alternate_identifier"},
    "aws_networkmanager_core_network_policy_document": {
        "segment_actions.via.with_edge_override.use_edge": "use_edge_location"
    },
    "aws_quicksight_data_set": {"tags_all": ""},
    "aws_redshift_service_account": {"": "the name of a service principal"},
    "aws_s3_bucket_object": {"": "aws_s3_object"},
    "aws_s3_bucket_objects": {"": "aws_s3_objects"},
    "aws_service_discovery_service": {"tags_all": ""},
}
# What 5 takes without a word and 6 has no more, by kind too; otherwise in the same form.
GONE: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "resource": {
        "aws_batch_compute_environment": {
            "compute_environment_name": "name",
            "compute_environment_name_prefix": "name_prefix",
        },
        "aws_dms_endpoint": {"s3_settings": "aws_dms_s3_endpoint"},
        "aws_ecs_task_definition": {"inference_accelerator": ""},
        "aws_lakeformation_opt_in": {"resource_data.lf_tag.value": "values"},
        "aws_spot_instance_request": {"block_duration_minutes": ""},
    },
    "data": {"aws_batch_compute_environment": {"compute_environment_name": "name"}},
    "provider": {
        "aws": {
            f"endpoints.{service}": ""
            for service in (
                *("iotanalytics", "iotevents", "lookoutmetrics", "opsworks"),
                *("sdb", "simpledb", "worklink"),
            )
        }
    },
}


def successor(kind: str, terraform_type: str, path: str) -> tuple[str, bool]:
    """What to do about what 6 has no more, and whether 5 calls it deprecated; empty where nothing is known.

    `path` leads through blocks and is empty for the type itself.
    """
    deprecated = {"resource": RESOURCES, "data": DATA}.get(kind, {}).get(terraform_type, {})
    for table in (deprecated, GONE.get(kind, {}).get(terraform_type, {})):
        if (instead := table.get(path)) is not None:
            return f"use {instead}" if instead else "leave it out", table is deprecated
    return "", False
