"""A seventh draw, of types that were not drawn before: its third part."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
ROLE = "arn:aws:iam::123456789012:role/"
TOPIC = "arn:aws:sns:eu-central-1:123456789012:"


CASES = [
    update(
        CUTS,
        "aws_lightsail_container_service",
        {"private_registry_access": [{"ecr_image_puller_role": [{"is_active": True}]}]},
        {"private_registry_access": [{"ecr_image_puller_role": [{"is_active": False}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_config_config_rule",
        {"scope": [{"compliance_resource_types": ["AWS::EC2::Instance", "AWS::S3::Bucket"]}]},
        {"scope": [{"compliance_resource_types": ["AWS::EC2::Instance"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_config_config_rule",
        {"maximum_execution_frequency": "One_Hour"},
        {"maximum_execution_frequency": "TwentyFour_Hours"},
    ),
    update(
        INTERRUPTS,
        "aws_config_config_rule",
        {"source": [{"owner": "AWS", "source_identifier": "S3_BUCKET_VERSIONING_ENABLED"}]},
        {"source": [{"owner": "AWS", "source_identifier": "S3_BUCKET_LOGGING_ENABLED"}]},
    ),
    update(
        INTERRUPTS,
        "aws_timestreamquery_scheduled_query",
        {"notification_configuration": [{"sns_configuration": [{"topic_arn": TOPIC + "a"}]}]},
        {"notification_configuration": [{"sns_configuration": [{"topic_arn": TOPIC + "b"}]}]},
    ),
    update(INTERRUPTS, "aws_dax_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
    update(
        CUTS, "aws_medialive_input", {"input_security_groups": ["a", "b"]}, {"input_security_groups": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_medialive_input",
        {"sources": [{"url": "rtmp://a.example.com/x", "username": "u"}]},
        {"sources": [{"url": "rtmp://b.example.com/x", "username": "u"}]},
    ),
    update(
        INTERRUPTS,
        "aws_medialive_input",
        {"destinations": [{"stream_name": "a/x"}, {"stream_name": "b/x"}]},
        {"destinations": [{"stream_name": "a/x"}]},
    ),
    update(
        CUTS, "aws_cloud9_environment_membership", {"permissions": "read-write"}, {"permissions": "read-only"}
    ),
    update(
        LOSES,
        "aws_s3control_bucket_lifecycle_configuration",
        {"rule": [{"id": "a", "status": "Enabled", "expiration": [{"days": 365}]}]},
        {"rule": [{"id": "a", "status": "Enabled", "expiration": [{"days": 30}]}]},
    ),
    creation(
        LOSES,
        "aws_s3control_bucket_lifecycle_configuration",
        {
            "bucket": "arn:aws:s3-outposts:x",
            "rule": [{"id": "a", "status": "Enabled", "expiration": [{"days": 30}]}],
        },
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_gateway_route",
        {
            "spec": [
                {
                    "http_route": [
                        {"action": [{"target": [{"virtual_service": [{"virtual_service_name": "a"}]}]}]}
                    ]
                }
            ]
        },
        {
            "spec": [
                {
                    "http_route": [
                        {"action": [{"target": [{"virtual_service": [{"virtual_service_name": "b"}]}]}]}
                    ]
                }
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_gateway_route",
        {"spec": [{"http_route": [{"match": [{"prefix": "/"}]}]}]},
        {"spec": [{"http_route": [{"match": [{"prefix": "/v2"}]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_securityhub_standards_control",
        {"control_status": "ENABLED"},
        {"control_status": "DISABLED", "disabled_reason": "x"},
    ),
    update(
        INTERRUPTS,
        "aws_docdb_cluster_parameter_group",
        {"parameter": [{"name": "audit_logs", "value": "enabled", "apply_method": "immediate"}]},
        {"parameter": [{"name": "audit_logs", "value": "disabled", "apply_method": "immediate"}]},
    ),
    update(
        CUTS,
        "aws_docdb_cluster_parameter_group",
        {"parameter": [{"name": "tls", "value": "disabled", "apply_method": "pending-reboot"}]},
        {"parameter": [{"name": "tls", "value": "enabled", "apply_method": "pending-reboot"}]},
    ),
    update(
        INTERRUPTS,
        "aws_ssm_patch_baseline",
        {"approved_patches": ["KB1", "KB2"]},
        {"approved_patches": ["KB1"]},
    ),
    update(
        INTERRUPTS,
        "aws_ssm_patch_baseline",
        {"rejected_patches": ["KB1"]},
        {"rejected_patches": ["KB1", "KB2"]},
    ),
    update(
        INTERRUPTS,
        "aws_ssm_patch_baseline",
        {"approval_rule": [{"approve_after_days": 7, "patch_filter": [{"key": "PRODUCT", "values": ["*"]}]}]},
        {"approval_rule": []},
    ),
    update(
        CUTS,
        "aws_appflow_connector_profile",
        {
            "connection_mode": "Public",
            "connector_profile_config": [
                {"connector_profile_credentials": [{"redshift": [{"username": "u", "password": "one"}]}]}
            ],
        },
        {
            "connector_profile_config": [
                {"connector_profile_credentials": [{"redshift": [{"username": "u", "password": "two"}]}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_fms_resource_set",
        {
            "resource_set": [
                {"resource_type_list": ["AWS::EC2::VPC", "AWS::EC2::Subnet"], "resource_set_status": "ACTIVE"}
            ]
        },
        {"resource_set": [{"resource_type_list": ["AWS::EC2::VPC"], "resource_set_status": "ACTIVE"}]},
    ),
    update(
        CUTS, "aws_s3control_access_grants_instance_resource_policy", {"policy": WIDE}, {"policy": NARROW}
    ),
    creation(CUTS, "aws_s3control_access_grants_instance_resource_policy", {"policy": NARROW}),
    update(LOSES, "aws_chime_voice_connector_streaming", {"data_retention": 720}, {"data_retention": 24}),
    update(INTERRUPTS, "aws_chime_voice_connector_streaming", {"disabled": False}, {"disabled": True}),
    update(
        INTERRUPTS,
        "aws_chime_voice_connector_streaming",
        {"streaming_notification_targets": ["SQS", "SNS"]},
        {"streaming_notification_targets": ["SQS"]},
    ),
    update(CUTS, "aws_eks_pod_identity_association", {"role_arn": ROLE + "a"}, {"role_arn": ROLE + "b"}),
    update(
        INTERRUPTS,
        "aws_fsx_data_repository_association",
        {"s3": [{"auto_export_policy": [{"events": ["NEW", "CHANGED", "DELETED"]}]}]},
        {"s3": [{"auto_export_policy": [{"events": ["NEW"]}]}]},
    ),
    update(
        LOSES,
        "aws_fsx_data_repository_association",
        {"delete_data_in_filesystem": False},
        {"delete_data_in_filesystem": True},
    ),
    update(
        INTERRUPTS,
        "aws_dms_replication_subnet_group",
        {"subnet_ids": ["a", "b", "c"]},
        {"subnet_ids": ["a", "b"]},
    ),
    update(
        INTERRUPTS,
        "aws_customerprofiles_profile",
        {"address": [{"address_1": "a", "city": "b"}]},
        {"address": []},
    ),
    update(
        INTERRUPTS,
        "aws_guardduty_publishing_destination",
        {"destination_arn": "arn:aws:s3:::a"},
        {"destination_arn": "arn:aws:s3:::b"},
    ),
    update(
        INTERRUPTS,
        "aws_waf_ipset",
        {
            "ip_set_descriptors": [
                {"type": "IPV4", "value": "192.0.2.0/24"},
                {"type": "IPV4", "value": "198.51.100.0/24"},
            ]
        },
        {"ip_set_descriptors": [{"type": "IPV4", "value": "192.0.2.0/24"}]},
    ),
    update(
        INTERRUPTS,
        "aws_route53recoverycontrolconfig_safety_rule",
        {"wait_period_ms": 5000, "name": "a", "asserted_controls": ["a", "b"]},
        {"asserted_controls": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_vpclattice_listener_rule",
        {"action": [{"forward": [{"target_groups": [{"target_group_identifier": "tg-1", "weight": 100}]}]}]},
        {"action": [{"fixed_response": [{"status_code": 404}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_vpclattice_listener_rule",
        {"action": [{"forward": [{"target_groups": [{"target_group_identifier": "tg-1", "weight": 100}]}]}]},
        {"action": [{"forward": [{"target_groups": [{"target_group_identifier": "tg-2", "weight": 100}]}]}]},
    ),
    update(
        CUTS,
        "aws_db_cluster_snapshot",
        {"shared_accounts": ["111111111111", "222222222222"]},
        {"shared_accounts": ["111111111111"]},
    ),
    update(
        CUTS,
        "aws_glue_catalog_database",
        {
            "create_table_default_permission": [
                {
                    "permissions": ["ALL"],
                    "principal": [{"data_lake_principal_identifier": "IAM_ALLOWED_PRINCIPALS"}],
                }
            ]
        },
        {"create_table_default_permission": []},
    ),
    update(INTERRUPTS, "aws_glue_catalog_database", {"location_uri": "s3://a/"}, {"location_uri": "s3://b/"}),
    update(
        INTERRUPTS,
        "aws_prometheus_rule_group_namespace",
        {"data": "groups:\n  - name: a\n  - name: b\n"},
        {"data": "groups:\n  - name: a\n"},
    ),
    update(CUTS, "aws_guardduty_member_detector_feature", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(
        INTERRUPTS,
        "aws_bedrockagent_agent_collaborator",
        {"relay_conversation_history": "TO_COLLABORATOR"},
        {"relay_conversation_history": "DISABLED"},
    ),
    update(
        CUTS,
        "aws_grafana_workspace",
        {"authentication_providers": ["AWS_SSO", "SAML"]},
        {"authentication_providers": ["SAML"]},
    ),
    update(
        CUTS,
        "aws_grafana_workspace",
        {"network_access_control": []},
        {"network_access_control": [{"prefix_list_ids": ["pl-1"], "vpce_ids": ["vpce-1"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_grafana_workspace",
        {"data_sources": ["CLOUDWATCH", "PROMETHEUS"]},
        {"data_sources": ["CLOUDWATCH"]},
    ),
    update(INTERRUPTS, "aws_grafana_workspace", {"grafana_version": "9.4"}, {"grafana_version": "10.4"}),
    update(CUTS, "aws_grafana_workspace", {"role_arn": ROLE + "a"}, {"role_arn": ROLE + "b"}),
    update(
        INTERRUPTS,
        "aws_autoscaling_notification",
        {"notifications": ["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"]},
        {"notifications": ["autoscaling:EC2_INSTANCE_LAUNCH"]},
    ),
    update(INTERRUPTS, "aws_autoscaling_notification", {"group_names": ["a", "b"]}, {"group_names": ["a"]}),
    update(
        INTERRUPTS,
        "aws_nat_gateway",
        {"secondary_allocation_ids": ["a", "b"]},
        {"secondary_allocation_ids": ["a"]},
    ),
    update(
        CUTS,
        "aws_codepipeline_webhook",
        {"authentication_configuration": [{"secret_token": "one"}]},
        {"authentication_configuration": [{"secret_token": "two"}]},
    ),
    update(
        INTERRUPTS,
        "aws_codepipeline_webhook",
        {"filter": [{"json_path": "$.ref", "match_equals": "refs/heads/{Branch}"}]},
        {"filter": [{"json_path": "$.ref", "match_equals": "refs/heads/main"}]},
    ),
    update(
        CUTS,
        "aws_codepipeline_webhook",
        {"authentication": "IP", "authentication_configuration": [{"allowed_ip_range": "0.0.0.0/0"}]},
        {"authentication_configuration": [{"allowed_ip_range": "192.0.2.0/24"}]},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool_provider_principal_tag",
        {"principal_tags": {"team": "custom:team", "role": "custom:role"}},
        {"principal_tags": {"team": "custom:team"}},
    ),
    update(INTERRUPTS, "aws_apigatewayv2_api_mapping", {"api_id": "a", "stage": "prod"}, {"api_id": "b"}),
    update(INTERRUPTS, "aws_apigatewayv2_api_mapping", {"stage": "prod"}, {"stage": "test"}),
    update(
        LOSES,
        "aws_redshift_cluster_snapshot",
        {"manual_snapshot_retention_period": -1},
        {"manual_snapshot_retention_period": 7},
    ),
    update(
        INTERRUPTS,
        "aws_sqs_queue_redrive_allow_policy",
        {"redrive_allow_policy": '{"redrivePermission": "byQueue", "sourceQueueArns": ["a", "b"]}'},
        {"redrive_allow_policy": '{"redrivePermission": "byQueue", "sourceQueueArns": ["a"]}'},
    ),
    update(INTERRUPTS, "aws_api_gateway_base_path_mapping", {"base_path": "v1"}, {"base_path": "v2"}),
    update(INTERRUPTS, "aws_api_gateway_base_path_mapping", {"stage_name": "prod"}, {"stage_name": "test"}),
    update(
        INTERRUPTS, "aws_emr_studio", {"default_s3_location": "s3://a/"}, {"default_s3_location": "s3://b/"}
    ),
    update(INTERRUPTS, "aws_emr_studio", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
]
