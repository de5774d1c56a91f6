"""Harmful changes of types drawn at random from the schema, written down before they were tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, deny, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}

CASES = [
    update(INTERRUPTS, "aws_lakeformation_lf_tag", {"values": ["a", "b"]}, {"values": ["a"]}),
    update(
        CUTS,
        "aws_appsync_graphql_api",
        {"authentication_type": "API_KEY"},
        {"authentication_type": "AWS_IAM"},
    ),
    update(
        CUTS,
        "aws_appsync_graphql_api",
        {"additional_authentication_provider": [{"authentication_type": "API_KEY"}]},
        {"additional_authentication_provider": []},
    ),
    update(
        INTERRUPTS,
        "aws_appsync_graphql_api",
        {"log_config": [{"field_log_level": "ALL"}]},
        {"log_config": []},
    ),
    update(
        CUTS,
        "aws_msk_cluster_policy",
        {"policy": policy(allow("kafka:*", **OTHER))},
        {"policy": policy(allow("kafka:*", **ROOT))},
    ),
    creation(
        CUTS,
        "aws_msk_cluster_policy",
        {"cluster_arn": "arn:aws:x", "policy": policy(allow("kafka:*", **ROOT))},
    ),
    update(
        INTERRUPTS,
        "aws_autoscaling_lifecycle_hook",
        {"default_result": "CONTINUE", "notification_target_arn": "arn:aws:sqs:a:1:q"},
        {"notification_target_arn": ""},
    ),
    update(INTERRUPTS, "aws_cloudfront_continuous_deployment_policy", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS,
        "aws_rds_cluster_instance",
        {"instance_class": "db.r6g.large"},
        {"instance_class": "db.r6g.xlarge"},
    ),
    update(CUTS, "aws_rds_cluster_instance", {"publicly_accessible": True}, {"publicly_accessible": False}),
    update(
        LOSES, "aws_rds_cluster_instance", {"copy_tags_to_snapshot": True}, {"copy_tags_to_snapshot": False}
    ),
    update(
        CUTS,
        "aws_elastictranscoder_pipeline",
        {"role": "arn:aws:iam::1:role/a"},
        {"role": "arn:aws:iam::1:role/b"},
    ),
    update(
        INTERRUPTS,
        "aws_autoscalingplans_scaling_plan",
        {"scaling_instruction": [{"max_capacity": 10, "min_capacity": 2}]},
        {"scaling_instruction": [{"max_capacity": 3, "min_capacity": 2}]},
    ),
    update(
        INTERRUPTS,
        "aws_autoscalingplans_scaling_plan",
        {"scaling_instruction": [{"disable_dynamic_scaling": False}]},
        {"scaling_instruction": [{"disable_dynamic_scaling": True}]},
    ),
    update(
        CUTS,
        "aws_cognito_resource_server",
        {"scope": [{"scope_name": "a"}, {"scope_name": "b"}]},
        {"scope": [{"scope_name": "a"}]},
    ),
    update(
        LOSES,
        "aws_backup_restore_testing_plan",
        {"recovery_point_selection": [{"include_vaults": ["a", "b"]}]},
        {"recovery_point_selection": [{"include_vaults": ["a"]}]},
    ),
    update(
        CUTS,
        "aws_opensearch_vpc_endpoint",
        {"vpc_options": [{"security_group_ids": ["a", "b"]}]},
        {"vpc_options": [{"security_group_ids": ["a"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_config_organization_managed_rule",
        {"excluded_accounts": []},
        {"excluded_accounts": ["1"]},
    ),
    update(
        INTERRUPTS,
        "aws_config_organization_managed_rule",
        {"resource_types_scope": ["a", "b"]},
        {"resource_types_scope": ["a"]},
    ),
    update(CUTS, "aws_iam_user_ssh_key", {"status": "Active"}, {"status": "Inactive"}),
    update(INTERRUPTS, "aws_customer_gateway", {"certificate_arn": "arn:aws:x"}, {"certificate_arn": ""}),
    update(
        CUTS,
        "aws_ssm_maintenance_window_task",
        {"service_role_arn": "arn:aws:iam::1:role/a"},
        {"service_role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(
        INTERRUPTS,
        "aws_ssm_maintenance_window_task",
        {"targets": [{"key": "InstanceIds", "values": ["i-1", "i-2"]}]},
        {"targets": [{"key": "InstanceIds", "values": ["i-1"]}]},
    ),
    update(
        CUTS,
        "aws_dx_gateway_association",
        {"allowed_prefixes": ["10.0.0.0/8", "192.0.2.0/24"]},
        {"allowed_prefixes": ["10.0.0.0/8"]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_event_api_destination",
        {"invocation_rate_limit_per_second": 300},
        {"invocation_rate_limit_per_second": 1},
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_event_api_destination",
        {"invocation_endpoint": "https://a.example.com"},
        {"invocation_endpoint": "https://b.example.com"},
    ),
    update(
        CUTS,
        "aws_ssoadmin_application_access_scope",
        {"authorized_targets": ["a", "b"]},
        {"authorized_targets": ["a"]},
    ),
    update(INTERRUPTS, "aws_transfer_profile", {"certificate_ids": ["a", "b"]}, {"certificate_ids": ["a"]}),
    update(
        LOSES,
        "aws_backup_framework",
        {"control": [{"name": "a"}, {"name": "b"}]},
        {"control": [{"name": "a"}]},
    ),
    update(INTERRUPTS, "aws_ec2_host", {"host_recovery": "on"}, {"host_recovery": "off"}),
    update(
        INTERRUPTS,
        "aws_securityhub_finding_aggregator",
        {"specified_regions": ["a", "b"]},
        {"specified_regions": ["a"]},
    ),
    update(LOSES, "aws_shield_subscription", {"auto_renew": "ENABLED"}, {"auto_renew": "DISABLED"}),
    update(
        LOSES,
        "aws_s3_object",
        {"object_lock_legal_hold_status": "ON"},
        {"object_lock_legal_hold_status": "OFF"},
    ),
    update(
        LOSES,
        "aws_s3_object",
        {"object_lock_retain_until_date": "2030-01-01T00:00:00Z"},
        {"object_lock_retain_until_date": "2026-01-01T00:00:00Z"},
    ),
    update(CUTS, "aws_s3_object", {"acl": "public-read"}, {"acl": "private"}),
    update(INTERRUPTS, "aws_memorydb_multi_region_cluster", {"num_shards": 4}, {"num_shards": 2}),
    update(
        INTERRUPTS,
        "aws_memorydb_multi_region_cluster",
        {"node_type": "db.r7g.large"},
        {"node_type": "db.r7g.xlarge"},
    ),
    update(
        INTERRUPTS,
        "aws_inspector_assessment_template",
        {"event_subscription": [{"event": "A", "topic_arn": "t"}]},
        {"event_subscription": []},
    ),
    update(LOSES, "aws_docdb_cluster", {"backup_retention_period": 14}, {"backup_retention_period": 1}),
    update(LOSES, "aws_docdb_cluster", {"deletion_protection": True}, {"deletion_protection": False}),
    update(
        INTERRUPTS,
        "aws_docdb_cluster",
        {"enabled_cloudwatch_logs_exports": ["audit"]},
        {"enabled_cloudwatch_logs_exports": []},
    ),
    update(LOSES, "aws_docdb_cluster", {"skip_final_snapshot": False}, {"skip_final_snapshot": True}),
    update(
        CUTS,
        "aws_docdb_cluster",
        {"master_password": "not-a-secret-1"},
        {"master_password": "not-a-secret-2"},
    ),
    update(
        CUTS,
        "aws_cleanrooms_collaboration",
        {"query_log_status": "ENABLED", "member": [{"account_id": "1"}, {"account_id": "2"}]},
        {"member": [{"account_id": "1"}]},
    ),
    update(
        INTERRUPTS,
        "aws_vpc_endpoint_connection_notification",
        {"connection_events": ["Accept", "Reject"]},
        {"connection_events": ["Accept"]},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_email_identity",
        {"configuration_set_name": "a"},
        {"configuration_set_name": ""},
    ),
    update(
        INTERRUPTS, "aws_securityhub_automation_rule", {"rule_status": "ENABLED"}, {"rule_status": "DISABLED"}
    ),
    update(INTERRUPTS, "aws_lightsail_domain_entry", {"target": "192.0.2.1"}, {"target": "192.0.2.2"}),
    update(
        LOSES,
        "aws_route53_resolver_firewall_rule_group_association",
        {"mutation_protection": "ENABLED"},
        {"mutation_protection": "DISABLED"},
    ),
    update(INTERRUPTS, "aws_servicecatalog_tag_option", {"active": True}, {"active": False}),
    update(CUTS, "aws_db_snapshot_copy", {"shared_accounts": ["1", "2"]}, {"shared_accounts": ["1"]}),
    update(INTERRUPTS, "aws_chime_voice_connector_origination", {"disabled": False}, {"disabled": True}),
    update(
        INTERRUPTS,
        "aws_chime_voice_connector_origination",
        {"route": [{"host": "a", "port": 5060}, {"host": "b", "port": 5060}]},
        {"route": [{"host": "a", "port": 5060}]},
    ),
    creation(
        CUTS, "aws_vpc_block_public_access_options", {"internet_gateway_block_mode": "block-bidirectional"}
    ),
    update(
        CUTS,
        "aws_vpc_block_public_access_options",
        {"internet_gateway_block_mode": "off"},
        {"internet_gateway_block_mode": "block-bidirectional"},
    ),
    update(
        INTERRUPTS,
        "aws_kendra_experience",
        {"configuration": [{"content_source_configuration": [{"data_source_ids": ["a", "b"]}]}]},
        {"configuration": [{"content_source_configuration": [{"data_source_ids": ["a"]}]}]},
    ),
    update(
        CUTS,
        "aws_kendra_experience",
        {"role_arn": "arn:aws:iam::1:role/a"},
        {"role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(
        INTERRUPTS,
        "aws_vpclattice_target_group",
        {"config": [{"health_check": [{"enabled": True}]}]},
        {"config": [{"health_check": [{"enabled": False}]}]},
    ),
    update(
        CUTS,
        "aws_bedrockagent_agent",
        {"agent_resource_role_arn": "arn:aws:iam::1:role/a"},
        {"agent_resource_role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(
        INTERRUPTS,
        "aws_bedrockagent_agent",
        {"guardrail_configuration": [{"guardrail_identifier": "g"}]},
        {"guardrail_configuration": []},
    ),
    update(
        LOSES, "aws_backup_logically_air_gapped_vault", {"min_retention_days": 30}, {"min_retention_days": 7}
    ),
    update(INTERRUPTS, "aws_iot_thing_type", {"deprecated": False}, {"deprecated": True}),
    update(
        INTERRUPTS,
        "aws_vpc_ipam",
        {"operating_regions": [{"region_name": "a"}, {"region_name": "b"}]},
        {"operating_regions": [{"region_name": "a"}]},
    ),
    update(LOSES, "aws_vpc_ipam", {"cascade": False}, {"cascade": True}),
    update(
        CUTS,
        "aws_iam_organizations_features",
        {"enabled_features": ["RootCredentialsManagement", "RootSessions"]},
        {"enabled_features": ["RootSessions"]},
    ),
    update(INTERRUPTS, "aws_lightsail_lb_https_redirection_policy", {"enabled": True}, {"enabled": False}),
    update(
        CUTS,
        "aws_apigatewayv2_authorizer",
        {"jwt_configuration": [{"audience": ["a", "b"], "issuer": "https://a"}]},
        {"jwt_configuration": [{"audience": ["a"], "issuer": "https://a"}]},
    ),
    update(
        CUTS,
        "aws_apigatewayv2_authorizer",
        {"jwt_configuration": [{"audience": ["a"], "issuer": "https://a"}]},
        {"jwt_configuration": [{"audience": ["a"], "issuer": "https://b"}]},
    ),
    update(
        INTERRUPTS,
        "aws_s3_bucket_intelligent_tiering_configuration",
        {"status": "Enabled"},
        {"status": "Disabled"},
    ),
    creation(
        INTERRUPTS,
        "aws_macie2_classification_export_configuration",
        {"s3_destination": [{"bucket_name": "b"}]},
    ),
    update(
        INTERRUPTS, "aws_securityhub_account", {"auto_enable_controls": True}, {"auto_enable_controls": False}
    ),
    update(
        INTERRUPTS,
        "aws_ec2_transit_gateway_peering_attachment",
        {"options": [{"dynamic_routing": "enable"}]},
        {"options": [{"dynamic_routing": "disable"}]},
    ),
    update(LOSES, "aws_iam_user", {"force_destroy": False}, {"force_destroy": True}),
    update(
        CUTS,
        "aws_iam_user",
        {"permissions_boundary": None},
        {"permissions_boundary": "arn:aws:iam::1:policy/b"},
    ),
    update(
        INTERRUPTS,
        "aws_evidently_project",
        {"data_delivery": [{"s3_destination": [{"bucket": "a"}]}]},
        {"data_delivery": []},
    ),
    update(INTERRUPTS, "aws_chimesdkvoice_sip_rule", {"disabled": False}, {"disabled": True}),
    update(
        INTERRUPTS,
        "aws_chimesdkvoice_sip_rule",
        {
            "target_applications": [
                {"sip_media_application_id": "a", "priority": 1},
                {"sip_media_application_id": "b", "priority": 2},
            ]
        },
        {"target_applications": [{"sip_media_application_id": "a", "priority": 1}]},
    ),
    update(
        CUTS,
        "aws_organizations_resource_policy",
        {"content": policy(allow("organizations:Describe*", **OTHER))},
        {
            "content": policy(
                allow("organizations:Describe*", **OTHER), deny("organizations:DescribeAccount", **OTHER)
            )
        },
    ),
    creation(
        CUTS,
        "aws_organizations_resource_policy",
        {"content": policy(allow("organizations:Describe*", **OTHER))},
    ),
    creation(
        CUTS,
        "aws_ssoadmin_instance_access_control_attributes",
        {"instance_arn": "arn:aws:x", "attribute": []},
    ),
    update(
        CUTS,
        "aws_ssoadmin_instance_access_control_attributes",
        {"attribute": [{"key": "a"}, {"key": "b"}]},
        {"attribute": [{"key": "a"}]},
    ),
    update(INTERRUPTS, "aws_guardduty_ipset", {"activate": True}, {"activate": False}),
    update(INTERRUPTS, "aws_redshift_scheduled_action", {"enable": True}, {"enable": False}),
    update(
        LOSES,
        "aws_guardduty_malware_protection_plan",
        {"protected_resource": [{"s3_bucket": [{"object_prefixes": ["a", "b"]}]}]},
        {"protected_resource": [{"s3_bucket": [{"object_prefixes": ["a"]}]}]},
    ),
    creation(INTERRUPTS, "aws_macie2_organization_configuration", {"auto_enable": False}),
    update(
        INTERRUPTS, "aws_macie2_organization_configuration", {"auto_enable": True}, {"auto_enable": False}
    ),
    update(
        CUTS,
        "aws_datasync_location_fsx_windows_file_system",
        {"password": "not-a-secret-1"},
        {"password": "not-a-secret-2"},
    ),
    update(
        INTERRUPTS,
        "aws_cleanrooms_membership",
        {"query_log_status": "ENABLED"},
        {"query_log_status": "DISABLED"},
    ),
    update(
        INTERRUPTS, "aws_rds_integration", {"data_filter": "include: *.*"}, {"data_filter": "include: a.*"}
    ),
    creation(INTERRUPTS, "aws_spot_datafeed_subscription", {"bucket": "b"}),
    creation(
        CUTS,
        "aws_ssoadmin_permissions_boundary_attachment",
        {"permission_set_arn": "arn:aws:x", "instance_arn": "arn:aws:y"},
    ),
    update(INTERRUPTS, "aws_subnet", {"enable_dns64": True}, {"enable_dns64": False}),
    update(
        INTERRUPTS,
        "aws_datasync_location_nfs",
        {"on_prem_config": [{"agent_arns": ["a", "b"]}]},
        {"on_prem_config": [{"agent_arns": ["a"]}]},
    ),
]
