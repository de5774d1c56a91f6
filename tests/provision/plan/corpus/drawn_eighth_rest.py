"""An eighth draw, of types that were not drawn before: its second half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
TOPIC = "arn:aws:sns:eu-central-1:123456789012:"


CASES = [
    update(
        CUTS, "aws_opsworks_user_profile", {"allow_self_management": True}, {"allow_self_management": False}
    ),
    update(
        LOSES,
        "aws_connect_instance_storage_config",
        {
            "storage_config": [
                {
                    "storage_type": "KINESIS_VIDEO_STREAM",
                    "kinesis_video_stream_config": [{"prefix": "p", "retention_period_hours": 720}],
                }
            ]
        },
        {
            "storage_config": [
                {
                    "storage_type": "KINESIS_VIDEO_STREAM",
                    "kinesis_video_stream_config": [{"prefix": "p", "retention_period_hours": 24}],
                }
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_connect_instance_storage_config",
        {
            "storage_config": [
                {"storage_type": "S3", "s3_config": [{"bucket_name": "a", "bucket_prefix": "p"}]}
            ]
        },
        {
            "storage_config": [
                {"storage_type": "S3", "s3_config": [{"bucket_name": "b", "bucket_prefix": "p"}]}
            ]
        },
    ),
    update(
        CUTS, "aws_servicecatalog_portfolio_share", {"share_principals": True}, {"share_principals": False}
    ),
    update(
        INTERRUPTS,
        "aws_prometheus_workspace",
        {"logging_configuration": [{"log_group_arn": "arn:aws:logs:x:1:log-group:a:*"}]},
        {"logging_configuration": []},
    ),
    update(
        LOSES,
        "aws_dsql_cluster",
        {"deletion_protection_enabled": True},
        {"deletion_protection_enabled": False},
    ),
    update(INTERRUPTS, "aws_amplify_branch", {"enable_auto_build": True}, {"enable_auto_build": False}),
    update(
        CUTS,
        "aws_amplify_branch",
        {"enable_basic_auth": False},
        {"enable_basic_auth": True, "basic_auth_credentials": "YTpi"},
    ),
    update(CUTS, "aws_rolesanywhere_trust_anchor", {"enabled": True}, {"enabled": False}),
    update(
        CUTS,
        "aws_rolesanywhere_trust_anchor",
        {"source": [{"source_type": "CERTIFICATE_BUNDLE", "source_data": [{"x509_certificate_data": "a"}]}]},
        {"source": [{"source_type": "CERTIFICATE_BUNDLE", "source_data": [{"x509_certificate_data": "b"}]}]},
    ),
    update(INTERRUPTS, "aws_connect_queue", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(INTERRUPTS, "aws_connect_queue", {"max_contacts": 50}, {"max_contacts": 5}),
    update(INTERRUPTS, "aws_connect_queue", {"hours_of_operation_id": "a"}, {"hours_of_operation_id": "b"}),
    update(
        INTERRUPTS,
        "aws_connect_queue",
        {"outbound_caller_config": [{"outbound_flow_id": "a"}]},
        {"outbound_caller_config": [{"outbound_flow_id": "b"}]},
    ),
    update(
        CUTS,
        "aws_sesv2_email_identity_mail_from_attributes",
        {"behavior_on_mx_failure": "USE_DEFAULT_VALUE"},
        {"behavior_on_mx_failure": "REJECT_MESSAGE"},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_email_identity_mail_from_attributes",
        {"mail_from_domain": "a.example.com"},
        {"mail_from_domain": "b.example.com"},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_configuration_set",
        {"sending_options": [{"sending_enabled": True}]},
        {"sending_options": [{"sending_enabled": False}]},
    ),
    update(
        CUTS,
        "aws_sesv2_configuration_set",
        {"delivery_options": [{"tls_policy": "OPTIONAL"}]},
        {"delivery_options": [{"tls_policy": "REQUIRE"}]},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_configuration_set",
        {"delivery_options": [{"sending_pool_name": "a"}]},
        {"delivery_options": [{"sending_pool_name": "b"}]},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_configuration_set",
        {"tracking_options": [{"custom_redirect_domain": "a.example.com"}]},
        {"tracking_options": []},
    ),
    update(INTERRUPTS, "aws_kms_replica_key", {"enabled": True}, {"enabled": False}),
    update(CUTS, "aws_kms_replica_key", {"policy": WIDE}, {"policy": NARROW}),
    update(
        INTERRUPTS,
        "aws_workspacesweb_data_protection_settings",
        {"inline_redaction_configuration": [{"global_exempt_urls": ["https://a", "https://b"]}]},
        {"inline_redaction_configuration": [{"global_exempt_urls": ["https://a"]}]},
    ),
    update(
        CUTS,
        "aws_organizations_organization",
        {"aws_service_access_principals": ["config.amazonaws.com", "sso.amazonaws.com"]},
        {"aws_service_access_principals": ["config.amazonaws.com"]},
    ),
    update(
        CUTS,
        "aws_organizations_organization",
        {"enabled_policy_types": ["SERVICE_CONTROL_POLICY", "TAG_POLICY"]},
        {"enabled_policy_types": ["TAG_POLICY"]},
    ),
    update(
        INTERRUPTS, "aws_detective_organization_configuration", {"auto_enable": True}, {"auto_enable": False}
    ),
    update(
        CUTS,
        "aws_backup_report_plan",
        {"report_setting": [{"report_template": "BACKUP_JOB_REPORT", "accounts": ["1", "2"]}]},
        {"report_setting": [{"report_template": "BACKUP_JOB_REPORT", "accounts": ["1"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_backup_report_plan",
        {"report_delivery_channel": [{"s3_bucket_name": "a"}]},
        {"report_delivery_channel": [{"s3_bucket_name": "b"}]},
    ),
    update(
        INTERRUPTS,
        "aws_ssmcontacts_contact_channel",
        {"delivery_address": [{"simple_address": "a@example.com"}]},
        {"delivery_address": [{"simple_address": "b@example.com"}]},
    ),
    update(
        INTERRUPTS,
        "aws_chatbot_teams_channel_configuration",
        {"sns_topic_arns": ["a", "b"]},
        {"sns_topic_arns": ["a"]},
    ),
    update(
        CUTS,
        "aws_chatbot_teams_channel_configuration",
        {"user_authorization_required": False},
        {"user_authorization_required": True},
    ),
    update(
        CUTS,
        "aws_chatbot_teams_channel_configuration",
        {"guardrail_policy_arns": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
        {"guardrail_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]},
    ),
    update(
        INTERRUPTS,
        "aws_gamelift_alias",
        {"routing_strategy": [{"type": "SIMPLE", "fleet_id": "fleet-a"}]},
        {"routing_strategy": [{"type": "TERMINAL", "message": "closed"}]},
    ),
    update(
        INTERRUPTS,
        "aws_lightsail_instance",
        {"add_on": [{"type": "AutoSnapshot", "snapshot_time": "06:00", "status": "Enabled"}]},
        {"add_on": [{"type": "AutoSnapshot", "snapshot_time": "06:00", "status": "Disabled"}]},
    ),
    update(INTERRUPTS, "aws_config_delivery_channel", {"sns_topic_arn": TOPIC + "a"}, {"sns_topic_arn": ""}),
    update(
        LOSES,
        "aws_config_delivery_channel",
        {"snapshot_delivery_properties": [{"delivery_frequency": "One_Hour"}]},
        {"snapshot_delivery_properties": [{"delivery_frequency": "TwentyFour_Hours"}]},
    ),
    update(
        INTERRUPTS,
        "aws_elasticache_global_replication_group",
        {"automatic_failover_enabled": True},
        {"automatic_failover_enabled": False},
    ),
    update(
        INTERRUPTS,
        "aws_elasticache_global_replication_group",
        {"cache_node_type": "cache.r6g.xlarge"},
        {"cache_node_type": "cache.r6g.large"},
    ),
    update(
        INTERRUPTS,
        "aws_alb_listener_rule",
        {
            "action": [
                {"type": "forward", "target_group_arn": "arn:aws:elasticloadbalancing:x:1:targetgroup/a/1"}
            ]
        },
        {
            "action": [
                {
                    "type": "fixed-response",
                    "fixed_response": [{"content_type": "text/plain", "status_code": "503"}],
                }
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_alb_listener_rule",
        {"condition": [{"path_pattern": [{"values": ["/a/*", "/b/*"]}]}]},
        {"condition": [{"path_pattern": [{"values": ["/a/*"]}]}]},
    ),
    update(
        CUTS,
        "aws_alb_listener_rule",
        {"action": [{"type": "forward", "target_group_arn": "t", "order": 2}]},
        {
            "action": [
                {
                    "type": "authenticate-oidc",
                    "order": 1,
                    "authenticate_oidc": [{"client_id": "c", "issuer": "https://i"}],
                },
                {"type": "forward", "target_group_arn": "t", "order": 2},
            ]
        },
    ),
    update(
        LOSES, "aws_elasticache_cluster", {"snapshot_retention_limit": 5}, {"snapshot_retention_limit": 0}
    ),
    update(INTERRUPTS, "aws_elasticache_cluster", {"num_cache_nodes": 3}, {"num_cache_nodes": 1}),
    update(
        INTERRUPTS, "aws_elasticache_cluster", {"parameter_group_name": "a"}, {"parameter_group_name": "b"}
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_log_delivery_destination",
        {"delivery_destination_configuration": [{"destination_resource_arn": "arn:aws:s3:::a"}]},
        {"delivery_destination_configuration": [{"destination_resource_arn": "arn:aws:s3:::b"}]},
    ),
    creation(
        CUTS,
        "aws_cloudwatch_log_data_protection_policy",
        {
            "log_group_name": "l",
            "policy_document": '{"Name": "p", "Statement": [{"Operation": {"Deidentify": {}}}]}',
        },
    ),
    update(
        CUTS,
        "aws_vpclattice_resource_gateway",
        {"security_group_ids": ["a", "b"]},
        {"security_group_ids": ["a"]},
    ),
    creation(INTERRUPTS, "aws_xray_encryption_config", {"type": "KMS", "key_id": "arn:aws:kms:x:1:key/k"}),
    update(
        INTERRUPTS,
        "aws_directory_service_conditional_forwarder",
        {"dns_ips": ["10.0.0.1", "10.0.0.2"]},
        {"dns_ips": ["10.0.0.9"]},
    ),
    update(CUTS, "aws_ec2_traffic_mirror_filter_rule", {"rule_action": "accept"}, {"rule_action": "reject"}),
    update(CUTS, "aws_neptune_cluster_endpoint", {"static_members": ["a", "b"]}, {"static_members": ["a"]}),
    update(INTERRUPTS, "aws_neptune_cluster_endpoint", {"endpoint_type": "ANY"}, {"endpoint_type": "READER"}),
    update(INTERRUPTS, "aws_neptune_cluster_endpoint", {"excluded_members": []}, {"excluded_members": ["a"]}),
    creation(
        INTERRUPTS,
        "aws_vpc_endpoint_security_group_association",
        {"vpc_endpoint_id": "vpce-1", "security_group_id": "sg-1", "replace_default_association": True},
    ),
    creation(INTERRUPTS, "aws_api_gateway_rest_api_put", {"rest_api_id": "a", "body": "{}"}),
    update(
        INTERRUPTS,
        "aws_ecr_repository_creation_template",
        {"applied_for": ["PULL_THROUGH_CACHE", "REPLICATION"]},
        {"applied_for": ["REPLICATION"]},
    ),
    creation(INTERRUPTS, "aws_ec2_instance_metadata_defaults", {"http_tokens": "required"}),
    update(
        INTERRUPTS,
        "aws_ec2_instance_metadata_defaults",
        {"http_endpoint": "enabled"},
        {"http_endpoint": "disabled"},
    ),
    creation(
        INTERRUPTS,
        "aws_ssm_default_patch_baseline",
        {"baseline_id": "pb-1", "operating_system": "AMAZON_LINUX_2"},
    ),
    update(
        LOSES,
        "aws_spot_instance_request",
        {"disable_api_termination": True},
        {"disable_api_termination": False},
    ),
]
