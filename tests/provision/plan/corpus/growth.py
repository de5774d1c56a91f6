"""Ordinary changes: what they add takes nothing from what exists."""

from __future__ import annotations

import json

from tests.provision.plan.corpus.case import allow, deny, policy, update
from tests.provision.plan.corpus.members import SSH, WEB, rule
from tests.provision.plan.corpus.retentions import images, s3_rule

READ = allow(["s3:GetObject", "s3:ListBucket"])
TRUST = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}


def grows(type_: str, before: dict[str, object], change: dict[str, object], **unknown: object) -> object:
    return update(None, type_, before, change, **unknown)


NAMES = [
    grows(
        "aws_instance",
        {"tags": {"a": "1"}, "tags_all": {"a": "1"}},
        {"tags": {"a": "2"}, "tags_all": {"a": "2"}},
    ),
    grows("aws_vpc", {"tags": {"a": "1"}}, {"tags": {}}),
    grows("aws_iam_role", {"description": "one"}, {"description": "two"}),
    grows("aws_kms_key", {"description": "one"}, {"description": ""}),
    grows("aws_cloudfront_distribution", {"comment": "one"}, {"comment": "two"}),
    grows("aws_ssm_parameter", {"value": "one", "version": 1}, {"value": "two"}, version=True),
    grows("aws_sns_topic", {"display_name": "a"}, {"display_name": "b"}),
    grows("aws_instance", {"timeouts": None}, {"timeouts": {"create": "20m"}}),
    grows(
        "aws_autoscaling_group", {"tag": [{"key": "a", "value": "1"}]}, {"tag": [{"key": "a", "value": "2"}]}
    ),
    grows("aws_security_group", {"ingress": [WEB]}, {"ingress": [{**WEB, "description": "the web"}]}),
]

RETENTIONS = [
    grows("aws_cloudwatch_log_group", {"retention_in_days": 7}, {"retention_in_days": 365}),
    grows("aws_cloudwatch_log_group", {"retention_in_days": 7}, {"retention_in_days": 0}),
    grows("aws_kinesis_stream", {"retention_period": 24}, {"retention_period": 168}),
    grows("aws_sqs_queue", {"message_retention_seconds": 60}, {"message_retention_seconds": 1209600}),
    grows("aws_db_instance", {"backup_retention_period": 7}, {"backup_retention_period": 35}),
    grows("aws_rds_cluster", {"backup_retention_period": 1}, {"backup_retention_period": 7}),
    grows(
        "aws_elasticache_replication_group", {"snapshot_retention_limit": 0}, {"snapshot_retention_limit": 5}
    ),
    grows("aws_s3_bucket_lifecycle_configuration", {"rule": [s3_rule(1)]}, {"rule": [s3_rule(3650)]}),
    grows(
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(1), {**s3_rule(2), "id": "b"}]},
        {"rule": [s3_rule(1)]},
    ),
    grows(
        "aws_s3_bucket_lifecycle_configuration", {"rule": [s3_rule(1)]}, {"rule": [s3_rule(1, "Disabled")]}
    ),
    grows(
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(9)]},
        {"rule": [s3_rule(9, prefix="logs/old/")]},
    ),
    grows(
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(90)]},
        {"rule": [{**s3_rule(90), "transition": [{"days": 30, "storage_class": "GLACIER"}]}]},
    ),
    grows(
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [{"id": "a", "status": "Enabled", "abort_incomplete_multipart_upload": []}]},
        {
            "rule": [
                {
                    "id": "a",
                    "status": "Enabled",
                    "abort_incomplete_multipart_upload": [{"days_after_initiation": 7}],
                }
            ]
        },
    ),
    grows("aws_dynamodb_table", {"ttl": [{"enabled": True}]}, {"ttl": [{"enabled": False}]}),
    grows("aws_ecr_lifecycle_policy", {"policy": images(3)}, {"policy": images(100)}),
    grows("aws_kms_key", {"deletion_window_in_days": 7}, {"deletion_window_in_days": 30}),
    grows("aws_cloudwatch_event_archive", {"retention_days": 7}, {"retention_days": 0}),
    grows(
        "aws_backup_plan",
        {"rule": [{"rule_name": "d", "lifecycle": [{"delete_after": 7}]}]},
        {"rule": [{"rule_name": "d", "lifecycle": [{"delete_after": 70}]}]},
    ),
    grows(
        "aws_backup_plan",
        {"rule": [{"rule_name": "d", "schedule": "cron(0 5 ? * * *)"}]},
        {"rule": [{"rule_name": "d", "schedule": "cron(0 4 ? * * *)"}]},
    ),
    grows("aws_route53_record", {"ttl": 300}, {"ttl": 60}),
    grows("aws_cloudfront_cache_policy", {"default_ttl": 86400}, {"default_ttl": 60}),
    grows(
        "aws_msk_configuration",
        {"server_properties": "log.retention.hours=1"},
        {"server_properties": "log.retention.hours=168"},
    ),
    grows(
        "aws_redshift_cluster",
        {"manual_snapshot_retention_period": 10},
        {"manual_snapshot_retention_period": -1},
    ),
]

