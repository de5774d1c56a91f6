"""Which types take over something that exists when they are created: a table, with its sources.

AWS has such settings once for each object, account or region, so to create one is to overwrite what is set.
Where `of` names types, nothing that exists is taken from an object that the same plan makes.
"""

from __future__ import annotations

from collections.abc import Mapping

from .changes import Change
from .rules import AWS, stops
from .takeover import (
    ACCOUNT,
    ADDRESS,
    ADOPTED,
    CUTS,
    INTERRUPTS,
    LOSES,
    ONLY,
    OVERWRITES,
    ROUTES,
    Takeover,
    account,
    disabled,
    holds,
    of,
    turns_on,
)
from .takeovers_services import ADDRESSED

BUCKET = ("aws_s3_bucket",)
GROUPS = ("aws_vpc",)


def _stopped(change: Change) -> bool:
    return bool(change.value("state") in ("stopped", "stopping"))


def _reboots(change: Change) -> bool:
    return not change.value("snapshot_without_reboot")


NETWORKS: Mapping[str, Takeover] = {
    "aws_default_security_group": Takeover(
        CUTS, "it is taken over, and every rule that is not written here is removed", "vpc_id", GROUPS
    ),
    "aws_default_network_acl": Takeover(
        CUTS,
        "it is taken over, and every rule that is not written here is removed",
        "default_network_acl_id",
        GROUPS,
    ),
    "aws_default_route_table": Takeover(
        INTERRUPTS,
        "it is taken over, and every route that is not written here is removed",
        "default_route_table_id",
        GROUPS,
    ),
    "aws_default_vpc": Takeover(INTERRUPTS, ADOPTED),
    "aws_default_subnet": Takeover(INTERRUPTS, ADOPTED),
    "aws_default_vpc_dhcp_options": Takeover(INTERRUPTS, ADOPTED),
    "aws_main_route_table_association": of("vpc_id", *GROUPS, effect=ROUTES),
    "aws_vpc_dhcp_options_association": of("vpc_id", *GROUPS),
    "aws_route_table_association": of("subnet_id", "aws_subnet", effect=ROUTES),
    "aws_network_acl_association": of("subnet_id", "aws_subnet", severity=CUTS, effect="another ACL holds"),
    "aws_network_acl": Takeover(
        CUTS, "another ACL holds", "subnet_ids", ("aws_subnet",), turns_on("subnet_ids")
    ),
    "aws_vpc_endpoint_private_dns": Takeover(
        INTERRUPTS,
        "the service's name leads elsewhere",
        "vpc_endpoint_id",
        ("aws_vpc_endpoint",),
        disabled("private_dns_enabled"),
    ),
    "aws_vpc_endpoint_policy": of("vpc_endpoint_id", "aws_vpc_endpoint", severity=CUTS),
    "aws_vpc_peering_connection_options": of("vpc_peering_connection_id", "aws_vpc_peering_connection"),
    "aws_vpc_block_public_access_options": account(CUTS),
    "aws_ec2_transit_gateway_default_route_table_association": of(
        "transit_gateway_id", "aws_ec2_transit_gateway", effect=ROUTES
    ),
    "aws_ec2_transit_gateway_default_route_table_propagation": of(
        "transit_gateway_id", "aws_ec2_transit_gateway", effect=ROUTES
    ),
    "aws_networkmanager_core_network_policy_attachment": of(
        "core_network_id", "aws_networkmanager_core_network", effect=ROUTES
    ),
    "aws_networkfirewall_logging_configuration": of("firewall_arn", "aws_networkfirewall_firewall"),
    "aws_eip": Takeover(
        INTERRUPTS,
        ADDRESS,
        "instance",
        ("aws_instance",),
        turns_on("instance"),
        AWS + "AWSEC2/latest/UserGuide/working-with-eips.html",
    ),
    "aws_eip_association": Takeover(
        INTERRUPTS,
        ADDRESS,
        "instance_id",
        ("aws_instance",),
        turns_on("instance_id"),
        AWS + "AWSEC2/latest/UserGuide/working-with-eips.html",
    ),
    "aws_lightsail_static_ip_attachment": of("instance_name", "aws_lightsail_instance", effect=ADDRESS),
    "aws_lightsail_instance_public_ports": of("instance_name", "aws_lightsail_instance", severity=CUTS),
    "aws_route53domains_registered_domain": account(effect=ADOPTED),
    "aws_load_balancer_listener_policy": of("load_balancer_name", "aws_elb"),
    "aws_load_balancer_backend_server_policy": of("load_balancer_name", "aws_elb"),
    "aws_app_cookie_stickiness_policy": of("load_balancer", "aws_elb"),
    "aws_lb_cookie_stickiness_policy": of("load_balancer", "aws_elb"),
    "aws_proxy_protocol_policy": of("load_balancer", "aws_elb"),
    "aws_wafv2_web_acl_association": of(
        "resource_arn", "aws_lb", "aws_alb", "aws_api_gateway_stage", "aws_cognito_user_pool", severity=CUTS
    ),
    "aws_wafregional_web_acl_association": of(
        "resource_arn", "aws_lb", "aws_alb", "aws_api_gateway_stage", severity=CUTS
    ),
    "aws_wafv2_web_acl_logging_configuration": of("resource_arn", "aws_wafv2_web_acl"),
}

