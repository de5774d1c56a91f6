"""A seventh draw, of types that were not drawn before: its second part."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, creation, update

ROLE = "arn:aws:iam::123456789012:role/"
TOPIC = "arn:aws:sns:eu-central-1:123456789012:"


CASES = [
    update(
        CUTS,
        "aws_networkfirewall_firewall_policy",
        {"firewall_policy": [{"stateful_engine_options": [{"stream_exception_policy": "CONTINUE"}]}]},
        {"firewall_policy": [{"stateful_engine_options": [{"stream_exception_policy": "DROP"}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_mq_broker",
        {"host_instance_type": "mq.m5.xlarge"},
        {"host_instance_type": "mq.m5.large"},
    ),
    update(CUTS, "aws_mq_broker", {"security_groups": ["a", "b"]}, {"security_groups": ["a"]}),
    update(INTERRUPTS, "aws_mq_broker", {"data_replication_mode": "CRDR"}, {"data_replication_mode": "NONE"}),
    update(
        CUTS,
        "aws_mq_broker",
        {"ldap_server_metadata": [{"hosts": ["a.example.com", "b.example.com"], "role_base": "ou=a"}]},
        {"ldap_server_metadata": [{"hosts": ["a.example.com"], "role_base": "ou=b"}]},
    ),
    update(INTERRUPTS, "aws_wafregional_rate_based_rule", {"rate_limit": 2000}, {"rate_limit": 100}),
    update(
        CUTS,
        "aws_wafregional_rate_based_rule",
        {"predicate": [{"data_id": "a", "negated": False, "type": "IPMatch"}]},
        {"predicate": [{"data_id": "a", "negated": True, "type": "IPMatch"}]},
    ),
    update(INTERRUPTS, "aws_opsworks_instance", {"state": "running"}, {"state": "stopped"}),
    update(INTERRUPTS, "aws_opsworks_instance", {"layer_ids": ["a", "b"]}, {"layer_ids": ["a"]}),
    update(LOSES, "aws_opsworks_instance", {"delete_ebs": False}, {"delete_ebs": True}),
    update(
        INTERRUPTS,
        "aws_sagemaker_pipeline",
        {"parallelism_configuration": [{"max_parallel_execution_steps": 10}]},
        {"parallelism_configuration": [{"max_parallel_execution_steps": 1}]},
    ),
    update(CUTS, "aws_sagemaker_pipeline", {"role_arn": ROLE + "a"}, {"role_arn": ROLE + "b"}),
    update(INTERRUPTS, "aws_neptune_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
    update(
        INTERRUPTS,
        "aws_bedrockagent_agent_alias",
        {
            "routing_configuration": [
                {"agent_version": "1", "provisioned_throughput": "arn:aws:bedrock:x:1:provisioned-model/a"}
            ]
        },
        {"routing_configuration": [{"agent_version": "1", "provisioned_throughput": ""}]},
    ),
    update(
        CUTS,
        "aws_networkfirewall_tls_inspection_configuration",
        {
            "tls_inspection_configuration": [
                {
                    "server_certificate_configuration": [
                        {"check_certificate_revocation_status": [{"revoked_status_action": "PASS"}]}
                    ]
                }
            ]
        },
        {
            "tls_inspection_configuration": [
                {
                    "server_certificate_configuration": [
                        {"check_certificate_revocation_status": [{"revoked_status_action": "REJECT"}]}
                    ]
                }
            ]
        },
    ),
    update(CUTS, "aws_kms_custom_key_store", {"key_store_password": "one"}, {"key_store_password": "two"}),
    update(
        INTERRUPTS,
        "aws_kms_custom_key_store",
        {"xks_proxy_uri_endpoint": "https://a.example.com"},
        {"xks_proxy_uri_endpoint": "https://b.example.com"},
    ),
    update(
        CUTS,
        "aws_kms_custom_key_store",
        {"xks_proxy_connectivity": "PUBLIC_ENDPOINT"},
        {"xks_proxy_connectivity": "VPC_ENDPOINT_SERVICE"},
    ),
    update(
        INTERRUPTS,
        "aws_opsworks_stack",
        {"use_opsworks_security_groups": True},
        {"use_opsworks_security_groups": False},
    ),
    update(INTERRUPTS, "aws_opsworks_stack", {"use_custom_cookbooks": True}, {"use_custom_cookbooks": False}),
    update(
        INTERRUPTS,
        "aws_opsworks_stack",
        {"default_instance_profile_arn": "arn:aws:iam::1:instance-profile/a"},
        {"default_instance_profile_arn": "arn:aws:iam::1:instance-profile/b"},
    ),
    update(
        INTERRUPTS,
        "aws_securityhub_organization_configuration",
        {"auto_enable": True},
        {"auto_enable": False},
    ),
    update(
        INTERRUPTS,
        "aws_sns_platform_application",
        {"event_delivery_failure_topic_arn": TOPIC + "a"},
        {"event_delivery_failure_topic_arn": ""},
    ),
    update(
        CUTS,
        "aws_sns_platform_application",
        {"platform": "GCM", "platform_credential": "one"},
        {"platform_credential": "two"},
    ),
    update(
        INTERRUPTS,
        "aws_sns_platform_application",
        {"success_feedback_sample_rate": "100"},
        {"success_feedback_sample_rate": "0"},
    ),
    update(
        INTERRUPTS,
        "aws_emr_managed_scaling_policy",
        {
            "compute_limits": [
                {"unit_type": "Instances", "minimum_capacity_units": 2, "maximum_capacity_units": 20}
            ]
        },
        {
            "compute_limits": [
                {"unit_type": "Instances", "minimum_capacity_units": 2, "maximum_capacity_units": 4}
            ]
        },
    ),
    creation(
        LOSES,
        "aws_efs_replication_configuration",
        {"source_file_system_id": "fs-1", "destination": [{"file_system_id": "fs-2", "region": "eu-west-1"}]},
    ),
    update(INTERRUPTS, "aws_lex_bot_alias", {"bot_version": "2"}, {"bot_version": "1"}),
    update(
        INTERRUPTS,
        "aws_lex_bot_alias",
        {
            "conversation_logs": [
                {
                    "iam_role_arn": "r",
                    "log_settings": [
                        {
                            "destination": "CLOUDWATCH_LOGS",
                            "log_type": "TEXT",
                            "resource_arn": "arn:aws:logs:x",
                        }
                    ],
                }
            ]
        },
        {"conversation_logs": []},
    ),
    update(
        CUTS, "aws_appsync_api_key", {"expires": "2027-06-01T00:00:00Z"}, {"expires": "2026-12-01T00:00:00Z"}
    ),
    update(INTERRUPTS, "aws_lightsail_container_service", {"is_disabled": False}, {"is_disabled": True}),
    update(INTERRUPTS, "aws_lightsail_container_service", {"scale": 3}, {"scale": 1}),
    update(INTERRUPTS, "aws_lightsail_container_service", {"power": "xlarge"}, {"power": "micro"}),
    update(
        CUTS,
        "aws_lightsail_container_service",
        {
            "public_domain_names": [
                {
                    "certificate": [
                        {"certificate_name": "c", "domain_names": ["a.example.com", "b.example.com"]}
                    ]
                }
            ]
        },
        {
            "public_domain_names": [
                {"certificate": [{"certificate_name": "c", "domain_names": ["a.example.com"]}]}
            ]
        },
    ),
]
