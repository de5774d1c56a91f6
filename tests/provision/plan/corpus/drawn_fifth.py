"""A fifth draw of types, written down before any was tried: its first half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
GROUP = {"client_id": "c", "user_pool": "p"}
OIDC = {"client_id": "a", "issuer": "https://a.example.com", "token_endpoint": "https://a.example.com/t"}
WEB = "arn:aws:lambda:eu-central-1:123456789012:function:"
TOPIC = "arn:aws:sns:eu-central-1:123456789012:"


CASES = [
    update(
        CUTS,
        "aws_sagemaker_workteam",
        {
            "member_definition": [
                {"cognito_member_definition": [{**GROUP, "user_group": "a"}]},
                {"cognito_member_definition": [{**GROUP, "user_group": "b"}]},
            ]
        },
        {"member_definition": [{"cognito_member_definition": [{**GROUP, "user_group": "a"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_sagemaker_workteam",
        {"notification_configuration": [{"notification_topic_arn": TOPIC + "a"}]},
        {"notification_configuration": [{"notification_topic_arn": ""}]},
    ),
    update(
        CUTS,
        "aws_sagemaker_workteam",
        {
            "worker_access_configuration": [
                {"s3_presign": [{"iam_policy_constraints": [{"source_ip": "Disabled"}]}]}
            ]
        },
        {
            "worker_access_configuration": [
                {"s3_presign": [{"iam_policy_constraints": [{"source_ip": "Enabled"}]}]}
            ]
        },
    ),
    update(INTERRUPTS, "aws_m2_deployment", {"start": True, "application_version": 1}, {"start": False}),
    update(
        INTERRUPTS,
        "aws_m2_deployment",
        {"start": True, "application_version": 1, "force_stop": True},
        {"application_version": 2},
    ),
    update(
        CUTS, "aws_msk_scram_secret_association", {"secret_arn_list": ["a", "b"]}, {"secret_arn_list": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_appconfig_extension",
        {
            "action_point": [
                {"point": "ON_DEPLOYMENT_COMPLETE", "action": [{"name": "a", "uri": WEB + "a"}]},
                {"point": "ON_DEPLOYMENT_ROLLED_BACK", "action": [{"name": "a", "uri": WEB + "a"}]},
            ]
        },
        {"action_point": [{"point": "ON_DEPLOYMENT_COMPLETE", "action": [{"name": "a", "uri": WEB + "a"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_appconfig_extension",
        {"action_point": [{"point": "ON_DEPLOYMENT_COMPLETE", "action": [{"name": "a", "uri": WEB + "a"}]}]},
        {"action_point": [{"point": "ON_DEPLOYMENT_COMPLETE", "action": [{"name": "a", "uri": WEB + "b"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_origin_request_policy",
        {"cookies_config": [{"cookie_behavior": "all"}]},
        {"cookies_config": [{"cookie_behavior": "none"}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_origin_request_policy",
        {
            "headers_config": [
                {"header_behavior": "whitelist", "headers": [{"items": ["Origin", "X-Tenant"]}]}
            ]
        },
        {"headers_config": [{"header_behavior": "whitelist", "headers": [{"items": ["Origin"]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_origin_request_policy",
        {"query_strings_config": [{"query_string_behavior": "all", "query_strings": []}]},
        {
            "query_strings_config": [
                {"query_string_behavior": "whitelist", "query_strings": [{"items": ["page"]}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_auditmanager_framework",
        {
            "control_sets": [
                {"name": "a", "controls": [{"id": "1"}]},
                {"name": "b", "controls": [{"id": "2"}]},
            ]
        },
        {"control_sets": [{"name": "a", "controls": [{"id": "1"}]}]},
    ),
    update(
        CUTS, "aws_iam_user_policy_attachments_exclusive", {"policy_arns": ["a", "b"]}, {"policy_arns": ["a"]}
    ),
    creation(CUTS, "aws_iam_user_policy_attachments_exclusive", {"user_name": "u", "policy_arns": ["a"]}),
    update(
        INTERRUPTS,
        "aws_wafregional_geo_match_set",
        {"geo_match_constraint": [{"type": "Country", "value": "DE"}, {"type": "Country", "value": "FR"}]},
        {"geo_match_constraint": [{"type": "Country", "value": "DE"}]},
    ),
    update(
        CUTS,
        "aws_cloudwatch_log_destination_policy",
        {"access_policy": policy(allow("logs:*", **ROOT), allow("logs:*", **OTHER))},
        {"access_policy": policy(allow("logs:*", **ROOT))},
    ),
    creation(
        CUTS,
        "aws_cloudwatch_log_destination_policy",
        {"destination_name": "d", "access_policy": policy(allow("logs:*", **ROOT))},
    ),
    update(
        CUTS,
        "aws_acmpca_policy",
        {"policy": policy(allow(["acm-pca:IssueCertificate", "acm-pca:GetCertificate"], **OTHER))},
        {"policy": policy(allow("acm-pca:GetCertificate", **OTHER))},
    ),
    creation(
        CUTS,
        "aws_acmpca_policy",
        {"resource_arn": "arn:aws:acm-pca:x", "policy": policy(allow("acm-pca:*", **ROOT))},
    ),
    update(
        INTERRUPTS, "aws_alb_target_group", {"deregistration_delay": "300"}, {"deregistration_delay": "0"}
    ),
    update(
        INTERRUPTS,
        "aws_alb_target_group",
        {"stickiness": [{"enabled": True, "type": "lb_cookie"}]},
        {"stickiness": [{"enabled": False, "type": "lb_cookie"}]},
    ),
    update(
        INTERRUPTS,
        "aws_alb_target_group",
        {"connection_termination": False},
        {"connection_termination": True},
    ),
    update(
        INTERRUPTS,
        "aws_route53_resolver_firewall_domain_list",
        {"domains": ["a.example.com.", "b.example.com."]},
        {"domains": ["a.example.com."]},
    ),
    update(
        LOSES,
        "aws_backup_restore_testing_selection",
        {"protected_resource_arns": ["a", "b"]},
        {"protected_resource_arns": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_vpclattice_access_log_subscription",
        {"destination_arn": "arn:aws:s3:::a"},
        {"destination_arn": "arn:aws:s3:::b"},
    ),
    update(
        INTERRUPTS,
        "aws_accessanalyzer_archive_rule",
        {
            "filter": [
                {"criteria": "isPublic", "eq": ["false"]},
                {"criteria": "resourceType", "eq": ["AWS::S3::Bucket"]},
            ]
        },
        {"filter": [{"criteria": "resourceType", "eq": ["AWS::S3::Bucket"]}]},
    ),
    update(CUTS, "aws_load_balancer_listener_policy", {"policy_names": ["a", "b"]}, {"policy_names": ["a"]}),
    creation(
        INTERRUPTS,
        "aws_load_balancer_listener_policy",
        {"load_balancer_name": "l", "load_balancer_port": 443, "policy_names": ["a"]},
    ),
    update(INTERRUPTS, "aws_pinpoint_apns_voip_sandbox_channel", {"enabled": True}, {"enabled": False}),
    update(
        LOSES,
        "aws_securitylake_data_lake",
        {
            "configuration": [
                {"region": "eu-west-1", "lifecycle_configuration": [{"expiration": [{"days": 365}]}]}
            ]
        },
        {
            "configuration": [
                {"region": "eu-west-1", "lifecycle_configuration": [{"expiration": [{"days": 30}]}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_securitylake_data_lake",
        {
            "configuration": [
                {
                    "region": "eu-west-1",
                    "replication_configuration": [{"regions": ["eu-west-2"], "role_arn": "r"}],
                }
            ]
        },
        {"configuration": [{"region": "eu-west-1", "replication_configuration": []}]},
    ),
    update(
        INTERRUPTS, "aws_globalaccelerator_custom_routing_accelerator", {"enabled": True}, {"enabled": False}
    ),
    update(
        INTERRUPTS,
        "aws_globalaccelerator_custom_routing_accelerator",
        {"attributes": [{"flow_logs_enabled": True, "flow_logs_s3_bucket": "b"}]},
        {"attributes": [{"flow_logs_enabled": False, "flow_logs_s3_bucket": "b"}]},
    ),
    update(
        INTERRUPTS,
        "aws_globalaccelerator_custom_routing_accelerator",
        {"ip_address_type": "DUAL_STACK"},
        {"ip_address_type": "IPV4"},
    ),
    update(
        INTERRUPTS, "aws_opensearchserverless_vpc_endpoint", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}
    ),
    update(
        CUTS,
        "aws_opensearchserverless_vpc_endpoint",
        {"security_group_ids": ["sg-1"]},
        {"security_group_ids": ["sg-2"]},
    ),
    update(
        INTERRUPTS,
        "aws_codebuild_webhook",
        {
            "filter_group": [
                {"filter": [{"type": "EVENT", "pattern": "PUSH"}]},
                {"filter": [{"type": "EVENT", "pattern": "PULL_REQUEST_CREATED"}]},
            ]
        },
        {"filter_group": [{"filter": [{"type": "EVENT", "pattern": "PUSH"}]}]},
    ),
    update(INTERRUPTS, "aws_codebuild_webhook", {"branch_filter": "main|release"}, {"branch_filter": "main"}),
    update(
        INTERRUPTS,
        "aws_lexv2models_intent",
        {"fulfillment_code_hook": [{"enabled": True, "active": True}]},
        {"fulfillment_code_hook": [{"enabled": False, "active": True}]},
    ),
    update(
        INTERRUPTS,
        "aws_lex_intent",
        {
            "fulfillment_activity": [
                {"type": "CodeHook", "code_hook": [{"uri": WEB + "a", "message_version": "1"}]}
            ]
        },
        {
            "fulfillment_activity": [
                {"type": "CodeHook", "code_hook": [{"uri": WEB + "b", "message_version": "1"}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_lex_intent",
        {"slot": [{"name": "a", "priority": 1}, {"name": "b", "priority": 2}]},
        {"slot": [{"name": "a", "priority": 1}]},
    ),
    update(
        INTERRUPTS,
        "aws_athena_data_catalog",
        {"type": "LAMBDA", "parameters": {"function": WEB + "a"}},
        {"parameters": {"function": WEB + "b"}},
    ),
    update(INTERRUPTS, "aws_db_event_subscription", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS,
        "aws_db_event_subscription",
        {"event_categories": ["failover", "low storage"]},
        {"event_categories": ["failover"]},
    ),
    update(INTERRUPTS, "aws_db_event_subscription", {"sns_topic": TOPIC + "a"}, {"sns_topic": TOPIC + "b"}),
    update(CUTS, "aws_fsx_openzfs_volume", {"read_only": False}, {"read_only": True}),
    update(
        INTERRUPTS,
        "aws_fsx_openzfs_volume",
        {"storage_capacity_quota_gib": 1000},
        {"storage_capacity_quota_gib": 100},
    ),
    update(
        CUTS,
        "aws_fsx_openzfs_volume",
        {
            "nfs_exports": [
                {
                    "client_configurations": [
                        {"clients": "10.0.1.0/24", "options": ["rw"]},
                        {"clients": "10.0.2.0/24", "options": ["rw"]},
                    ]
                }
            ]
        },
        {"nfs_exports": [{"client_configurations": [{"clients": "10.0.1.0/24", "options": ["rw"]}]}]},
    ),
    update(
        CUTS,
        "aws_fsx_openzfs_volume",
        {"nfs_exports": [{"client_configurations": [{"clients": "*", "options": ["rw", "crossmnt"]}]}]},
        {"nfs_exports": [{"client_configurations": [{"clients": "*", "options": ["ro", "crossmnt"]}]}]},
    ),
    update(
        LOSES,
        "aws_fsx_openzfs_volume",
        {"delete_volume_options": []},
        {"delete_volume_options": ["DELETE_CHILD_VOLUMES_AND_SNAPSHOTS"]},
    ),
    update(
        CUTS,
        "aws_api_gateway_rest_api_policy",
        {"policy": policy(allow("execute-api:Invoke", Principal="*"))},
        {"policy": policy(allow("execute-api:Invoke", **ROOT))},
    ),
    creation(
        CUTS,
        "aws_api_gateway_rest_api_policy",
        {"rest_api_id": "a", "policy": policy(allow("execute-api:Invoke", **ROOT))},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_contact_list",
        {"topic": [{"topic_name": "a", "display_name": "A"}, {"topic_name": "b", "display_name": "B"}]},
        {"topic": [{"topic_name": "a", "display_name": "A"}]},
    ),
    update(
        CUTS,
        "aws_sagemaker_workforce",
        {"source_ip_config": [{"cidrs": ["192.0.2.0/24", "198.51.100.0/24"]}]},
        {"source_ip_config": [{"cidrs": ["192.0.2.0/24"]}]},
    ),
    update(
        CUTS,
        "aws_sagemaker_workforce",
        {"oidc_config": [OIDC]},
        {"oidc_config": [{**OIDC, "issuer": "https://b.example.com"}]},
    ),
    update(
        INTERRUPTS,
        "aws_ssm_service_setting",
        {"setting_id": "/ssm/parameter-store/high-throughput-enabled", "setting_value": "true"},
        {"setting_value": "false"},
    ),
    update(
        INTERRUPTS,
        "aws_ssm_service_setting",
        {"setting_id": "/ssm/documents/console/public-sharing-permission", "setting_value": "Enable"},
        {"setting_value": "Disable"},
    ),
    creation(
        INTERRUPTS,
        "aws_ssm_service_setting",
        {"setting_id": "/ssm/parameter-store/default-parameter-tier", "setting_value": "Standard"},
    ),
    update(CUTS, "aws_glue_dev_endpoint", {"public_keys": ["a", "b"]}, {"public_keys": ["a"]}),
    update(
        INTERRUPTS,
        "aws_sagemaker_notebook_instance",
        {"instance_type": "ml.t3.large"},
        {"instance_type": "ml.t3.medium"},
    ),
    update(CUTS, "aws_sagemaker_notebook_instance", {"root_access": "Enabled"}, {"root_access": "Disabled"}),
    update(
        CUTS,
        "aws_sagemaker_notebook_instance",
        {"role_arn": "arn:aws:iam::123456789012:role/a"},
        {"role_arn": "arn:aws:iam::123456789012:role/b"},
    ),
]
