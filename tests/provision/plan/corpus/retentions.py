"""Retentions that are lowered, and expiries that are added or shortened."""

from __future__ import annotations

import json
from typing import Any

from tests.provision.plan.corpus.case import LOSES, update


def s3_rule(days: int, status: str = "Enabled", prefix: str = "logs/") -> dict[str, Any]:
    return {"id": "old", "status": status, "filter": [{"prefix": prefix}], "expiration": [{"days": days}]}


def images(count: int) -> str:
    selection = {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": count}
    return json.dumps({"rules": [{"rulePriority": 1, "selection": selection, "action": {"type": "expire"}}]})


S3 = "AmazonS3/latest/userguide/intro-lifecycle-rules.html"
LOGS = "AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"
TTL = "amazondynamodb/latest/developerguide/TTL.html"
BACKUP = "aws-backup/latest/devguide/plan-options-and-configuration.html"

CASES = [
    update(LOSES, "aws_cloudwatch_log_group", {"retention_in_days": 365}, {"retention_in_days": 1}, LOGS),
    update(LOSES, "aws_cloudwatch_log_group", {"retention_in_days": 0}, {"retention_in_days": 90}, LOGS),
    update(LOSES, "aws_cloudwatch_log_group", {"retention_in_days": 30}, {}, LOGS, retention_in_days=True),
    update(
        LOSES,
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(3650)]},
        {"rule": [s3_rule(1)]},
        S3,
    ),
    update(
        LOSES,
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(30, "Disabled")]},
        {"rule": [s3_rule(30)]},
        S3,
    ),
    update(
        LOSES,
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(30)]},
        {"rule": [s3_rule(30, prefix="")]},
        S3,
    ),
    update(
        LOSES,
        "aws_s3_bucket_lifecycle_configuration",
        {"rule": [s3_rule(30)]},
        {"rule": [s3_rule(30), {**s3_rule(90, prefix="data/"), "id": "new"}]},
        S3,
    ),
    update(
        LOSES,
        "aws_s3_bucket_lifecycle_configuration",
        {
            "rule": [
                {
                    "id": "v",
                    "status": "Enabled",
                    "noncurrent_version_expiration": [{"noncurrent_days": 365}],
                }
            ]
        },
        {
            "rule": [
                {"id": "v", "status": "Enabled", "noncurrent_version_expiration": [{"noncurrent_days": 7}]}
            ]
        },
        S3,
    ),
    update(
        LOSES,
        "aws_s3_bucket",
        {"lifecycle_rule": [{"id": "a", "enabled": True, "expiration": [{"days": 400}]}]},
        {"lifecycle_rule": [{"id": "a", "enabled": True, "expiration": [{"days": 40}]}]},
        S3,
    ),
    update(LOSES, "aws_kinesis_stream", {"retention_period": 168}, {"retention_period": 24}),
    update(
        LOSES, "aws_kinesis_video_stream", {"data_retention_in_hours": 48}, {"data_retention_in_hours": 0}
    ),
    update(
        LOSES,
        "aws_dynamodb_table",
        {"ttl": [{"attribute_name": "", "enabled": False}]},
        {"ttl": [{"attribute_name": "at", "enabled": True}]},
        TTL,
    ),
    update(
        LOSES, "aws_dynamodb_table", {"ttl": []}, {"ttl": [{"attribute_name": "at", "enabled": True}]}, TTL
    ),
    update(LOSES, "aws_keyspaces_table", {"default_time_to_live": 0}, {"default_time_to_live": 86400}),
    update(LOSES, "aws_keyspaces_table", {"ttl": []}, {"ttl": [{"status": "ENABLED"}]}),
    update(LOSES, "aws_sqs_queue", {"message_retention_seconds": 1209600}, {"message_retention_seconds": 60}),
    update(LOSES, "aws_ecr_lifecycle_policy", {"policy": images(100)}, {"policy": images(3)}),
    update(LOSES, "aws_ecr_lifecycle_policy", {"policy": images(100)}, {}, policy=True),
    update(
        LOSES,
        "aws_timestreamwrite_table",
        {
            "retention_properties": [
                {"magnetic_store_retention_period_in_days": 365, "memory_store_retention_period_in_hours": 24}
            ]
        },
        {
            "retention_properties": [
                {"magnetic_store_retention_period_in_days": 30, "memory_store_retention_period_in_hours": 24}
            ]
        },
    ),
    update(LOSES, "aws_cloudwatch_event_archive", {"retention_days": 0}, {"retention_days": 7}),
    update(LOSES, "aws_cloudtrail_event_data_store", {"retention_period": 2555}, {"retention_period": 30}),
    update(
        LOSES,
        "aws_backup_plan",
        {"rule": [{"rule_name": "daily", "lifecycle": [{"cold_storage_after": 0, "delete_after": 365}]}]},
        {"rule": [{"rule_name": "daily", "lifecycle": [{"cold_storage_after": 0, "delete_after": 7}]}]},
        BACKUP,
    ),
    update(
        LOSES,
        "aws_backup_plan",
        {"rule": [{"rule_name": "daily", "lifecycle": []}]},
        {"rule": [{"rule_name": "daily", "lifecycle": [{"cold_storage_after": 0, "delete_after": 35}]}]},
        BACKUP,
    ),
    update(
        LOSES,
        "aws_dlm_lifecycle_policy",
        {"policy_details": [{"schedule": [{"name": "d", "retain_rule": [{"count": 30, "interval": 0}]}]}]},
        {"policy_details": [{"schedule": [{"name": "d", "retain_rule": [{"count": 2, "interval": 0}]}]}]},
    ),
    update(LOSES, "aws_db_instance", {"backup_retention_period": 30}, {"backup_retention_period": 1}),
    update(LOSES, "aws_rds_cluster", {"backup_retention_period": 30}, {"backup_retention_period": 1}),
    update(LOSES, "aws_rds_cluster", {"backtrack_window": 86400}, {"backtrack_window": 0}),
    update(
        LOSES,
        "aws_elasticache_replication_group",
        {"snapshot_retention_limit": 7},
        {"snapshot_retention_limit": 0},
    ),
    update(
        LOSES,
        "aws_redshift_cluster",
        {"automated_snapshot_retention_period": 35},
        {"automated_snapshot_retention_period": 1},
    ),
    update(
        LOSES,
        "aws_redshift_cluster",
        {"manual_snapshot_retention_period": -1},
        {"manual_snapshot_retention_period": 10},
    ),
    update(
        LOSES,
        "aws_fsx_windows_file_system",
        {"automatic_backup_retention_days": 30},
        {"automatic_backup_retention_days": 0},
    ),
    update(LOSES, "aws_kms_key", {"deletion_window_in_days": 30}, {"deletion_window_in_days": 7}),
    update(
        LOSES, "aws_secretsmanager_secret", {"recovery_window_in_days": 30}, {"recovery_window_in_days": 0}
    ),
    update(LOSES, "aws_synthetics_canary", {"failure_retention_period": 31}, {"failure_retention_period": 1}),
    update(
        LOSES,
        "aws_db_instance",
        {"performance_insights_retention_period": 731},
        {"performance_insights_retention_period": 7},
    ),
    update(
        LOSES,
        "aws_msk_configuration",
        {"server_properties": "log.retention.hours=168\nauto.create.topics.enable=true\n"},
        {"server_properties": "log.retention.hours=1\nauto.create.topics.enable=true\n"},
        "msk/latest/developerguide/msk-configuration-properties.html",
    ),
    update(
        LOSES,
        "aws_rbin_rule",
        {"retention_period": [{"retention_period_unit": "DAYS", "retention_period_value": 30}]},
        {"retention_period": [{"retention_period_unit": "DAYS", "retention_period_value": 1}]},
    ),
    update(
        LOSES,
        "aws_elastic_beanstalk_application",
        {"appversion_lifecycle": [{"max_count": 200, "delete_source_from_s3": False}]},
        {"appversion_lifecycle": [{"max_count": 5, "delete_source_from_s3": True}]},
    ),
    update(
        LOSES, "aws_customerprofiles_domain", {"default_expiration_days": 365}, {"default_expiration_days": 1}
    ),
    update(
        LOSES,
        "aws_s3_bucket_object_lock_configuration",
        {"rule": [{"default_retention": [{"mode": "COMPLIANCE", "days": 365}]}]},
        {"rule": [{"default_retention": [{"mode": "COMPLIANCE", "days": 1}]}]},
    ),
    update(
        LOSES,
        "aws_config_retention_configuration",
        {"retention_period_in_days": 2557},
        {"retention_period_in_days": 30},
    ),
]
