"""A ninth draw, of types that were not drawn before: its second half."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, policy, update

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
OTHER = {"Principal": {"AWS": "arn:aws:iam::210987654321:root"}}
WIDE, NARROW = policy(allow("x:*", **ROOT), allow("x:*", **OTHER)), policy(allow("x:*", **ROOT))
ROLE = "arn:aws:iam::123456789012:role/"
QUICK = {"quick_connect_type": "QUEUE"}


CASES = [
    update(INTERRUPTS, "aws_api_gateway_resource", {"parent_id": "a"}, {"parent_id": "b"}),
    update(INTERRUPTS, "aws_pinpoint_gcm_channel", {"enabled": True}, {"enabled": False}),
    update(CUTS, "aws_pinpoint_gcm_channel", {"api_key": "one"}, {"api_key": "two"}),
    creation(INTERRUPTS, "aws_pinpoint_gcm_channel", {"application_id": "a", "api_key": "k"}),
    update(
        INTERRUPTS,
        "aws_api_gateway_rest_api",
        {"disable_execute_api_endpoint": False},
        {"disable_execute_api_endpoint": True},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_rest_api",
        {"endpoint_configuration": [{"types": ["REGIONAL"]}]},
        {"endpoint_configuration": [{"types": ["PRIVATE"]}]},
    ),
    update(CUTS, "aws_api_gateway_rest_api", {"policy": WIDE}, {"policy": NARROW}),
    update(CUTS, "aws_api_gateway_rest_api", {"api_key_source": "HEADER"}, {"api_key_source": "AUTHORIZER"}),
    update(
        INTERRUPTS,
        "aws_api_gateway_rest_api",
        {"binary_media_types": ["image/png", "application/pdf"]},
        {"binary_media_types": ["image/png"]},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_rest_api",
        {"endpoint_configuration": [{"types": ["PRIVATE"], "vpc_endpoint_ids": ["a", "b"]}]},
        {"endpoint_configuration": [{"types": ["PRIVATE"], "vpc_endpoint_ids": ["a"]}]},
    ),
    update(
        CUTS,
        "aws_licensemanager_grant",
        {"allowed_operations": ["ListPurchasedLicenses", "CheckoutLicense"]},
        {"allowed_operations": ["ListPurchasedLicenses"]},
    ),
    update(
        CUTS, "aws_lakeformation_resource", {"hybrid_access_enabled": True}, {"hybrid_access_enabled": False}
    ),
    update(CUTS, "aws_lakeformation_resource", {"role_arn": ROLE + "a"}, {"role_arn": ROLE + "b"}),
    update(
        CUTS,
        "aws_iot_policy",
        {"policy": policy(allow(["iot:Connect", "iot:Publish"]))},
        {"policy": policy(allow("iot:Connect"))},
    ),
    update(
        INTERRUPTS,
        "aws_servicecatalog_service_action",
        {"definition": [{"name": "AWS-RestartEC2Instance", "version": "1"}]},
        {"definition": [{"name": "AWS-StopEC2Instance", "version": "1"}]},
    ),
    update(
        CUTS,
        "aws_appmesh_virtual_gateway",
        {
            "spec": [
                {
                    "listener": [
                        {"port_mapping": [{"port": 80, "protocol": "http"}], "tls": [{"mode": "PERMISSIVE"}]}
                    ]
                }
            ]
        },
        {
            "spec": [
                {
                    "listener": [
                        {"port_mapping": [{"port": 80, "protocol": "http"}], "tls": [{"mode": "STRICT"}]}
                    ]
                }
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_virtual_gateway",
        {"spec": [{"listener": [{"port_mapping": [{"port": 80, "protocol": "http"}]}]}]},
        {"spec": [{"listener": [{"port_mapping": [{"port": 8080, "protocol": "http"}]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_virtual_gateway",
        {"spec": [{"listener": [{"connection_pool": [{"http": [{"max_connections": 1000}]}]}]}]},
        {"spec": [{"listener": [{"connection_pool": [{"http": [{"max_connections": 10}]}]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_appmesh_virtual_gateway",
        {"spec": [{"logging": [{"access_log": [{"file": [{"path": "/dev/stdout"}]}]}]}]},
        {"spec": [{"logging": []}]},
    ),
    update(
        INTERRUPTS,
        "aws_wafregional_sql_injection_match_set",
        {
            "sql_injection_match_tuple": [
                {"text_transformation": "NONE", "field_to_match": [{"type": "BODY"}]},
                {"text_transformation": "NONE", "field_to_match": [{"type": "URI"}]},
            ]
        },
        {
            "sql_injection_match_tuple": [
                {"text_transformation": "NONE", "field_to_match": [{"type": "BODY"}]}
            ]
        },
    ),
    update(CUTS, "aws_opsworks_ganglia_layer", {"password": "one"}, {"password": "two"}),
    update(LOSES, "aws_docdb_global_cluster", {"deletion_protection": True}, {"deletion_protection": False}),
    update(INTERRUPTS, "aws_docdb_global_cluster", {"engine_version": "4.0.0"}, {"engine_version": "5.0.0"}),
    creation(
        INTERRUPTS,
        "aws_chime_voice_connector_termination_credentials",
        {"voice_connector_id": "v", "credentials": [{"username": "u", "password": "p"}]},
    ),
    update(
        CUTS,
        "aws_chime_voice_connector_termination_credentials",
        {"credentials": [{"username": "a", "password": "x"}, {"username": "b", "password": "y"}]},
        {"credentials": [{"username": "a", "password": "x"}]},
    ),
    update(
        INTERRUPTS,
        "aws_connect_quick_connect",
        {"quick_connect_config": [{**QUICK, "queue_config": [{"contact_flow_id": "f", "queue_id": "a"}]}]},
        {"quick_connect_config": [{**QUICK, "queue_config": [{"contact_flow_id": "f", "queue_id": "b"}]}]},
    ),
    update(
        CUTS,
        "aws_route53_cidr_location",
        {"cidr_blocks": ["192.0.2.0/24", "198.51.100.0/24"]},
        {"cidr_blocks": ["192.0.2.0/24"]},
    ),
    update(
        CUTS,
        "aws_opsworks_custom_layer",
        {"custom_security_group_ids": ["a", "b"]},
        {"custom_security_group_ids": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_opsworks_custom_layer",
        {"drain_elb_on_shutdown": True},
        {"drain_elb_on_shutdown": False},
    ),
    update(INTERRUPTS, "aws_guardduty_detector_feature", {"status": "ENABLED"}, {"status": "DISABLED"}),
    update(
        INTERRUPTS,
        "aws_guardduty_detector_feature",
        {
            "status": "ENABLED",
            "additional_configuration": [{"name": "EKS_ADDON_MANAGEMENT", "status": "ENABLED"}],
        },
        {"additional_configuration": [{"name": "EKS_ADDON_MANAGEMENT", "status": "DISABLED"}]},
    ),
    creation(
        CUTS, "aws_opensearch_domain_saml_options", {"domain_name": "d", "saml_options": [{"enabled": True}]}
    ),
    update(
        CUTS,
        "aws_opensearch_domain_saml_options",
        {"saml_options": [{"enabled": True, "roles_key": "Role"}]},
        {"saml_options": [{"enabled": True, "roles_key": "Groups"}]},
    ),
    update(
        CUTS,
        "aws_opensearch_domain_saml_options",
        {"saml_options": [{"enabled": True, "master_backend_role": "a"}]},
        {"saml_options": [{"enabled": True, "master_backend_role": "b"}]},
    ),
    update(
        CUTS,
        "aws_waf_web_acl",
        {"default_action": [{"type": "ALLOW"}]},
        {"default_action": [{"type": "BLOCK"}]},
    ),
    update(
        INTERRUPTS,
        "aws_waf_web_acl",
        {
            "rules": [
                {"priority": 1, "rule_id": "a", "action": [{"type": "ALLOW"}]},
                {"priority": 2, "rule_id": "b", "action": [{"type": "ALLOW"}]},
            ]
        },
        {"rules": [{"priority": 1, "rule_id": "a", "action": [{"type": "ALLOW"}]}]},
    ),
    update(INTERRUPTS, "aws_evidently_feature", {"default_variation": "on"}, {"default_variation": "off"}),
    update(
        INTERRUPTS,
        "aws_evidently_feature",
        {"evaluation_strategy": "ALL_RULES"},
        {"evaluation_strategy": "DEFAULT_VARIATION"},
    ),
    update(
        INTERRUPTS,
        "aws_networkmanager_dx_gateway_attachment",
        {"edge_locations": ["eu-west-1", "eu-central-1"]},
        {"edge_locations": ["eu-west-1"]},
    ),
    update(
        INTERRUPTS,
        "aws_docdb_cluster_instance",
        {"instance_class": "db.r6g.xlarge"},
        {"instance_class": "db.r6g.large"},
    ),
    update(
        INTERRUPTS,
        "aws_docdb_cluster_instance",
        {"ca_cert_identifier": "rds-ca-2019"},
        {"ca_cert_identifier": "rds-ca-rsa2048-g1"},
    ),
    update(CUTS, "aws_lexv2models_bot", {"role_arn": ROLE + "a"}, {"role_arn": ROLE + "b"}),
    update(
        CUTS,
        "aws_lexv2models_bot",
        {"idle_session_ttl_in_seconds": 3600},
        {"idle_session_ttl_in_seconds": 60},
    ),
]
