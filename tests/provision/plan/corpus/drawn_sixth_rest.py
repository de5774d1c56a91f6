"""A sixth draw, of types that were not drawn before: its second half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
ROLE = "arn:aws:iam::123456789012:role/"


CASES = [
    update(
        INTERRUPTS, "aws_transfer_agreement", {"partner_profile_id": "p-1"}, {"partner_profile_id": "p-2"}
    ),
    update(CUTS, "aws_iot_role_alias", {"role_arn": ROLE + "a"}, {"role_arn": ROLE + "b"}),
    update(CUTS, "aws_vpclattice_auth_policy", {"policy": WIDE}, {"policy": NARROW}),
    creation(CUTS, "aws_vpclattice_auth_policy", {"resource_identifier": "svc-1", "policy": NARROW}),
    update(
        INTERRUPTS,
        "aws_lightsail_lb_stickiness_policy",
        {"enabled": True, "cookie_duration": 900},
        {"enabled": False},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_integration_response",
        {"response_parameters": {"method.response.header.X": "'a'"}},
        {"response_parameters": {}},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_integration_response",
        {"selection_pattern": "5\\d{2}"},
        {"selection_pattern": "500"},
    ),
    update(
        CUTS, "aws_workspacesweb_user_settings", {"copy_allowed": "Enabled"}, {"copy_allowed": "Disabled"}
    ),
    update(
        CUTS,
        "aws_workspacesweb_user_settings",
        {"upload_allowed": "Enabled", "print_allowed": "Enabled"},
        {"upload_allowed": "Disabled", "print_allowed": "Disabled"},
    ),
    update(
        CUTS,
        "aws_workspacesweb_user_settings",
        {"idle_disconnect_timeout_in_minutes": 60},
        {"idle_disconnect_timeout_in_minutes": 1},
    ),
    update(
        CUTS,
        "aws_workspacesweb_user_settings",
        {"cookie_synchronization_configuration": [{"allowlist": [{"domain": "a"}, {"domain": "b"}]}]},
        {"cookie_synchronization_configuration": [{"allowlist": [{"domain": "a"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_codeconnections_host",
        {"provider_endpoint": "https://a.example.com"},
        {"provider_endpoint": "https://b.example.com"},
    ),
    update(
        INTERRUPTS, "aws_osis_pipeline", {"max_units": 10, "min_units": 4}, {"max_units": 2, "min_units": 1}
    ),
    update(
        INTERRUPTS,
        "aws_osis_pipeline",
        {"buffer_options": [{"persistent_buffer_enabled": True}]},
        {"buffer_options": [{"persistent_buffer_enabled": False}]},
    ),
    update(
        INTERRUPTS,
        "aws_osis_pipeline",
        {"log_publishing_options": [{"is_logging_enabled": True}]},
        {"log_publishing_options": [{"is_logging_enabled": False}]},
    ),
    update(CUTS, "aws_media_store_container_policy", {"policy": WIDE}, {"policy": NARROW}),
    creation(CUTS, "aws_media_store_container_policy", {"container_name": "c", "policy": NARROW}),
    update(
        CUTS,
        "aws_verifiedaccess_group",
        {"policy_document": "permit(principal, action, resource);"},
        {"policy_document": "permit(principal, action, resource); forbid(principal, action, resource);"},
    ),
    update(INTERRUPTS, "aws_appsync_api_cache", {"type": "LARGE"}, {"type": "SMALL"}),
    update(INTERRUPTS, "aws_appsync_api_cache", {"type": "R4_XLARGE"}, {"type": "T2_SMALL"}),
    update(LOSES, "aws_neptunegraph_graph", {"deletion_protection": True}, {"deletion_protection": False}),
    update(INTERRUPTS, "aws_neptunegraph_graph", {"provisioned_memory": 256}, {"provisioned_memory": 128}),
    update(CUTS, "aws_neptunegraph_graph", {"public_connectivity": True}, {"public_connectivity": False}),
    update(INTERRUPTS, "aws_servicequotas_template", {"value": 100}, {"value": 10}),
    update(
        CUTS,
        "aws_storagegateway_nfs_file_share",
        {"client_list": ["10.0.1.0/24", "10.0.2.0/24"]},
        {"client_list": ["10.0.1.0/24"]},
    ),
    update(CUTS, "aws_storagegateway_nfs_file_share", {"read_only": False}, {"read_only": True}),
    update(CUTS, "aws_storagegateway_nfs_file_share", {"squash": "NoSquash"}, {"squash": "AllSquash"}),
    update(CUTS, "aws_storagegateway_nfs_file_share", {"requester_pays": False}, {"requester_pays": True}),
    update(
        CUTS, "aws_storagegateway_nfs_file_share", {"object_acl": "public-read"}, {"object_acl": "private"}
    ),
    update(
        INTERRUPTS,
        "aws_storagegateway_nfs_file_share",
        {"audit_destination_arn": "arn:aws:logs:x:1:log-group:a"},
        {"audit_destination_arn": ""},
    ),
    update(
        CUTS,
        "aws_storagegateway_nfs_file_share",
        {"nfs_file_share_defaults": [{"file_mode": "0666", "directory_mode": "0777"}]},
        {"nfs_file_share_defaults": [{"file_mode": "0600", "directory_mode": "0700"}]},
    ),
    update(
        CUTS,
        "aws_cloudsearch_domain_service_access_policy",
        {"access_policy": WIDE},
        {"access_policy": NARROW},
    ),
    update(
        CUTS,
        "aws_sagemaker_domain",
        {"default_user_settings": [{"security_groups": ["a", "b"]}]},
        {"default_user_settings": [{"security_groups": ["a"]}]},
    ),
    update(
        CUTS,
        "aws_sagemaker_domain",
        {"app_network_access_type": "PublicInternetOnly"},
        {"app_network_access_type": "VpcOnly"},
    ),
    update(
        CUTS,
        "aws_sagemaker_domain",
        {"default_user_settings": [{"execution_role": ROLE + "a"}]},
        {"default_user_settings": [{"execution_role": ROLE + "b"}]},
    ),
    update(
        LOSES,
        "aws_sagemaker_domain",
        {"retention_policy": [{"home_efs_file_system": "Retain"}]},
        {"retention_policy": [{"home_efs_file_system": "Delete"}]},
    ),
    update(
        CUTS,
        "aws_sagemaker_domain",
        {
            "default_user_settings": [
                {
                    "kernel_gateway_app_settings": [
                        {
                            "custom_image": [
                                {"app_image_config_name": "a", "image_name": "i"},
                                {"app_image_config_name": "b", "image_name": "j"},
                            ]
                        }
                    ]
                }
            ]
        },
        {
            "default_user_settings": [
                {
                    "kernel_gateway_app_settings": [
                        {"custom_image": [{"app_image_config_name": "a", "image_name": "i"}]}
                    ]
                }
            ]
        },
    ),
    update(
        CUTS,
        "aws_ssoadmin_trusted_token_issuer",
        {
            "trusted_token_issuer_configuration": [
                {"oidc_jwt_configuration": [{"claim_attribute_path": "email", "issuer_url": "https://a"}]}
            ]
        },
        {
            "trusted_token_issuer_configuration": [
                {"oidc_jwt_configuration": [{"claim_attribute_path": "sub", "issuer_url": "https://a"}]}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_vpc_ipam_resource_discovery",
        {"operating_regions": [{"region_name": "a"}, {"region_name": "b"}]},
        {"operating_regions": [{"region_name": "a"}]},
    ),
    update(INTERRUPTS, "aws_datazone_glossary_term", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(CUTS, "aws_s3_bucket_object", {"acl": "public-read"}, {"acl": "private"}),
    update(
        LOSES,
        "aws_s3_bucket_object",
        {"object_lock_legal_hold_status": "ON"},
        {"object_lock_legal_hold_status": "OFF"},
    ),
    update(
        LOSES,
        "aws_s3_bucket_object",
        {"object_lock_retain_until_date": "2030-01-01T00:00:00Z"},
        {"object_lock_retain_until_date": "2027-01-01T00:00:00Z"},
    ),
    update(
        INTERRUPTS, "aws_s3_bucket_object", {"website_redirect": "/a.html"}, {"website_redirect": "/b.html"}
    ),
    update(
        LOSES,
        "aws_dynamodb_table_replica",
        {"point_in_time_recovery": True},
        {"point_in_time_recovery": False},
    ),
    update(
        INTERRUPTS,
        "aws_opsworks_static_web_layer",
        {"elastic_load_balancer": "a"},
        {"elastic_load_balancer": ""},
    ),
    update(
        LOSES,
        "aws_fsx_ontap_file_system",
        {"automatic_backup_retention_days": 7},
        {"automatic_backup_retention_days": 0},
    ),
    update(
        INTERRUPTS, "aws_fsx_ontap_file_system", {"route_table_ids": ["a", "b"]}, {"route_table_ids": ["a"]}
    ),
    update(CUTS, "aws_fsx_ontap_file_system", {"fsx_admin_password": "one"}, {"fsx_admin_password": "two"}),
    update(
        INTERRUPTS,
        "aws_fsx_ontap_file_system",
        {"disk_iops_configuration": [{"mode": "USER_PROVISIONED", "iops": 40000}]},
        {"disk_iops_configuration": [{"mode": "USER_PROVISIONED", "iops": 10000}]},
    ),
    update(
        CUTS,
        "aws_memorydb_user",
        {"access_string": "on ~* &* +@all"},
        {"access_string": "on ~app:* &* +@read"},
    ),
    update(
        CUTS,
        "aws_iam_group_policy",
        {"policy": policy(allow(["s3:GetObject", "s3:PutObject"]))},
        {"policy": policy(allow("s3:GetObject"))},
    ),
    update(
        CUTS,
        "aws_servicecatalog_constraint",
        {"type": "LAUNCH", "parameters": '{"RoleArn": "' + ROLE + 'a"}'},
        {"parameters": '{"RoleArn": "' + ROLE + 'b"}'},
    ),
    update(
        CUTS,
        "aws_emr_studio_session_mapping",
        {"session_policy_arn": "arn:aws:iam::1:policy/a"},
        {"session_policy_arn": "arn:aws:iam::1:policy/b"},
    ),
    update(
        INTERRUPTS,
        "aws_quicksight_data_source",
        {"parameters": [{"postgresql": [{"host": "a.example.com", "port": 5432, "database": "d"}]}]},
        {"parameters": [{"postgresql": [{"host": "b.example.com", "port": 5432, "database": "d"}]}]},
    ),
    update(
        CUTS,
        "aws_quicksight_data_source",
        {
            "permission": [
                {"principal": "a", "actions": ["quicksight:DescribeDataSource"]},
                {"principal": "b", "actions": ["quicksight:DescribeDataSource"]},
            ]
        },
        {"permission": [{"principal": "a", "actions": ["quicksight:DescribeDataSource"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_quicksight_data_source",
        {"vpc_connection_properties": [{"vpc_connection_arn": "arn:aws:quicksight:x"}]},
        {"vpc_connection_properties": []},
    ),
    update(INTERRUPTS, "aws_appsync_resolver", {"data_source": "a"}, {"data_source": "b"}),
    update(
        INTERRUPTS,
        "aws_appsync_resolver",
        {"pipeline_config": [{"functions": ["a", "b"]}]},
        {"pipeline_config": [{"functions": ["a"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_waf_byte_match_set",
        {
            "byte_match_tuples": [
                {"target_string": "a", "positional_constraint": "CONTAINS"},
                {"target_string": "b", "positional_constraint": "CONTAINS"},
            ]
        },
        {"byte_match_tuples": [{"target_string": "a", "positional_constraint": "CONTAINS"}]},
    ),
    update(
        INTERRUPTS,
        "aws_medialive_channel",
        {"destinations": [{"id": "d", "settings": [{"url": "s3://a/x"}]}]},
        {"destinations": [{"id": "d", "settings": [{"url": "s3://b/x"}]}]},
    ),
    update(INTERRUPTS, "aws_medialive_channel", {"start_channel": True}, {"start_channel": False}),
    update(
        INTERRUPTS,
        "aws_codeartifact_repository",
        {"external_connections": [{"external_connection_name": "public:npmjs"}]},
        {"external_connections": []},
    ),
    update(
        INTERRUPTS,
        "aws_codeartifact_repository",
        {"upstream": [{"repository_name": "a"}, {"repository_name": "b"}]},
        {"upstream": [{"repository_name": "a"}]},
    ),
    update(CUTS, "aws_vpclattice_service", {"auth_type": "NONE"}, {"auth_type": "AWS_IAM"}),
    update(
        CUTS,
        "aws_redshiftserverless_endpoint_access",
        {"vpc_security_group_ids": ["a", "b"]},
        {"vpc_security_group_ids": ["a"]},
    ),
    creation(
        CUTS,
        "aws_redshiftserverless_resource_policy",
        {"resource_arn": "arn:aws:redshift-serverless:x", "policy": NARROW},
    ),
    creation(
        INTERRUPTS,
        "aws_account_alternate_contact",
        {
            "alternate_contact_type": "SECURITY",
            "email_address": "a@example.com",
            "name": "a",
            "phone_number": "1",
            "title": "a",
        },
    ),
]