STORES: Mapping[str, Takeover] = {
    "aws_s3_bucket_policy": of("bucket", *BUCKET, severity=CUTS),
    "aws_s3_bucket_public_access_block": Takeover(
        CUTS,
        "public access to the bucket ends",
        "bucket",
        BUCKET,
        turns_on("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"),
    ),
    "aws_s3_bucket_ownership_controls": of("bucket", *BUCKET, severity=CUTS),
    "aws_s3_bucket_acl": of("bucket", *BUCKET, severity=CUTS),
    "aws_s3_bucket_lifecycle_configuration": of("bucket", *BUCKET, severity=LOSES),
    "aws_s3_bucket_versioning": Takeover(
        LOSES,
        "older versions are no longer kept",
        "bucket",
        BUCKET,
        holds("versioning_configuration", "Suspended", "Disabled"),
    ),
    "aws_s3_bucket_object_lock_configuration": of("bucket", *BUCKET, severity=LOSES),
    "aws_s3_bucket_replication_configuration": of("bucket", *BUCKET),
    "aws_s3_bucket_notification": of("bucket", *BUCKET),
    "aws_s3_bucket_logging": of("bucket", *BUCKET),
    "aws_s3_bucket_cors_configuration": of("bucket", *BUCKET, severity=CUTS),
    "aws_s3_bucket_website_configuration": of("bucket", *BUCKET),
    "aws_s3_bucket_server_side_encryption_configuration": of("bucket", *BUCKET),
    "aws_s3_bucket_request_payment_configuration": of("bucket", *BUCKET, severity=CUTS),
    "aws_s3_bucket_accelerate_configuration": Takeover(
        INTERRUPTS, OVERWRITES, "bucket", BUCKET, holds("status", "Suspended")
    ),
    "aws_s3control_bucket_lifecycle_configuration": of("bucket", "aws_s3control_bucket", severity=LOSES),
    "aws_s3_account_public_access_block": Takeover(
        CUTS,
        "public access to the account's buckets ends",
        when=turns_on(
            "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"
        ),
    ),
    "aws_glacier_vault_lock": of("vault_name", "aws_glacier_vault", severity=CUTS),
    "aws_opensearch_domain_saml_options": of("domain_name", "aws_opensearch_domain", severity=CUTS),
    "aws_elasticsearch_domain_saml_options": of("domain_name", "aws_elasticsearch_domain", severity=CUTS),
    "aws_s3control_object_lambda_access_point_policy": of(
        "name", "aws_s3control_object_lambda_access_point", severity=CUTS
    ),
    "aws_ecr_lifecycle_policy": of("repository", "aws_ecr_repository", severity=LOSES),
    "aws_ecr_registry_scanning_configuration": account(),
    "aws_ecr_replication_configuration": account(),
    "aws_ecr_account_setting": account(),
    "aws_efs_backup_policy": Takeover(
        LOSES,
        "it is no longer backed up",
        "file_system_id",
        ("aws_efs_file_system",),
        holds("backup_policy", "DISABLED"),
    ),
    "aws_backup_vault_lock_configuration": of("backup_vault_name", "aws_backup_vault"),
    "aws_backup_vault_notifications": of("backup_vault_name", "aws_backup_vault"),
    "aws_backup_region_settings": account(LOSES),
    "aws_backup_global_settings": account(),
    "aws_rds_certificate": account(),
    "aws_rds_instance_state": Takeover(
        INTERRUPTS, "the database is stopped", "identifier", ("aws_db_instance",), _stopped
    ),
    "aws_db_proxy_default_target_group": of("db_proxy_name", "aws_db_proxy"),
    "aws_redshift_cluster_iam_roles": of(
        "cluster_identifier", "aws_redshift_cluster", severity=CUTS, effect=ONLY
    ),
    "aws_redshift_logging": of("cluster_identifier", "aws_redshift_cluster"),
    "aws_msk_scram_secret_association": of("cluster_arn", "aws_msk_cluster", severity=CUTS, effect=ONLY),
    "aws_sqs_queue_redrive_policy": of("queue_url", "aws_sqs_queue"),
    "aws_sqs_queue_redrive_allow_policy": of("queue_url", "aws_sqs_queue"),
    "aws_secretsmanager_secret_rotation": of(
        "secret_id",
        "aws_secretsmanager_secret",
        severity=CUTS,
        effect="it is rotated at once: who uses the old one is shut out",
    ),
    "aws_secretsmanager_secret_version": of(
        "secret_id", "aws_secretsmanager_secret", effect="another value becomes the current one"
    ),
    "aws_glue_data_catalog_encryption_settings": account(),
    "aws_lakeformation_data_lake_settings": account(CUTS, "the account's other administrators are removed"),
}

