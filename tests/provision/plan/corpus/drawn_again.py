"""A second draw of types, after the rules had been mended by the first one."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, deny, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}

CASES = [
    update(
        INTERRUPTS,
        "aws_codecommit_trigger",
        {"trigger": [{"name": "a", "events": ["all"]}, {"name": "b", "events": ["all"]}]},
        {"trigger": [{"name": "a", "events": ["all"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_codecommit_trigger",
        {"trigger": [{"name": "a", "branches": ["x", "y"]}]},
        {"trigger": [{"name": "a", "branches": ["x"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_sagemaker_servicecatalog_portfolio_status",
        {"status": "Enabled"},
        {"status": "Disabled"},
    ),
    update(LOSES, "aws_cloudformation_stack_set_instance", {"retain_stack": True}, {"retain_stack": False}),
    update(
        INTERRUPTS,
        "aws_dx_transit_virtual_interface",
        {"sitelink_enabled": True},
        {"sitelink_enabled": False},
    ),
    update(INTERRUPTS, "aws_rds_custom_db_engine_version", {"status": "available"}, {"status": "inactive"}),
    update(CUTS, "aws_msk_vpc_connection", {"security_groups": ["a", "b"]}, {"security_groups": ["a"]}),
    creation(INTERRUPTS, "aws_iot_event_configurations", {"event_configurations": {"THING": False}}),
    update(
        INTERRUPTS,
        "aws_iot_event_configurations",
        {"event_configurations": {"THING": True}},
        {"event_configurations": {"THING": False}},
    ),
    update(
        INTERRUPTS,
        "aws_bedrockagent_agent_knowledge_base_association",
        {"knowledge_base_state": "ENABLED"},
        {"knowledge_base_state": "DISABLED"},
    ),
    update(
        CUTS,
        "aws_glue_connection",
        {"physical_connection_requirements": [{"security_group_id_list": ["a", "b"]}]},
        {"physical_connection_requirements": [{"security_group_id_list": ["a"]}]},
    ),
    creation(
        INTERRUPTS, "aws_glue_data_catalog_encryption_settings", {"data_catalog_encryption_settings": []}
    ),
    update(
        INTERRUPTS,
        "aws_route53_resolver_firewall_config",
        {"firewall_fail_open": "ENABLED"},
        {"firewall_fail_open": "DISABLED"},
    ),
    update(
        CUTS,
        "aws_elasticsearch_vpc_endpoint",
        {"vpc_options": [{"security_group_ids": ["a", "b"]}]},
        {"vpc_options": [{"security_group_ids": ["a"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_msk_replicator",
        {"replication_info_list": [{"topic_replication": [{"topics_to_replicate": ["a", "b"]}]}]},
        {"replication_info_list": [{"topic_replication": [{"topics_to_replicate": ["a"]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_msk_replicator",
        {"replication_info_list": [{"topic_replication": [{"copy_topic_configurations": True}]}]},
        {"replication_info_list": [{"topic_replication": [{"copy_topic_configurations": False}]}]},
    ),
    update(INTERRUPTS, "aws_eks_addon", {"addon_version": "v1.1"}, {"addon_version": "v1.2"}),
    update(
        CUTS,
        "aws_eks_addon",
        {"service_account_role_arn": "arn:aws:iam::1:role/a"},
        {"service_account_role_arn": ""},
    ),
    update(
        CUTS, "aws_rds_cluster_snapshot_copy", {"shared_accounts": ["1", "2"]}, {"shared_accounts": ["1"]}
    ),
    update(INTERRUPTS, "aws_paymentcryptography_key", {"enabled": True}, {"enabled": False}),
    update(
        LOSES, "aws_paymentcryptography_key", {"deletion_window_in_days": 30}, {"deletion_window_in_days": 3}
    ),
    update(
        CUTS,
        "aws_opensearch_domain_policy",
        {"access_policies": policy(allow("es:*", **OTHER))},
        {"access_policies": policy(allow("es:ESHttpGet", **OTHER))},
    ),
    creation(
        CUTS,
        "aws_opensearch_domain_policy",
        {"domain_name": "d", "access_policies": policy(allow("es:*", **ROOT))},
    ),
    update(
        INTERRUPTS,
        "aws_config_organization_conformance_pack",
        {"excluded_accounts": []},
        {"excluded_accounts": ["1"]},
    ),
    update(INTERRUPTS, "aws_lightsail_distribution", {"is_enabled": True}, {"is_enabled": False}),
    update(
        INTERRUPTS,
        "aws_lightsail_distribution",
        {"origin": [{"name": "a", "region_name": "x"}]},
        {"origin": [{"name": "b", "region_name": "x"}]},
    ),
    update(INTERRUPTS, "aws_lightsail_distribution", {"certificate_name": "a"}, {"certificate_name": ""}),
    update(
        INTERRUPTS,
        "aws_securitylake_aws_log_source",
        {"source": [{"regions": ["a", "b"]}]},
        {"source": [{"regions": ["a"]}]},
    ),
    update(
        CUTS, "aws_storagegateway_smb_file_share", {"valid_user_list": ["a", "b"]}, {"valid_user_list": ["a"]}
    ),
    update(
        CUTS, "aws_storagegateway_smb_file_share", {"invalid_user_list": []}, {"invalid_user_list": ["a"]}
    ),
    update(CUTS, "aws_storagegateway_smb_file_share", {"read_only": False}, {"read_only": True}),
    update(
        CUTS, "aws_storagegateway_smb_file_share", {"admin_user_list": ["a", "b"]}, {"admin_user_list": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_storagegateway_smb_file_share",
        {"audit_destination_arn": "arn:aws:x"},
        {"audit_destination_arn": ""},
    ),
    update(INTERRUPTS, "aws_cloudwatch_log_metric_filter", {"pattern": "ERROR"}, {"pattern": "FATAL"}),
    update(
        CUTS,
        "aws_iam_user_policy",
        {"policy": policy(allow(["s3:Get*", "s3:Put*"]))},
        {"policy": policy(allow("s3:Get*"))},
    ),
    update(
        INTERRUPTS,
        "aws_redshiftserverless_usage_limit",
        {"amount": 100, "breach_action": "log"},
        {"breach_action": "deactivate"},
    ),
    update(INTERRUPTS, "aws_pinpoint_email_channel", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_cloudwatch_composite_alarm", {"alarm_actions": ["a"]}, {"alarm_actions": []}),
    update(
        INTERRUPTS, "aws_cloudwatch_composite_alarm", {"actions_enabled": True}, {"actions_enabled": False}
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_composite_alarm",
        {"actions_suppressor": []},
        {"actions_suppressor": [{"alarm": "a", "wait_period": 60, "extension_period": 60}]},
    ),
    update(CUTS, "aws_iam_signing_certificate", {"status": "Active"}, {"status": "Inactive"}),
    update(
        INTERRUPTS,
        "aws_chime_voice_connector_group",
        {
            "connector": [
                {"voice_connector_id": "a", "priority": 1},
                {"voice_connector_id": "b", "priority": 2},
            ]
        },
        {"connector": [{"voice_connector_id": "a", "priority": 1}]},
    ),
    update(CUTS, "aws_vpclattice_service_network", {"auth_type": "NONE"}, {"auth_type": "AWS_IAM"}),
    creation(CUTS, "aws_emr_block_public_access_configuration", {"block_public_security_group_rules": True}),
    update(
        CUTS,
        "aws_emr_block_public_access_configuration",
        {"block_public_security_group_rules": False},
        {"block_public_security_group_rules": True},
    ),
    update(
        CUTS, "aws_cognito_identity_provider", {"idp_identifiers": ["a", "b"]}, {"idp_identifiers": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_contributor_insight_rule",
        {"rule_state": "ENABLED"},
        {"rule_state": "DISABLED"},
    ),
    update(
        INTERRUPTS, "aws_computeoptimizer_enrollment_status", {"status": "Active"}, {"status": "Inactive"}
    ),
    update(
        INTERRUPTS,
        "aws_connect_phone_number",
        {"target_arn": "arn:aws:connect:a:1:instance/a"},
        {"target_arn": "arn:aws:connect:a:1:instance/b"},
    ),
    update(
        INTERRUPTS, "aws_macie2_classification_job", {"job_status": "RUNNING"}, {"job_status": "USER_PAUSED"}
    ),
    update(LOSES, "aws_alb", {"enable_deletion_protection": True}, {"enable_deletion_protection": False}),
    update(
        INTERRUPTS,
        "aws_alb",
        {"access_logs": [{"bucket": "b", "enabled": True}]},
        {"access_logs": [{"bucket": "b", "enabled": False}]},
    ),
    update(
        CUTS,
        "aws_appconfig_configuration_profile",
        {"retrieval_role_arn": "arn:aws:iam::1:role/a"},
        {"retrieval_role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(INTERRUPTS, "aws_oam_link", {"resource_types": ["a", "b"]}, {"resource_types": ["a"]}),
    update(
        INTERRUPTS,
        "aws_ssm_maintenance_window_target",
        {"targets": [{"key": "InstanceIds", "values": ["i-1", "i-2"]}]},
        {"targets": [{"key": "InstanceIds", "values": ["i-1"]}]},
    ),
    update(CUTS, "aws_shield_application_layer_automatic_response", {"action": "COUNT"}, {"action": "BLOCK"}),
    update(INTERRUPTS, "aws_pinpoint_apns_voip_channel", {"enabled": True}, {"enabled": False}),
    update(CUTS, "aws_servicecatalog_organizations_access", {"enabled": True}, {"enabled": False}),
    update(
        CUTS,
        "aws_sagemaker_model_package_group_policy",
        {"resource_policy": policy(allow("sagemaker:*", **OTHER))},
        {"resource_policy": policy(allow("sagemaker:*", **ROOT))},
    ),
    creation(
        CUTS,
        "aws_sagemaker_model_package_group_policy",
        {"model_package_group_name": "m", "resource_policy": policy(allow("sagemaker:*", **ROOT))},
    ),
    update(
        LOSES,
        "aws_dynamodb_table_item",
        {"item": '{"a": {"S": "1"}, "b": {"S": "2"}}'},
        {"item": '{"a": {"S": "1"}}'},
    ),
    update(
        INTERRUPTS,
        "aws_securitylake_subscriber",
        {
            "source": [
                {"aws_log_source_resource": [{"source_name": "A"}]},
                {"aws_log_source_resource": [{"source_name": "B"}]},
            ]
        },
        {"source": [{"aws_log_source_resource": [{"source_name": "A"}]}]},
    ),
    creation(CUTS, "aws_iam_group_policies_exclusive", {"group_name": "g", "policy_names": []}),
    update(CUTS, "aws_iam_group_policies_exclusive", {"policy_names": ["a", "b"]}, {"policy_names": ["a"]}),
    update(CUTS, "aws_apigatewayv2_route", {"authorization_type": "NONE"}, {"authorization_type": "JWT"}),
    update(CUTS, "aws_apigatewayv2_route", {"api_key_required": False}, {"api_key_required": True}),
    update(INTERRUPTS, "aws_apigatewayv2_route", {"target": "integrations/a"}, {"target": "integrations/b"}),
    update(CUTS, "aws_apigatewayv2_route", {"authorization_scopes": ["a"]}, {"authorization_scopes": ["b"]}),
    update(INTERRUPTS, "aws_glue_workflow", {"max_concurrent_runs": 10}, {"max_concurrent_runs": 1}),
    update(
        INTERRUPTS,
        "aws_vpclattice_listener",
        {
            "default_action": [
                {
                    "forward": [{"target_groups": [{"target_group_identifier": "a", "weight": 100}]}],
                    "fixed_response": [],
                }
            ]
        },
        {"default_action": [{"forward": [], "fixed_response": [{"status_code": 404}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_vpclattice_listener",
        {
            "default_action": [
                {"forward": [{"target_groups": [{"target_group_identifier": "a", "weight": 100}]}]}
            ]
        },
        {
            "default_action": [
                {"forward": [{"target_groups": [{"target_group_identifier": "b", "weight": 100}]}]}
            ]
        },
    ),
    update(
        LOSES,
        "aws_ecs_capacity_provider",
        {"auto_scaling_group_provider": [{"managed_termination_protection": "ENABLED"}]},
        {"auto_scaling_group_provider": [{"managed_termination_protection": "DISABLED"}]},
    ),
    update(
        INTERRUPTS,
        "aws_ecs_capacity_provider",
        {"auto_scaling_group_provider": [{"managed_draining": "ENABLED"}]},
        {"auto_scaling_group_provider": [{"managed_draining": "DISABLED"}]},
    ),
    update(
        INTERRUPTS,
        "aws_networkmanager_core_network_policy_attachment",
        {"policy_document": '{"version": "2021.12", "segments": [{"name": "a"}, {"name": "b"}]}'},
        {"policy_document": '{"version": "2021.12", "segments": [{"name": "a"}]}'},
    ),
    update(INTERRUPTS, "aws_emr_instance_group", {"instance_count": 4}, {"instance_count": 1}),
    update(
        INTERRUPTS,
        "aws_cloudwatch_contributor_managed_insight_rule",
        {"state": "ENABLED"},
        {"state": "DISABLED"},
    ),
    update(
        INTERRUPTS,
        "aws_sesv2_account_vdm_attributes",
        {"vdm_enabled": "ENABLED"},
        {"vdm_enabled": "DISABLED"},
    ),
    update(
        CUTS,
        "aws_s3control_access_grants_location",
        {"iam_role_arn": "arn:aws:iam::1:role/a"},
        {"iam_role_arn": "arn:aws:iam::1:role/b"},
    ),
    update(
        INTERRUPTS,
        "aws_globalaccelerator_custom_routing_listener",
        {"port_range": [{"from_port": 80, "to_port": 80}, {"from_port": 443, "to_port": 443}]},
        {"port_range": [{"from_port": 443, "to_port": 443}]},
    ),
    update(
        CUTS,
        "aws_globalaccelerator_custom_routing_listener",
        {"port_range": [{"from_port": 80, "to_port": 8080}]},
        {"port_range": [{"from_port": 80, "to_port": 90}]},
    ),
    update(
        INTERRUPTS,
        "aws_xray_group",
        {"insights_configuration": [{"notifications_enabled": True}]},
        {"insights_configuration": [{"notifications_enabled": False}]},
    ),
    update(INTERRUPTS, "aws_route53_traffic_policy", {"document": '{"a": 1}'}, {"document": '{"a": 2}'}),
    update(
        CUTS,
        "aws_secretsmanager_secret",
        {"policy": policy(allow("*", **ROOT))},
        {"policy": policy(allow("*", **ROOT), deny("*", **OTHER))},
    ),
]
