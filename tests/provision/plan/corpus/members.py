"""Lists and blocks that lose members, rules, targets or sources."""

from __future__ import annotations

from typing import Any

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, update


def rule(port: int, *cidrs: str, **more: Any) -> dict[str, Any]:
    """A rule of a security group with every field, as the provider writes it."""
    empty = {"ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": [], "self": False}
    whole = {
        "from_port": port,
        "to_port": port,
        "protocol": "tcp",
        "cidr_blocks": list(cidrs),
        "description": "",
    }
    return {**whole, **empty, **more}


WEB, SSH = rule(443, "0.0.0.0/0"), rule(22, "10.0.0.0/8")
GROUPS = "vpc/latest/userguide/security-group-rules.html"

CASES = [
    update(CUTS, "aws_security_group", {"ingress": [WEB, SSH]}, {"ingress": [WEB]}, GROUPS),
    update(CUTS, "aws_security_group", {"ingress": [WEB]}, {"ingress": []}, GROUPS),
    update(CUTS, "aws_security_group", {"ingress": [SSH]}, {"ingress": [rule(22, "10.1.0.0/16")]}, GROUPS),
    update(
        CUTS,
        "aws_security_group",
        {"ingress": [WEB, SSH]},
        {"ingress": [WEB, rule(2222, "10.0.0.0/8")]},
        GROUPS,
    ),
    update(
        CUTS,
        "aws_security_group",
        {"ingress": [rule(22, "10.0.0.0/8", to_port=80)]},
        {"ingress": [rule(22, "10.0.0.0/8", to_port=30)]},
        GROUPS,
    ),
    update(
        CUTS, "aws_security_group", {"egress": [rule(0, "0.0.0.0/0", protocol="-1")]}, {"egress": []}, GROUPS
    ),
    update(CUTS, "aws_security_group", {"ingress": [WEB, SSH]}, {}, GROUPS, ingress=True),
    update(
        CUTS,
        "aws_vpc_security_group_ingress_rule",
        {"cidr_ipv4": "10.0.0.0/8", "from_port": 22, "to_port": 22, "ip_protocol": "tcp"},
        {"cidr_ipv4": "10.0.0.0/16"},
        GROUPS,
    ),
    update(
        CUTS,
        "aws_network_acl",
        {"ingress": [{"rule_no": 100, "action": "allow", "cidr_block": "0.0.0.0/0", "protocol": "-1"}]},
        {"ingress": [{"rule_no": 100, "action": "deny", "cidr_block": "0.0.0.0/0", "protocol": "-1"}]},
    ),
    update(
        CUTS,
        "aws_default_network_acl",
        {"egress": [{"rule_no": 100, "action": "allow", "cidr_block": "0.0.0.0/0", "protocol": "-1"}]},
        {"egress": []},
    ),
    update(
        CUTS,
        "aws_instance",
        {"vpc_security_group_ids": ["sg-1", "sg-2"]},
        {"vpc_security_group_ids": ["sg-1"]},
    ),
    update(CUTS, "aws_lb", {"security_groups": ["sg-1"]}, {"security_groups": ["sg-2"]}),
    update(CUTS, "aws_network_interface", {"security_groups": ["sg-1"]}, {}, security_groups=True),
    update(
        INTERRUPTS,
        "aws_ec2_managed_prefix_list",
        {"entry": [{"cidr": "10.0.0.0/8"}, {"cidr": "192.0.2.0/24"}]},
        {"entry": [{"cidr": "10.0.0.0/8"}]},
    ),
    update(
        INTERRUPTS,
        "aws_route_table",
        {"route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}]},
        {"route": []},
    ),
    update(INTERRUPTS, "aws_lb", {"subnets": ["a", "b"]}, {"subnets": ["a"]}),
    update(INTERRUPTS, "aws_autoscaling_group", {"target_group_arns": ["a"]}, {"target_group_arns": []}),
    update(
        INTERRUPTS,
        "aws_autoscaling_group",
        {"vpc_zone_identifier": ["a", "b"]},
        {"vpc_zone_identifier": ["a"]},
    ),
    update(
        INTERRUPTS,
        "aws_lambda_function",
        {"vpc_config": [{"subnet_ids": ["a", "b"], "security_group_ids": ["c"]}]},
        {"vpc_config": [{"subnet_ids": ["a"], "security_group_ids": ["c"]}]},
    ),
    update(INTERRUPTS, "aws_vpc_endpoint", {"route_table_ids": ["a", "b"]}, {"route_table_ids": ["a"]}),
    update(INTERRUPTS, "aws_db_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["a"]}),
    update(INTERRUPTS, "aws_cloudfront_distribution", {"aliases": ["a.example.com"]}, {"aliases": []}),
    update(
        INTERRUPTS,
        "aws_lb_listener_rule",
        {"condition": [{"host_header": [{"values": ["a.example.com", "b.example.com"]}]}]},
        {"condition": [{"host_header": [{"values": ["a.example.com"]}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_s3_bucket_notification",
        {"queue": [{"id": "a", "events": ["s3:ObjectCreated:*"]}]},
        {"queue": []},
    ),
    update(
        INTERRUPTS,
        "aws_s3_bucket_notification",
        {"queue": [{"id": "a", "events": ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]}]},
        {"queue": [{"id": "a", "events": ["s3:ObjectCreated:*"]}]},
    ),
    update(
        INTERRUPTS,
        "aws_rds_cluster",
        {"enabled_cloudwatch_logs_exports": ["audit", "error"]},
        {"enabled_cloudwatch_logs_exports": ["error"]},
    ),
    update(
        INTERRUPTS,
        "aws_eks_cluster",
        {"enabled_cluster_log_types": ["api", "audit"]},
        {"enabled_cluster_log_types": ["api"]},
    ),
    update(CUTS, "aws_iam_group_membership", {"users": ["a", "b"]}, {"users": ["a"]}),
    update(CUTS, "aws_iam_user_group_membership", {"groups": ["a", "b"]}, {"groups": ["a"]}),
    update(CUTS, "aws_iam_policy_attachment", {"roles": ["a", "b"]}, {"roles": ["a"]}),
    update(
        CUTS,
        "aws_iam_role",
        {"managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]},
        {"managed_policy_arns": []},
    ),
    update(
        CUTS,
        "aws_iam_role",
        {"inline_policy": [{"name": "a", "policy": "{}"}, {"name": "b", "policy": "{}"}]},
        {"inline_policy": [{"name": "a", "policy": "{}"}]},
    ),
    update(
        CUTS, "aws_iam_openid_connect_provider", {"client_id_list": ["a", "b"]}, {"client_id_list": ["a"]}
    ),
    update(CUTS, "aws_iam_openid_connect_provider", {"thumbprint_list": ["a"]}, {"thumbprint_list": ["b"]}),
    update(
        CUTS, "aws_vpc_endpoint_service", {"allowed_principals": ["a", "b"]}, {"allowed_principals": ["a"]}
    ),
    update(CUTS, "aws_vpc_endpoint_service", {"acceptance_required": False}, {"acceptance_required": True}),
    update(
        CUTS,
        "aws_ram_resource_share",
        {"allow_external_principals": True},
        {"allow_external_principals": False},
    ),
    update(CUTS, "aws_cognito_user_pool_client", {"callback_urls": ["a", "b"]}, {"callback_urls": ["a"]}),
    update(
        CUTS,
        "aws_cognito_user_pool_client",
        {"explicit_auth_flows": ["ALLOW_USER_SRP_AUTH"]},
        {"explicit_auth_flows": []},
    ),
    update(CUTS, "aws_cognito_user_pool", {"mfa_configuration": "OFF"}, {"mfa_configuration": "ON"}),
    update(
        CUTS,
        "aws_eks_cluster",
        {"vpc_config": [{"public_access_cidrs": ["0.0.0.0/0"]}]},
        {"vpc_config": [{"public_access_cidrs": ["192.0.2.0/24"]}]},
    ),
    update(
        CUTS,
        "aws_s3_bucket_cors_configuration",
        {"cors_rule": [{"allowed_origins": ["https://a.example.com", "https://b.example.com"]}]},
        {"cors_rule": [{"allowed_origins": ["https://a.example.com"]}]},
    ),
    update(CUTS, "aws_elasticache_user_group", {"user_ids": ["a", "b"]}, {"user_ids": ["a"]}),
    update(
        CUTS, "aws_elasticache_user", {"access_string": "on ~* +@all"}, {"access_string": "on ~a* +@read"}
    ),
    update(CUTS, "aws_memorydb_acl", {"user_names": ["a", "b"]}, {"user_names": ["a"]}),
    update(CUTS, "aws_lakeformation_data_lake_settings", {"admins": ["a", "b"]}, {"admins": ["a"]}),
    update(INTERRUPTS, "aws_wafv2_ip_set", {"addresses": ["192.0.2.0/24"]}, {"addresses": []}),
    update(
        CUTS,
        "aws_wafv2_web_acl",
        {"default_action": [{"allow": [{}], "block": []}]},
        {"default_action": [{"allow": [], "block": [{}]}]},
    ),
    update(
        INTERRUPTS,
        "aws_ecs_cluster_capacity_providers",
        {"capacity_providers": ["FARGATE", "FARGATE_SPOT"]},
        {"capacity_providers": ["FARGATE"]},
    ),
    update(
        INTERRUPTS,
        "aws_codedeploy_deployment_group",
        {"autoscaling_groups": ["a"]},
        {"autoscaling_groups": []},
    ),
    update(INTERRUPTS, "aws_db_option_group", {"option": [{"option_name": "BACKUP"}]}, {"option": []}),
    update(
        INTERRUPTS,
        "aws_route53_zone",
        {"vpc": [{"vpc_id": "a"}, {"vpc_id": "b"}]},
        {"vpc": [{"vpc_id": "a"}]},
    ),
    update(
        INTERRUPTS,
        "aws_dynamodb_table",
        {"replica": [{"region_name": "a"}, {"region_name": "b"}]},
        {"replica": [{"region_name": "a"}]},
    ),
    update(INTERRUPTS, "aws_elb", {"instances": ["i-1", "i-2"]}, {"instances": ["i-1"]}),
    update(INTERRUPTS, "aws_sns_topic", {"delivery_policy": "{}"}, {"delivery_policy": None}),
    update(
        INTERRUPTS,
        "aws_lambda_function",
        {"dead_letter_config": [{"target_arn": "a"}]},
        {"dead_letter_config": []},
    ),
    update(
        INTERRUPTS,
        "aws_s3_bucket",
        {"logging": [{"target_bucket": "logs", "target_prefix": ""}]},
        {"logging": []},
    ),
]