PROTECTIONS = [
    grows("aws_db_instance", {"deletion_protection": False}, {"deletion_protection": True}),
    grows("aws_db_instance", {"skip_final_snapshot": True}, {"skip_final_snapshot": False}),
    grows("aws_db_instance", {"copy_tags_to_snapshot": False}, {"copy_tags_to_snapshot": True}),
    grows("aws_instance", {"disable_api_termination": False}, {"disable_api_termination": True}),
    grows("aws_s3_bucket", {"force_destroy": True}, {"force_destroy": False}),
    grows(
        "aws_s3_bucket_versioning",
        {"versioning_configuration": [{"status": "Suspended"}]},
        {"versioning_configuration": [{"status": "Enabled"}]},
    ),
    grows(
        "aws_dynamodb_table",
        {"point_in_time_recovery": [{"enabled": False}]},
        {"point_in_time_recovery": [{"enabled": True}]},
    ),
    grows("aws_kms_key", {"enable_key_rotation": False}, {"enable_key_rotation": True}),
    grows("aws_ecr_repository", {"image_tag_mutability": "MUTABLE"}, {"image_tag_mutability": "IMMUTABLE"}),
    grows("aws_ebs_volume", {"final_snapshot": False}, {"final_snapshot": True}),
    grows("aws_rds_cluster", {"delete_automated_backups": True}, {"delete_automated_backups": False}),
    grows("aws_lb", {"enable_deletion_protection": False}, {"enable_deletion_protection": True}),
]

SIZES = [
    grows("aws_ebs_volume", {"size": 100}, {"size": 200}),
    grows("aws_db_instance", {"allocated_storage": 20}, {"allocated_storage": 100}),
    grows("aws_lambda_function", {"memory_size": 128}, {"memory_size": 512}),
    grows("aws_lambda_function", {"timeout": 3}, {"timeout": 30}),
    grows(
        "aws_lambda_function", {"reserved_concurrent_executions": 5}, {"reserved_concurrent_executions": -1}
    ),
    grows("aws_autoscaling_group", {"desired_capacity": 2}, {"desired_capacity": 4}),
    grows("aws_autoscaling_group", {"max_size": 4}, {"max_size": 8}),
    grows("aws_ecs_service", {"desired_count": 1}, {"desired_count": 3}),
    grows("aws_kinesis_stream", {"shard_count": 1}, {"shard_count": 4}),
    grows("aws_dynamodb_table", {"read_capacity": 5}, {"read_capacity": 50}),
    grows("aws_dynamodb_table", {"billing_mode": "PROVISIONED"}, {"billing_mode": "PAY_PER_REQUEST"}),
    grows("aws_appautoscaling_target", {"max_capacity": 4}, {"max_capacity": 9}),
    grows("aws_appautoscaling_target", {"min_capacity": 1}, {"min_capacity": 2}),
    grows("aws_ebs_volume", {"iops": 3000}, {"iops": 6000}),
    grows("aws_elasticache_replication_group", {"num_cache_clusters": 2}, {"num_cache_clusters": 3}),
    grows("aws_memorydb_cluster", {"num_shards": 1}, {"num_shards": 2}),
    grows("aws_sqs_queue", {"visibility_timeout_seconds": 300}, {"visibility_timeout_seconds": 30}),
    grows("aws_sqs_queue", {"delay_seconds": 30}, {"delay_seconds": 0}),
    grows("aws_cloudwatch_metric_alarm", {"threshold": 90}, {"threshold": 80}),
    grows("aws_cloudwatch_metric_alarm", {"evaluation_periods": 3}, {"evaluation_periods": 2}),
    grows(
        "aws_cloudwatch_metric_alarm",
        {"datapoints_to_alarm": 3, "period": 300},
        {"datapoints_to_alarm": 2, "period": 60},
    ),
    grows("aws_lb_target_group", {"deregistration_delay": "300"}, {"deregistration_delay": "30"}),
    grows(
        "aws_lb_target_group",
        {"health_check": [{"interval": 30, "path": "/", "healthy_threshold": 5, "timeout": 10}]},
        {"health_check": [{"interval": 10, "path": "/up", "healthy_threshold": 2, "timeout": 5}]},
    ),
    grows("aws_lb", {"idle_timeout": 60}, {"idle_timeout": 30}),
    grows("aws_autoscaling_policy", {"cooldown": 300}, {"cooldown": 60}),
    grows(
        "aws_autoscaling_policy",
        {"target_tracking_configuration": [{"target_value": 70}]},
        {"target_tracking_configuration": [{"target_value": 50}]},
    ),
    grows(
        "aws_api_gateway_usage_plan",
        {"throttle_settings": [{"rate_limit": 1}]},
        {"throttle_settings": [{"rate_limit": 10}]},
    ),
    grows("aws_lb_listener_rule", {"priority": 100}, {"priority": 10}),
    grows("aws_budgets_budget", {"limit_amount": "100"}, {"limit_amount": "50"}),
    grows("aws_route53_health_check", {"failure_threshold": 3}, {"failure_threshold": 2}),
]

