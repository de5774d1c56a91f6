"""New objects that take something over from what exists."""

from __future__ import annotations

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, allow, creation, deny, policy

ROOT = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
EXISTING = "a-bucket-that-exists"
PUBLIC = {"block_public_acls": True, "block_public_policy": True, "ignore_public_acls": True}
ADDRESSES = "AWSEC2/latest/UserGuide/working-with-eips.html"

CASES = [
    creation(CUTS, "aws_default_security_group", {"vpc_id": "vpc-1", "ingress": [], "egress": []}),
    creation(CUTS, "aws_default_security_group", {"ingress": []}),
    creation(CUTS, "aws_default_network_acl", {"default_network_acl_id": "acl-1", "ingress": []}),
    creation(INTERRUPTS, "aws_default_route_table", {"default_route_table_id": "rtb-1", "route": []}),
    creation(INTERRUPTS, "aws_default_vpc", {"enable_dns_support": True}),
    creation(INTERRUPTS, "aws_default_subnet", {"availability_zone": "eu-central-1a"}),
    creation(INTERRUPTS, "aws_default_vpc_dhcp_options", {}),
    creation(INTERRUPTS, "aws_main_route_table_association", {"vpc_id": "vpc-1", "route_table_id": "rtb-1"}),
    creation(INTERRUPTS, "aws_main_route_table_association", {"vpc_id": "vpc-1"}, route_table_id=True),
    creation(
        INTERRUPTS, "aws_vpc_dhcp_options_association", {"vpc_id": "vpc-1", "dhcp_options_id": "dopt-1"}
    ),
    creation(INTERRUPTS, "aws_route_table_association", {"subnet_id": "subnet-1", "route_table_id": "rtb-1"}),
    creation(CUTS, "aws_network_acl_association", {"subnet_id": "subnet-1", "network_acl_id": "acl-1"}),
    creation(CUTS, "aws_network_acl", {"vpc_id": "vpc-1", "subnet_ids": ["subnet-1"]}),
    creation(CUTS, "aws_vpc_endpoint_policy", {"vpc_endpoint_id": "vpce-1", "policy": policy(allow("s3:*"))}),
    creation(
        INTERRUPTS, "aws_eip_association", {"instance_id": "i-1", "allocation_id": "eipalloc-1"}, ADDRESSES
    ),
    creation(INTERRUPTS, "aws_eip", {"instance": "i-1", "domain": "vpc"}, ADDRESSES),
    creation(
        INTERRUPTS,
        "aws_eip_association",
        {"network_interface_id": "eni-1", "allocation_id": "eipalloc-1", "allow_reassociation": True},
    ),
    creation(INTERRUPTS, "aws_ec2_instance_state", {"instance_id": "i-1", "state": "stopped"}),
    creation(INTERRUPTS, "aws_rds_instance_state", {"identifier": "db", "state": "stopped"}),
    creation(INTERRUPTS, "aws_ami_from_instance", {"source_instance_id": "i-1", "name": "copy"}),
    creation(
        CUTS,
        "aws_iam_policy_attachment",
        {"name": "a", "policy_arn": "arn:aws:iam::aws:policy/X", "roles": ["r"]},
    ),
    creation(CUTS, "aws_iam_group_membership", {"name": "a", "group": "admins", "users": ["a"]}),
    creation(CUTS, "aws_iam_role_policies_exclusive", {"role_name": "r", "policy_names": []}),
    creation(CUTS, "aws_iam_role_policy_attachments_exclusive", {"role_name": "r", "policy_arns": []}),
    creation(CUTS, "aws_iam_user_policies_exclusive", {"user_name": "u", "policy_names": []}),
    creation(LOSES, "aws_route53_records_exclusive", {"zone_id": "Z1", "resource_record_set": []}),
    creation(LOSES, "aws_cloudfrontkeyvaluestore_keys_exclusive", {"key_value_store_arn": "arn:aws:x"}),
    creation(CUTS, "aws_iam_account_password_policy", {"minimum_password_length": 20}),
    creation(CUTS, "aws_iam_account_alias", {"account_alias": "another"}),
    creation(CUTS, "aws_s3_bucket_policy", {"bucket": EXISTING, "policy": policy(allow("s3:*", **ROOT))}),
    creation(CUTS, "aws_s3_bucket_policy", {"bucket": EXISTING}, policy=True),
    creation(CUTS, "aws_s3_bucket_public_access_block", {"bucket": EXISTING, **PUBLIC}),
    creation(CUTS, "aws_s3_account_public_access_block", PUBLIC),
    creation(
        CUTS,
        "aws_s3_bucket_ownership_controls",
        {"bucket": EXISTING, "rule": [{"object_ownership": "BucketOwnerEnforced"}]},
    ),
    creation(CUTS, "aws_s3_bucket_acl", {"bucket": EXISTING, "acl": "private"}),
    creation(
        LOSES,
        "aws_s3_bucket_lifecycle_configuration",
        {"bucket": EXISTING, "rule": [{"id": "a", "status": "Enabled", "expiration": [{"days": 1}]}]},
    ),
    creation(
        LOSES,
        "aws_s3_bucket_versioning",
        {"bucket": EXISTING, "versioning_configuration": [{"status": "Suspended"}]},
    ),
    creation(INTERRUPTS, "aws_s3_bucket_notification", {"bucket": EXISTING, "eventbridge": True}),
    creation(INTERRUPTS, "aws_s3_bucket_logging", {"bucket": EXISTING, "target_bucket": "logs"}),
    creation(
        INTERRUPTS, "aws_s3_bucket_replication_configuration", {"bucket": EXISTING, "role": "arn:aws:x"}
    ),
    creation(CUTS, "aws_s3_bucket_cors_configuration", {"bucket": EXISTING, "cors_rule": []}),
    creation(
        INTERRUPTS, "aws_ssm_parameter", {"name": "/a", "type": "String", "value": "1", "overwrite": True}
    ),
    creation(
        INTERRUPTS,
        "aws_route53_record",
        {"zone_id": "Z1", "name": "www", "type": "A", "allow_overwrite": True, "records": ["192.0.2.1"]},
    ),
    creation(
        CUTS, "aws_sns_topic_policy", {"arn": "arn:aws:sns:x:1:t", "policy": policy(allow("sns:*", **ROOT))}
    ),
    creation(
        CUTS, "aws_sqs_queue_policy", {"queue_url": "https://q", "policy": policy(allow("sqs:*", **ROOT))}
    ),
    creation(CUTS, "aws_kms_key_policy", {"key_id": "k", "policy": policy(allow("kms:*", **ROOT))}),
    creation(
        CUTS, "aws_ecr_repository_policy", {"repository": "r", "policy": policy(allow("ecr:*", **ROOT))}
    ),
    creation(CUTS, "aws_ecr_registry_policy", {"policy": policy(allow("ecr:*", **ROOT))}),
    creation(
        CUTS, "aws_secretsmanager_secret_policy", {"secret_arn": "arn:aws:x", "policy": policy(deny("*"))}
    ),
    creation(CUTS, "aws_backup_vault_policy", {"backup_vault_name": "v", "policy": policy(deny("*"))}),
    creation(CUTS, "aws_efs_file_system_policy", {"file_system_id": "fs-1", "policy": policy(deny("*"))}),
    creation(CUTS, "aws_glue_resource_policy", {"policy": policy(allow("glue:*", **ROOT))}),
    creation(
        CUTS, "aws_dynamodb_resource_policy", {"resource_arn": "arn:aws:x", "policy": policy(deny("*"))}
    ),
    creation(LOSES, "aws_ecr_lifecycle_policy", {"repository": "r", "policy": '{"rules": []}'}),
    creation(INTERRUPTS, "aws_ecr_replication_configuration", {"replication_configuration": []}),
    creation(INTERRUPTS, "aws_ecr_registry_scanning_configuration", {"scan_type": "BASIC"}),
    creation(LOSES, "aws_backup_region_settings", {"resource_type_opt_in_preference": {"EBS": False}}),
    creation(INTERRUPTS, "aws_ebs_encryption_by_default", {"enabled": True}),
    creation(INTERRUPTS, "aws_config_configuration_recorder", {"name": "default", "role_arn": "arn:aws:x"}),
    creation(
        INTERRUPTS, "aws_guardduty_organization_configuration", {"detector_id": "d", "auto_enable": True}
    ),
    creation(CUTS, "aws_organizations_policy_attachment", {"policy_id": "p-1", "target_id": "123456789012"}),
    creation(CUTS, "aws_lakeformation_data_lake_settings", {"admins": ["arn:aws:x"]}),
    creation(INTERRUPTS, "aws_api_gateway_account", {"cloudwatch_role_arn": "arn:aws:x"}),
    creation(INTERRUPTS, "aws_ses_active_receipt_rule_set", {"rule_set_name": "a"}),
    creation(
        CUTS, "aws_wafv2_web_acl_association", {"resource_arn": "arn:aws:x", "web_acl_arn": "arn:aws:y"}
    ),
    creation(
        CUTS,
        "aws_secretsmanager_secret_rotation",
        {"secret_id": "arn:aws:x", "rotation_lambda_arn": "arn:aws:y"},
    ),
    creation(INTERRUPTS, "aws_proxy_protocol_policy", {"load_balancer": "lb", "instance_ports": ["80"]}),
    creation(CUTS, "aws_lightsail_instance_public_ports", {"instance_name": "i", "port_info": []}),
    creation(
        INTERRUPTS, "aws_ecs_cluster_capacity_providers", {"cluster_name": "c", "capacity_providers": []}
    ),
    creation(
        INTERRUPTS,
        "aws_ec2_transit_gateway_route_table_association",
        {
            "replace_existing_association": True,
            "transit_gateway_attachment_id": "tgw-attach-1",
            "transit_gateway_route_table_id": "tgw-rtb-1",
        },
    ),
    creation(CUTS, "aws_account_region", {"region_name": "ap-south-2", "enabled": False}),
    creation(CUTS, "aws_cloudwatch_event_bus_policy", {"policy": policy(allow("events:*", **ROOT))}),
]