MACHINES: Mapping[str, Takeover] = {
    "aws_ec2_instance_state": Takeover(
        INTERRUPTS, "the instance is stopped", "instance_id", ("aws_instance",), stops
    ),
    "aws_ami_from_instance": Takeover(
        INTERRUPTS,
        "the instance is stopped while its disks are copied",
        "source_instance_id",
        ("aws_instance",),
        _reboots,
    ),
    "aws_ebs_encryption_by_default": account(),
    "aws_ebs_default_kms_key": account(),
    "aws_ebs_snapshot_block_public_access": Takeover(
        CUTS, ACCOUNT, when=holds("state", "block-all-sharing", "block-new-sharing")
    ),
    "aws_ec2_image_block_public_access": Takeover(CUTS, ACCOUNT, when=holds("state", "block-new-sharing")),
    "aws_ec2_instance_metadata_defaults": account(),
    "aws_ec2_default_credit_specification": account(),
    "aws_ec2_serial_console_access": Takeover(CUTS, ACCOUNT, when=disabled("enabled")),
    "aws_ec2_availability_zone_group": account(),
    "aws_emr_block_public_access_configuration": account(CUTS),
    "aws_emr_managed_scaling_policy": of("cluster_id", "aws_emr_cluster"),
    "aws_ecs_cluster_capacity_providers": of("cluster_name", "aws_ecs_cluster"),
    "aws_ecs_account_setting_default": account(),
    "aws_lambda_function_event_invoke_config": of("function_name", "aws_lambda_function", "aws_lambda_alias"),
    "aws_lambda_runtime_management_config": of("function_name", "aws_lambda_function"),
    "aws_lambda_function_recursion_config": of("function_name", "aws_lambda_function"),
    "aws_api_gateway_account": account(),
    "aws_api_gateway_method_settings": of("rest_api_id", "aws_api_gateway_rest_api", "aws_api_gateway_stage"),
    "aws_apprunner_default_auto_scaling_configuration_version": account(),
    "aws_spot_datafeed_subscription": account(),
    "aws_ssm_service_setting": account(),
    "aws_ssm_default_patch_baseline": account(),
    "aws_codebuild_source_credential": account(CUTS, "the account's credential for that source is replaced"),
}

