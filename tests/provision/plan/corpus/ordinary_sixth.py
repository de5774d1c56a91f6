"""Ordinary changes of the types of the sixth draw, written down before any was tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import allow, creation, policy
from tests.provision.plan.corpus.growth import grows

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
IDP = {"client_id": "a", "provider_name": "p", "server_side_token_check": True}

UPDATES = [
    grows(
        "aws_kendra_index",
        {"capacity_units": [{"query_capacity_units": 1}], "description": "a"},
        {"capacity_units": [{"query_capacity_units": 3}], "description": "b"},
    ),
    grows(
        "aws_kendra_index",
        {
            "document_metadata_configuration_updates": [
                {"name": "_a", "type": "S", "relevance": [{"importance": 1}]}
            ]
        },
        {
            "document_metadata_configuration_updates": [
                {"name": "_a", "type": "S", "relevance": [{"importance": 5}]}
            ]
        },
    ),
    grows("aws_kendra_thesaurus", {"name": "a", "description": "a"}, {"name": "b", "description": "b"}),
    grows("aws_redshift_resource_policy", {"policy": NARROW}, {"policy": WIDE}),
    grows(
        "aws_elasticsearch_domain_saml_options",
        {"saml_options": [{"session_timeout_minutes": 60}]},
        {"saml_options": [{"session_timeout_minutes": 480}]},
    ),
    grows("aws_cloudfront_public_key", {"comment": "a"}, {"comment": "b"}),
    grows("aws_cloudfront_key_value_store", {"comment": "a"}, {"comment": "b"}),
    grows(
        "aws_ec2_fleet",
        {"target_capacity_specification": [{"total_target_capacity": 4}]},
        {"target_capacity_specification": [{"total_target_capacity": 10}]},
    ),
    grows("aws_vpc_route_server", {"sns_notifications_enabled": False}, {"sns_notifications_enabled": True}),
    grows(
        "aws_glue_catalog_table",
        {"storage_descriptor": [{"columns": [{"name": "a"}]}], "parameters": {"classification": "csv"}},
        {
            "storage_descriptor": [{"columns": [{"name": "a"}, {"name": "b"}]}],
            "parameters": {"classification": "parquet"},
        },
    ),
    grows("aws_glue_catalog_table", {"owner": "a", "description": "a"}, {"owner": "b", "description": "b"}),
    grows("aws_appsync_datasource", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_appsync_resolver",
        {"code": "a", "request_template": "{}"},
        {"code": "b", "request_template": "{ }"},
    ),
    grows(
        "aws_appsync_resolver",
        {"pipeline_config": [{"functions": ["a"]}]},
        {"pipeline_config": [{"functions": ["a", "b"]}]},
    ),
    grows(
        "aws_appsync_resolver",
        {"caching_config": [{"ttl": 300, "caching_keys": ["a"]}]},
        {"caching_config": [{"ttl": 60, "caching_keys": ["a"]}]},
    ),
    grows(
        "aws_appsync_type", {"definition": "type A { a: Int }"}, {"definition": "type A { a: Int b: Int }"}
    ),
    grows("aws_appsync_api_cache", {"ttl": 60, "type": "SMALL"}, {"ttl": 300, "type": "LARGE"}),
    grows("aws_waf_regex_pattern_set", {"name": "a"}, {"name": "b"}),
    grows(
        "aws_cloudwatch_log_anomaly_detector",
        {"enabled": False, "evaluation_frequency": "ONE_HOUR"},
        {"enabled": True, "evaluation_frequency": "FIVE_MIN"},
    ),
    grows(
        "aws_redshift_event_subscription",
        {"severity": "ERROR", "event_categories": ["a"]},
        {"severity": "INFO", "event_categories": ["a", "b"]},
    ),
    grows(
        "aws_qbusiness_application",
        {"display_name": "a", "description": "a"},
        {"display_name": "b", "description": "b"},
    ),
    grows("aws_sagemaker_space", {"space_display_name": "a"}, {"space_display_name": "b"}),
    grows(
        "aws_sagemaker_image",
        {"display_name": "a", "description": "a"},
        {"display_name": "b", "description": "b"},
    ),
    grows("aws_opensearchserverless_collection", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_account_alternate_contact",
        {"title": "a", "phone_number": "1"},
        {"title": "b", "phone_number": "2"},
    ),
    grows(
        "aws_cognito_identity_pool",
        {"cognito_identity_providers": [IDP], "allow_unauthenticated_identities": False},
        {
            "cognito_identity_providers": [IDP, {**IDP, "client_id": "b"}],
            "allow_unauthenticated_identities": True,
        },
    ),
    grows(
        "aws_mwaa_environment", {"max_workers": 5, "min_workers": 1}, {"max_workers": 10, "min_workers": 2}
    ),
    grows(
        "aws_mwaa_environment",
        {"weekly_maintenance_window_start": "SUN:01:00", "webserver_access_mode": "PRIVATE_ONLY"},
        {"weekly_maintenance_window_start": "MON:01:00", "webserver_access_mode": "PUBLIC_ONLY"},
    ),
    grows(
        "aws_mwaa_environment",
        {"logging_configuration": [{"task_logs": [{"enabled": True, "log_level": "WARNING"}]}]},
        {"logging_configuration": [{"task_logs": [{"enabled": True, "log_level": "INFO"}]}]},
    ),
    grows(
        "aws_iot_authorizer",
        {"token_signing_public_keys": {"a": "x"}},
        {"token_signing_public_keys": {"a": "x", "b": "y"}},
    ),
    grows(
        "aws_ce_cost_category",
        {"rule": [{"value": "a", "type": "REGULAR"}], "default_value": "x"},
        {
            "rule": [{"value": "a", "type": "REGULAR"}, {"value": "b", "type": "REGULAR"}],
            "default_value": "y",
        },
    ),
    grows("aws_finspace_kx_environment", {"description": "a"}, {"description": "b"}),
    grows("aws_athena_prepared_statement", {"query_statement": "SELECT 1"}, {"query_statement": "SELECT 2"}),
    grows("aws_verifiedaccess_instance", {"description": "a"}, {"description": "b"}),
    grows(
        "aws_applicationinsights_application",
        {"auto_config_enabled": False, "cwe_monitor_enabled": False},
        {"auto_config_enabled": True, "cwe_monitor_enabled": True},
    ),
    grows(
        "aws_datasync_location_smb",
        {"mount_options": [{"version": "SMB2"}]},
        {"mount_options": [{"version": "AUTOMATIC"}]},
    ),
    grows(
        "aws_elastic_beanstalk_environment",
        {"description": "a", "wait_for_ready_timeout": "20m"},
        {"description": "b", "wait_for_ready_timeout": "30m"},
    ),
    grows(
        "aws_dax_cluster",
        {"replication_factor": 1, "maintenance_window": "sun:05:00-sun:06:00"},
        {"replication_factor": 3, "maintenance_window": "mon:05:00-mon:06:00"},
    ),
    grows("aws_lightsail_lb", {"ip_address_type": "ipv4"}, {"ip_address_type": "dualstack"}),
    grows("aws_config_conformance_pack", {"delivery_s3_key_prefix": "a"}, {"delivery_s3_key_prefix": "b"}),
    grows("aws_transfer_agreement", {"description": "a"}, {"description": "b"}),
    grows("aws_iot_role_alias", {"credential_duration": 900}, {"credential_duration": 3600}),
    grows("aws_vpclattice_auth_policy", {"policy": NARROW}, {"policy": WIDE}),
    grows("aws_lightsail_lb_stickiness_policy", {"cookie_duration": 300}, {"cookie_duration": 900}),
    grows(
        "aws_workspacesweb_user_settings",
        {"copy_allowed": "Disabled", "disconnect_timeout_in_minutes": 60},
        {"copy_allowed": "Enabled", "disconnect_timeout_in_minutes": 120},
    ),
    grows("aws_codeconnections_host", {"name": "a"}, {"name": "b"}),
    grows(
        "aws_osis_pipeline",
        {"max_units": 2, "pipeline_configuration_body": "a"},
        {"max_units": 4, "pipeline_configuration_body": "b"},
    ),
    grows(
        "aws_verifiedaccess_group",
        {"policy_document": "permit(principal, action, resource) when {a};"},
        {"policy_document": "permit(principal, action, resource) when {a}; permit(principal, action, b);"},
    ),
    grows(
        "aws_neptunegraph_graph",
        {"provisioned_memory": 128, "deletion_protection": False},
        {"provisioned_memory": 256, "deletion_protection": True},
    ),
    grows("aws_servicequotas_template", {"value": 10}, {"value": 100}),
    grows(
        "aws_storagegateway_nfs_file_share",
        {"client_list": ["10.0.1.0/24"], "cache_attributes": [{"cache_stale_timeout_in_seconds": 300}]},
        {
            "client_list": ["10.0.1.0/24", "10.0.2.0/24"],
            "cache_attributes": [{"cache_stale_timeout_in_seconds": 600}],
        },
    ),
    grows(
        "aws_storagegateway_nfs_file_share",
        {"default_storage_class": "S3_STANDARD", "guess_mime_type_enabled": True},
        {"default_storage_class": "S3_INTELLIGENT_TIERING", "guess_mime_type_enabled": True},
    ),
    grows(
        "aws_sagemaker_domain",
        {"default_user_settings": [{"security_groups": ["a"]}]},
        {"default_user_settings": [{"security_groups": ["a", "b"]}]},
    ),
    grows("aws_sagemaker_domain", {"tag_propagation": "DISABLED"}, {"tag_propagation": "ENABLED"}),
    grows(
        "aws_vpc_ipam_resource_discovery",
        {"operating_regions": [{"region_name": "a"}], "description": "a"},
        {"operating_regions": [{"region_name": "a"}, {"region_name": "b"}], "description": "b"},
    ),
    grows(
        "aws_datazone_glossary_term",
        {"long_description": "a", "short_description": "a"},
        {"long_description": "b", "short_description": "b"},
    ),
    grows("aws_iot_thing", {"attributes": {"a": "1"}}, {"attributes": {"a": "2"}}),
    grows(
        "aws_ses_template",
        {"html": "a", "subject": "a", "text": "a"},
        {"html": "b", "subject": "b", "text": "b"},
    ),
    grows(
        "aws_s3_bucket_object",
        {"cache_control": "max-age=60", "content_type": "text/plain"},
        {"cache_control": "max-age=600", "content_type": "text/html"},
    ),
    grows(
        "aws_dynamodb_table_replica",
        {"point_in_time_recovery": False, "deletion_protection_enabled": False},
        {"point_in_time_recovery": True, "deletion_protection_enabled": True},
    ),
    grows(
        "aws_opsworks_static_web_layer",
        {"custom_json": "{}", "install_updates_on_boot": False},
        {"custom_json": '{"a": 1}', "install_updates_on_boot": True},
    ),
    grows(
        "aws_glue_data_quality_ruleset",
        {"ruleset": 'Rules = [IsComplete "a"]'},
        {"ruleset": 'Rules = [IsComplete "a", IsComplete "b"]'},
    ),
    grows(
        "aws_fsx_ontap_file_system",
        {"automatic_backup_retention_days": 0, "storage_capacity": 1024},
        {"automatic_backup_retention_days": 30, "storage_capacity": 2048},
    ),
    grows(
        "aws_devicefarm_project",
        {"name": "a", "default_job_timeout_minutes": 30},
        {"name": "b", "default_job_timeout_minutes": 60},
    ),
    grows(
        "aws_autoscaling_group_tag",
        {"tag": [{"key": "a", "value": "1", "propagate_at_launch": True}]},
        {"tag": [{"key": "a", "value": "2", "propagate_at_launch": True}]},
    ),
    grows(
        "aws_quicksight_data_source",
        {"name": "a", "permission": [{"principal": "a", "actions": ["x"]}]},
        {
            "name": "b",
            "permission": [{"principal": "a", "actions": ["x"]}, {"principal": "b", "actions": ["x"]}],
        },
    ),
    grows("aws_medialive_channel", {"log_level": "ERROR", "name": "a"}, {"log_level": "INFO", "name": "b"}),
    grows(
        "aws_codeartifact_repository",
        {"upstream": [{"repository_name": "a"}], "description": "a"},
        {"upstream": [{"repository_name": "a"}, {"repository_name": "b"}], "description": "b"},
    ),
    grows(
        "aws_redshiftserverless_endpoint_access",
        {"vpc_security_group_ids": ["a"]},
        {"vpc_security_group_ids": ["a", "b"]},
    ),
    grows(
        "aws_glue_classifier",
        {"csv_classifier": [{"delimiter": ",", "header": ["a"]}]},
        {"csv_classifier": [{"delimiter": ";", "header": ["a", "b"]}]},
    ),
    grows("aws_iam_group_policy", {"policy": NARROW}, {"policy": WIDE}),
    grows("aws_identitystore_group", {"description": "a"}, {"description": "b"}),
]

NEW_ONES = [
    creation(
        None,
        "aws_eks_access_policy_association",
        {
            "cluster_name": "c",
            "policy_arn": "arn:aws:eks::aws:cluster-access-policy/A",
            "principal_arn": "arn:aws:iam::1:role/r",
            "access_scope": [{"type": "cluster"}],
        },
    ),
    creation(
        None,
        "aws_iam_group_policy_attachment",
        {"group": "g", "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"},
    ),
    creation(None, "aws_securityhub_member", {"account_id": "1", "email": "a@example.com"}),
    creation(
        None,
        "aws_neptune_cluster_snapshot",
        {"db_cluster_identifier": "c", "db_cluster_snapshot_identifier": "s"},
    ),
    creation(None, "aws_glue_catalog_table", {"database_name": "d", "name": "t"}),
    creation(
        None,
        "aws_ec2_transit_gateway_route",
        {
            "destination_cidr_block": "10.1.0.0/16",
            "transit_gateway_route_table_id": "t",
            "transit_gateway_attachment_id": "a",
        },
    ),
    creation(
        None,
        "aws_vpc_endpoint_service_allowed_principal",
        {"vpc_endpoint_service_id": "v", "principal_arn": "arn:aws:iam::1:root"},
    ),
    creation(None, "aws_cognito_user_in_group", {"group_name": "g", "user_pool_id": "p", "username": "u"}),
    creation(None, "aws_shield_protection", {"name": "a", "resource_arn": "arn:aws:x"}),
    creation(None, "aws_s3_bucket_object", {"bucket": "b", "key": "new"}),
    creation(
        None,
        "aws_ec2_client_vpn_route",
        {"client_vpn_endpoint_id": "c", "destination_cidr_block": "10.0.0.0/16", "target_vpc_subnet_id": "s"},
    ),
    creation(
        None,
        "aws_emr_studio_session_mapping",
        {"studio_id": "s", "identity_type": "USER", "identity_name": "u", "session_policy_arn": "arn:aws:x"},
    ),
    creation(None, "aws_dynamodb_table_replica", {"global_table_arn": "arn:aws:x"}),
    creation(
        None, "aws_appsync_resolver", {"api_id": "a", "type": "Query", "field": "f", "data_source": "d"}
    ),
    creation(
        None,
        "aws_eks_fargate_profile",
        {
            "cluster_name": "c",
            "fargate_profile_name": "f",
            "pod_execution_role_arn": "r",
            "selector": [{"namespace": "n"}],
        },
    ),
]

CASES = [*UPDATES, *NEW_ONES]
