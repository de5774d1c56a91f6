"""What is switched off, scaled down or sent elsewhere."""

from __future__ import annotations

import json

from tests.provision.plan.corpus.case import CUTS, INTERRUPTS, LOSES, update

CONCURRENCY = "lambda/latest/dg/configuration-concurrency.html"

CASES = [
    update(INTERRUPTS, "aws_lambda_function", {"timeout": 900}, {"timeout": 3}),
    update(
        INTERRUPTS,
        "aws_s3_bucket_replication_configuration",
        {"rule": [{"id": "a", "destination": [{"bucket": "arn:aws:s3:::a"}]}]},
        {"rule": [{"id": "a", "destination": [{"bucket": "arn:aws:s3:::b"}]}]},
    ),
    update(CUTS, "aws_qldb_ledger", {"permissions_mode": "ALLOW_ALL"}, {"permissions_mode": "STANDARD"}),
    update(
        CUTS,
        "aws_s3_bucket_request_payment_configuration",
        {"payer": "BucketOwner"},
        {"payer": "Requester"},
    ),
    update(
        LOSES,
        "aws_instance",
        {"instance_initiated_shutdown_behavior": "stop"},
        {"instance_initiated_shutdown_behavior": "terminate"},
    ),
    update(INTERRUPTS, "aws_cloudwatch_event_rule", {"state": "ENABLED"}, {"state": "DISABLED"}),
    update(INTERRUPTS, "aws_cloudwatch_event_rule", {"is_enabled": True}, {"is_enabled": False}),
    update(INTERRUPTS, "aws_scheduler_schedule", {"state": "ENABLED"}, {"state": "DISABLED"}),
    update(INTERRUPTS, "aws_lambda_event_source_mapping", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_pipes_pipe", {"desired_state": "RUNNING"}, {"desired_state": "STOPPED"}),
    update(INTERRUPTS, "aws_batch_job_queue", {"state": "ENABLED"}, {"state": "DISABLED"}),
    update(INTERRUPTS, "aws_iot_topic_rule", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_kms_key", {"is_enabled": True}, {"is_enabled": False}),
    update(INTERRUPTS, "aws_kms_key", {"enable_key_rotation": True}, {"enable_key_rotation": False}),
    update(INTERRUPTS, "aws_cloudfront_distribution", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_globalaccelerator_accelerator", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_acmpca_certificate_authority", {"enabled": True}, {"enabled": False}),
    update(INTERRUPTS, "aws_cloudtrail", {"enable_logging": True}, {"enable_logging": False}),
    update(INTERRUPTS, "aws_cloudtrail", {"is_multi_region_trail": True}, {"is_multi_region_trail": False}),
    update(
        INTERRUPTS,
        "aws_cloudtrail",
        {"enable_log_file_validation": True},
        {"enable_log_file_validation": False},
    ),
    update(INTERRUPTS, "aws_cloudtrail", {"s3_bucket_name": "a"}, {"s3_bucket_name": "b"}),
    update(INTERRUPTS, "aws_guardduty_detector", {"enable": True}, {"enable": False}),
    update(
        INTERRUPTS,
        "aws_guardduty_detector",
        {"datasources": [{"s3_logs": [{"enable": True}]}]},
        {"datasources": [{"s3_logs": [{"enable": False}]}]},
    ),
    update(
        INTERRUPTS, "aws_config_configuration_recorder_status", {"is_enabled": True}, {"is_enabled": False}
    ),
    update(
        INTERRUPTS,
        "aws_config_configuration_recorder",
        {"recording_group": [{"all_supported": True}]},
        {"recording_group": [{"all_supported": False}]},
    ),
    update(INTERRUPTS, "aws_cloudwatch_metric_alarm", {"actions_enabled": True}, {"actions_enabled": False}),
    update(INTERRUPTS, "aws_cloudwatch_metric_alarm", {"alarm_actions": ["a"]}, {"alarm_actions": []}),
    update(INTERRUPTS, "aws_dynamodb_table", {"stream_enabled": True}, {"stream_enabled": False}),
    update(
        INTERRUPTS,
        "aws_s3_bucket_replication_configuration",
        {"rule": [{"id": "a", "status": "Enabled"}]},
        {"rule": [{"id": "a", "status": "Disabled"}]},
    ),
    update(INTERRUPTS, "aws_s3_bucket_notification", {"eventbridge": True}, {"eventbridge": False}),
    update(
        INTERRUPTS,
        "aws_ecr_repository",
        {"image_scanning_configuration": [{"scan_on_push": True}]},
        {"image_scanning_configuration": [{"scan_on_push": False}]},
    ),
    update(INTERRUPTS, "aws_vpc", {"enable_dns_support": True}, {"enable_dns_support": False}),
    update(INTERRUPTS, "aws_vpc_endpoint", {"private_dns_enabled": True}, {"private_dns_enabled": False}),
    update(INTERRUPTS, "aws_db_instance", {"multi_az": True}, {"multi_az": False}),
    update(
        INTERRUPTS,
        "aws_elasticache_replication_group",
        {"automatic_failover_enabled": True},
        {"automatic_failover_enabled": False},
    ),
    update(INTERRUPTS, "aws_ses_configuration_set", {"sending_enabled": True}, {"sending_enabled": False}),
    update(
        INTERRUPTS,
        "aws_apigatewayv2_api",
        {"disable_execute_api_endpoint": False},
        {"disable_execute_api_endpoint": True},
    ),
    update(INTERRUPTS, "aws_glue_trigger", {"enabled": True}, {"enabled": False}),
    update(LOSES, "aws_dlm_lifecycle_policy", {"state": "ENABLED"}, {"state": "DISABLED"}),
    update(
        INTERRUPTS,
        "aws_sfn_state_machine",
        {"logging_configuration": [{"level": "ALL"}]},
        {"logging_configuration": [{"level": "OFF"}]},
    ),
    update(INTERRUPTS, "aws_api_gateway_api_key", {"enabled": True}, {"enabled": False}),
    update(
        INTERRUPTS, "aws_autoscaling_group", {"suspended_processes": []}, {"suspended_processes": ["Launch"]}
    ),
    update(
        INTERRUPTS,
        "aws_appautoscaling_target",
        {"suspended_state": [{"dynamic_scaling_out_suspended": False}]},
        {"suspended_state": [{"dynamic_scaling_out_suspended": True}]},
    ),
    update(INTERRUPTS, "aws_instance", {"instance_type": "t3.small"}, {"instance_type": "t3.large"}),
    update(INTERRUPTS, "aws_ec2_instance_state", {"state": "running"}, {"state": "stopped"}),
    update(INTERRUPTS, "aws_rds_instance_state", {"state": "available"}, {"state": "stopped"}),
    update(INTERRUPTS, "aws_ecs_service", {"desired_count": 2}, {"desired_count": 0}),
    update(INTERRUPTS, "aws_ecs_service", {"desired_count": 2}, {}, desired_count=True),
    update(
        INTERRUPTS,
        "aws_lambda_function",
        {"reserved_concurrent_executions": -1},
        {"reserved_concurrent_executions": 0},
        CONCURRENCY,
    ),
    update(
        INTERRUPTS,
        "aws_lambda_function",
        {"reserved_concurrent_executions": 50},
        {"reserved_concurrent_executions": 5},
        CONCURRENCY,
    ),
    update(
        INTERRUPTS,
        "aws_lambda_provisioned_concurrency_config",
        {"provisioned_concurrent_executions": 10},
        {"provisioned_concurrent_executions": 1},
        CONCURRENCY,
    ),
    update(INTERRUPTS, "aws_appautoscaling_target", {"max_capacity": 10}, {"max_capacity": 1}),
    update(INTERRUPTS, "aws_appautoscaling_target", {"min_capacity": 2}, {"min_capacity": 0}),
    update(INTERRUPTS, "aws_autoscaling_schedule", {"desired_capacity": 4}, {"desired_capacity": 0}),
    update(INTERRUPTS, "aws_kinesis_stream", {"shard_count": 8}, {"shard_count": 1}),
    update(INTERRUPTS, "aws_dynamodb_table", {"read_capacity": 100}, {"read_capacity": 1}),
    update(
        INTERRUPTS, "aws_dynamodb_table", {"billing_mode": "PAY_PER_REQUEST"}, {"billing_mode": "PROVISIONED"}
    ),
    update(
        INTERRUPTS,
        "aws_dynamodb_table",
        {"global_secondary_index": [{"name": "a", "hash_key": "x"}, {"name": "b", "hash_key": "y"}]},
        {"global_secondary_index": [{"name": "a", "hash_key": "x"}]},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_usage_plan",
        {"throttle_settings": [{"burst_limit": 500, "rate_limit": 100}]},
        {"throttle_settings": [{"burst_limit": 5, "rate_limit": 100}]},
    ),
    update(
        INTERRUPTS,
        "aws_apigatewayv2_stage",
        {"default_route_settings": [{"throttling_rate_limit": 1000}]},
        {"default_route_settings": [{"throttling_rate_limit": 1}]},
    ),
    update(
        INTERRUPTS,
        "aws_api_gateway_usage_plan",
        {"quota_settings": [{"limit": 10000, "period": "DAY"}]},
        {"quota_settings": [{"limit": 10, "period": "DAY"}]},
    ),
    update(
        INTERRUPTS,
        "aws_opensearch_domain",
        {"cluster_config": [{"instance_count": 3}]},
        {"cluster_config": [{"instance_count": 1}]},
    ),
    update(INTERRUPTS, "aws_memorydb_cluster", {"num_shards": 4}, {"num_shards": 1}),
    update(INTERRUPTS, "aws_ebs_volume", {"iops": 16000}, {"iops": 3000}),
    update(
        INTERRUPTS,
        "aws_globalaccelerator_endpoint_group",
        {"traffic_dial_percentage": 100},
        {"traffic_dial_percentage": 0},
    ),
    update(
        INTERRUPTS,
        "aws_route53_record",
        {"weighted_routing_policy": [{"weight": 100}]},
        {"weighted_routing_policy": [{"weight": 0}]},
    ),
    update(INTERRUPTS, "aws_route53_record", {"records": ["192.0.2.1"]}, {"records": ["192.0.2.2"]}),
    update(
        INTERRUPTS,
        "aws_route53_record",
        {"alias": [{"name": "a.example.com", "zone_id": "Z1"}]},
        {"alias": [{"name": "b.example.com", "zone_id": "Z1"}]},
    ),
    update(INTERRUPTS, "aws_lb_listener", {"port": 80}, {"port": 8080}),
    update(
        INTERRUPTS,
        "aws_lb_listener",
        {
            "default_action": [
                {"type": "forward", "target_group_arn": "arn:aws:elasticloadbalancing:a:1:tg/a/1"}
            ]
        },
        {
            "default_action": [
                {"type": "forward", "target_group_arn": "arn:aws:elasticloadbalancing:a:1:tg/b/2"}
            ]
        },
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_log_subscription_filter",
        {"destination_arn": "arn:aws:lambda:a:1:function:a"},
        {"destination_arn": "arn:aws:lambda:a:1:function:b"},
    ),
    update(
        INTERRUPTS,
        "aws_cloudwatch_event_rule",
        {"event_pattern": '{"source": ["aws.ec2", "aws.s3"]}'},
        {"event_pattern": '{"source": ["aws.ec2"]}'},
    ),
    update(
        INTERRUPTS,
        "aws_sns_topic_subscription",
        {"filter_policy": ""},
        {"filter_policy": json.dumps({"kind": ["order"]})},
    ),
    update(INTERRUPTS, "aws_sqs_queue", {"redrive_policy": '{"maxReceiveCount": 3}'}, {"redrive_policy": ""}),
    update(INTERRUPTS, "aws_db_instance", {"engine_version": "15.4"}, {"engine_version": "16.1"}),
    update(
        INTERRUPTS, "aws_dms_replication_task", {"table_mappings": "{}"}, {"table_mappings": '{"rules": []}'}
    ),
    update(INTERRUPTS, "aws_synthetics_canary", {"start_canary": True}, {"start_canary": False}),
    update(
        INTERRUPTS, "aws_s3_bucket_accelerate_configuration", {"status": "Enabled"}, {"status": "Suspended"}
    ),
    update(
        CUTS,
        "aws_iam_access_key",
        {"status": "Active"},
        {"status": "Inactive"},
        "IAM/latest/UserGuide/id_credentials_access-keys.html",
    ),
    update(CUTS, "aws_db_instance", {"publicly_accessible": True}, {"publicly_accessible": False}),
    update(
        CUTS,
        "aws_eks_cluster",
        {"vpc_config": [{"endpoint_public_access": True}]},
        {"vpc_config": [{"endpoint_public_access": False}]},
    ),
    update(
        CUTS,
        "aws_rds_cluster",
        {"iam_database_authentication_enabled": True},
        {"iam_database_authentication_enabled": False},
    ),
]
