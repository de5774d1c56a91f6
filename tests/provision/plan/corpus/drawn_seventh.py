"""A seventh draw, of types that were not drawn before: its first part."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
ROLE = "arn:aws:iam::123456789012:role/"
MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:m:"
GROUPS = "arn:aws:network-firewall:eu-central-1:123456789012:stateful-rulegroup/"


CASES = [
    update(
        INTERRUPTS,
        "aws_api_gateway_gateway_response",
        {"response_parameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}},
        {"response_parameters": {}},
    ),
    creation(
        INTERRUPTS,
        "aws_api_gateway_gateway_response",
        {"rest_api_id": "a", "response_type": "UNAUTHORIZED", "status_code": "401"},
    ),
    update(
        CUTS,
        "aws_sagemaker_code_repository",
        {
            "git_config": [
                {"repository_url": "https://a.example.com/r.git", "secret_arn": "arn:aws:secretsmanager:x"}
            ]
        },
        {"git_config": [{"repository_url": "https://a.example.com/r.git", "secret_arn": ""}]},
    ),
    update(
        INTERRUPTS,
        "aws_securitylake_subscriber_notification",
        {
            "configuration": [
                {
                    "https_notification_configuration": [
                        {"endpoint": "https://a.example.com", "target_role_arn": ROLE + "a"}
                    ]
                }
            ]
        },
        {
            "configuration": [
                {
                    "https_notification_configuration": [
                        {"endpoint": "https://b.example.com", "target_role_arn": ROLE + "a"}
                    ]
                }
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_prometheus_scraper",
        {"scrape_configuration": "scrape_configs:\n  - job_name: a\n  - job_name: b\n"},
        {"scrape_configuration": "scrape_configs:\n  - job_name: a\n"},
    ),
    update(
        INTERRUPTS,
        "aws_prometheus_scraper",
        {"destination": [{"amp": [{"workspace_arn": "arn:aws:aps:x:1:workspace/a"}]}]},
        {"destination": [{"amp": [{"workspace_arn": "arn:aws:aps:x:1:workspace/b"}]}]},
    ),
    update(
        CUTS,
        "aws_wafregional_web_acl",
        {"default_action": [{"type": "ALLOW"}]},
        {"default_action": [{"type": "BLOCK"}]},
    ),
    update(
        CUTS,
        "aws_wafregional_web_acl",
        {"rule": [{"priority": 1, "rule_id": "r", "action": [{"type": "COUNT"}]}]},
        {"rule": [{"priority": 1, "rule_id": "r", "action": [{"type": "BLOCK"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_wafregional_web_acl",
        {"logging_configuration": [{"log_destination": "arn:aws:firehose:x"}]},
        {"logging_configuration": []},
    ),
    update(CUTS, "aws_quicksight_user", {"user_role": "ADMIN"}, {"user_role": "READER"}),
    update(INTERRUPTS, "aws_shield_proactive_engagement", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS,
        "aws_shield_proactive_engagement",
        {"emergency_contact": [{"email_address": "a@example.com"}, {"email_address": "b@example.com"}]},
        {"emergency_contact": [{"email_address": "a@example.com"}]},
    ),
    update(INTERRUPTS, "aws_pinpoint_apns_channel", {"enabled": True}, {"enabled": False}),
    creation(
        INTERRUPTS,
        "aws_pinpoint_apns_channel",
        {"application_id": "a", "certificate": "c", "private_key": "k"},
    ),
    update(INTERRUPTS, "aws_redshift_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
    update(
        INTERRUPTS,
        "aws_sfn_alias",
        {"routing_configuration": [{"state_machine_version_arn": MACHINE + "1", "weight": 100}]},
        {
            "routing_configuration": [
                {"state_machine_version_arn": MACHINE + "1", "weight": 0},
                {"state_machine_version_arn": MACHINE + "2", "weight": 100},
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_vpc_origin",
        {"vpc_origin_endpoint_config": [{"arn": "arn:aws:elasticloadbalancing:x:1:l/a/1", "http_port": 80}]},
        {"vpc_origin_endpoint_config": [{"arn": "arn:aws:elasticloadbalancing:x:1:l/b/2", "http_port": 80}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_vpc_origin",
        {"vpc_origin_endpoint_config": [{"https_port": 443}]},
        {"vpc_origin_endpoint_config": [{"https_port": 8443}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_vpc_origin",
        {
            "vpc_origin_endpoint_config": [
                {"origin_ssl_protocols": [{"items": ["TLSv1", "TLSv1.2"], "quantity": 2}]}
            ]
        },
        {"vpc_origin_endpoint_config": [{"origin_ssl_protocols": [{"items": ["TLSv1.2"], "quantity": 1}]}]},
    ),
    update(
        CUTS,
        "aws_opensearchserverless_security_policy",
        {
            "type": "network",
            "policy": '[{"Rules": [{"ResourceType": "collection"}], "AllowFromPublic": true}]',
        },
        {"policy": '[{"Rules": [{"ResourceType": "collection"}], "AllowFromPublic": false}]'},
    ),
    update(
        INTERRUPTS,
        "aws_networkmanager_link",
        {"bandwidth": [{"download_speed": 100, "upload_speed": 100}]},
        {"bandwidth": [{"download_speed": 10, "upload_speed": 10}]},
    ),
    update(
        INTERRUPTS,
        "aws_appflow_flow",
        {"trigger_config": [{"trigger_type": "Scheduled"}]},
        {"trigger_config": [{"trigger_type": "OnDemand"}]},
    ),
    update(
        INTERRUPTS,
        "aws_appflow_flow",
        {
            "destination_flow_config": [
                {"connector_type": "S3", "destination_connector_properties": [{"s3": [{"bucket_name": "a"}]}]}
            ]
        },
        {
            "destination_flow_config": [
                {"connector_type": "S3", "destination_connector_properties": [{"s3": [{"bucket_name": "b"}]}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_appflow_flow",
        {
            "task": [
                {"task_type": "Map", "source_fields": ["a"], "destination_field": "a"},
                {"task_type": "Map", "source_fields": ["b"], "destination_field": "b"},
            ]
        },
        {"task": [{"task_type": "Map", "source_fields": ["a"], "destination_field": "a"}]},
    ),
    update(
        CUTS,
        "aws_chimesdkmediapipelines_media_insights_pipeline_configuration",
        {"resource_access_role_arn": ROLE + "a"},
        {"resource_access_role_arn": ROLE + "b"},
    ),
    update(
        INTERRUPTS,
        "aws_chimesdkmediapipelines_media_insights_pipeline_configuration",
        {"elements": [{"type": "VoiceAnalyticsProcessor"}, {"type": "KinesisDataStreamSink"}]},
        {"elements": [{"type": "VoiceAnalyticsProcessor"}]},
    ),
    creation(
        CUTS, "aws_s3control_multi_region_access_point_policy", {"details": [{"name": "a", "policy": NARROW}]}
    ),
    update(
        CUTS,
        "aws_s3control_multi_region_access_point_policy",
        {"details": [{"name": "a", "policy": WIDE}]},
        {"details": [{"name": "a", "policy": NARROW}]},
    ),
    update(
        CUTS,
        "aws_verifiedpermissions_policy_store",
        {"validation_settings": [{"mode": "OFF"}]},
        {"validation_settings": [{"mode": "STRICT"}]},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_email_identity_feedback_attributes",
        {"email_forwarding_enabled": True},
        {"email_forwarding_enabled": False},
    ),
    creation(
        INTERRUPTS,
        "aws_sesv2_email_identity_feedback_attributes",
        {"email_identity": "example.com", "email_forwarding_enabled": False},
    ),
    update(
        INTERRUPTS,
        "aws_networkfirewall_firewall_policy",
        {"firewall_policy": [{"stateless_default_actions": ["aws:pass"]}]},
        {"firewall_policy": [{"stateless_default_actions": ["aws:drop"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_networkfirewall_firewall_policy",
        {
            "firewall_policy": [
                {
                    "stateful_rule_group_reference": [
                        {"resource_arn": GROUPS + "a"},
                        {"resource_arn": GROUPS + "b"},
                    ]
                }
            ]
        },
        {"firewall_policy": [{"stateful_rule_group_reference": [{"resource_arn": GROUPS + "a"}]}]},
    ),
    update(
        CUTS,
        "aws_networkfirewall_firewall_policy",
        {
            "firewall_policy": [
                {"stateful_engine_options": [{"rule_order": "STRICT_ORDER"}], "stateful_default_actions": []}
            ]
        },
        {
            "firewall_policy": [
                {
                    "stateful_engine_options": [{"rule_order": "STRICT_ORDER"}],
                    "stateful_default_actions": ["aws:drop_strict"],
                }
            ]
        },
    ),
]
