"""An eighth draw, of types that were not drawn before: its first half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
ROLE = "arn:aws:iam::123456789012:role/"
TOPIC = "arn:aws:sns:eu-central-1:123456789012:"
CALLS = "arn:aws:lambda:eu-central-1:123456789012:function:"


CASES = [
    creation(
        INTERRUPTS,
        "aws_redshift_logging",
        {"cluster_identifier": "c", "log_destination_type": "s3", "bucket_name": "b"},
    ),
    update(
        INTERRUPTS,
        "aws_redshift_logging",
        {"log_exports": ["connectionlog", "userlog"], "log_destination_type": "cloudwatch"},
        {"log_exports": ["connectionlog"]},
    ),
    update(INTERRUPTS, "aws_redshift_logging", {"bucket_name": "a"}, {"bucket_name": "b"}),
    update(
        CUTS,
        "aws_config_configuration_aggregator",
        {"account_aggregation_source": [{"account_ids": ["1", "2"], "all_regions": True}]},
        {"account_aggregation_source": [{"account_ids": ["1"], "all_regions": True}]},
    ),
    update(
        INTERRUPTS,
        "aws_config_configuration_aggregator",
        {"organization_aggregation_source": [{"all_regions": True, "role_arn": ROLE + "a"}]},
        {
            "organization_aggregation_source": [
                {"all_regions": False, "regions": ["eu-west-1"], "role_arn": ROLE + "a"}
            ]
        },
    ),
    update(
        CUTS,
        "aws_quicksight_vpc_connection",
        {"security_group_ids": ["a", "b"]},
        {"security_group_ids": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_quicksight_vpc_connection",
        {"dns_resolvers": ["10.0.0.2", "10.0.0.3"]},
        {"dns_resolvers": ["10.0.0.9"]},
    ),
    update(
        INTERRUPTS, "aws_networkmanager_vpc_attachment", {"subnet_arns": ["a", "b"]}, {"subnet_arns": ["a"]}
    ),
    update(
        INTERRUPTS,
        "aws_networkmanager_vpc_attachment",
        {"options": [{"appliance_mode_support": True, "ipv6_support": True}]},
        {"options": [{"appliance_mode_support": True, "ipv6_support": False}]},
    ),
    update(
        INTERRUPTS, "aws_eip_domain_name", {"domain_name": "a.example.com"}, {"domain_name": "b.example.com"}
    ),
    update(INTERRUPTS, "aws_ses_receipt_rule", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS,
        "aws_ses_receipt_rule",
        {"recipients": ["a@example.com", "b@example.com"]},
        {"recipients": ["a@example.com"]},
    ),
    update(CUTS, "aws_ses_receipt_rule", {"tls_policy": "Optional"}, {"tls_policy": "Require"}),
    update(
        INTERRUPTS,
        "aws_ses_receipt_rule",
        {"s3_action": [{"bucket_name": "a", "position": 1}]},
        {"s3_action": [{"bucket_name": "b", "position": 1}]},
    ),
    update(
        INTERRUPTS,
        "aws_ses_receipt_rule",
        {"s3_action": [{"bucket_name": "a", "position": 1}]},
        {"s3_action": []},
    ),
    update(
        CUTS,
        "aws_ses_receipt_rule",
        {"bounce_action": []},
        {
            "bounce_action": [
                {"message": "no", "sender": "a@example.com", "smtp_reply_code": "550", "position": 1}
            ]
        },
    ),
    update(
        CUTS, "aws_directory_service_trust", {"selective_auth": "Disabled"}, {"selective_auth": "Enabled"}
    ),
    update(
        INTERRUPTS,
        "aws_directory_service_trust",
        {"conditional_forwarder_ip_addrs": ["10.0.0.1", "10.0.0.2"]},
        {"conditional_forwarder_ip_addrs": ["10.0.0.1"]},
    ),
    update(
        CUTS, "aws_api_gateway_domain_name", {"security_policy": "TLS_1_0"}, {"security_policy": "TLS_1_2"}
    ),
    update(
        CUTS,
        "aws_api_gateway_domain_name",
        {"mutual_tls_authentication": []},
        {"mutual_tls_authentication": [{"truststore_uri": "s3://b/t.pem"}]},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_domain_name",
        {"endpoint_configuration": [{"types": ["EDGE"]}]},
        {"endpoint_configuration": [{"types": ["REGIONAL"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_ce_anomaly_subscription",
        {"monitor_arn_list": ["a", "b"]},
        {"monitor_arn_list": ["a"]},
    ),
    update(INTERRUPTS, "aws_ce_anomaly_subscription", {"frequency": "DAILY"}, {"frequency": "WEEKLY"}),
    update(
        CUTS,
        "aws_ce_anomaly_subscription",
        {
            "subscriber": [
                {"type": "EMAIL", "address": "a@example.com"},
                {"type": "EMAIL", "address": "b@example.com"},
            ]
        },
        {"subscriber": [{"type": "EMAIL", "address": "a@example.com"}]},
    ),
    update(
        INTERRUPTS,
        "aws_appstream_stack",
        {"application_settings": [{"enabled": True, "settings_group": "g"}]},
        {"application_settings": [{"enabled": False}]},
    ),
    update(
        CUTS,
        "aws_appstream_stack",
        {"user_settings": [{"action": "FILE_UPLOAD", "permission": "ENABLED"}]},
        {"user_settings": [{"action": "FILE_UPLOAD", "permission": "DISABLED"}]},
    ),
    update(
        INTERRUPTS,
        "aws_appstream_stack",
        {"storage_connectors": [{"connector_type": "HOMEFOLDERS"}]},
        {"storage_connectors": []},
    ),
    update(
        INTERRUPTS,
        "aws_appstream_stack",
        {"embed_host_domains": ["a.example.com", "b.example.com"]},
        {"embed_host_domains": ["a.example.com"]},
    ),
    creation(
        INTERRUPTS,
        "aws_verifiedpermissions_schema",
        {"policy_store_id": "p", "definition": [{"value": "{}"}]},
    ),
    update(CUTS, "aws_codebuild_resource_policy", {"policy": WIDE}, {"policy": NARROW}),
    update(
        INTERRUPTS,
        "aws_vpclattice_resource_configuration",
        {"port_ranges": ["80", "443"]},
        {"port_ranges": ["443"]},
    ),
    update(
        INTERRUPTS,
        "aws_vpclattice_resource_configuration",
        {
            "resource_configuration_definition": [
                {"dns_resource": [{"domain_name": "a.example.com", "ip_address_type": "IPV4"}]}
            ]
        },
        {
            "resource_configuration_definition": [
                {"dns_resource": [{"domain_name": "b.example.com", "ip_address_type": "IPV4"}]}
            ]
        },
    ),
    update(
        CUTS,
        "aws_vpclattice_resource_configuration",
        {"allow_association_to_shareable_service_network": True},
        {"allow_association_to_shareable_service_network": False},
    ),
    creation(INTERRUPTS, "aws_ebs_default_kms_key", {"key_arn": "arn:aws:kms:x:1:key/k"}),
    update(LOSES, "aws_service_discovery_service", {"force_destroy": False}, {"force_destroy": True}),
    update(
        INTERRUPTS,
        "aws_service_discovery_service",
        {
            "dns_config": [
                {"namespace_id": "n", "dns_records": [{"ttl": 10, "type": "A"}, {"ttl": 10, "type": "AAAA"}]}
            ]
        },
        {"dns_config": [{"namespace_id": "n", "dns_records": [{"ttl": 10, "type": "A"}]}]},
    ),
    creation(CUTS, "aws_glacier_vault_lock", {"vault_name": "v", "complete_lock": True, "policy": NARROW}),
    update(
        INTERRUPTS,
        "aws_timestreaminfluxdb_db_instance",
        {"db_instance_type": "db.influx.large"},
        {"db_instance_type": "db.influx.medium"},
    ),
    update(INTERRUPTS, "aws_timestreaminfluxdb_db_instance", {"port": 8086}, {"port": 8443}),
    update(
        INTERRUPTS,
        "aws_timestreaminfluxdb_db_instance",
        {"deployment_type": "WITH_MULTIAZ_STANDBY"},
        {"deployment_type": "SINGLE_AZ"},
    ),
    update(
        INTERRUPTS,
        "aws_timestreaminfluxdb_db_instance",
        {"db_parameter_group_identifier": "a"},
        {"db_parameter_group_identifier": "b"},
    ),
    update(
        INTERRUPTS,
        "aws_timestreaminfluxdb_db_instance",
        {"log_delivery_configuration": [{"s3_configuration": [{"bucket_name": "b", "enabled": True}]}]},
        {"log_delivery_configuration": [{"s3_configuration": [{"bucket_name": "b", "enabled": False}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_chimesdkvoice_sip_media_application",
        {"endpoints": [{"lambda_arn": CALLS + "a"}]},
        {"endpoints": [{"lambda_arn": CALLS + "b"}]},
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_virtual_router",
        {"spec": [{"listener": [{"port_mapping": [{"port": 8080, "protocol": "http"}]}]}]},
        {"spec": [{"listener": [{"port_mapping": [{"port": 9090, "protocol": "http"}]}]}]},
    ),
    update(INTERRUPTS, "aws_datazone_form_type", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(
        INTERRUPTS,
        "aws_sagemaker_mlflow_tracking_server",
        {"tracking_server_size": "Large"},
        {"tracking_server_size": "Small"},
    ),
    update(
        INTERRUPTS,
        "aws_sagemaker_mlflow_tracking_server",
        {"artifact_store_uri": "s3://a/p"},
        {"artifact_store_uri": "s3://b/p"},
    ),
    update(CUTS, "aws_transfer_user", {"home_directory": "/bucket/a"}, {"home_directory": "/bucket/b"}),
    update(CUTS, "aws_transfer_user", {"role": ROLE + "a"}, {"role": ROLE + "b"}),
    update(CUTS, "aws_transfer_user", {"policy": ""}, {"policy": NARROW}),
    update(
        CUTS,
        "aws_transfer_user",
        {"posix_profile": [{"uid": 1000, "gid": 1000, "secondary_gids": [100, 101]}]},
        {"posix_profile": [{"uid": 1000, "gid": 1000, "secondary_gids": [100]}]},
    ),
    update(
        INTERRUPTS,
        "aws_route53recoveryreadiness_resource_set",
        {"resources": [{"resource_arn": "arn:aws:x:a"}, {"resource_arn": "arn:aws:x:b"}]},
        {"resources": [{"resource_arn": "arn:aws:x:a"}]},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_authorizer",
        {"authorizer_uri": "arn:aws:apigateway:x:lambda:path/a"},
        {"authorizer_uri": "arn:aws:apigateway:x:lambda:path/b"},
    ),
    update(
        CUTS,
        "aws_api_gateway_authorizer",
        {"identity_source": "method.request.header.Authorization"},
        {"identity_source": "method.request.header.X-Token"},
    ),
    update(INTERRUPTS, "aws_api_gateway_authorizer", {"provider_arns": ["a", "b"]}, {"provider_arns": ["a"]}),
    update(
        CUTS,
        "aws_api_gateway_authorizer",
        {"identity_validation_expression": ""},
        {"identity_validation_expression": "^Bearer .+"},
    ),
    creation(
        INTERRUPTS,
        "aws_ec2_transit_gateway_default_route_table_propagation",
        {"transit_gateway_id": "t", "transit_gateway_route_table_id": "r"},
    ),
    update(
        INTERRUPTS,
        "aws_codecatalyst_dev_environment",
        {"instance_type": "dev.standard1.xlarge"},
        {"instance_type": "dev.standard1.small"},
    ),
    update(
        INTERRUPTS,
        "aws_lambda_function_event_invoke_config",
        {"destination_config": [{"on_failure": [{"destination": TOPIC + "a"}]}]},
        {"destination_config": []},
    ),
    update(
        LOSES,
        "aws_lambda_function_event_invoke_config",
        {"maximum_event_age_in_seconds": 21600},
        {"maximum_event_age_in_seconds": 60},
    ),
    update(
        LOSES,
        "aws_lambda_function_event_invoke_config",
        {"maximum_retry_attempts": 2},
        {"maximum_retry_attempts": 0},
    ),
    update(
        CUTS, "aws_opsworks_user_profile", {"ssh_public_key": "ssh-rsa A"}, {"ssh_public_key": "ssh-rsa B"}
    ),
]
