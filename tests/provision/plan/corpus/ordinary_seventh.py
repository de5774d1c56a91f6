"""Ordinary changes of the types of the seventh draw, written down before any was tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import allow, creation, policy
from tests.provision.plan.corpus.growth import grows

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))

UPDATES = [
    grows(
        "aws_api_gateway_gateway_response",
        {"response_templates": {"application/json": "a"}},
        {"response_templates": {"application/json": "b"}},
    ),
    grows("aws_prometheus_scraper", {"alias": "a"}, {"alias": "b"}),
    grows(
        "aws_wafregional_web_acl",
        {"rule": [{"priority": 1, "rule_id": "r", "action": [{"type": "BLOCK"}]}]},
        {"rule": [{"priority": 1, "rule_id": "r", "action": [{"type": "COUNT"}]}]},
    ),
    grows("aws_quicksight_user", {"user_role": "READER"}, {"user_role": "AUTHOR"}),
    grows(
        "aws_shield_proactive_engagement",
        {"emergency_contact": [{"email_address": "a@example.com"}]},
        {"emergency_contact": [{"email_address": "a@example.com"}, {"email_address": "b@example.com"}]},
    ),
    grows(
        "aws_account_primary_contact",
        {"city": "a", "address_line_1": "a", "company_name": "a"},
        {"city": "b", "address_line_1": "b", "company_name": "b"},
    ),
    grows(
        "aws_redshift_subnet_group",
        {"subnet_ids": ["a"], "description": "a"},
        {"subnet_ids": ["a", "b"], "description": "b"},
    ),
    grows("aws_sfn_alias", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_networkmanager_link",
        {"bandwidth": [{"download_speed": 10, "upload_speed": 10}], "description": "a"},
        {"bandwidth": [{"download_speed": 100, "upload_speed": 100}], "description": "b"},
    ),
    grows(
        "aws_appflow_flow",
        {"description": "a", "task": [{"task_type": "Map", "source_fields": ["a"]}]},
        {
            "description": "b",
            "task": [
                {"task_type": "Map", "source_fields": ["a"]},
                {"task_type": "Map", "source_fields": ["b"]},
            ],
        },
    ),
    grows("aws_service_discovery_private_dns_namespace", {"description": "a"}, {"description": "b"}),
    grows("aws_verifiedpermissions_policy_store", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_sesv2_email_identity_feedback_attributes",
        {"email_forwarding_enabled": False},
        {"email_forwarding_enabled": True},
    ),
    grows(
        "aws_networkfirewall_firewall_policy",
        {
            "description": "a",
            "firewall_policy": [
                {"stateful_engine_options": [{"flow_timeouts": [{"tcp_idle_timeout_seconds": 60}]}]}
            ],
        },
        {
            "description": "b",
            "firewall_policy": [
                {"stateful_engine_options": [{"flow_timeouts": [{"tcp_idle_timeout_seconds": 350}]}]}
            ],
        },
    ),
    grows(
        "aws_mq_broker",
        {
            "auto_minor_version_upgrade": False,
            "maintenance_window_start_time": [
                {"day_of_week": "MONDAY", "time_of_day": "02:00", "time_zone": "UTC"}
            ],
        },
        {
            "auto_minor_version_upgrade": True,
            "maintenance_window_start_time": [
                {"day_of_week": "SUNDAY", "time_of_day": "03:00", "time_zone": "UTC"}
            ],
        },
    ),
    grows("aws_mq_broker", {"security_groups": ["a"]}, {"security_groups": ["a", "b"]}),
    grows(
        "aws_iot_billing_group",
        {"properties": [{"description": "a"}]},
        {"properties": [{"description": "b"}]},
    ),
    grows(
        "aws_sagemaker_hub",
        {"hub_description": "a", "hub_display_name": "a", "hub_search_keywords": ["a", "b"]},
        {"hub_description": "b", "hub_display_name": "b", "hub_search_keywords": ["c"]},
    ),
    grows("aws_wafregional_rate_based_rule", {"rate_limit": 100}, {"rate_limit": 2000}),
    grows(
        "aws_opsworks_instance",
        {"install_updates_on_boot": False, "state": "stopped"},
        {"install_updates_on_boot": True, "state": "running"},
    ),
    grows(
        "aws_sagemaker_pipeline",
        {"pipeline_definition": '{"a": 1}', "pipeline_display_name": "a", "pipeline_description": "a"},
        {"pipeline_definition": '{"a": 2}', "pipeline_display_name": "b", "pipeline_description": "b"},
    ),
    grows("aws_neptune_subnet_group", {"subnet_ids": ["a"]}, {"subnet_ids": ["a", "b"]}),
    grows("aws_bedrockagent_agent_alias", {"description": "a"}, {"description": "b"}),
    grows("aws_kms_custom_key_store", {"custom_key_store_name": "a"}, {"custom_key_store_name": "b"}),
    grows(
        "aws_opsworks_stack",
        {"custom_json": "{}", "color": "rgb(1, 2, 3)"},
        {"custom_json": '{"a": 1}', "color": "rgb(4, 5, 6)"},
    ),
    grows(
        "aws_costoptimizationhub_preferences",
        {"savings_estimation_mode": "BeforeDiscounts"},
        {"savings_estimation_mode": "AfterDiscounts"},
    ),
    grows(
        "aws_neptune_parameter_group",
        {"parameter": [{"name": "neptune_query_timeout", "value": "120000"}]},
        {"parameter": [{"name": "neptune_query_timeout", "value": "240000"}]},
    ),
    grows("aws_securityhub_organization_configuration", {"auto_enable": False}, {"auto_enable": True}),
    grows(
        "aws_sns_platform_application",
        {"success_feedback_sample_rate": "10"},
        {"success_feedback_sample_rate": "100"},
    ),
    grows(
        "aws_glue_user_defined_function",
        {"owner_name": "a", "class_name": "a"},
        {"owner_name": "b", "class_name": "b"},
    ),
    grows(
        "aws_emr_managed_scaling_policy",
        {"compute_limits": [{"maximum_capacity_units": 4}]},
        {"compute_limits": [{"maximum_capacity_units": 20}]},
    ),
    grows("aws_lex_bot_alias", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_appsync_api_key",
        {"description": "a", "expires": "2026-12-01T00:00:00Z"},
        {"description": "b", "expires": "2027-06-01T00:00:00Z"},
    ),
    grows("aws_lightsail_container_service", {"scale": 1, "power": "micro"}, {"scale": 3, "power": "large"}),
    grows(
        "aws_config_config_rule",
        {"description": "a", "input_parameters": '{"maxAge": "90"}'},
        {"description": "b", "input_parameters": '{"maxAge": "60"}'},
    ),
    grows(
        "aws_config_config_rule",
        {"scope": [{"compliance_resource_types": ["A"]}]},
        {"scope": [{"compliance_resource_types": ["A", "B"]}]},
    ),
    grows("aws_timestreamquery_scheduled_query", {"query_string": "SELECT 1"}, {"query_string": "SELECT 2"}),
    grows(
        "aws_dax_subnet_group",
        {"subnet_ids": ["a"], "description": "a"},
        {"subnet_ids": ["a", "b"], "description": "b"},
    ),
    grows(
        "aws_dax_parameter_group",
        {"parameters": [{"name": "query-ttl-millis", "value": "300000"}]},
        {"parameters": [{"name": "query-ttl-millis", "value": "600000"}]},
    ),
    grows(
        "aws_medialive_input",
        {"name": "a", "input_security_groups": ["a"]},
        {"name": "b", "input_security_groups": ["a", "b"]},
    ),
    grows("aws_cloud9_environment_membership", {"permissions": "read-only"}, {"permissions": "read-write"}),
    grows(
        "aws_s3control_bucket_lifecycle_configuration",
        {"rule": [{"id": "a", "status": "Enabled", "expiration": [{"days": 30}]}]},
        {"rule": [{"id": "a", "status": "Enabled", "expiration": [{"days": 365}]}]},
    ),
    grows("aws_appmesh_gateway_route", {"spec": [{"priority": 10}]}, {"spec": [{"priority": 20}]}),
    grows(
        "aws_securityhub_standards_control",
        {"control_status": "DISABLED", "disabled_reason": "x"},
        {"control_status": "ENABLED", "disabled_reason": ""},
    ),
    grows(
        "aws_docdb_cluster_parameter_group",
        {"parameter": [{"name": "audit_logs", "value": "disabled"}]},
        {"parameter": [{"name": "audit_logs", "value": "enabled"}]},
    ),
    grows(
        "aws_docdb_cluster_parameter_group",
        {"parameter": [{"name": "profiler_threshold_ms", "value": "100"}]},
        {"parameter": [{"name": "profiler_threshold_ms", "value": "50"}]},
    ),
    grows(
        "aws_ssm_patch_baseline",
        {"approved_patches": ["KB1"], "description": "a"},
        {"approved_patches": ["KB1", "KB2"], "description": "b"},
    ),
    grows(
        "aws_ssm_patch_baseline",
        {"approved_patches_compliance_level": "HIGH", "approval_rule": [{"approve_after_days": 7}]},
        {"approved_patches_compliance_level": "CRITICAL", "approval_rule": [{"approve_after_days": 3}]},
    ),
    grows(
        "aws_fms_resource_set",
        {"resource_set": [{"name": "a", "description": "a", "resource_type_list": ["A"]}]},
        {"resource_set": [{"name": "b", "description": "b", "resource_type_list": ["A", "B"]}]},
    ),
    grows("aws_s3control_access_grants_instance_resource_policy", {"policy": NARROW}, {"policy": WIDE}),
    grows(
        "aws_chime_voice_connector_streaming",
        {"data_retention": 24, "streaming_notification_targets": ["SQS"]},
        {"data_retention": 720, "streaming_notification_targets": ["SQS", "SNS"]},
    ),
    grows(
        "aws_fsx_data_repository_association",
        {"imported_file_chunk_size": 1024, "s3": [{"auto_export_policy": [{"events": ["NEW"]}]}]},
        {"imported_file_chunk_size": 2048, "s3": [{"auto_export_policy": [{"events": ["NEW", "CHANGED"]}]}]},
    ),
    grows(
        "aws_dms_replication_subnet_group",
        {"subnet_ids": ["a", "b"], "replication_subnet_group_description": "a"},
        {"subnet_ids": ["a", "b", "c"], "replication_subnet_group_description": "b"},
    ),
    grows(
        "aws_customerprofiles_profile",
        {"first_name": "a", "gender_string": "x", "additional_information": "a"},
        {"first_name": "b", "gender_string": "y", "additional_information": "b"},
    ),
    grows(
        "aws_route53recoverycontrolconfig_safety_rule",
        {"name": "a", "wait_period_ms": 5000},
        {"name": "b", "wait_period_ms": 3000},
    ),
    grows("aws_vpclattice_listener_rule", {"priority": 10}, {"priority": 20}),
    grows("aws_db_cluster_snapshot", {"shared_accounts": ["1"]}, {"shared_accounts": ["1", "2"]}),
    grows("aws_elastic_beanstalk_configuration_template", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_glue_catalog_database",
        {"description": "a", "parameters": {"a": "1"}},
        {"description": "b", "parameters": {"a": "2"}},
    ),
    grows(
        "aws_grafana_workspace",
        {"name": "a", "data_sources": ["CLOUDWATCH"], "notification_destinations": []},
        {"name": "b", "data_sources": ["CLOUDWATCH", "XRAY"], "notification_destinations": ["SNS"]},
    ),
    grows("aws_autoscaling_notification", {"group_names": ["a"]}, {"group_names": ["a", "b"]}),
    grows("aws_ce_anomaly_monitor", {"name": "a"}, {"name": "b"}),
    grows("aws_nat_gateway", {"secondary_allocation_ids": ["a"]}, {"secondary_allocation_ids": ["a", "b"]}),
    grows(
        "aws_cloudformation_stack_instances",
        {"operation_preferences": [{"max_concurrent_count": 1}]},
        {"operation_preferences": [{"max_concurrent_count": 5}]},
    ),
    grows(
        "aws_cognito_identity_pool_provider_principal_tag",
        {"principal_tags": {"team": "a"}},
        {"principal_tags": {"team": "a", "role": "b"}},
    ),
    grows(
        "aws_redshift_cluster_snapshot",
        {"manual_snapshot_retention_period": 7},
        {"manual_snapshot_retention_period": -1},
    ),
    grows("aws_glue_registry", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_emr_studio",
        {"name": "a", "description": "a", "subnet_ids": ["a"]},
        {"name": "b", "description": "b", "subnet_ids": ["a", "b"]},
    ),
]

NEW_ONES = [
    creation(
        None, "aws_sagemaker_model", {"execution_role_arn": "r", "primary_container": [{"image": "a:1"}]}
    ),
    creation(None, "aws_ram_principal_association", {"principal": "1", "resource_share_arn": "arn:aws:x"}),
    creation(None, "aws_cloudwatch_log_stream", {"name": "a", "log_group_name": "l"}),
    creation(
        None,
        "aws_eks_pod_identity_association",
        {"cluster_name": "c", "namespace": "n", "service_account": "s", "role_arn": "arn:aws:x"},
    ),
    creation(None, "aws_fsx_backup", {"file_system_id": "fs-1"}),
    creation(
        None, "aws_db_cluster_snapshot", {"db_cluster_identifier": "c", "db_cluster_snapshot_identifier": "s"}
    ),
    creation(
        None,
        "aws_config_config_rule",
        {"name": "a", "source": [{"owner": "AWS", "source_identifier": "S3_BUCKET_VERSIONING_ENABLED"}]},
    ),
    creation(None, "aws_nat_gateway", {"subnet_id": "s-1", "allocation_id": "eipalloc-1"}),
    creation(None, "aws_appsync_api_key", {"api_id": "a"}),
    creation(
        None,
        "aws_autoscaling_notification",
        {
            "group_names": ["a"],
            "notifications": ["autoscaling:EC2_INSTANCE_LAUNCH"],
            "topic_arn": "arn:aws:x",
        },
    ),
    creation(
        None,
        "aws_ecr_pull_through_cache_rule",
        {"ecr_repository_prefix": "p", "upstream_registry_url": "public.ecr.aws"},
    ),
    creation(None, "aws_location_tracker_association", {"consumer_arn": "arn:aws:x", "tracker_name": "t"}),
    creation(
        None,
        "aws_ssoadmin_application_assignment",
        {"application_arn": "arn:aws:x", "principal_id": "p", "principal_type": "USER"},
    ),
    creation(
        None,
        "aws_vpclattice_listener_rule",
        {"listener_identifier": "l", "service_identifier": "s", "priority": 10, "name": "a"},
    ),
    creation(None, "aws_networkmanager_link", {"global_network_id": "g", "site_id": "s"}),
]

CASES = [*UPDATES, *NEW_ONES]
