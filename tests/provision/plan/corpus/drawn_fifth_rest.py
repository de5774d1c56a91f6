"""A fifth draw of types, written down before any was tried: its second half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, creation, update

WEB = "arn:aws:lambda:eu-central-1:123456789012:function:"
TOPIC = "arn:aws:sns:eu-central-1:123456789012:"
BROKERS = [{"cloudwatch_logs": [{"enabled": True, "log_group": "l"}]}]
QUIET = [{"cloudwatch_logs": [{"enabled": False, "log_group": "l"}]}]
ICEBERG = {"snapshot_retention_period_in_days": 30, "number_of_snapshots_to_retain": 10}


def _iceberg(**more: object) -> list[dict[str, object]]:
    return [
        {
            "enabled": True,
            "role_arn": "r",
            "retention_configuration": [{"iceberg_configuration": [{**ICEBERG, **more}]}],
        }
    ]


CASES = [
    update(
        INTERRUPTS,
        "aws_finspace_kx_dataview",
        {
            "segment_configurations": [
                {"db_paths": ["/a"], "volume_name": "v"},
                {"db_paths": ["/b"], "volume_name": "w"},
            ]
        },
        {"segment_configurations": [{"db_paths": ["/a"], "volume_name": "v"}]},
    ),
    update(
        INTERRUPTS,
        "aws_glue_partition",
        {"storage_descriptor": [{"location": "s3://a/2026/"}]},
        {"storage_descriptor": [{"location": "s3://b/2026/"}]},
    ),
    update(
        INTERRUPTS,
        "aws_glue_partition",
        {
            "storage_descriptor": [
                {"columns": [{"name": "a", "type": "string"}, {"name": "b", "type": "int"}]}
            ]
        },
        {"storage_descriptor": [{"columns": [{"name": "a", "type": "string"}]}]},
    ),
    update(
        CUTS,
        "aws_verifiedpermissions_policy",
        {"definition": [{"static": [{"statement": "permit (principal, action, resource);"}]}]},
        {"definition": [{"static": [{"statement": "forbid (principal, action, resource);"}]}]},
    ),
    update(
        CUTS,
        "aws_wafregional_rule_group",
        {"activated_rule": [{"priority": 1, "rule_id": "r", "action": [{"type": "COUNT"}]}]},
        {"activated_rule": [{"priority": 1, "rule_id": "r", "action": [{"type": "BLOCK"}]}]},
    ),
    update(CUTS, "aws_ec2_serial_console_access", {"enabled": True}, {"enabled": False}),
    creation(CUTS, "aws_ec2_serial_console_access", {"enabled": False}),
    update(
        CUTS,
        "aws_lambda_code_signing_config",
        {"allowed_publishers": [{"signing_profile_version_arns": ["a", "b"]}]},
        {"allowed_publishers": [{"signing_profile_version_arns": ["a"]}]},
    ),
    update(
        CUTS,
        "aws_lambda_code_signing_config",
        {"policies": [{"untrusted_artifact_on_deployment": "Warn"}]},
        {"policies": [{"untrusted_artifact_on_deployment": "Enforce"}]},
    ),
    update(
        CUTS,
        "aws_connect_security_profile",
        {"permissions": ["BasicAgentAccess", "OutboundCallAccess"]},
        {"permissions": ["BasicAgentAccess"]},
    ),
    update(INTERRUPTS, "aws_datazone_glossary", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(INTERRUPTS, "aws_kms_replica_external_key", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS, "aws_kms_replica_external_key", {"valid_to": ""}, {"valid_to": "2026-12-31T00:00:00Z"}
    ),
    update(
        LOSES, "aws_kms_replica_external_key", {"deletion_window_in_days": 30}, {"deletion_window_in_days": 7}
    ),
    update(INTERRUPTS, "aws_msk_cluster", {"number_of_broker_nodes": 6}, {"number_of_broker_nodes": 3}),
    update(
        INTERRUPTS,
        "aws_msk_cluster",
        {"logging_info": [{"broker_logs": BROKERS}]},
        {"logging_info": [{"broker_logs": QUIET}]},
    ),
    update(
        CUTS,
        "aws_msk_cluster",
        {
            "broker_node_group_info": [
                {"connectivity_info": [{"public_access": [{"type": "SERVICE_PROVIDED_EIPS"}]}]}
            ]
        },
        {"broker_node_group_info": [{"connectivity_info": [{"public_access": [{"type": "DISABLED"}]}]}]},
    ),
    update(INTERRUPTS, "aws_ssmincidents_response_plan", {"engagements": ["a", "b"]}, {"engagements": ["a"]}),
    update(
        INTERRUPTS,
        "aws_ssmincidents_response_plan",
        {"action": [{"ssm_automation": [{"document_name": "d", "role_arn": "r"}]}]},
        {"action": []},
    ),
    update(
        INTERRUPTS,
        "aws_ssmincidents_response_plan",
        {"integration": [{"pagerduty": [{"name": "p", "service_id": "s", "secret_id": "x"}]}]},
        {"integration": []},
    ),
    update(
        INTERRUPTS,
        "aws_opsworks_rails_app_layer",
        {"elastic_load_balancer": "a"},
        {"elastic_load_balancer": "b"},
    ),
    update(INTERRUPTS, "aws_opsworks_rails_app_layer", {"auto_healing": True}, {"auto_healing": False}),
    update(
        LOSES,
        "aws_opsworks_rails_app_layer",
        {
            "ebs_volume": [
                {"mount_point": "/a", "size": 10, "number_of_disks": 1},
                {"mount_point": "/b", "size": 10, "number_of_disks": 1},
            ]
        },
        {"ebs_volume": [{"mount_point": "/a", "size": 10, "number_of_disks": 1}]},
    ),
    update(CUTS, "aws_opsworks_mysql_layer", {"root_password": "one"}, {"root_password": "two"}),
    update(
        CUTS,
        "aws_opsworks_mysql_layer",
        {"custom_security_group_ids": ["a", "b"]},
        {"custom_security_group_ids": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_ivschat_room",
        {"maximum_message_rate_per_second": 10},
        {"maximum_message_rate_per_second": 1},
    ),
    update(
        CUTS,
        "aws_ivschat_room",
        {"message_review_handler": [{"uri": WEB + "a", "fallback_result": "ALLOW"}]},
        {"message_review_handler": [{"uri": WEB + "a", "fallback_result": "DENY"}]},
    ),
    update(
        INTERRUPTS,
        "aws_ivschat_room",
        {"logging_configuration_identifiers": ["a", "b"]},
        {"logging_configuration_identifiers": ["a"]},
    ),
    creation(
        INTERRUPTS,
        "aws_lightsail_container_service_deployment_version",
        {"service_name": "s", "container": [{"container_name": "a", "image": "a:1"}]},
    ),
    update(
        INTERRUPTS,
        "aws_mskconnect_connector",
        {"capacity": [{"provisioned_capacity": [{"mcu_count": 2, "worker_count": 4}]}]},
        {"capacity": [{"provisioned_capacity": [{"mcu_count": 2, "worker_count": 1}]}]},
    ),
    update(INTERRUPTS, "aws_ses_identity_notification_topic", {"topic_arn": TOPIC + "a"}, {"topic_arn": ""}),
    creation(
        INTERRUPTS,
        "aws_ses_identity_notification_topic",
        {"identity": "example.com", "notification_type": "Bounce", "topic_arn": TOPIC + "a"},
    ),
    update(
        LOSES,
        "aws_memorydb_parameter_group",
        {"parameter": [{"name": "maxmemory-policy", "value": "noeviction"}]},
        {"parameter": [{"name": "maxmemory-policy", "value": "allkeys-lru"}]},
    ),
    update(
        CUTS,
        "aws_db_proxy_endpoint",
        {"vpc_security_group_ids": ["sg-1", "sg-2"]},
        {"vpc_security_group_ids": ["sg-1"]},
    ),
    update(CUTS, "aws_opsworks_permission", {"allow_ssh": True}, {"allow_ssh": False}),
    update(CUTS, "aws_opsworks_permission", {"level": "manage"}, {"level": "show"}),
    update(
        INTERRUPTS,
        "aws_serverlessapplicationrepository_cloudformation_stack",
        {"semantic_version": "1.0.0"},
        {"semantic_version": "2.0.0"},
    ),
    update(
        INTERRUPTS,
        "aws_securityhub_standards_control_association",
        {"association_status": "ENABLED"},
        {"association_status": "DISABLED", "updated_reason": "no need"},
    ),
    creation(
        INTERRUPTS,
        "aws_securityhub_standards_control_association",
        {"standards_arn": "a", "security_control_id": "IAM.1", "association_status": "DISABLED"},
    ),
    update(
        INTERRUPTS, "aws_licensemanager_license_configuration", {"license_count": 100}, {"license_count": 10}
    ),
    update(
        CUTS,
        "aws_licensemanager_license_configuration",
        {"license_count_hard_limit": False},
        {"license_count_hard_limit": True},
    ),
    update(
        LOSES,
        "aws_glue_catalog_table_optimizer",
        {"configuration": _iceberg()},
        {"configuration": _iceberg(snapshot_retention_period_in_days=5)},
    ),
    update(
        LOSES,
        "aws_glue_catalog_table_optimizer",
        {"configuration": _iceberg()},
        {"configuration": _iceberg(number_of_snapshots_to_retain=1)},
    ),
    update(
        LOSES,
        "aws_glue_catalog_table_optimizer",
        {"configuration": _iceberg(clean_expired_files=False)},
        {"configuration": _iceberg(clean_expired_files=True)},
    ),
    creation(
        LOSES,
        "aws_glue_catalog_table_optimizer",
        {"database_name": "d", "table_name": "t", "type": "retention", "configuration": _iceberg()},
    ),
    update(
        CUTS,
        "aws_verifiedaccess_endpoint",
        {"policy_document": "permit(principal, action, resource);"},
        {"policy_document": 'permit(principal, action, resource) when { context.idp.groups.contains("a") };'},
    ),
    update(
        CUTS,
        "aws_verifiedaccess_endpoint",
        {"verified_access_group_id": "vagr-1"},
        {"verified_access_group_id": "vagr-2"},
    ),
    update(
        INTERRUPTS,
        "aws_route53_hosted_zone_dnssec",
        {"signing_status": "SIGNING"},
        {"signing_status": "NOT_SIGNING"},
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_virtual_service",
        {"spec": [{"provider": [{"virtual_node": [{"virtual_node_name": "a"}]}]}]},
        {"spec": [{"provider": [{"virtual_node": [{"virtual_node_name": "b"}]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_ssmincidents_replication_set",
        {"region": [{"name": "eu-west-1"}, {"name": "eu-west-2"}]},
        {"region": [{"name": "eu-west-1"}]},
    ),
    update(
        CUTS,
        "aws_grafana_workspace_saml_configuration",
        {"admin_role_values": ["a", "b"]},
        {"admin_role_values": ["a"]},
    ),
    update(
        CUTS,
        "aws_grafana_workspace_saml_configuration",
        {"idp_metadata_url": "https://a.example.com/m"},
        {"idp_metadata_url": "https://b.example.com/m"},
    ),
    update(
        CUTS,
        "aws_grafana_workspace_saml_configuration",
        {"login_validity_duration": 1440},
        {"login_validity_duration": 60},
    ),
    update(
        CUTS,
        "aws_grafana_workspace_saml_configuration",
        {"allowed_organizations": []},
        {"allowed_organizations": ["a"]},
    ),
    creation(
        CUTS,
        "aws_grafana_workspace_saml_configuration",
        {
            "workspace_id": "g",
            "editor_role_values": ["editor"],
            "idp_metadata_url": "https://a.example.com/m",
        },
    ),
    creation(
        CUTS,
        "aws_controltower_control",
        {
            "control_identifier": "arn:aws:controltower:eu-west-1::control/AWS-GR_X",
            "target_identifier": "arn:aws:organizations::1:ou/o-1/ou-1",
        },
    ),
    update(
        CUTS,
        "aws_controltower_control",
        {"parameters": [{"key": "AllowedRegions", "value": '["eu-west-1","eu-west-2"]'}]},
        {"parameters": [{"key": "AllowedRegions", "value": '["eu-west-1"]'}]},
    ),
    creation(INTERRUPTS, "aws_api_gateway_deployment", {"rest_api_id": "a", "stage_name": "prod"}),
    update(
        INTERRUPTS,
        "aws_api_gateway_method_response",
        {"response_parameters": {"method.response.header.Access-Control-Allow-Origin": True}},
        {"response_parameters": {}},
    ),
    update(LOSES, "aws_ecrpublic_repository", {"force_destroy": False}, {"force_destroy": True}),
    update(LOSES, "aws_datazone_project", {"skip_deletion_check": False}, {"skip_deletion_check": True}),
    creation(
        CUTS,
        "aws_lakeformation_opt_in",
        {
            "principal": [{"data_lake_principal_identifier": "arn:aws:iam::1:role/r"}],
            "resource_data": [{"database": [{"name": "d"}]}],
        },
    ),
]
