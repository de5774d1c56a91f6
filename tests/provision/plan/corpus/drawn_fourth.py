"""A fourth draw of types, after the rules had been mended by the third one."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
CORS = [{"access_control_allow_origins": [{"items": ["https://a", "https://b"]}]}]

CASES = [
    update(
        INTERRUPTS,
        "aws_ecs_cluster",
        {"configuration": [{"execute_command_configuration": [{"logging": "DEFAULT"}]}]},
        {"configuration": [{"execute_command_configuration": [{"logging": "NONE"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_ecs_cluster",
        {"setting": [{"name": "containerInsights", "value": "enabled"}]},
        {"setting": [{"name": "containerInsights", "value": "disabled"}]},
    ),
    update(
        CUTS, "aws_ec2_client_vpn_endpoint", {"security_group_ids": ["a", "b"]}, {"security_group_ids": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_ec2_client_vpn_endpoint",
        {"connection_log_options": [{"enabled": True}]},
        {"connection_log_options": [{"enabled": False}]},
    ),
    update(
        INTERRUPTS,
        "aws_ec2_client_vpn_endpoint",
        {"self_service_portal": "enabled"},
        {"self_service_portal": "disabled"},
    ),
    creation(CUTS, "aws_iam_group_policy_attachments_exclusive", {"group_name": "g", "policy_arns": []}),
    update(CUTS, "aws_rolesanywhere_profile", {"enabled": True}, {"enabled": False}),
    update(CUTS, "aws_rolesanywhere_profile", {"role_arns": ["a", "b"]}, {"role_arns": ["a"]}),
    update(
        CUTS,
        "aws_rolesanywhere_profile",
        {"session_policy": ""},
        {"session_policy": '{"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}'},
    ),
    update(CUTS, "aws_cloudwatch_event_permission", {"principal": "*"}, {"principal": "123456789012"}),
    update(
        INTERRUPTS,
        "aws_verifiedaccess_instance_logging_configuration",
        {"access_logs": [{"cloudwatch_logs": [{"enabled": True}]}]},
        {"access_logs": [{"cloudwatch_logs": [{"enabled": False}]}]},
    ),
    creation(
        INTERRUPTS, "aws_ecs_account_setting_default", {"name": "containerInsights", "value": "disabled"}
    ),
    update(
        INTERRUPTS,
        "aws_devopsguru_service_integration",
        {"logs_anomaly_detection": [{"opt_in_status": "ENABLED"}]},
        {"logs_anomaly_detection": [{"opt_in_status": "DISABLED"}]},
    ),
    update(INTERRUPTS, "aws_sns_sms_preferences", {"monthly_spend_limit": 100}, {"monthly_spend_limit": 1}),
    update(INTERRUPTS, "aws_ssmcontacts_rotation", {"contact_ids": ["a", "b"]}, {"contact_ids": ["a"]}),
    update(INTERRUPTS, "aws_memorydb_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
    update(
        INTERRUPTS,
        "aws_s3_bucket_website_configuration",
        {"redirect_all_requests_to": [{"host_name": "a.example.com"}]},
        {"redirect_all_requests_to": [{"host_name": "b.example.com"}]},
    ),
    update(
        INTERRUPTS,
        "aws_s3_bucket_website_configuration",
        {"error_document": [{"key": "error.html"}]},
        {"error_document": []},
    ),
    update(INTERRUPTS, "aws_iot_topic_rule_destination", {"enabled": True}, {"enabled": False}),
    update(CUTS, "aws_eks_access_entry", {"kubernetes_groups": ["a", "b"]}, {"kubernetes_groups": ["a"]}),
    update(INTERRUPTS, "aws_cloudfront_realtime_log_config", {"fields": ["a", "b"]}, {"fields": ["a"]}),
    update(INTERRUPTS, "aws_cloudfront_realtime_log_config", {"sampling_rate": 100}, {"sampling_rate": 1}),
    creation(
        CUTS,
        "aws_sns_topic_data_protection_policy",
        {
            "arn": "arn:aws:x",
            "policy": '{"Name": "a", "Version": "2021-06-01", "Statement": [{"Operation": {"Deny": {}}}]}',
        },
    ),
    update(
        INTERRUPTS,
        "aws_workspaces_ip_group",
        {"rules": [{"source": "192.0.2.0/24"}, {"source": "198.51.100.0/24"}]},
        {"rules": [{"source": "192.0.2.0/24"}]},
    ),
    update(INTERRUPTS, "aws_spot_fleet_request", {"target_capacity": 10}, {"target_capacity": 2}),
    update(INTERRUPTS, "aws_docdb_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
    update(INTERRUPTS, "aws_servicecatalog_provisioning_artifact", {"active": True}, {"active": False}),
    update(INTERRUPTS, "aws_ec2_capacity_reservation", {"instance_count": 5}, {"instance_count": 1}),
    update(
        INTERRUPTS,
        "aws_ec2_capacity_reservation",
        {"end_date_type": "unlimited", "end_date": ""},
        {"end_date_type": "limited", "end_date": "2026-12-01T00:00:00Z"},
    ),
    update(
        CUTS,
        "aws_vpc_peering_connection_options",
        {"requester": [{"allow_remote_vpc_dns_resolution": True}]},
        {"requester": [{"allow_remote_vpc_dns_resolution": False}]},
    ),
    update(
        CUTS,
        "aws_cognito_risk_configuration",
        {
            "account_takeover_risk_configuration": [
                {"actions": [{"high_action": [{"event_action": "NO_ACTION"}]}]}
            ]
        },
        {
            "account_takeover_risk_configuration": [
                {"actions": [{"high_action": [{"event_action": "BLOCK"}]}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_apigatewayv2_integration",
        {"integration_uri": "https://a.example.com"},
        {"integration_uri": "https://b.example.com"},
    ),
    update(
        CUTS,
        "aws_apigatewayv2_integration",
        {"credentials_arn": "arn:aws:iam::1:role/a"},
        {"credentials_arn": ""},
    ),
    update(
        INTERRUPTS,
        "aws_dynamodb_global_table",
        {"replica": [{"region_name": "a"}, {"region_name": "b"}]},
        {"replica": [{"region_name": "a"}]},
    ),
    update(CUTS, "aws_ssoadmin_permission_set", {"session_duration": "PT12H"}, {"session_duration": "PT1H"}),
    update(
        CUTS,
        "aws_cloudfront_response_headers_policy",
        {"cors_config": CORS},
        {"cors_config": [{"access_control_allow_origins": [{"items": ["https://a"]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_event_endpoint",
        {"replication_config": [{"state": "ENABLED"}]},
        {"replication_config": [{"state": "DISABLED"}]},
    ),
    update(LOSES, "aws_db_parameter_group", {"skip_destroy": True}, {"skip_destroy": False}),
    update(INTERRUPTS, "aws_macie2_account", {"status": "ENABLED"}, {"status": "PAUSED"}),
    update(INTERRUPTS, "aws_resourceexplorer2_index", {"type": "AGGREGATOR"}, {"type": "LOCAL"}),
    update(
        INTERRUPTS,
        "aws_xray_sampling_rule",
        {"fixed_rate": 1.0, "reservoir_size": 100},
        {"fixed_rate": 0.0, "reservoir_size": 0},
    ),
    update(
        CUTS,
        "aws_elasticsearch_domain_policy",
        {"access_policies": policy(allow("es:*", **OTHER))},
        {"access_policies": policy(allow("es:*", **ROOT))},
    ),
    creation(
        CUTS,
        "aws_elasticsearch_domain_policy",
        {"domain_name": "d", "access_policies": policy(allow("es:*", **ROOT))},
    ),
    update(LOSES, "aws_imagebuilder_lifecycle_policy", {"status": "DISABLED"}, {"status": "ENABLED"}),
    update(
        LOSES,
        "aws_imagebuilder_lifecycle_policy",
        {"policy_detail": [{"action": [{"type": "DISABLE"}]}]},
        {"policy_detail": [{"action": [{"type": "DELETE"}]}]},
    ),
    update(
        LOSES,
        "aws_imagebuilder_lifecycle_policy",
        {"policy_detail": [{"filter": [{"type": "AGE", "value": 24, "retain_at_least": 10}]}]},
        {"policy_detail": [{"filter": [{"type": "AGE", "value": 24, "retain_at_least": 1}]}]},
    ),
    update(INTERRUPTS, "aws_cur_report_definition", {"s3_bucket": "a"}, {"s3_bucket": "b"}),
    update(
        INTERRUPTS,
        "aws_pinpoint_event_stream",
        {"destination_stream_arn": "arn:aws:kinesis:a:1:stream/a"},
        {"destination_stream_arn": "arn:aws:kinesis:a:1:stream/b"},
    ),
    update(
        INTERRUPTS,
        "aws_storagegateway_gateway",
        {"average_upload_rate_limit_in_bits_per_sec": 1000000},
        {"average_upload_rate_limit_in_bits_per_sec": 51200},
    ),
    update(
        INTERRUPTS,
        "aws_storagegateway_gateway",
        {"cloudwatch_log_group_arn": "arn:aws:x"},
        {"cloudwatch_log_group_arn": ""},
    ),
    creation(
        INTERRUPTS,
        "aws_backup_global_settings",
        {"global_settings": {"isCrossAccountBackupEnabled": "false"}},
    ),
    update(
        LOSES,
        "aws_backup_global_settings",
        {"global_settings": {"isCrossAccountBackupEnabled": "true"}},
        {"global_settings": {"isCrossAccountBackupEnabled": "false"}},
    ),
    update(
        INTERRUPTS,
        "aws_devopsguru_event_sources_config",
        {"event_sources": [{"amazon_code_guru_profiler": [{"status": "ENABLED"}]}]},
        {"event_sources": [{"amazon_code_guru_profiler": [{"status": "DISABLED"}]}]},
    ),
    creation(
        CUTS,
        "aws_s3control_object_lambda_access_point_policy",
        {"name": "a", "policy": policy(allow("s3-object-lambda:*", **ROOT))},
    ),
    update(
        CUTS,
        "aws_s3control_object_lambda_access_point_policy",
        {"policy": policy(allow("s3-object-lambda:*", **OTHER))},
        {"policy": policy(allow("s3-object-lambda:*", **ROOT))},
    ),
    creation(INTERRUPTS, "aws_rds_certificate", {"certificate_identifier": "rds-ca-rsa4096-g1"}),
    creation(
        INTERRUPTS,
        "aws_vpc_peering_connection_options",
        {"vpc_peering_connection_id": "pcx-1", "requester": []},
    ),
    creation(
        INTERRUPTS,
        "aws_cloudwatch_log_account_policy",
        {"policy_name": "a", "policy_type": "DATA_PROTECTION_POLICY", "policy_document": "{}"},
    ),
]