PEOPLE: Mapping[str, Takeover] = {
    "aws_iam_policy_attachment": of("policy_arn", "aws_iam_policy", severity=CUTS, effect=ONLY),
    "aws_iam_group_membership": of("group", "aws_iam_group", severity=CUTS, effect=ONLY),
    "aws_iam_account_password_policy": account(CUTS),
    "aws_iam_account_alias": account(CUTS, "the account's former address for signing in ends"),
    "aws_iam_security_token_service_preferences": account(),
    "aws_account_primary_contact": account(),
    "aws_account_alternate_contact": account(),
    "aws_account_region": Takeover(CUTS, "the region is closed", when=disabled("enabled")),
    "aws_organizations_policy_attachment": of(
        "target_id",
        "aws_organizations_account",
        "aws_organizations_organizational_unit",
        severity=CUTS,
        effect="accounts may do less",
    ),
    "aws_ssoadmin_permissions_boundary_attachment": of(
        "permission_set_arn",
        "aws_ssoadmin_permission_set",
        severity=CUTS,
        effect="whoever has it may do less",
    ),
    "aws_ssoadmin_permission_set_inline_policy": of(
        "permission_set_arn", "aws_ssoadmin_permission_set", severity=CUTS
    ),
    "aws_ssoadmin_instance_access_control_attributes": account(CUTS),
    "aws_cognito_identity_pool_roles_attachment": of(
        "identity_pool_id", "aws_cognito_identity_pool", severity=CUTS
    ),
    "aws_cognito_managed_user_pool_client": of(
        "user_pool_id", "aws_cognito_user_pool", severity=CUTS, effect=ADOPTED
    ),
    "aws_cognito_risk_configuration": of("user_pool_id", "aws_cognito_user_pool", severity=CUTS),
    "aws_cognito_user_pool_ui_customization": of("user_pool_id", "aws_cognito_user_pool"),
    "aws_directory_service_radius_settings": of(
        "directory_id", "aws_directory_service_directory", severity=CUTS
    ),
    "aws_quicksight_account_settings": account(),
}

WATCHERS: Mapping[str, Takeover] = {
    "aws_config_configuration_recorder": account(),
    "aws_config_configuration_recorder_status": Takeover(
        INTERRUPTS, "nothing is recorded any longer", when=disabled("is_enabled")
    ),
    "aws_config_delivery_channel": account(),
    "aws_config_retention_configuration": account(LOSES),
    "aws_guardduty_organization_configuration": of("detector_id"),
    "aws_guardduty_organization_configuration_feature": of("detector_id"),
    "aws_guardduty_detector_feature": Takeover(
        INTERRUPTS,
        "it is no longer watched for",
        "detector_id",
        ("aws_guardduty_detector",),
        holds("status", "DISABLED"),
    ),
    "aws_inspector2_organization_configuration": account(),
    "aws_securityhub_organization_configuration": account(),
    "aws_detective_organization_configuration": account(),
    "aws_macie2_organization_configuration": account(),
    "aws_macie2_classification_export_configuration": account(),
    "aws_bedrock_model_invocation_logging_configuration": account(),
    "aws_cloudwatch_log_account_policy": account(),
    "aws_xray_encryption_config": account(),
    "aws_iot_logging_options": account(),
    "aws_iot_indexing_configuration": account(),
    "aws_iot_event_configurations": account(),
    "aws_devopsguru_resource_collection": account(),
    "aws_devopsguru_service_integration": account(),
    "aws_ses_active_receipt_rule_set": account(effect="the rules for mail that hold now no longer do"),
    "aws_ses_domain_mail_from": of("domain", "aws_ses_domain_identity"),
    "aws_ses_identity_notification_topic": of(
        "identity", "aws_ses_domain_identity", "aws_ses_email_identity"
    ),
    "aws_sesv2_email_identity_feedback_attributes": of("email_identity", "aws_sesv2_email_identity"),
    "aws_sesv2_email_identity_mail_from_attributes": of("email_identity", "aws_sesv2_email_identity"),
    "aws_sesv2_account_suppression_attributes": account(),
    "aws_sesv2_account_vdm_attributes": account(),
    "aws_sns_sms_preferences": account(),
    "aws_verifiedaccess_instance_logging_configuration": of(
        "verifiedaccess_instance_id", "aws_verifiedaccess_instance"
    ),
}

TAKEOVERS: Mapping[str, Takeover] = {**NETWORKS, **STORES, **MACHINES, **PEOPLE, **WATCHERS, **ADDRESSED}
