"""Ordinary changes of services that the other lists lack, written down before they were tried."""

from __future__ import annotations

from tests.provision.plan.corpus.case import allow, creation, policy
from tests.provision.plan.corpus.growth import grows

CASES = [
    grows(
        "aws_apprunner_service",
        {"source_configuration": [{"image_repository": [{"image_identifier": "r:1"}]}]},
        {"source_configuration": [{"image_repository": [{"image_identifier": "r:2"}]}]},
    ),
    grows(
        "aws_apprunner_service",
        {"instance_configuration": [{"cpu": "1024", "memory": "2048"}]},
        {"instance_configuration": [{"cpu": "2048", "memory": "4096"}]},
    ),
    grows("aws_amplify_app", {"environment_variables": {"A": "1"}}, {"environment_variables": {"A": "2"}}),
    grows("aws_amplify_app", {"build_spec": "a"}, {"build_spec": "b"}),
    grows("aws_appsync_graphql_api", {"schema": "type A { a: Int }"}, {"schema": "type A { a: Int b: Int }"}),
    grows("aws_athena_workgroup", {"description": "a", "tags": {}}, {"description": "b", "tags": {"a": "1"}}),
    grows("aws_autoscaling_schedule", {"recurrence": "0 8 * * *"}, {"recurrence": "0 7 * * *"}),
    grows(
        "aws_batch_compute_environment",
        {"compute_resources": [{"max_vcpus": 16}]},
        {"compute_resources": [{"max_vcpus": 64}]},
    ),
    grows(
        "aws_budgets_budget",
        {"notification": [{"threshold": 80, "subscriber_email_addresses": ["a"]}]},
        {"notification": [{"threshold": 90, "subscriber_email_addresses": ["a"]}]},
    ),
    grows(
        "aws_cloudfront_distribution",
        {"custom_error_response": []},
        {
            "custom_error_response": [
                {"error_code": 404, "response_code": 200, "response_page_path": "/index.html"}
            ]
        },
    ),
    grows(
        "aws_cloudfront_distribution",
        {"origin": [{"origin_id": "a", "domain_name": "a"}]},
        {"origin": [{"origin_id": "a", "domain_name": "a"}, {"origin_id": "b", "domain_name": "b"}]},
    ),
    grows(
        "aws_cloudfront_distribution",
        {"default_cache_behavior": [{"cache_policy_id": "a"}]},
        {"default_cache_behavior": [{"cache_policy_id": "b"}]},
    ),
    grows("aws_cloudfront_function", {"code": "a"}, {"code": "b"}),
    grows(
        "aws_cloudwatch_metric_alarm",
        {"comparison_operator": "GreaterThanThreshold", "statistic": "Average"},
        {"comparison_operator": "GreaterThanOrEqualToThreshold", "statistic": "Maximum"},
    ),
    grows("aws_cloudwatch_query_definition", {"query_string": "a"}, {"query_string": "b"}),
    grows(
        "aws_codebuild_project",
        {"environment": [{"compute_type": "BUILD_GENERAL1_SMALL"}]},
        {"environment": [{"compute_type": "BUILD_GENERAL1_LARGE"}]},
    ),
    grows(
        "aws_codebuild_project",
        {"environment": [{"environment_variable": [{"name": "A", "value": "1"}]}]},
        {"environment": [{"environment_variable": [{"name": "A", "value": "2"}]}]},
    ),
    grows("aws_codebuild_project", {"build_timeout": 60}, {"build_timeout": 30}),
    grows(
        "aws_codepipeline",
        {"stage": [{"name": "Build", "action": [{"name": "a", "configuration": {"ProjectName": "a"}}]}]},
        {"stage": [{"name": "Build", "action": [{"name": "a", "configuration": {"ProjectName": "b"}}]}]},
    ),
    grows("aws_cognito_user_pool", {"email_verification_message": "a"}, {"email_verification_message": "b"}),
    grows(
        "aws_cognito_user_pool",
        {"password_policy": [{"minimum_length": 8}]},
        {"password_policy": [{"minimum_length": 12}]},
    ),
    grows(
        "aws_cognito_user_pool",
        {"lambda_config": []},
        {"lambda_config": [{"pre_sign_up": "arn:aws:lambda:a:1:function:f"}]},
    ),
    grows("aws_cognito_user_pool_client", {"access_token_validity": 60}, {"access_token_validity": 30}),
    grows(
        "aws_db_parameter_group",
        {"parameter": [{"name": "max_connections", "value": "100", "apply_method": "immediate"}]},
        {"parameter": [{"name": "max_connections", "value": "200", "apply_method": "immediate"}]},
    ),
    grows(
        "aws_db_instance",
        {"max_allocated_storage": 100, "monitoring_interval": 0},
        {"max_allocated_storage": 200, "monitoring_interval": 60},
    ),
    grows(
        "aws_db_instance",
        {"enabled_cloudwatch_logs_exports": []},
        {"enabled_cloudwatch_logs_exports": ["postgresql"]},
    ),
    grows(
        "aws_dynamodb_table",
        {"global_secondary_index": []},
        {"global_secondary_index": [{"name": "a", "hash_key": "x", "read_capacity": 5}]},
    ),
    grows(
        "aws_dynamodb_table",
        {"server_side_encryption": []},
        {"server_side_encryption": [{"enabled": True, "kms_key_arn": "arn:aws:x"}]},
    ),
    grows("aws_ebs_volume", {"type": "gp2"}, {"type": "gp3"}),
    grows(
        "aws_ecr_repository",
        {"image_scanning_configuration": [{"scan_on_push": False}]},
        {"image_scanning_configuration": [{"scan_on_push": True}]},
    ),
    grows(
        "aws_ecs_cluster",
        {"setting": [{"name": "containerInsights", "value": "disabled"}]},
        {"setting": [{"name": "containerInsights", "value": "enabled"}]},
    ),
    grows(
        "aws_ecs_service",
        {"health_check_grace_period_seconds": 0, "deployment_maximum_percent": 200},
        {"health_check_grace_period_seconds": 60, "deployment_maximum_percent": 150},
    ),
    grows(
        "aws_efs_file_system",
        {"lifecycle_policy": []},
        {"lifecycle_policy": [{"transition_to_ia": "AFTER_30_DAYS"}]},
    ),
    grows(
        "aws_eks_node_group",
        {"scaling_config": [{"desired_size": 2, "max_size": 3, "min_size": 1}]},
        {"scaling_config": [{"desired_size": 3, "max_size": 6, "min_size": 2}]},
    ),
    grows("aws_eks_node_group", {"labels": {"a": "1"}}, {"labels": {"a": "2"}}),
    grows(
        "aws_glue_job",
        {"command": [{"script_location": "s3://a/1.py"}], "number_of_workers": 2},
        {"command": [{"script_location": "s3://a/2.py"}], "number_of_workers": 10},
    ),
    grows("aws_iam_instance_profile", {"tags": {}}, {"tags": {"a": "1"}}),
    grows("aws_iam_role", {"max_session_duration": 3600}, {"max_session_duration": 43200}),
    grows(
        "aws_instance",
        {"monitoring": False, "root_block_device": [{"volume_size": 8, "volume_id": "v"}]},
        {"monitoring": True, "root_block_device": [{"volume_size": 20, "volume_id": "v"}]},
    ),
    grows(
        "aws_kinesis_firehose_delivery_stream",
        {"extended_s3_configuration": [{"buffering_interval": 300, "buffering_size": 5}]},
        {"extended_s3_configuration": [{"buffering_interval": 60, "buffering_size": 1}]},
    ),
    grows("aws_lambda_alias", {"function_version": "3"}, {"function_version": "4"}),
    grows(
        "aws_lambda_event_source_mapping",
        {"batch_size": 10, "maximum_batching_window_in_seconds": 0},
        {"batch_size": 5, "maximum_batching_window_in_seconds": 30},
    ),
    grows(
        "aws_lambda_function", {"ephemeral_storage": [{"size": 512}]}, {"ephemeral_storage": [{"size": 2048}]}
    ),
    grows(
        "aws_lambda_function", {"s3_bucket": "a", "s3_key": "1.zip"}, {"s3_bucket": "b", "s3_key": "2.zip"}
    ),
    grows(
        "aws_lambda_function",
        {"vpc_config": []},
        {"vpc_config": [{"subnet_ids": ["a"], "security_group_ids": ["b"]}]},
    ),
    grows("aws_lb", {"access_logs": []}, {"access_logs": [{"bucket": "b", "enabled": True, "prefix": ""}]}),
    grows(
        "aws_lb_listener",
        {"certificate_arn": "arn:aws:acm:a:1:certificate/a"},
        {"certificate_arn": "arn:aws:acm:a:1:certificate/b"},
    ),
    grows(
        "aws_lb_target_group",
        {"stickiness": [{"enabled": False, "type": "lb_cookie"}]},
        {"stickiness": [{"enabled": True, "type": "lb_cookie"}]},
    ),
    grows(
        "aws_opensearch_domain",
        {"ebs_options": [{"volume_size": 10}]},
        {"ebs_options": [{"volume_size": 50}]},
    ),
    grows(
        "aws_route53_health_check",
        {"resource_path": "/", "regions": ["a", "b", "c"]},
        {"resource_path": "/up", "regions": ["a", "b", "c", "d"]},
    ),
    grows(
        "aws_s3_bucket_server_side_encryption_configuration",
        {
            "rule": [
                {
                    "apply_server_side_encryption_by_default": [{"sse_algorithm": "AES256"}],
                    "bucket_key_enabled": False,
                }
            ]
        },
        {
            "rule": [
                {
                    "apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}],
                    "bucket_key_enabled": True,
                }
            ]
        },
    ),
    grows("aws_s3_object", {"content": "a", "etag": "1"}, {"content": "b"}, etag=True, version_id=True),
    grows("aws_sagemaker_endpoint", {"endpoint_config_name": "a"}, {"endpoint_config_name": "b"}),
    grows(
        "aws_sfn_state_machine",
        {"logging_configuration": [{"level": "OFF"}]},
        {"logging_configuration": [{"level": "ALL", "log_destination": "arn:aws:x"}]},
    ),
    grows(
        "aws_sns_topic",
        {"policy": ""},
        {"policy": policy(allow("sns:Publish", Principal="*"))},
    ),
    grows(
        "aws_sqs_queue",
        {"receive_wait_time_seconds": 0, "max_message_size": 1024},
        {"receive_wait_time_seconds": 20, "max_message_size": 262144},
    ),
    grows(
        "aws_ssm_association",
        {"schedule_expression": "rate(1 day)", "parameters": {"a": "1"}},
        {"schedule_expression": "rate(2 days)", "parameters": {"a": "2"}},
    ),
    grows("aws_ssm_document", {"content": "a"}, {"content": "b"}, latest_version=True),
    grows("aws_subnet", {"map_public_ip_on_launch": False}, {"map_public_ip_on_launch": True}),
    grows(
        "aws_vpc_endpoint",
        {"security_group_ids": ["a"], "route_table_ids": ["r"]},
        {"security_group_ids": ["a", "b"], "route_table_ids": ["r", "s"]},
    ),
    grows(
        "aws_wafv2_web_acl",
        {"rule": [{"name": "a", "priority": 1, "action": [{"count": [{}]}]}]},
        {
            "rule": [
                {"name": "a", "priority": 1, "action": [{"count": [{}]}]},
                {"name": "b", "priority": 2, "action": [{"count": [{}]}]},
            ]
        },
    ),
    grows(
        "aws_wafv2_web_acl",
        {"rule": [{"name": "a", "action": [{"block": [{}], "count": []}]}]},
        {"rule": [{"name": "a", "action": [{"block": [], "count": [{}]}]}]},
    ),
    creation(None, "aws_lb_listener", {"load_balancer_arn": "arn:aws:x", "port": 443, "protocol": "HTTPS"}),
    creation(None, "aws_ecs_service", {"name": "a", "cluster": "c", "desired_count": 1}),
    creation(
        None,
        "aws_db_instance",
        {"identifier": "a", "deletion_protection": False, "skip_final_snapshot": True},
    ),
    creation(None, "aws_autoscaling_policy", {"name": "a", "autoscaling_group_name": "g"}),
    creation(None, "aws_appautoscaling_policy", {"name": "a", "resource_id": "service/c/s"}),
    creation(None, "aws_kms_alias", {"name": "alias/a", "target_key_id": "k"}),
    creation(None, "aws_vpc_endpoint", {"vpc_id": "vpc-1", "service_name": "com.amazonaws.eu-central-1.s3"}),
    creation(
        None,
        "aws_organizations_policy",
        {"name": "a", "content": '{"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}'},
    ),
    creation(None, "aws_backup_selection", {"name": "a", "plan_id": "p", "iam_role_arn": "arn:aws:x"}),
    creation(
        None,
        "aws_cloudwatch_log_resource_policy",
        {"policy_name": "a", "policy_document": '{"Statement": []}'},
    ),
]