MEMBERS = [
    grows("aws_security_group", {"ingress": [WEB]}, {"ingress": [WEB, SSH]}),
    grows("aws_security_group", {"ingress": []}, {"ingress": [WEB]}),
    grows("aws_security_group", {"ingress": [SSH]}, {"ingress": [rule(22, "10.0.0.0/8", "192.0.2.0/24")]}),
    grows(
        "aws_security_group", {"ingress": [SSH, WEB]}, {"ingress": [WEB, rule(20, "10.0.0.0/8", to_port=25)]}
    ),
    grows(
        "aws_vpc_security_group_ingress_rule",
        {"cidr_ipv4": "10.1.0.0/16", "from_port": 22, "to_port": 22, "ip_protocol": "tcp"},
        {"cidr_ipv4": "10.0.0.0/8"},
    ),
    grows("aws_instance", {"vpc_security_group_ids": ["sg-1"]}, {"vpc_security_group_ids": ["sg-1", "sg-2"]}),
    grows("aws_lb", {"subnets": ["a", "b"]}, {"subnets": ["a", "b", "c"]}),
    grows(
        "aws_route_table",
        {"route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}]},
        {"route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}, {"cidr_block": "10.9.0.0/16"}]},
    ),
    grows("aws_iam_group_membership", {"users": ["a"]}, {"users": ["a", "b"]}),
    grows("aws_iam_role", {"managed_policy_arns": ["a"]}, {"managed_policy_arns": ["a", "b"]}),
    grows("aws_cloudfront_distribution", {"aliases": ["a"]}, {"aliases": ["a", "b"]}),
    grows("aws_cognito_user_pool_client", {"callback_urls": ["a"]}, {"callback_urls": ["a", "b"]}),
    grows("aws_cloudwatch_metric_alarm", {"alarm_actions": []}, {"alarm_actions": ["a"]}),
    grows(
        "aws_eks_cluster",
        {"enabled_cluster_log_types": ["api"]},
        {"enabled_cluster_log_types": ["api", "audit"]},
    ),
    grows("aws_autoscaling_group", {"vpc_zone_identifier": ["a"]}, {"vpc_zone_identifier": ["a", "b"]}),
    grows(
        "aws_wafv2_ip_set",
        {"addresses": ["192.0.2.0/24"]},
        {"addresses": ["192.0.2.0/24", "198.51.100.0/24"]},
    ),
    grows("aws_autoscaling_group", {"suspended_processes": ["Launch"]}, {"suspended_processes": []}),
    grows("aws_db_subnet_group", {"subnet_ids": ["a", "b"]}, {"subnet_ids": ["b", "a", "c"]}),
    grows(
        "aws_s3_bucket_cors_configuration",
        {"cors_rule": [{"allowed_origins": ["a"]}]},
        {"cors_rule": [{"allowed_origins": ["a", "b"]}]},
    ),
    grows(
        "aws_s3_bucket_notification",
        {"queue": [{"id": "a", "events": ["x"]}]},
        {"queue": [{"id": "a", "events": ["x"]}, {"id": "b", "events": ["y"]}]},
    ),
    grows(
        "aws_dynamodb_table",
        {"replica": [{"region_name": "a"}]},
        {"replica": [{"region_name": "a"}, {"region_name": "b"}]},
    ),
    grows(
        "aws_backup_plan", {"rule": [{"rule_name": "a"}]}, {"rule": [{"rule_name": "a"}, {"rule_name": "b"}]}
    ),
    grows(
        "aws_lambda_function",
        {"layers": ["arn:aws:lambda:eu-central-1:1:layer:tools:3"]},
        {"layers": ["arn:aws:lambda:eu-central-1:1:layer:tools:4"]},
    ),
    grows(
        "aws_network_acl",
        {"ingress": [{"rule_no": 100, "action": "allow", "cidr_block": "a"}]},
        {
            "ingress": [
                {"rule_no": 100, "action": "allow", "cidr_block": "a"},
                {"rule_no": 200, "action": "allow", "cidr_block": "b"},
            ]
        },
    ),
    grows(
        "aws_network_acl",
        {
            "ingress": [
                {"rule_no": 100, "action": "allow", "cidr_block": "a"},
                {"rule_no": 90, "action": "deny", "cidr_block": "b"},
            ]
        },
        {"ingress": [{"rule_no": 100, "action": "allow", "cidr_block": "a"}]},
    ),
]

DOCUMENTS = [
    grows("aws_iam_policy", {"policy": policy(READ)}, {"policy": policy(READ, allow("s3:PutObject"))}),
    grows(
        "aws_iam_policy",
        {"policy": policy(READ)},
        {"policy": policy(allow(["s3:ListBucket", "s3:GetObject", "s3:Put*"]))},
    ),
    grows("aws_iam_policy", {"policy": policy(READ)}, {"policy": policy(allow("s3:*"))}),
    grows(
        "aws_iam_policy",
        {"policy": policy(allow(["a:b", "c:d"]))},
        {"policy": policy(allow("a:b"), allow("c:d"))},
    ),
    grows("aws_iam_policy", {"policy": policy(READ, deny("s3:Put*"))}, {"policy": policy(READ)}),
    grows(
        "aws_iam_policy", {"policy": policy({**READ, "Sid": "A"})}, {"policy": policy({**READ, "Sid": "B"})}
    ),
    grows(
        "aws_iam_policy",
        {"policy": policy(allow("s3:Get*", "arn:aws:s3:::b/*"))},
        {"policy": policy(allow("s3:Get*"))},
    ),
    grows(
        "aws_iam_policy",
        {"policy": policy({**READ, "Condition": {"Bool": {"aws:SecureTransport": "true"}}})},
        {"policy": policy(READ)},
    ),
    grows(
        "aws_iam_role",
        {"assume_role_policy": policy(TRUST)},
        {
            "assume_role_policy": policy(
                {**TRUST, "Principal": {"Service": ["ec2.amazonaws.com", "ecs.amazonaws.com"]}}
            )
        },
    ),
    grows(
        "aws_s3_bucket_policy",
        {"policy": policy(allow("s3:GetObject", Principal={"AWS": "1"}))},
        {"policy": policy(allow("s3:GetObject", Principal="*"))},
    ),
    grows("aws_sqs_queue", {"policy": ""}, {"policy": policy(allow("sqs:SendMessage", Principal="*"))}),
    grows(
        "aws_cloudwatch_event_rule",
        {"event_pattern": '{"source": ["a"]}'},
        {"event_pattern": '{"source": ["a", "b"]}'},
    ),
    grows("aws_sns_topic_subscription", {"filter_policy": '{"a": ["b"]}'}, {"filter_policy": ""}),
    grows(
        "aws_cloudwatch_dashboard", {"dashboard_body": "{}"}, {"dashboard_body": json.dumps({"widgets": []})}
    ),
    grows("aws_sfn_state_machine", {"definition": '{"StartAt": "A"}'}, {"definition": '{"StartAt": "B"}'}),
    grows("aws_sqs_queue", {"redrive_policy": ""}, {"redrive_policy": '{"maxReceiveCount": 5}'}),
]

CASES = [*NAMES, *RETENTIONS, *PROTECTIONS, *SIZES, *MEMBERS, *DOCUMENTS]
