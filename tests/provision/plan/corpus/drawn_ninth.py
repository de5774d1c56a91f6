"""A ninth draw, of types that were not drawn before: its first half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, creation, update

ROLE = "arn:aws:iam::123456789012:role/"


CASES = [
    update(
        INTERRUPTS, "aws_route53recoveryreadiness_recovery_group", {"cells": ["a", "b"]}, {"cells": ["a"]}
    ),
    update(
        LOSES,
        "aws_fsx_openzfs_file_system",
        {"automatic_backup_retention_days": 30},
        {"automatic_backup_retention_days": 0},
    ),
    update(LOSES, "aws_fsx_openzfs_file_system", {"skip_final_backup": False}, {"skip_final_backup": True}),
    update(
        LOSES,
        "aws_fsx_openzfs_file_system",
        {"delete_options": []},
        {"delete_options": ["DELETE_CHILD_VOLUMES_AND_SNAPSHOTS"]},
    ),
    update(
        INTERRUPTS, "aws_fsx_openzfs_file_system", {"throughput_capacity": 512}, {"throughput_capacity": 128}
    ),
    update(
        INTERRUPTS,
        "aws_fsx_openzfs_file_system",
        {"disk_iops_configuration": [{"mode": "USER_PROVISIONED", "iops": 10000}]},
        {"disk_iops_configuration": [{"mode": "USER_PROVISIONED", "iops": 3000}]},
    ),
    update(
        CUTS,
        "aws_api_gateway_request_validator",
        {"validate_request_body": False},
        {"validate_request_body": True},
    ),
    update(
        CUTS,
        "aws_api_gateway_request_validator",
        {"validate_request_parameters": False},
        {"validate_request_parameters": True},
    ),
    update(
        INTERRUPTS,
        "aws_wafregional_regex_pattern_set",
        {"regex_pattern_strings": ["a", "b"]},
        {"regex_pattern_strings": ["a"]},
    ),
    update(
        LOSES,
        "aws_servicecatalog_provisioned_product",
        {"provisioning_artifact_name": "v1"},
        {"provisioning_artifact_name": "v2"},
    ),
    update(
        INTERRUPTS,
        "aws_servicecatalog_provisioned_product",
        {"provisioning_parameters": [{"key": "InstanceType", "value": "m5.large"}]},
        {"provisioning_parameters": [{"key": "InstanceType", "value": "t3.small"}]},
    ),
    update(
        LOSES,
        "aws_servicecatalog_provisioned_product",
        {"retain_physical_resources": True},
        {"retain_physical_resources": False},
    ),
    update(
        CUTS,
        "aws_servicecatalog_provisioned_product",
        {"stack_set_provisioning_preferences": [{"accounts": ["1", "2"], "regions": ["a"]}]},
        {"stack_set_provisioning_preferences": [{"accounts": ["1"], "regions": ["a"]}]},
    ),
    update(CUTS, "aws_db_snapshot", {"shared_accounts": ["1", "2"]}, {"shared_accounts": ["1"]}),
    update(
        INTERRUPTS,
        "aws_cloudfront_field_level_encryption_profile",
        {"encryption_entities": [{"items": [{"provider_id": "p", "public_key_id": "K1"}]}]},
        {"encryption_entities": [{"items": [{"provider_id": "p", "public_key_id": "K2"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_cloudfront_field_level_encryption_profile",
        {
            "encryption_entities": [
                {
                    "items": [
                        {"provider_id": "p", "public_key_id": "K1", "field_patterns": [{"items": ["a", "b"]}]}
                    ]
                }
            ]
        },
        {
            "encryption_entities": [
                {"items": [{"provider_id": "p", "public_key_id": "K1", "field_patterns": [{"items": ["a"]}]}]}
            ]
        },
    ),
    update(
        CUTS,
        "aws_redshift_cluster_iam_roles",
        {"iam_role_arns": [ROLE + "a", ROLE + "b"]},
        {"iam_role_arns": [ROLE + "a"]},
    ),
    update(
        CUTS,
        "aws_redshift_cluster_iam_roles",
        {"default_iam_role_arn": ROLE + "a"},
        {"default_iam_role_arn": ROLE + "b"},
    ),
    creation(
        CUTS, "aws_redshift_cluster_iam_roles", {"cluster_identifier": "c", "iam_role_arns": [ROLE + "a"]}
    ),
    update(
        INTERRUPTS,
        "aws_datazone_domain",
        {"single_sign_on": [{"type": "IAM_IDC", "user_assignment": "AUTOMATIC"}]},
        {"single_sign_on": [{"type": "IAM_IDC", "user_assignment": "MANUAL"}]},
    ),
    update(
        CUTS,
        "aws_datazone_domain",
        {"domain_execution_role": ROLE + "a"},
        {"domain_execution_role": ROLE + "b"},
    ),
    update(
        INTERRUPTS,
        "aws_datazone_domain",
        {"single_sign_on": [{"type": "IAM_IDC", "user_assignment": "AUTOMATIC"}]},
        {"single_sign_on": [{"type": "DISABLED"}]},
    ),
    creation(INTERRUPTS, "aws_ecr_account_setting", {"name": "REGISTRY_POLICY_SCOPE", "value": "V1"}),
    update(
        INTERRUPTS,
        "aws_connect_hours_of_operation",
        {
            "config": [
                {"day": "MONDAY", "start_time": [{"hours": 8}]},
                {"day": "SUNDAY", "start_time": [{"hours": 8}]},
            ]
        },
        {"config": [{"day": "MONDAY", "start_time": [{"hours": 8}]}]},
    ),
    update(
        CUTS,
        "aws_globalaccelerator_cross_account_attachment",
        {"principals": ["1", "2"]},
        {"principals": ["1"]},
    ),
    update(
        INTERRUPTS,
        "aws_globalaccelerator_cross_account_attachment",
        {"resource": [{"endpoint_id": "arn:aws:x:a"}, {"endpoint_id": "arn:aws:x:b"}]},
        {"resource": [{"endpoint_id": "arn:aws:x:a"}]},
    ),
    update(INTERRUPTS, "aws_macie2_findings_filter", {"action": "NOOP"}, {"action": "ARCHIVE"}),
    update(
        INTERRUPTS,
        "aws_macie2_findings_filter",
        {
            "action": "ARCHIVE",
            "finding_criteria": [
                {"criterion": [{"field": "region", "eq": ["a"]}, {"field": "type", "eq": ["b"]}]}
            ],
        },
        {"finding_criteria": [{"criterion": [{"field": "region", "eq": ["a"]}]}]},
    ),
    update(INTERRUPTS, "aws_waf_rate_based_rule", {"rate_limit": 5000}, {"rate_limit": 100}),
    update(
        INTERRUPTS,
        "aws_waf_rate_based_rule",
        {"predicates": [{"data_id": "a", "negated": True, "type": "IPMatch"}]},
        {"predicates": []},
    ),
    creation(
        INTERRUPTS, "aws_iam_security_token_service_preferences", {"global_endpoint_token_version": "v2Token"}
    ),
    update(
        INTERRUPTS,
        "aws_iam_security_token_service_preferences",
        {"global_endpoint_token_version": "v1Token"},
        {"global_endpoint_token_version": "v2Token"},
    ),
    update(
        CUTS,
        "aws_datasync_location_object_storage",
        {"access_key": "one", "secret_key": "x"},
        {"access_key": "two", "secret_key": "y"},
    ),
    update(
        INTERRUPTS,
        "aws_datasync_location_object_storage",
        {"server_protocol": "HTTPS"},
        {"server_protocol": "HTTP"},
    ),
    update(INTERRUPTS, "aws_datasync_location_object_storage", {"server_port": 443}, {"server_port": 9000}),
    update(
        INTERRUPTS, "aws_datasync_location_object_storage", {"agent_arns": ["a", "b"]}, {"agent_arns": ["a"]}
    ),
    update(
        INTERRUPTS, "aws_datasync_location_object_storage", {"subdirectory": "/a"}, {"subdirectory": "/b"}
    ),
    update(INTERRUPTS, "aws_api_gateway_resource", {"path_part": "users"}, {"path_part": "people"}),
]
