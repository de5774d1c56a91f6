"""Ordinary changes of the types of the fifth draw, written down before any was tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import allow, creation, policy
from tests.provision.plan.corpus.growth import grows

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
MEMBER = [
    {"cognito_member_definition": [{"client_id": "c", "user_pool": "p", "user_group": name}]} for name in "ab"
]
OLD, NEW = policy(allow("x:Get", **ROOT)), policy(allow("x:Get", **ROOT), allow("x:*", **OTHER))

UPDATES = [
    grows(
        "aws_apigatewayv2_route_response",
        {"response_models": {"application/json": "a"}},
        {"response_models": {"application/json": "a", "text/plain": "b"}},
    ),
    grows(
        "aws_apigatewayv2_model",
        {"schema": '{"type": "object"}', "description": "a"},
        {"schema": '{"type": "string"}', "description": "b"},
    ),
    grows(
        "aws_auditmanager_framework",
        {"description": "a", "control_sets": [{"name": "a"}]},
        {"description": "b", "control_sets": [{"name": "a"}, {"name": "b"}]},
    ),
    grows(
        "aws_sagemaker_workteam",
        {"member_definition": MEMBER[:1], "description": "a"},
        {"member_definition": MEMBER, "description": "b"},
    ),
    grows("aws_msk_scram_secret_association", {"secret_arn_list": ["a"]}, {"secret_arn_list": ["a", "b"]}),
    grows(
        "aws_appconfig_extension",
        {"action_point": [{"point": "A", "action": [{"name": "a", "uri": "x"}]}]},
        {
            "action_point": [
                {"point": "A", "action": [{"name": "a", "uri": "x"}]},
                {"point": "B", "action": [{"name": "a", "uri": "x"}]},
            ]
        },
    ),
    grows(
        "aws_cloudfront_origin_request_policy",
        {"comment": "a", "cookies_config": [{"cookie_behavior": "none"}]},
        {"comment": "b", "cookies_config": [{"cookie_behavior": "all"}]},
    ),
    grows(
        "aws_cloudfront_origin_request_policy",
        {"headers_config": [{"header_behavior": "whitelist", "headers": [{"items": ["A"]}]}]},
        {"headers_config": [{"header_behavior": "whitelist", "headers": [{"items": ["A", "B"]}]}]},
    ),
    grows("aws_cloudwatch_log_destination_policy", {"access_policy": OLD}, {"access_policy": NEW}),
    grows("aws_acmpca_policy", {"policy": OLD}, {"policy": NEW}),
    grows("aws_alb_target_group", {"deregistration_delay": "30"}, {"deregistration_delay": "300"}),
    grows(
        "aws_alb_target_group",
        {"stickiness": [{"enabled": False, "type": "lb_cookie"}]},
        {"stickiness": [{"enabled": True, "type": "lb_cookie"}]},
    ),
    grows("aws_alb_target_group", {"slow_start": 0}, {"slow_start": 60}),
    grows(
        "aws_backup_restore_testing_selection",
        {"protected_resource_arns": ["a"], "validation_window_hours": 1},
        {"protected_resource_arns": ["a", "b"], "validation_window_hours": 24},
    ),
    grows("aws_service_discovery_public_dns_namespace", {"description": "a"}, {"description": "b"}),
    grows("aws_load_balancer_listener_policy", {"triggers": {"a": "1"}}, {"triggers": {"a": "2"}}),
    grows(
        "aws_gamelift_script", {"version": "1", "zip_file": "a.zip"}, {"version": "2", "zip_file": "b.zip"}
    ),
    grows(
        "aws_securitylake_data_lake",
        {"configuration": [{"region": "a", "lifecycle_configuration": [{"expiration": [{"days": 30}]}]}]},
        {"configuration": [{"region": "a", "lifecycle_configuration": [{"expiration": [{"days": 365}]}]}]},
    ),
    grows(
        "aws_globalaccelerator_custom_routing_accelerator",
        {"attributes": [{"flow_logs_enabled": False}]},
        {"attributes": [{"flow_logs_enabled": True, "flow_logs_s3_bucket": "b"}]},
    ),
    grows(
        "aws_globalaccelerator_custom_routing_accelerator",
        {"name": "a", "ip_address_type": "IPV4"},
        {"name": "b", "ip_address_type": "DUAL_STACK"},
    ),
    grows("aws_opensearchserverless_vpc_endpoint", {"subnet_ids": ["a"]}, {"subnet_ids": ["a", "b"]}),
    grows(
        "aws_codebuild_webhook",
        {"filter_group": [{"filter": [{"type": "EVENT", "pattern": "PUSH"}]}]},
        {
            "filter_group": [
                {"filter": [{"type": "EVENT", "pattern": "PUSH"}]},
                {"filter": [{"type": "EVENT", "pattern": "RELEASED"}]},
            ]
        },
    ),
    grows(
        "aws_lexv2models_intent",
        {"sample_utterance": [{"utterance": "a"}]},
        {"sample_utterance": [{"utterance": "a"}, {"utterance": "b"}]},
    ),
    grows("aws_lex_intent", {"sample_utterances": ["a", "b"]}, {"sample_utterances": ["a", "c"]}),
    grows(
        "aws_lex_intent",
        {"create_version": False, "confirmation_prompt": [{"max_attempts": 2}]},
        {"create_version": True, "confirmation_prompt": [{"max_attempts": 3}]},
    ),
    grows("aws_athena_data_catalog", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_lambda_runtime_management_config",
        {"update_runtime_on": "FunctionUpdate"},
        {"update_runtime_on": "Auto"},
    ),
    grows(
        "aws_db_event_subscription",
        {"event_categories": ["failover"], "source_ids": ["a"]},
        {"event_categories": ["failover", "failure"], "source_ids": ["a", "b"]},
    ),
    grows("aws_db_event_subscription", {"enabled": False}, {"enabled": True}),
    grows(
        "aws_fsx_openzfs_volume",
        {"storage_capacity_quota_gib": 100, "data_compression_type": "NONE"},
        {"storage_capacity_quota_gib": 1000, "data_compression_type": "ZSTD"},
    ),
    grows(
        "aws_fsx_openzfs_volume",
        {"nfs_exports": [{"client_configurations": [{"clients": "10.0.1.0/24", "options": ["rw"]}]}]},
        {
            "nfs_exports": [
                {
                    "client_configurations": [
                        {"clients": "10.0.1.0/24", "options": ["rw"]},
                        {"clients": "10.0.2.0/24", "options": ["ro"]},
                    ]
                }
            ]
        },
    ),
    grows(
        "aws_fsx_openzfs_volume",
        {"record_size_kib": 128, "copy_tags_to_snapshots": False},
        {"record_size_kib": 64, "copy_tags_to_snapshots": True},
    ),
    grows(
        "aws_sesv2_contact_list",
        {"topic": [{"topic_name": "a", "display_name": "A"}]},
        {"topic": [{"topic_name": "a", "display_name": "AA"}, {"topic_name": "b", "display_name": "B"}]},
    ),
    grows(
        "aws_sagemaker_workforce",
        {"source_ip_config": [{"cidrs": ["192.0.2.0/24"]}]},
        {"source_ip_config": [{"cidrs": ["192.0.2.0/24", "198.51.100.0/24"]}]},
    ),
    grows(
        "aws_glue_dev_endpoint",
        {"public_keys": ["a"], "extra_python_libs_s3_path": "s3://b/a.zip"},
        {"public_keys": ["a", "b"], "extra_python_libs_s3_path": "s3://b/b.zip"},
    ),
    grows(
        "aws_medialive_multiplex_program",
        {
            "multiplex_program_settings": [
                {"video_settings": [{"statmux_settings": [{"maximum_bitrate": 100}]}]}
            ]
        },
        {
            "multiplex_program_settings": [
                {"video_settings": [{"statmux_settings": [{"maximum_bitrate": 200}]}]}
            ]
        },
    ),
    grows(
        "aws_glue_partition",
        {"storage_descriptor": [{"columns": [{"name": "a", "type": "string"}]}], "parameters": {"a": "1"}},
        {
            "storage_descriptor": [
                {"columns": [{"name": "a", "type": "string"}, {"name": "b", "type": "int"}]}
            ],
            "parameters": {"a": "2"},
        },
    ),
    grows(
        "aws_identitystore_user",
        {"title": "a", "timezone": "UTC", "phone_numbers": []},
        {"title": "b", "timezone": "CET", "phone_numbers": [{"value": "+1", "primary": True}]},
    ),
    grows("aws_opensearch_package", {"package_description": "a"}, {"package_description": "b"}),
    grows(
        "aws_m2_application",
        {"definition": [{"content": "a"}], "description": "a"},
        {"definition": [{"content": "b"}], "description": "b"},
    ),
    grows(
        "aws_ecrpublic_repository",
        {"catalog_data": [{"about_text": "a", "architectures": ["ARM"]}]},
        {"catalog_data": [{"about_text": "b", "architectures": ["ARM", "x86"]}]},
    ),
    grows(
        "aws_lambda_code_signing_config",
        {
            "allowed_publishers": [{"signing_profile_version_arns": ["a"]}],
            "policies": [{"untrusted_artifact_on_deployment": "Enforce"}],
        },
        {
            "allowed_publishers": [{"signing_profile_version_arns": ["a", "b"]}],
            "policies": [{"untrusted_artifact_on_deployment": "Warn"}],
        },
    ),
    grows(
        "aws_securityhub_insight",
        {"name": "a", "group_by_attribute": "AwsAccountId"},
        {"name": "b", "group_by_attribute": "ResourceType"},
    ),
    grows(
        "aws_connect_security_profile",
        {"permissions": ["A"], "description": "a"},
        {"permissions": ["A", "B"], "description": "b"},
    ),
    grows(
        "aws_datazone_glossary",
        {"status": "DISABLED", "description": "a"},
        {"status": "ENABLED", "description": "b"},
    ),
    grows(
        "aws_kms_replica_external_key",
        {"deletion_window_in_days": 7, "enabled": False},
        {"deletion_window_in_days": 30, "enabled": True},
    ),
    grows(
        "aws_msk_cluster",
        {"enhanced_monitoring": "DEFAULT", "number_of_broker_nodes": 3},
        {"enhanced_monitoring": "PER_BROKER", "number_of_broker_nodes": 6},
    ),
    grows(
        "aws_msk_cluster",
        {"broker_node_group_info": [{"storage_info": [{"ebs_storage_info": [{"volume_size": 100}]}]}]},
        {"broker_node_group_info": [{"storage_info": [{"ebs_storage_info": [{"volume_size": 200}]}]}]},
    ),
    grows(
        "aws_ssmincidents_response_plan",
        {"engagements": ["a"], "display_name": "a"},
        {"engagements": ["a", "b"], "display_name": "b"},
    ),
    grows(
        "aws_ssmincidents_response_plan",
        {"incident_template": [{"title": "a", "impact": 3, "summary": "a"}]},
        {"incident_template": [{"title": "b", "impact": 2, "summary": "b"}]},
    ),
    grows(
        "aws_opsworks_rails_app_layer",
        {"custom_json": "{}", "system_packages": ["a"], "auto_healing": False},
        {"custom_json": '{"a": 1}', "system_packages": ["a", "b"], "auto_healing": True},
    ),
    grows(
        "aws_ivschat_room",
        {"maximum_message_rate_per_second": 1, "maximum_message_length": 100},
        {"maximum_message_rate_per_second": 10, "maximum_message_length": 500},
    ),
    grows(
        "aws_mskconnect_connector",
        {"capacity": [{"provisioned_capacity": [{"worker_count": 1}]}]},
        {"capacity": [{"provisioned_capacity": [{"worker_count": 2}]}]},
    ),
    grows(
        "aws_ses_identity_notification_topic",
        {"include_original_headers": False},
        {"include_original_headers": True},
    ),
    grows(
        "aws_memorydb_parameter_group",
        {"parameter": [{"name": "slowlog-log-slower-than", "value": "10000"}]},
        {"parameter": [{"name": "slowlog-log-slower-than", "value": "5000"}]},
    ),
    grows("aws_networkmanager_global_network", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_securityhub_action_target", {"name": "a", "description": "a"}, {"name": "b", "description": "b"}
    ),
    grows("aws_db_proxy_endpoint", {"vpc_security_group_ids": ["a"]}, {"vpc_security_group_ids": ["a", "b"]}),
    grows(
        "aws_licensemanager_license_configuration",
        {"license_count": 10, "license_count_hard_limit": True},
        {"license_count": 100, "license_count_hard_limit": False},
    ),
    grows(
        "aws_verifiedaccess_endpoint",
        {"description": "a", "security_group_ids": ["a"]},
        {"description": "b", "security_group_ids": ["a", "b"]},
    ),
    grows(
        "aws_servicecatalogappregistry_attribute_group",
        {"attributes": '{"a": 1}'},
        {"attributes": '{"a": 2}'},
    ),
    grows(
        "aws_ssmincidents_replication_set",
        {"region": [{"name": "a"}]},
        {"region": [{"name": "a"}, {"name": "b"}]},
    ),
    grows(
        "aws_grafana_workspace_saml_configuration",
        {"editor_role_values": ["a"], "login_validity_duration": 60},
        {"editor_role_values": ["a", "b"], "login_validity_duration": 480},
    ),
    grows("aws_route53_hosted_zone_dnssec", {"signing_status": "NOT_SIGNING"}, {"signing_status": "SIGNING"}),
    grows("aws_datazone_project", {"glossary_terms": ["a"]}, {"glossary_terms": ["a", "b"]}),
]

NEW_ONES = [
    creation(None, "aws_vpc_endpoint_subnet_association", {"vpc_endpoint_id": "vpce-1", "subnet_id": "s-1"}),
    creation(
        None, "aws_glue_partition", {"database_name": "d", "table_name": "t", "partition_values": ["2026"]}
    ),
    creation(None, "aws_connect_security_profile", {"name": "a", "instance_id": "i", "permissions": ["A"]}),
    creation(None, "aws_db_event_subscription", {"name": "a", "sns_topic": "arn:aws:x"}),
    creation(None, "aws_codebuild_webhook", {"project_name": "p"}),
    creation(None, "aws_ec2_traffic_mirror_target", {"network_interface_id": "eni-1"}),
    creation(None, "aws_iot_policy_attachment", {"policy": "p", "target": "arn:aws:x"}),
    creation(None, "aws_route53_query_log", {"zone_id": "Z1", "cloudwatch_log_group_arn": "arn:aws:x"}),
    creation(None, "aws_quicksight_group_membership", {"group_name": "g", "member_name": "m"}),
    creation(
        None,
        "aws_detective_member",
        {"account_id": "1", "email_address": "a@example.com", "graph_arn": "arn:aws:x"},
    ),
    creation(None, "aws_iam_user_login_profile", {"user": "u"}),
    creation(None, "aws_appconfig_application", {"name": "a"}),
    creation(
        None,
        "aws_s3control_access_grant",
        {
            "access_grants_location_id": "default",
            "permission": "READ",
            "grantee": [{"grantee_type": "IAM", "grantee_identifier": "arn:aws:x"}],
        },
    ),
    creation(None, "aws_dynamodb_contributor_insights", {"table_name": "t"}),
    creation(
        None, "aws_flow_log", {"vpc_id": "vpc-1", "traffic_type": "ALL", "log_destination": "arn:aws:s3:::b"}
    ),
    creation(None, "aws_service_discovery_public_dns_namespace", {"name": "example.com"}),
    creation(
        None,
        "aws_backup_restore_testing_selection",
        {
            "name": "a",
            "restore_testing_plan_name": "p",
            "protected_resource_type": "EC2",
            "iam_role_arn": "arn:aws:x",
        },
    ),
    creation(
        None, "aws_servicecatalog_product_portfolio_association", {"portfolio_id": "p", "product_id": "q"}
    ),
    creation(
        None,
        "aws_verifiedpermissions_policy",
        {
            "policy_store_id": "p",
            "definition": [{"static": [{"statement": "permit(principal, action, resource);"}]}],
        },
    ),
    creation(
        None,
        "aws_wafregional_geo_match_set",
        {"name": "a", "geo_match_constraint": [{"type": "Country", "value": "DE"}]},
    ),
]

CASES = [*UPDATES, *NEW_ONES]
