"""Ordinary changes of the types of the eighth draw, written down before any was tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import allow, creation, policy
from tests.provision.plan.corpus.growth import grows

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))

UPDATES = [
    grows("aws_media_packagev2_channel_group", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_redshift_logging",
        {"log_exports": ["userlog"], "s3_key_prefix": "a"},
        {"log_exports": ["userlog", "connectionlog"], "s3_key_prefix": "b"},
    ),
    grows(
        "aws_config_configuration_aggregator",
        {"account_aggregation_source": [{"account_ids": ["1"]}]},
        {"account_aggregation_source": [{"account_ids": ["1", "2"]}]},
    ),
    grows(
        "aws_quicksight_vpc_connection",
        {"name": "a", "subnet_ids": ["a", "b"]},
        {"name": "b", "subnet_ids": ["a", "b", "c"]},
    ),
    grows(
        "aws_networkmanager_vpc_attachment",
        {"subnet_arns": ["a"], "options": [{"ipv6_support": False}]},
        {"subnet_arns": ["a", "b"], "options": [{"ipv6_support": True}]},
    ),
    grows("aws_s3_bucket_analytics_configuration", {"filter": [{"prefix": "a/"}]}, {"filter": []}),
    grows(
        "aws_ses_receipt_rule",
        {"scan_enabled": False, "recipients": ["a@example.com"]},
        {"scan_enabled": True, "recipients": ["a@example.com", "b@example.com"]},
    ),
    grows("aws_gamelift_build", {"version": "1", "name": "a"}, {"version": "2", "name": "b"}),
    grows(
        "aws_ce_anomaly_subscription",
        {"frequency": "WEEKLY", "monitor_arn_list": ["a"]},
        {"frequency": "DAILY", "monitor_arn_list": ["a", "b"]},
    ),
    grows(
        "aws_appstream_stack",
        {"description": "a", "display_name": "a", "embed_host_domains": ["a.example.com"]},
        {"description": "b", "display_name": "b", "embed_host_domains": ["a.example.com", "b.example.com"]},
    ),
    grows("aws_codebuild_resource_policy", {"policy": NARROW}, {"policy": WIDE}),
    grows("aws_vpclattice_resource_configuration", {"port_ranges": ["443"]}, {"port_ranges": ["80", "443"]}),
    grows(
        "aws_service_discovery_service",
        {"description": "a", "dns_config": [{"dns_records": [{"ttl": 60, "type": "A"}]}]},
        {"description": "b", "dns_config": [{"dns_records": [{"ttl": 10, "type": "A"}]}]},
    ),
    grows(
        "aws_timestreaminfluxdb_db_instance",
        {"allocated_storage": 100, "deployment_type": "SINGLE_AZ"},
        {"allocated_storage": 200, "deployment_type": "WITH_MULTIAZ_STANDBY"},
    ),
    grows("aws_chimesdkvoice_sip_media_application", {"name": "a"}, {"name": "b"}),
    grows("aws_schemas_registry", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_schemas_schema",
        {"content": '{"a": 1}', "description": "a"},
        {"content": '{"a": 2}', "description": "b"},
    ),
    grows("aws_schemas_discoverer", {"description": "a"}, {"description": "b"}),
    grows("aws_datazone_form_type", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_sagemaker_mlflow_tracking_server",
        {"tracking_server_size": "Small", "automatic_model_registration": False},
        {"tracking_server_size": "Medium", "automatic_model_registration": True},
    ),
    grows(
        "aws_sagemaker_mlflow_tracking_server",
        {"weekly_maintenance_window_start": "Sun:01:00"},
        {"weekly_maintenance_window_start": "Mon:02:00"},
    ),
    grows(
        "aws_transfer_user",
        {"posix_profile": [{"uid": 1, "gid": 1, "secondary_gids": [100]}]},
        {"posix_profile": [{"uid": 1, "gid": 1, "secondary_gids": [100, 101]}]},
    ),
    grows(
        "aws_route53recoveryreadiness_resource_set",
        {"resources": [{"resource_arn": "a"}]},
        {"resources": [{"resource_arn": "a"}, {"resource_arn": "b"}]},
    ),
    grows("aws_route53recoveryreadiness_cell", {"cells": ["a"]}, {"cells": ["a", "b"]}),
    grows(
        "aws_api_gateway_authorizer",
        {"authorizer_result_ttl_in_seconds": 300, "name": "a"},
        {"authorizer_result_ttl_in_seconds": 60, "name": "b"},
    ),
    grows("aws_api_gateway_authorizer", {"provider_arns": ["a"]}, {"provider_arns": ["a", "b"]}),
    grows(
        "aws_codecatalyst_dev_environment",
        {"alias": "a", "inactivity_timeout_minutes": 15},
        {"alias": "b", "inactivity_timeout_minutes": 60},
    ),
    grows(
        "aws_lambda_function_event_invoke_config",
        {"maximum_retry_attempts": 0, "maximum_event_age_in_seconds": 60},
        {"maximum_retry_attempts": 2, "maximum_event_age_in_seconds": 21600},
    ),
    grows("aws_opsworks_user_profile", {"allow_self_management": False}, {"allow_self_management": True}),
    grows(
        "aws_connect_instance_storage_config",
        {
            "storage_config": [
                {"kinesis_video_stream_config": [{"prefix": "p", "retention_period_hours": 24}]}
            ]
        },
        {
            "storage_config": [
                {"kinesis_video_stream_config": [{"prefix": "p", "retention_period_hours": 720}]}
            ]
        },
    ),
    grows("aws_servicecatalog_portfolio_share", {"share_tag_options": False}, {"share_tag_options": True}),
    grows("aws_prometheus_workspace", {"alias": "a"}, {"alias": "b"}),
    grows("aws_dsql_cluster", {"deletion_protection_enabled": False}, {"deletion_protection_enabled": True}),
    grows(
        "aws_lexv2models_slot_type",
        {"slot_type_values": [{"sample_value": [{"value": "a"}]}]},
        {"slot_type_values": [{"sample_value": [{"value": "a"}]}, {"sample_value": [{"value": "b"}]}]},
    ),
    grows(
        "aws_lex_slot_type",
        {"enumeration_value": [{"value": "a", "synonyms": ["x", "y"]}]},
        {"enumeration_value": [{"value": "a", "synonyms": ["x", "z"]}]},
    ),
    grows(
        "aws_amplify_branch",
        {"display_name": "a", "framework": "React", "enable_auto_build": False},
        {"display_name": "b", "framework": "Vue", "enable_auto_build": True},
    ),
    grows(
        "aws_amplify_branch",
        {"enable_performance_mode": False, "environment_variables": {"A": "1"}},
        {"enable_performance_mode": True, "environment_variables": {"A": "2"}},
    ),
    grows("aws_rolesanywhere_trust_anchor", {"name": "a"}, {"name": "b"}),
    grows(
        "aws_connect_queue",
        {"max_contacts": 5, "description": "a", "quick_connect_ids": ["a"]},
        {"max_contacts": 50, "description": "b", "quick_connect_ids": ["a", "b"]},
    ),
    grows(
        "aws_sesv2_configuration_set",
        {
            "reputation_options": [{"reputation_metrics_enabled": False}],
            "sending_options": [{"sending_enabled": False}],
        },
        {
            "reputation_options": [{"reputation_metrics_enabled": True}],
            "sending_options": [{"sending_enabled": True}],
        },
    ),
    grows(
        "aws_sesv2_configuration_set",
        {"delivery_options": [{"max_delivery_seconds": 300}]},
        {"delivery_options": [{"max_delivery_seconds": 3600}]},
    ),
    grows(
        "aws_kms_replica_key",
        {"description": "a", "deletion_window_in_days": 7},
        {"description": "b", "deletion_window_in_days": 30},
    ),
    grows(
        "aws_workspacesweb_data_protection_settings",
        {"description": "a", "display_name": "a"},
        {"description": "b", "display_name": "b"},
    ),
    grows("aws_s3_bucket_metric", {"filter": [{"prefix": "a/"}]}, {"filter": []}),
    grows(
        "aws_iot_thing_group",
        {"properties": [{"description": "a", "attribute_payload": [{"attributes": {"a": "1"}}]}]},
        {"properties": [{"description": "b", "attribute_payload": [{"attributes": {"a": "2"}}]}]},
    ),
    grows("aws_connect_user_hierarchy_group", {"name": "a"}, {"name": "b"}),
    grows(
        "aws_organizations_organization",
        {"enabled_policy_types": ["TAG_POLICY"], "aws_service_access_principals": ["a"]},
        {
            "enabled_policy_types": ["TAG_POLICY", "BACKUP_POLICY"],
            "aws_service_access_principals": ["a", "b"],
        },
    ),
    grows("aws_cognito_user_pool_domain", {"managed_login_version": 1}, {"managed_login_version": 2}),
    grows(
        "aws_backup_report_plan",
        {"description": "a", "report_setting": [{"accounts": ["1"]}]},
        {"description": "b", "report_setting": [{"accounts": ["1", "2"]}]},
    ),
    grows("aws_ssmcontacts_contact_channel", {"name": "a"}, {"name": "b"}),
    grows(
        "aws_chatbot_teams_channel_configuration",
        {"logging_level": "ERROR", "sns_topic_arns": ["a"]},
        {"logging_level": "INFO", "sns_topic_arns": ["a", "b"]},
    ),
    grows("aws_gamelift_alias", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_lightsail_instance",
        {"add_on": [{"type": "AutoSnapshot", "snapshot_time": "06:00", "status": "Disabled"}]},
        {"add_on": [{"type": "AutoSnapshot", "snapshot_time": "07:00", "status": "Enabled"}]},
    ),
    grows(
        "aws_config_delivery_channel",
        {"snapshot_delivery_properties": [{"delivery_frequency": "TwentyFour_Hours"}]},
        {"snapshot_delivery_properties": [{"delivery_frequency": "One_Hour"}]},
    ),
    grows(
        "aws_elasticache_global_replication_group",
        {"automatic_failover_enabled": False, "global_replication_group_description": "a"},
        {"automatic_failover_enabled": True, "global_replication_group_description": "b"},
    ),
    grows(
        "aws_alb_listener_rule",
        {"priority": 10, "condition": [{"path_pattern": [{"values": ["/a/*"]}]}]},
        {"priority": 20, "condition": [{"path_pattern": [{"values": ["/a/*", "/b/*"]}]}]},
    ),
    grows(
        "aws_elasticache_cluster",
        {"snapshot_retention_limit": 0, "maintenance_window": "sun:05:00-sun:06:00"},
        {"snapshot_retention_limit": 7, "maintenance_window": "mon:05:00-mon:06:00"},
    ),
    grows(
        "aws_vpclattice_resource_gateway", {"security_group_ids": ["a"]}, {"security_group_ids": ["a", "b"]}
    ),
    grows("aws_ec2_traffic_mirror_filter_rule", {"description": "a"}, {"description": "b"}),
    grows("aws_dataexchange_data_set", {"name": "a", "description": "a"}, {"name": "b", "description": "b"}),
    grows("aws_neptune_cluster_endpoint", {"static_members": ["a"]}, {"static_members": ["a", "b"]}),
    grows(
        "aws_ecr_repository_creation_template",
        {"description": "a", "applied_for": ["REPLICATION"]},
        {"description": "b", "applied_for": ["REPLICATION", "PULL_THROUGH_CACHE"]},
    ),
    grows(
        "aws_datazone_environment",
        {"name": "a", "description": "a", "glossary_terms": ["a"]},
        {"name": "b", "description": "b", "glossary_terms": ["a", "b"]},
    ),
    grows("aws_location_place_index", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_directory_service_conditional_forwarder",
        {"dns_ips": ["10.0.0.1"]},
        {"dns_ips": ["10.0.0.1", "10.0.0.2"]},
    ),
]

NEW_ONES = [
    creation(None, "aws_guardduty_member", {"account_id": "1", "detector_id": "d", "email": "a@example.com"}),
    creation(
        None,
        "aws_ssoadmin_account_assignment",
        {
            "instance_arn": "a",
            "permission_set_arn": "p",
            "principal_id": "u",
            "principal_type": "USER",
            "target_id": "1",
        },
    ),
    creation(
        None, "aws_connect_lambda_function_association", {"function_arn": "arn:aws:x", "instance_id": "i"}
    ),
    creation(None, "aws_transfer_ssh_key", {"server_id": "s", "user_name": "u", "body": "ssh-rsa A"}),
    creation(None, "aws_ssm_activation", {"iam_role": "r", "registration_limit": 5}),
    creation(
        None,
        "aws_ssoadmin_managed_policy_attachment",
        {
            "instance_arn": "a",
            "managed_policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "permission_set_arn": "p",
        },
    ),
    creation(
        None, "aws_api_gateway_usage_plan_key", {"key_id": "k", "key_type": "API_KEY", "usage_plan_id": "u"}
    ),
    creation(
        None,
        "aws_network_interface_sg_attachment",
        {"network_interface_id": "eni-1", "security_group_id": "sg-1"},
    ),
    creation(None, "aws_ami_launch_permission", {"image_id": "ami-1", "account_id": "1"}),
    creation(None, "aws_memorydb_snapshot", {"cluster_name": "c", "name": "s"}),
    creation(None, "aws_lightsail_static_ip", {"name": "a"}),
    creation(None, "aws_ec2_managed_prefix_list_entry", {"prefix_list_id": "pl-1", "cidr": "10.0.0.0/16"}),
    creation(
        None, "aws_route53profiles_association", {"name": "a", "profile_id": "p", "resource_id": "vpc-1"}
    ),
    creation(None, "aws_transfer_user", {"server_id": "s", "user_name": "u", "role": "arn:aws:x"}),
]

CASES = [*UPDATES, *NEW_ONES]
