"""Names, functions, queues and logs: which updates in place send traffic, events or records elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from .rules import AWS, PROVIDER, Rule, becomes, loses, lowered, rule

ELSEWHERE = "it leads elsewhere"
SERVED = "what is served comes from elsewhere"
RECORDED = "what is recorded goes elsewhere"

TRAFFIC: Mapping[str, tuple[Rule, ...]] = {
    "aws_route53_record": (
        rule(
            "the name leads elsewhere",
            AWS + "Route53/latest/DeveloperGuide/resource-record-sets-editing.html",
            *("alias.name", "alias.zone_id", "health_check_id", "failover_routing_policy"),
        ),
        rule(
            "the name no longer leads there",
            AWS + "Route53/latest/DeveloperGuide/resource-record-sets-editing.html",
            "records",
            when=loses("records"),
        ),
    ),
    "aws_route53_traffic_policy": (
        rule("names lead elsewhere", PROVIDER + "route53_traffic_policy.html.markdown", "document"),
    ),
    "aws_resourceexplorer2_index": (
        rule(
            "searches no longer find what other regions hold",
            PROVIDER + "resourceexplorer2_index.html.markdown",
            "type",
            when=becomes("type", "LOCAL"),
        ),
    ),
    "aws_lambda_event_source_mapping": (
        rule(ELSEWHERE, PROVIDER + "lambda_event_source_mapping.html.markdown", "function_name"),
    ),
    "aws_lambda_function": (
        rule(
            "calls that take longer are cut off",
            AWS + "lambda/latest/dg/configuration-timeout.html",
            "timeout",
            when=lowered("timeout"),
        ),
    ),
    "aws_lambda_alias": (
        rule(
            "calls go to another version",
            PROVIDER + "lambda_alias.html.markdown",
            "routing_config",
        ),
    ),
    "aws_cloudwatch_event_target": (
        rule(ELSEWHERE, PROVIDER + "cloudwatch_event_target.html.markdown", "arn"),
    ),
    "aws_scheduler_schedule": (rule(ELSEWHERE, PROVIDER + "scheduler_schedule.html.markdown", "target.arn"),),
    "aws_cloudtrail": (
        rule(
            RECORDED,
            AWS + "awscloudtrail/latest/userguide/cloudtrail-update-a-trail-console.html",
            *("s3_bucket_name", "s3_key_prefix", "cloud_watch_logs_group_arn"),
        ),
    ),
    "aws_config_delivery_channel": (
        rule(RECORDED, PROVIDER + "config_delivery_channel.html.markdown", "s3_bucket_name"),
    ),
    "aws_cloudfront_distribution": (
        rule(
            SERVED,
            PROVIDER + "cloudfront_distribution.html.markdown",
            *("origin.domain_name", "origin.origin_path", "default_cache_behavior.target_origin_id"),
        ),
    ),
    "aws_dynamodb_table": (
        rule(
            "reads and writes above what is provisioned are throttled",
            AWS + "amazondynamodb/latest/developerguide/capacity-mode.html",
            "billing_mode",
            when=becomes("billing_mode", "PROVISIONED"),
        ),
    ),
    "aws_dms_replication_task": (
        rule(
            "the task is stopped and started again",
            PROVIDER + "dms_replication_task.html.markdown",
            *("table_mappings", "replication_task_settings", "migration_type", "cdc_start_position"),
        ),
    ),
    "aws_network_interface": (
        rule(
            "what it forwards for others is dropped",
            AWS + "vpc/latest/userguide/work-with-nat-instances.html",
            "source_dest_check",
            when=becomes("source_dest_check", True),
        ),
    ),
    "aws_instance": (
        rule(
            "what it forwards for others is dropped",
            AWS + "vpc/latest/userguide/work-with-nat-instances.html",
            "source_dest_check",
            when=becomes("source_dest_check", True),
        ),
    ),
}
