"""A third draw of types, after the rules had been mended by the second one."""

from __future__ import annotations

import json

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}

CASES = [
    update(
        CUTS,
        "aws_s3_access_point",
        {"policy": policy(allow("s3:*", **OTHER))},
        {"policy": policy(allow("s3:Get*", **OTHER))},
    ),
    update(INTERRUPTS, "aws_appconfig_environment", {"monitor": [{"alarm_arn": "a"}]}, {"monitor": []}),
    update(
        INTERRUPTS,
        "aws_redshift_usage_limit",
        {"amount": 60, "breach_action": "log"},
        {"breach_action": "disable"},
    ),
    update(LOSES, "aws_rds_global_cluster", {"deletion_protection": True}, {"deletion_protection": False}),
    update(INTERRUPTS, "aws_rds_global_cluster", {"engine_version": "15.4"}, {"engine_version": "16.1"}),
    update(
        INTERRUPTS, "aws_m2_environment", {"instance_type": "M2.m5.large"}, {"instance_type": "M2.m5.xlarge"}
    ),
    update(
        INTERRUPTS,
        "aws_m2_environment",
        {"high_availability_config": [{"desired_capacity": 2}]},
        {"high_availability_config": [{"desired_capacity": 1}]},
    ),
    update(INTERRUPTS, "aws_iot_logging_options", {"disable_all_logs": False}, {"disable_all_logs": True}),
    update(
        INTERRUPTS,
        "aws_iot_logging_options",
        {"default_log_level": "INFO"},
        {"default_log_level": "DISABLED"},
    ),
    update(
        CUTS,
        "aws_vpc_block_public_access_exclusion",
        {"internet_gateway_exclusion_mode": "allow-bidirectional"},
        {"internet_gateway_exclusion_mode": "allow-egress"},
    ),
    update(
        INTERRUPTS,
        "aws_directory_service_region",
        {"desired_number_of_domain_controllers": 4},
        {"desired_number_of_domain_controllers": 2},
    ),
    update(CUTS, "aws_directory_service_directory", {"enable_sso": True}, {"enable_sso": False}),
    update(
        CUTS, "aws_transfer_access", {"policy": policy(allow("s3:*"))}, {"policy": policy(allow("s3:Get*"))}
    ),
    update(CUTS, "aws_transfer_access", {"role": "arn:aws:iam::1:role/a"}, {"role": "arn:aws:iam::1:role/b"}),
    update(CUTS, "aws_datazone_user_profile", {"status": "ACTIVATED"}, {"status": "DEACTIVATED"}),
    update(
        LOSES, "aws_neptune_global_cluster", {"deletion_protection": True}, {"deletion_protection": False}
    ),
    update(
        INTERRUPTS, "aws_connect_instance", {"inbound_calls_enabled": True}, {"inbound_calls_enabled": False}
    ),
    update(
        INTERRUPTS,
        "aws_connect_instance",
        {"contact_flow_logs_enabled": True},
        {"contact_flow_logs_enabled": False},
    ),
    update(
        INTERRUPTS, "aws_gamelift_game_session_queue", {"destinations": ["a", "b"]}, {"destinations": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_gamelift_game_session_queue",
        {"notification_target": "arn:aws:sns:a:1:t"},
        {"notification_target": ""},
    ),
    update(LOSES, "aws_fsx_ontap_volume", {"skip_final_backup": False}, {"skip_final_backup": True}),
    update(LOSES, "aws_fsx_ontap_volume", {"snapshot_policy": "default"}, {"snapshot_policy": "none"}),
    update(
        LOSES,
        "aws_fsx_ontap_volume",
        {"bypass_snaplock_enterprise_retention": False},
        {"bypass_snaplock_enterprise_retention": True},
    ),
    update(INTERRUPTS, "aws_fsx_ontap_volume", {"size_in_megabytes": 2000}, {"size_in_megabytes": 1000}),
    update(
        CUTS,
        "aws_bedrock_guardrail",
        {"topic_policy_config": []},
        {"topic_policy_config": [{"topics_config": [{"name": "a", "type": "DENY"}]}]},
    ),
    update(INTERRUPTS, "aws_iot_domain_configuration", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(
        CUTS,
        "aws_iot_domain_configuration",
        {"authentication_type": "AWS_X509"},
        {"authentication_type": "CUSTOM_AUTH"},
    ),
    update(
        CUTS, "aws_dx_connection", {"encryption_mode": "should_encrypt"}, {"encryption_mode": "must_encrypt"}
    ),
    update(LOSES, "aws_dx_connection", {"skip_destroy": True}, {"skip_destroy": False}),
    update(
        INTERRUPTS,
        "aws_vpc_endpoint_private_dns",
        {"private_dns_enabled": True},
        {"private_dns_enabled": False},
    ),
    update(
        INTERRUPTS,
        "aws_neptune_event_subscription",
        {"event_categories": ["a", "b"]},
        {"event_categories": ["a"]},
    ),
    update(INTERRUPTS, "aws_neptune_event_subscription", {"enabled": True}, {"enabled": False}),
    update(
        CUTS,
        "aws_route53_resolver_endpoint",
        {"security_group_ids": ["a", "b"]},
        {"security_group_ids": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_route53_resolver_endpoint",
        {
            "ip_address": [
                {"subnet_id": "a", "ip": "10.0.0.4"},
                {"subnet_id": "b", "ip": "10.0.1.4"},
                {"subnet_id": "c", "ip": "10.0.2.4"},
            ]
        },
        {"ip_address": [{"subnet_id": "a", "ip": "10.0.0.4"}, {"subnet_id": "b", "ip": "10.0.1.4"}]},
    ),
    update(
        INTERRUPTS, "aws_route53_resolver_endpoint", {"protocols": ["Do53", "DoH"]}, {"protocols": ["DoH"]}
    ),
    update(LOSES, "aws_lightsail_bucket", {"force_delete": False}, {"force_delete": True}),
    update(
        INTERRUPTS, "aws_inspector2_enabler", {"resource_types": ["EC2", "ECR"]}, {"resource_types": ["EC2"]}
    ),
    update(INTERRUPTS, "aws_cloudfront_key_group", {"items": ["a", "b"]}, {"items": ["a"]}),
    update(CUTS, "aws_shield_protection_group", {"members": ["a", "b"]}, {"members": ["a"]}),
    update(
        INTERRUPTS,
        "aws_drs_replication_configuration_template",
        {"bandwidth_throttling": 0},
        {"bandwidth_throttling": 10},
    ),
    update(
        LOSES,
        "aws_drs_replication_configuration_template",
        {"pit_policy": [{"rule_id": 1, "units": "DAY", "retention_duration": 7}]},
        {"pit_policy": [{"rule_id": 1, "units": "DAY", "retention_duration": 1}]},
    ),
    update(
        INTERRUPTS,
        "aws_ivschat_logging_configuration",
        {"destination_configuration": [{"cloudwatch_logs": [{"log_group_name": "a"}]}]},
        {"destination_configuration": [{"cloudwatch_logs": [{"log_group_name": "b"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_configuration_set_event_destination",
        {"event_destination": [{"enabled": True}]},
        {"event_destination": [{"enabled": False}]},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_configuration_set_event_destination",
        {"event_destination": [{"matching_event_types": ["BOUNCE", "SEND"]}]},
        {"event_destination": [{"matching_event_types": ["SEND"]}]},
    ),
    update(
        CUTS,
        "aws_fis_experiment_template",
        {"role_arn": "arn:aws:iam::1:role/a"},
        {"role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(
        INTERRUPTS,
        "aws_fis_experiment_template",
        {"stop_condition": [{"source": "aws:cloudwatch:alarm", "value": "a"}]},
        {"stop_condition": [{"source": "none", "value": ""}]},
    ),
    update(
        INTERRUPTS,
        "aws_securityhub_configuration_policy",
        {"configuration_policy": [{"service_enabled": True, "enabled_standard_arns": ["a", "b"]}]},
        {"configuration_policy": [{"service_enabled": True, "enabled_standard_arns": ["a"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_securityhub_configuration_policy",
        {
            "configuration_policy": [
                {"security_controls_configuration": [{"disabled_control_identifiers": []}]}
            ]
        },
        {
            "configuration_policy": [
                {"security_controls_configuration": [{"disabled_control_identifiers": ["IAM.1"]}]}
            ]
        },
    ),
    update(INTERRUPTS, "aws_rum_app_monitor", {"cw_log_enabled": True}, {"cw_log_enabled": False}),
    update(
        CUTS,
        "aws_workspacesweb_network_settings",
        {"security_group_ids": ["a", "b"]},
        {"security_group_ids": ["a"]},
    ),
    update(CUTS, "aws_grafana_role_association", {"user_ids": ["a", "b"]}, {"user_ids": ["a"]}),
    update(INTERRUPTS, "aws_pinpoint_apns_sandbox_channel", {"enabled": True}, {"enabled": False}),
    update(
        LOSES,
        "aws_elasticache_serverless_cache",
        {"snapshot_retention_limit": 7},
        {"snapshot_retention_limit": 0},
    ),
    update(
        INTERRUPTS,
        "aws_elasticache_serverless_cache",
        {"cache_usage_limits": [{"ecpu_per_second": [{"maximum": 5000}]}]},
        {"cache_usage_limits": [{"ecpu_per_second": [{"maximum": 1000}]}]},
    ),
    update(CUTS, "aws_elasticache_serverless_cache", {"user_group_id": ""}, {"user_group_id": "g"}),
    update(
        CUTS, "aws_redshift_data_share_consumer_association", {"allow_writes": True}, {"allow_writes": False}
    ),
    update(
        CUTS,
        "aws_s3control_bucket_policy",
        {"policy": policy(allow("s3:*", **OTHER))},
        {"policy": policy(allow("s3:*", **ROOT))},
    ),
    creation(
        CUTS, "aws_s3control_bucket_policy", {"bucket": "arn:aws:x", "policy": policy(allow("s3:*", **ROOT))}
    ),
    creation(
        CUTS,
        "aws_s3tables_table_bucket_policy",
        {"table_bucket_arn": "arn:aws:x", "resource_policy": policy(allow("s3:*", **ROOT))},
    ),
    update(
        CUTS,
        "aws_s3tables_table_bucket_policy",
        {"resource_policy": policy(allow("s3tables:*", **OTHER))},
        {"resource_policy": policy(allow("s3tables:Get*", **OTHER))},
    ),
    creation(
        CUTS,
        "aws_ecrpublic_repository_policy",
        {"repository_name": "r", "policy": policy(allow("ecr:*", **ROOT))},
    ),
    creation(
        CUTS,
        "aws_s3control_access_point_policy",
        {"access_point_arn": "arn:aws:x", "policy": policy(allow("s3:*", **ROOT))},
    ),
    update(
        LOSES,
        "aws_s3tables_table",
        {
            "maintenance_configuration": {
                "iceberg_snapshot_management": {
                    "status": "enabled",
                    "settings": {"max_snapshot_age_hours": 720, "min_snapshots_to_keep": 10},
                }
            }
        },
        {
            "maintenance_configuration": {
                "iceberg_snapshot_management": {
                    "status": "enabled",
                    "settings": {"max_snapshot_age_hours": 1, "min_snapshots_to_keep": 1},
                }
            }
        },
    ),
    update(INTERRUPTS, "aws_ssm_maintenance_window", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_networkmonitor_probe", {"destination": "10.0.0.1"}, {"destination": "10.0.0.2"}),
    update(INTERRUPTS, "aws_glue_ml_transform", {"max_capacity": 10}, {"max_capacity": 2}),
    update(INTERRUPTS, "aws_dms_s3_endpoint", {"bucket_name": "a"}, {"bucket_name": "b"}),
    update(
        CUTS,
        "aws_dms_s3_endpoint",
        {"service_access_role_arn": "arn:aws:iam::1:role/a"},
        {"service_access_role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(CUTS, "aws_cognito_user", {"enabled": True}, {"enabled": False}),
    update(CUTS, "aws_cognito_user", {"password": "not-a-secret-1"}, {"password": "not-a-secret-2"}),
    update(
        INTERRUPTS,
        "aws_sqs_queue_redrive_policy",
        {"redrive_policy": json.dumps({"deadLetterTargetArn": "arn:aws:sqs:a:1:a", "maxReceiveCount": 4})},
        {"redrive_policy": json.dumps({"deadLetterTargetArn": "arn:aws:sqs:a:1:b", "maxReceiveCount": 4})},
    ),
    creation(INTERRUPTS, "aws_sqs_queue_redrive_policy", {"queue_url": "https://q", "redrive_policy": "{}"}),
    creation(
        INTERRUPTS, "aws_ses_domain_mail_from", {"domain": "example.com", "mail_from_domain": "m.example.com"}
    ),
    creation(INTERRUPTS, "aws_iot_logging_options", {"default_log_level": "INFO", "role_arn": "arn:aws:x"}),
    update(
        CUTS,
        "aws_ses_domain_mail_from",
        {"behavior_on_mx_failure": "UseDefaultValue"},
        {"behavior_on_mx_failure": "RejectMessage"},
    ),
    creation(
        INTERRUPTS,
        "aws_vpc_endpoint_private_dns",
        {"vpc_endpoint_id": "vpce-1", "private_dns_enabled": False},
    ),
]
