"""Ordinary changes of the types of the ninth draw, written down before any was tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import allow, creation, policy
from tests.provision.plan.corpus.growth import grows

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))

UPDATES = [
    grows("aws_evidently_launch", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_evidently_feature",
        {"description": "a", "variations": [{"name": "a"}]},
        {"description": "b", "variations": [{"name": "a"}, {"name": "b"}]},
    ),
    grows("aws_route53recoveryreadiness_recovery_group", {"cells": ["a"]}, {"cells": ["a", "b"]}),
    grows(
        "aws_fsx_openzfs_file_system",
        {"automatic_backup_retention_days": 0, "skip_final_backup": True},
        {"automatic_backup_retention_days": 30, "skip_final_backup": False},
    ),
    grows(
        "aws_fsx_openzfs_file_system",
        {"storage_capacity": 100, "copy_tags_to_backups": False},
        {"storage_capacity": 200, "copy_tags_to_backups": True},
    ),
    grows(
        "aws_api_gateway_request_validator",
        {"name": "a", "validate_request_body": True},
        {"name": "b", "validate_request_body": False},
    ),
    grows("aws_location_map", {"description": "a"}, {"description": "b"}),
    grows("aws_wafregional_regex_pattern_set", {"name": "a"}, {"name": "b"}),
    grows(
        "aws_servicecatalog_provisioned_product",
        {"retain_physical_resources": False},
        {"retain_physical_resources": True},
    ),
    grows("aws_cloud9_environment_ec2", {"name": "a", "description": "a"}, {"name": "b", "description": "b"}),
    grows("aws_db_snapshot", {"shared_accounts": ["1"]}, {"shared_accounts": ["1", "2"]}),
    grows(
        "aws_batch_job_definition",
        {"container_properties": '{"image": "a:1"}', "scheduling_priority": 1},
        {"container_properties": '{"image": "a:2"}', "scheduling_priority": 2},
    ),
    grows("aws_cloudfront_field_level_encryption_profile", {"comment": "a"}, {"comment": "b"}),
    grows("aws_redshift_cluster_iam_roles", {"iam_role_arns": ["a"]}, {"iam_role_arns": ["a", "b"]}),
    grows("aws_datazone_domain", {"name": "a", "description": "a"}, {"name": "b", "description": "b"}),
    grows(
        "aws_lakeformation_resource_lf_tags",
        {"lf_tag": [{"key": "a", "value": "1"}]},
        {"lf_tag": [{"key": "a", "value": "1"}, {"key": "b", "value": "2"}]},
    ),
    grows(
        "aws_connect_hours_of_operation",
        {"description": "a", "config": [{"day": "MONDAY"}]},
        {"description": "b", "config": [{"day": "MONDAY"}, {"day": "TUESDAY"}]},
    ),
    grows(
        "aws_globalaccelerator_cross_account_attachment",
        {"principals": ["1"], "name": "a"},
        {"principals": ["1", "2"], "name": "b"},
    ),
    grows(
        "aws_macie2_findings_filter",
        {"name": "a", "description": "a", "position": 1},
        {"name": "b", "description": "b", "position": 2},
    ),
    grows("aws_waf_rate_based_rule", {"rate_limit": 100}, {"rate_limit": 5000}),
    grows("aws_datasync_location_object_storage", {"agent_arns": ["a"]}, {"agent_arns": ["a", "b"]}),
    grows(
        "aws_appconfig_deployment_strategy",
        {"description": "a", "deployment_duration_in_minutes": 10},
        {"description": "b", "deployment_duration_in_minutes": 60},
    ),
    grows(
        "aws_api_gateway_rest_api",
        {"description": "a", "minimum_compression_size": "-1"},
        {"description": "b", "minimum_compression_size": "1024"},
    ),
    grows(
        "aws_api_gateway_rest_api",
        {"policy": NARROW, "binary_media_types": ["image/png"]},
        {"policy": WIDE, "binary_media_types": ["image/png", "image/jpeg"]},
    ),
    grows(
        "aws_licensemanager_grant",
        {"allowed_operations": ["A"], "name": "a"},
        {"allowed_operations": ["A", "B"], "name": "b"},
    ),
    grows("aws_lakeformation_resource", {"hybrid_access_enabled": False}, {"hybrid_access_enabled": True}),
    grows("aws_iot_policy", {"policy": NARROW}, {"policy": WIDE}),
    grows(
        "aws_servicecatalog_service_action",
        {"name": "a", "description": "a"},
        {"name": "b", "description": "b"},
    ),
    grows(
        "aws_appmesh_virtual_gateway",
        {"spec": [{"listener": [{"connection_pool": [{"http": [{"max_connections": 10}]}]}]}]},
        {"spec": [{"listener": [{"connection_pool": [{"http": [{"max_connections": 1000}]}]}]}]},
    ),
    grows(
        "aws_opsworks_ganglia_layer",
        {"custom_json": "{}", "auto_healing": False},
        {"custom_json": '{"a": 1}', "auto_healing": True},
    ),
    grows(
        "aws_opsworks_custom_layer",
        {"name": "a", "system_packages": ["a"], "install_updates_on_boot": False},
        {"name": "b", "system_packages": ["a", "b"], "install_updates_on_boot": True},
    ),
    grows("aws_docdb_global_cluster", {"deletion_protection": False}, {"deletion_protection": True}),
    grows("aws_connect_quick_connect", {"name": "a", "description": "a"}, {"name": "b", "description": "b"}),
    grows(
        "aws_route53_cidr_location",
        {"cidr_blocks": ["192.0.2.0/24"]},
        {"cidr_blocks": ["192.0.2.0/24", "198.51.100.0/24"]},
    ),
    grows("aws_guardduty_detector_feature", {"status": "DISABLED"}, {"status": "ENABLED"}),
    grows(
        "aws_opensearch_domain_saml_options",
        {"saml_options": [{"session_timeout_minutes": 60}]},
        {"saml_options": [{"session_timeout_minutes": 600}]},
    ),
    grows(
        "aws_waf_web_acl",
        {"rules": [{"priority": 1, "rule_id": "a", "action": [{"type": "BLOCK"}]}]},
        {"rules": [{"priority": 1, "rule_id": "a", "action": [{"type": "COUNT"}]}]},
    ),
    grows(
        "aws_networkmanager_dx_gateway_attachment", {"edge_locations": ["a"]}, {"edge_locations": ["a", "b"]}
    ),
    grows(
        "aws_docdb_cluster_instance",
        {"auto_minor_version_upgrade": False, "enable_performance_insights": False},
        {"auto_minor_version_upgrade": True, "enable_performance_insights": True},
    ),
    grows(
        "aws_docdb_cluster_instance",
        {"preferred_maintenance_window": "sun:05:00-sun:06:00", "promotion_tier": 0},
        {"preferred_maintenance_window": "mon:05:00-mon:06:00", "promotion_tier": 1},
    ),
    grows(
        "aws_lexv2models_bot",
        {"description": "a", "idle_session_ttl_in_seconds": 60},
        {"description": "b", "idle_session_ttl_in_seconds": 300},
    ),
    grows("aws_transfer_certificate", {"description": "a"}, {"description": "b"}),
    grows("aws_datazone_asset_type", {"description": "a"}, {"description": "b"}),
]

NEW_ONES = [
    creation(
        None,
        "aws_identitystore_group_membership",
        {"group_id": "g", "identity_store_id": "s", "member_id": "m"},
    ),
    creation(
        None, "aws_kms_grant", {"key_id": "k", "grantee_principal": "arn:aws:x", "operations": ["Decrypt"]}
    ),
    creation(
        None, "aws_alb_listener_certificate", {"listener_arn": "arn:aws:x", "certificate_arn": "arn:aws:y"}
    ),
    creation(
        None,
        "aws_autoscaling_attachment",
        {"autoscaling_group_name": "a", "lb_target_group_arn": "arn:aws:x"},
    ),
    creation(None, "aws_db_snapshot", {"db_instance_identifier": "d", "db_snapshot_identifier": "s"}),
    creation(None, "aws_acm_certificate", {"domain_name": "example.com", "validation_method": "DNS"}),
    creation(None, "aws_api_gateway_resource", {"parent_id": "a", "path_part": "users", "rest_api_id": "r"}),
    creation(
        None,
        "aws_db_instance_role_association",
        {"db_instance_identifier": "d", "feature_name": "s3Import", "role_arn": "arn:aws:x"},
    ),
    creation(
        None, "aws_docdb_cluster_instance", {"cluster_identifier": "c", "instance_class": "db.r6g.large"}
    ),
    creation(
        None,
        "aws_appconfig_deployment_strategy",
        {"name": "a", "growth_factor": 10, "deployment_duration_in_minutes": 10, "replicate_to": "NONE"},
    ),
    creation(
        None,
        "aws_vpc_ipv6_cidr_block_association",
        {"vpc_id": "vpc-1", "assign_generated_ipv6_cidr_block": True},
    ),
]

CASES = [*UPDATES, *NEW_ONES]
