"""A sixth draw, of types that were not drawn before: its first half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
ROLE = "arn:aws:iam::123456789012:role/"
CALLS = "arn:aws:lambda:eu-central-1:123456789012:function:"
IDP = {"client_id": "a", "provider_name": "p", "server_side_token_check": False}
ACL = {"cidr_block": "10.0.0.0/8", "protocol": "6", "rule_number": 1}


CASES = [
    update(
        CUTS,
        "aws_waf_rule",
        {"predicates": [{"data_id": "a", "negated": False, "type": "IPMatch"}]},
        {"predicates": [{"data_id": "a", "negated": True, "type": "IPMatch"}]},
    ),
    update(
        CUTS,
        "aws_elasticsearch_domain_saml_options",
        {"saml_options": [{"enabled": True, "session_timeout_minutes": 60}]},
        {"saml_options": [{"enabled": False, "session_timeout_minutes": 60}]},
    ),
    update(
        CUTS,
        "aws_elasticsearch_domain_saml_options",
        {"saml_options": [{"master_user_name": "a", "enabled": True}]},
        {"saml_options": [{"master_user_name": "b", "enabled": True}]},
    ),
    update(
        CUTS,
        "aws_elasticsearch_domain_saml_options",
        {"saml_options": [{"enabled": True, "session_timeout_minutes": 480}]},
        {"saml_options": [{"enabled": True, "session_timeout_minutes": 15}]},
    ),
    update(
        CUTS,
        "aws_elasticsearch_domain_saml_options",
        {"saml_options": [{"idp": [{"entity_id": "a", "metadata_content": "<a/>"}]}]},
        {"saml_options": [{"idp": [{"entity_id": "b", "metadata_content": "<b/>"}]}]},
    ),
    creation(
        CUTS,
        "aws_elasticsearch_domain_saml_options",
        {"domain_name": "d", "saml_options": [{"enabled": True}]},
    ),
    update(
        INTERRUPTS,
        "aws_kendra_index",
        {"capacity_units": [{"query_capacity_units": 2, "storage_capacity_units": 1}]},
        {"capacity_units": [{"query_capacity_units": 0, "storage_capacity_units": 1}]},
    ),
    update(
        CUTS,
        "aws_kendra_index",
        {"user_context_policy": "ATTRIBUTE_FILTER"},
        {"user_context_policy": "USER_TOKEN"},
    ),
    update(
        INTERRUPTS,
        "aws_kendra_index",
        {
            "document_metadata_configuration_updates": [
                {"name": "_a", "type": "STRING_VALUE", "search": [{"searchable": True, "facetable": True}]}
            ]
        },
        {
            "document_metadata_configuration_updates": [
                {"name": "_a", "type": "STRING_VALUE", "search": [{"searchable": False, "facetable": True}]}
            ]
        },
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool_roles_attachment",
        {"roles": {"authenticated": ROLE + "a"}},
        {"roles": {"authenticated": ROLE + "b"}},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool_roles_attachment",
        {
            "role_mapping": [
                {"identity_provider": "a", "type": "Token", "ambiguous_role_resolution": "AuthenticatedRole"}
            ]
        },
        {"role_mapping": [{"identity_provider": "a", "type": "Token", "ambiguous_role_resolution": "Deny"}]},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool_roles_attachment",
        {"roles": {"authenticated": ROLE + "a", "unauthenticated": ROLE + "u"}},
        {"roles": {"authenticated": ROLE + "a"}},
    ),
    update(CUTS, "aws_redshift_resource_policy", {"policy": WIDE}, {"policy": NARROW}),
    creation(CUTS, "aws_redshift_resource_policy", {"resource_arn": "arn:aws:redshift:x", "policy": NARROW}),
    update(
        INTERRUPTS,
        "aws_ec2_fleet",
        {
            "target_capacity_specification": [
                {"total_target_capacity": 10, "default_target_capacity_type": "spot"}
            ]
        },
        {
            "target_capacity_specification": [
                {"total_target_capacity": 4, "default_target_capacity_type": "spot"}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_vpc_route_server",
        {"persist_routes": "enable", "persist_routes_duration": 2},
        {"persist_routes": "disable"},
    ),
    update(
        INTERRUPTS,
        "aws_vpc_route_server",
        {"sns_notifications_enabled": True},
        {"sns_notifications_enabled": False},
    ),
    update(
        INTERRUPTS,
        "aws_service_discovery_instance",
        {"attributes": {"AWS_INSTANCE_IPV4": "10.0.0.1"}},
        {"attributes": {"AWS_INSTANCE_IPV4": "10.0.0.2"}},
    ),
    update(
        INTERRUPTS,
        "aws_ecs_task_set",
        {"scale": [{"unit": "PERCENT", "value": 100}]},
        {"scale": [{"unit": "PERCENT", "value": 0}]},
    ),
    update(
        INTERRUPTS,
        "aws_glue_catalog_table",
        {"storage_descriptor": [{"columns": [{"name": "a"}, {"name": "b"}]}]},
        {"storage_descriptor": [{"columns": [{"name": "a"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_glue_catalog_table",
        {"storage_descriptor": [{"location": "s3://a/t"}]},
        {"storage_descriptor": [{"location": "s3://b/t"}]},
    ),
    update(
        INTERRUPTS,
        "aws_glue_catalog_table",
        {"view_expanded_text": "SELECT a, b FROM t", "table_type": "VIRTUAL_VIEW"},
        {"view_expanded_text": "SELECT a FROM t"},
    ),
    creation(
        INTERRUPTS,
        "aws_backup_vault_notifications",
        {
            "backup_vault_name": "v",
            "sns_topic_arn": "arn:aws:sns:x:1:t",
            "backup_vault_events": ["BACKUP_JOB_FAILED"],
        },
    ),
    update(
        CUTS, "aws_appsync_datasource", {"service_role_arn": ROLE + "a"}, {"service_role_arn": ROLE + "b"}
    ),
    update(
        INTERRUPTS,
        "aws_appsync_datasource",
        {"http_config": [{"endpoint": "https://a.example.com"}]},
        {"http_config": [{"endpoint": "https://b.example.com"}]},
    ),
    update(
        INTERRUPTS,
        "aws_appsync_datasource",
        {"dynamodb_config": [{"table_name": "a"}]},
        {"dynamodb_config": [{"table_name": "b"}]},
    ),
    update(
        CUTS,
        "aws_appsync_datasource",
        {"dynamodb_config": [{"table_name": "a", "use_caller_credentials": False}]},
        {"dynamodb_config": [{"table_name": "a", "use_caller_credentials": True}]},
    ),
    update(
        INTERRUPTS,
        "aws_appsync_datasource",
        {"lambda_config": [{"function_arn": CALLS + "a"}]},
        {"lambda_config": [{"function_arn": CALLS + "b"}]},
    ),
    update(
        CUTS, "aws_load_balancer_backend_server_policy", {"policy_names": ["a", "b"]}, {"policy_names": ["a"]}
    ),
    update(
        CUTS,
        "aws_apigatewayv2_domain_name",
        {"mutual_tls_authentication": []},
        {"mutual_tls_authentication": [{"truststore_uri": "s3://b/t.pem"}]},
    ),
    update(
        CUTS,
        "aws_apigatewayv2_domain_name",
        {"mutual_tls_authentication": [{"truststore_uri": "s3://b/t.pem"}]},
        {"mutual_tls_authentication": [{"truststore_uri": "s3://b/u.pem"}]},
    ),
    update(
        INTERRUPTS,
        "aws_apigatewayv2_domain_name",
        {"domain_name_configuration": [{"ip_address_type": "dualstack"}]},
        {"domain_name_configuration": [{"ip_address_type": "ipv4"}]},
    ),
    update(
        INTERRUPTS,
        "aws_waf_regex_pattern_set",
        {"regex_pattern_strings": ["a", "b"]},
        {"regex_pattern_strings": ["a"]},
    ),
    update(INTERRUPTS, "aws_cloudwatch_log_anomaly_detector", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS, "aws_cloudwatch_log_anomaly_detector", {"filter_pattern": ""}, {"filter_pattern": "ERROR"}
    ),
    update(INTERRUPTS, "aws_redshift_event_subscription", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_redshift_event_subscription", {"severity": "INFO"}, {"severity": "ERROR"}),
    update(INTERRUPTS, "aws_redshift_event_subscription", {"source_ids": ["a", "b"]}, {"source_ids": ["a"]}),
    update(
        INTERRUPTS,
        "aws_redshift_event_subscription",
        {"source_type": "", "source_ids": []},
        {"source_type": "cluster", "source_ids": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_qbusiness_application",
        {"attachments_configuration": [{"attachments_control_mode": "ENABLED"}]},
        {"attachments_configuration": [{"attachments_control_mode": "DISABLED"}]},
    ),
    update(
        INTERRUPTS,
        "aws_ec2_transit_gateway_prefix_list_reference",
        {"blackhole": False, "transit_gateway_attachment_id": "tgw-attach-1"},
        {"blackhole": True, "transit_gateway_attachment_id": ""},
    ),
    update(
        INTERRUPTS,
        "aws_ec2_transit_gateway_prefix_list_reference",
        {"transit_gateway_attachment_id": "tgw-attach-1"},
        {"transit_gateway_attachment_id": "tgw-attach-2"},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool",
        {"allow_unauthenticated_identities": True},
        {"allow_unauthenticated_identities": False},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool",
        {"cognito_identity_providers": [IDP, {**IDP, "client_id": "b"}]},
        {"cognito_identity_providers": [IDP]},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool",
        {"cognito_identity_providers": [IDP]},
        {"cognito_identity_providers": [{**IDP, "server_side_token_check": True}]},
    ),
    update(
        CUTS,
        "aws_cognito_identity_pool",
        {"supported_login_providers": {"graph.facebook.com": "1", "accounts.google.com": "2"}},
        {"supported_login_providers": {"graph.facebook.com": "1"}},
    ),
    update(
        CUTS,
        "aws_mwaa_environment",
        {"webserver_access_mode": "PUBLIC_ONLY"},
        {"webserver_access_mode": "PRIVATE_ONLY"},
    ),
    update(INTERRUPTS, "aws_mwaa_environment", {"max_workers": 10}, {"max_workers": 2}),
    update(
        INTERRUPTS,
        "aws_mwaa_environment",
        {"logging_configuration": [{"task_logs": [{"enabled": True, "log_level": "INFO"}]}]},
        {"logging_configuration": [{"task_logs": [{"enabled": False, "log_level": "INFO"}]}]},
    ),
    update(INTERRUPTS, "aws_mwaa_environment", {"schedulers": 4}, {"schedulers": 2}),
    update(INTERRUPTS, "aws_mwaa_environment", {"dag_s3_path": "dags/"}, {"dag_s3_path": "other/"}),
    update(CUTS, "aws_iot_authorizer", {"status": "ACTIVE"}, {"status": "INACTIVE"}),
    update(
        CUTS,
        "aws_iot_authorizer",
        {"signing_disabled": True, "token_signing_public_keys": {}},
        {"signing_disabled": False, "token_signing_public_keys": {"k": "x"}},
    ),
    update(
        CUTS,
        "aws_iot_authorizer",
        {"token_signing_public_keys": {"a": "x", "b": "y"}},
        {"token_signing_public_keys": {"a": "x"}},
    ),
    update(
        CUTS,
        "aws_finspace_kx_environment",
        {
            "transit_gateway_configuration": [
                {
                    "transit_gateway_id": "t",
                    "attachment_network_acl_configuration": [{**ACL, "rule_action": "allow"}],
                }
            ]
        },
        {
            "transit_gateway_configuration": [
                {
                    "transit_gateway_id": "t",
                    "attachment_network_acl_configuration": [{**ACL, "rule_action": "deny"}],
                }
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_finspace_kx_environment",
        {"custom_dns_configuration": [{"custom_dns_server_ip": "10.0.0.2", "custom_dns_server_name": "a"}]},
        {"custom_dns_configuration": [{"custom_dns_server_ip": "10.0.0.9", "custom_dns_server_name": "a"}]},
    ),
    update(
        INTERRUPTS,
        "aws_verifiedaccess_instance",
        {"cidr_endpoints_custom_subdomain": "a.example.com"},
        {"cidr_endpoints_custom_subdomain": "b.example.com"},
    ),
    update(
        INTERRUPTS,
        "aws_applicationinsights_application",
        {"cwe_monitor_enabled": True},
        {"cwe_monitor_enabled": False},
    ),
    update(
        INTERRUPTS,
        "aws_applicationinsights_application",
        {"ops_center_enabled": True, "ops_item_sns_topic_arn": "arn:aws:sns:x:1:t"},
        {"ops_center_enabled": False, "ops_item_sns_topic_arn": ""},
    ),
    update(INTERRUPTS, "aws_datasync_location_smb", {"agent_arns": ["a", "b"]}, {"agent_arns": ["a"]}),
    update(INTERRUPTS, "aws_dax_cluster", {"replication_factor": 3}, {"replication_factor": 1}),
    update(CUTS, "aws_dax_cluster", {"security_group_ids": ["a", "b"]}, {"security_group_ids": ["a"]}),
    update(
        INTERRUPTS,
        "aws_dax_cluster",
        {"notification_topic_arn": "arn:aws:sns:x:1:t"},
        {"notification_topic_arn": ""},
    ),
    update(INTERRUPTS, "aws_dax_cluster", {"parameter_group_name": "a"}, {"parameter_group_name": "b"}),
    update(INTERRUPTS, "aws_lightsail_lb", {"ip_address_type": "dualstack"}, {"ip_address_type": "ipv4"}),
    update(
        INTERRUPTS, "aws_config_conformance_pack", {"delivery_s3_bucket": "a"}, {"delivery_s3_bucket": "b"}
    ),
    update(
        INTERRUPTS,
        "aws_config_conformance_pack",
        {"template_body": "Resources: {A: {}, B: {}}"},
        {"template_body": "Resources: {A: {}}"},
    ),
    creation(
        INTERRUPTS,
        "aws_ec2_transit_gateway_default_route_table_association",
        {"transit_gateway_id": "tgw-1", "transit_gateway_route_table_id": "tgw-rtb-1"},
    ),
    update(CUTS, "aws_transfer_agreement", {"access_role": ROLE + "a"}, {"access_role": ROLE + "b"}),
    update(
        INTERRUPTS, "aws_transfer_agreement", {"base_directory": "/bucket/a"}, {"base_directory": "/bucket/b"}
    ),
]
