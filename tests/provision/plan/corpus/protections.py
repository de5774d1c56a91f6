"""Backups, versions and protections that are switched off, and deletions that take more along."""

from __future__ import annotations

from tests.provision.plan.corpus.case import INTERRUPTS, LOSES, update

CASES = [
    update(LOSES, "aws_db_instance", {"deletion_protection": True}, {"deletion_protection": False}),
    update(LOSES, "aws_rds_cluster", {"deletion_protection": True}, {"deletion_protection": None}),
    update(
        LOSES,
        "aws_dynamodb_table",
        {"deletion_protection_enabled": True},
        {"deletion_protection_enabled": False},
    ),
    update(LOSES, "aws_lb", {"enable_deletion_protection": True}, {"enable_deletion_protection": False}),
    update(
        LOSES, "aws_cognito_user_pool", {"deletion_protection": "ACTIVE"}, {"deletion_protection": "INACTIVE"}
    ),
    update(LOSES, "aws_instance", {"disable_api_termination": True}, {"disable_api_termination": False}),
    update(LOSES, "aws_instance", {"disable_api_stop": True}, {"disable_api_stop": False}),
    update(LOSES, "aws_emr_cluster", {"termination_protection": True}, {"termination_protection": False}),
    update(LOSES, "aws_networkfirewall_firewall", {"delete_protection": True}, {"delete_protection": False}),
    update(LOSES, "aws_qldb_ledger", {"deletion_protection": True}, {"deletion_protection": False}),
    update(LOSES, "aws_neptune_cluster", {"deletion_protection": True}, {}, deletion_protection=True),
    update(LOSES, "aws_db_instance", {"skip_final_snapshot": False}, {"skip_final_snapshot": True}),
    update(LOSES, "aws_redshift_cluster", {"skip_final_snapshot": False}, {"skip_final_snapshot": True}),
    update(LOSES, "aws_fsx_lustre_file_system", {"skip_final_backup": False}, {"skip_final_backup": True}),
    update(LOSES, "aws_ebs_volume", {"final_snapshot": True}, {"final_snapshot": False}),
    update(LOSES, "aws_s3_bucket", {"force_destroy": False}, {"force_destroy": True}),
    update(LOSES, "aws_ecr_repository", {"force_delete": False}, {"force_delete": True}),
    update(LOSES, "aws_backup_vault", {"force_destroy": None}, {"force_destroy": True}),
    update(LOSES, "aws_db_instance", {"delete_automated_backups": False}, {"delete_automated_backups": True}),
    update(
        LOSES,
        "aws_instance",
        {"root_block_device": [{"volume_id": "vol-1", "delete_on_termination": False}]},
        {"root_block_device": [{"volume_id": "vol-1", "delete_on_termination": True}]},
    ),
    update(
        LOSES,
        "aws_s3_bucket_versioning",
        {"versioning_configuration": [{"status": "Enabled", "mfa_delete": ""}]},
        {"versioning_configuration": [{"status": "Suspended", "mfa_delete": ""}]},
        "AmazonS3/latest/userguide/manage-versioning-examples.html",
    ),
    update(
        LOSES,
        "aws_s3_bucket_versioning",
        {"versioning_configuration": [{"status": "Enabled", "mfa_delete": "Enabled"}]},
        {"versioning_configuration": [{"status": "Enabled", "mfa_delete": "Disabled"}]},
    ),
    update(
        LOSES,
        "aws_s3_bucket",
        {"versioning": [{"enabled": True, "mfa_delete": False}]},
        {"versioning": [{"enabled": False, "mfa_delete": False}]},
    ),
    update(
        LOSES,
        "aws_dynamodb_table",
        {"point_in_time_recovery": [{"enabled": True}]},
        {"point_in_time_recovery": [{"enabled": False}]},
    ),
    update(
        LOSES,
        "aws_keyspaces_table",
        {"point_in_time_recovery": [{"status": "ENABLED"}]},
        {"point_in_time_recovery": [{"status": "DISABLED"}]},
    ),
    update(
        LOSES,
        "aws_dynamodb_table",
        {"point_in_time_recovery": [{"enabled": True, "recovery_period_in_days": 35}]},
        {"point_in_time_recovery": [{"enabled": True, "recovery_period_in_days": 1}]},
    ),
    update(
        LOSES,
        "aws_efs_backup_policy",
        {"backup_policy": [{"status": "ENABLED"}]},
        {"backup_policy": [{"status": "DISABLED"}]},
    ),
    update(
        LOSES,
        "aws_efs_file_system",
        {"protection": [{"replication_overwrite": "ENABLED"}]},
        {"protection": [{"replication_overwrite": "DISABLED"}]},
    ),
    update(
        LOSES,
        "aws_lightsail_database",
        {"backup_retention_enabled": True},
        {"backup_retention_enabled": False},
    ),
    update(
        LOSES,
        "aws_backup_plan",
        {"rule": [{"rule_name": "daily", "schedule": "a"}, {"rule_name": "weekly", "schedule": "b"}]},
        {"rule": [{"rule_name": "daily", "schedule": "a"}]},
    ),
    update(
        LOSES,
        "aws_backup_plan",
        {"rule": [{"rule_name": "daily", "enable_continuous_backup": True}]},
        {"rule": [{"rule_name": "daily", "enable_continuous_backup": False}]},
    ),
    update(
        LOSES,
        "aws_backup_region_settings",
        {"resource_type_opt_in_preference": {"EBS": True, "RDS": True}},
        {"resource_type_opt_in_preference": {"EBS": True, "RDS": False}},
    ),
    update(
        LOSES,
        "aws_backup_vault_lock_configuration",
        {"min_retention_days": 30, "max_retention_days": 365},
        {"min_retention_days": 1, "max_retention_days": 365},
    ),
    update(LOSES, "aws_db_instance", {"copy_tags_to_snapshot": True}, {"copy_tags_to_snapshot": False}),
    update(
        LOSES,
        "aws_ecr_repository",
        {"image_tag_mutability": "IMMUTABLE"},
        {"image_tag_mutability": "MUTABLE"},
    ),
    update(LOSES, "aws_route53domains_registered_domain", {"transfer_lock": True}, {"transfer_lock": False}),
    update(LOSES, "aws_route53domains_registered_domain", {"auto_renew": True}, {"auto_renew": False}),
    update(LOSES, "aws_cloudwatch_log_group", {"skip_destroy": True}, {"skip_destroy": False}),
    update(LOSES, "aws_cloudformation_stack", {"template_body": "{}"}, {"template_body": '{"a": 1}'}),
    update(
        LOSES,
        "aws_datasync_task",
        {"options": [{"preserve_deleted_files": "PRESERVE"}]},
        {"options": [{"preserve_deleted_files": "REMOVE"}]},
    ),
    update(
        LOSES,
        "aws_glue_crawler",
        {"schema_change_policy": [{"delete_behavior": "LOG"}]},
        {"schema_change_policy": [{"delete_behavior": "DELETE_FROM_DATABASE"}]},
    ),
    update(LOSES, "aws_organizations_account", {"close_on_deletion": False}, {"close_on_deletion": True}),
    update(LOSES, "aws_cloudformation_stack_set", {"template_body": "{}"}, {}, template_body=True),
    update(
        INTERRUPTS, "aws_autoscaling_group", {"protect_from_scale_in": True}, {"protect_from_scale_in": False}
    ),
]
