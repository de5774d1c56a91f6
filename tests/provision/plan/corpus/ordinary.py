"""Ordinary changes that replace a version, switch something on or make something new."""

from __future__ import annotations

from tests.provision.plan.corpus.case import creation, policy
from tests.provision.plan.corpus.growth import READ, TRUST, grows

VERSIONS = [
    grows(
        "aws_launch_template",
        {"user_data": "YQ==", "latest_version": 1},
        {"user_data": "Yg=="},
        latest_version=True,
    ),
    grows(
        "aws_launch_template",
        {"instance_type": "t3.large", "image_id": "ami-1"},
        {"instance_type": "t3.small", "image_id": "ami-2"},
    ),
    grows("aws_launch_template", {"vpc_security_group_ids": ["a", "b"]}, {"vpc_security_group_ids": ["a"]}),
    grows(
        "aws_lambda_function",
        {"source_code_hash": "a", "last_modified": "x"},
        {"source_code_hash": "b"},
        last_modified=True,
    ),
    grows(
        "aws_lambda_function",
        {"runtime": "python3.11", "handler": "a.b"},
        {"runtime": "python3.13", "handler": "a.c"},
    ),
    grows(
        "aws_lambda_function",
        {"environment": [{"variables": {"RETENTION_DAYS": "30", "ENABLED": "true"}}]},
        {"environment": [{"variables": {"RETENTION_DAYS": "3", "ENABLED": "false"}}]},
    ),
    grows("aws_lambda_function", {"image_uri": "r:1"}, {"image_uri": "r:2"}),
    grows(
        "aws_ecs_task_definition",
        {"container_definitions": '[{"image": "a:1"}]'},
        {"container_definitions": '[{"image": "a:2"}]'},
    ),
    grows("aws_api_gateway_stage", {"deployment_id": "a"}, {"deployment_id": "b"}),
    grows("aws_codebuild_project", {"environment": [{"image": "a:1"}]}, {"environment": [{"image": "a:2"}]}),
    grows("aws_db_instance", {"apply_immediately": True}, {"apply_immediately": False}),
    grows("aws_db_instance", {"allow_major_version_upgrade": True}, {"allow_major_version_upgrade": False}),
    grows(
        "aws_db_instance",
        {"maintenance_window": "mon:01:00-mon:02:00", "backup_window": "03:00-04:00"},
        {"maintenance_window": "sun:01:00-sun:02:00", "backup_window": "05:00-06:00"},
    ),
    grows(
        "aws_scheduler_schedule",
        {"schedule_expression": "rate(1 hour)"},
        {"schedule_expression": "rate(2 hours)"},
    ),
    grows(
        "aws_cloudfront_distribution", {"price_class": "PriceClass_100"}, {"price_class": "PriceClass_All"}
    ),
    grows(
        "aws_secretsmanager_secret_version",
        {"secret_string": "a", "version_id": "1"},
        {"secret_string": "b"},
        version_id=True,
    ),
    grows("aws_glue_job", {"default_arguments": {"--a": "1"}}, {"default_arguments": {"--a": "2"}}),
    grows("terraform_data", {"input": {"enabled": "yes"}}, {"input": {"enabled": "yes", "more": "1"}}),
]

ENABLED = [
    grows("aws_cloudwatch_event_rule", {"state": "DISABLED"}, {"state": "ENABLED"}),
    grows("aws_iam_access_key", {"status": "Inactive"}, {"status": "Active"}),
    grows("aws_cloudtrail", {"enable_logging": False}, {"enable_logging": True}),
    grows("aws_db_instance", {"multi_az": False}, {"multi_az": True}),
    grows(
        "aws_lambda_function",
        {"tracing_config": [{"mode": "PassThrough"}]},
        {"tracing_config": [{"mode": "Active"}]},
    ),
    grows("aws_s3_bucket_notification", {"eventbridge": False}, {"eventbridge": True}),
    grows("aws_vpc", {"enable_dns_hostnames": False}, {"enable_dns_hostnames": True}),
    grows("aws_db_instance", {"performance_insights_enabled": False}, {"performance_insights_enabled": True}),
    grows("aws_ecs_service", {"enable_execute_command": False}, {"enable_execute_command": True}),
    grows(
        "aws_lb",
        {"access_logs": [{"bucket": "b", "enabled": False}]},
        {"access_logs": [{"bucket": "b", "enabled": True}]},
    ),
    grows("aws_api_gateway_stage", {"xray_tracing_enabled": False}, {"xray_tracing_enabled": True}),
    grows("aws_dynamodb_table", {"stream_enabled": False}, {"stream_enabled": True}),
    grows("aws_s3_bucket_public_access_block", {"block_public_acls": True}, {"block_public_acls": False}),
    grows("aws_iam_role", {"permissions_boundary": "arn:aws:x"}, {"permissions_boundary": ""}),
    grows("aws_db_proxy", {"require_tls": True}, {"require_tls": False}),
]

NEW = [
    creation(None, "aws_instance", {"ami": "ami-1", "instance_type": "t3.small"}),
    creation(None, "aws_s3_bucket", {"bucket": "new"}),
    creation(None, "aws_iam_role", {"name": "r", "assume_role_policy": policy(TRUST)}),
    creation(None, "aws_iam_policy", {"name": "p", "policy": policy(READ)}),
    creation(None, "aws_iam_role_policy", {"name": "p", "role": "r", "policy": policy(READ)}),
    creation(
        None, "aws_iam_role_policy_attachment", {"role": "r", "policy_arn": "arn:aws:iam::aws:policy/X"}
    ),
    creation(None, "aws_iam_user_group_membership", {"user": "u", "groups": ["g"]}),
    creation(None, "aws_vpc_security_group_ingress_rule", {"security_group_id": "sg-1", "from_port": 443}),
    creation(None, "aws_lb_target_group_attachment", {"target_group_arn": "arn:aws:x", "target_id": "i-1"}),
    creation(None, "aws_lb_listener_rule", {"listener_arn": "arn:aws:x", "priority": 1}),
    creation(
        None, "aws_route53_record", {"zone_id": "Z1", "name": "new", "type": "A", "allow_overwrite": False}
    ),
    creation(None, "aws_ssm_parameter", {"name": "/new", "type": "String", "value": "1"}),
    creation(None, "aws_cloudwatch_log_group", {"name": "l", "retention_in_days": 7}),
    creation(
        None, "aws_s3_bucket_versioning", {"bucket": "b", "versioning_configuration": [{"status": "Enabled"}]}
    ),
    creation(None, "aws_sns_topic_subscription", {"topic_arn": "arn:aws:x", "protocol": "sqs"}),
    creation(None, "aws_lambda_permission", {"function_name": "f", "action": "lambda:InvokeFunction"}),
    creation(None, "aws_volume_attachment", {"volume_id": "vol-1", "instance_id": "i-1"}),
    creation(None, "aws_ec2_instance_state", {"instance_id": "i-1", "state": "running"}),
    creation(None, "aws_eip", {"domain": "vpc"}),
    creation(None, "aws_cloudwatch_metric_alarm", {"alarm_name": "a", "threshold": 1}),
]

CASES = [*VERSIONS, *ENABLED, *NEW]
