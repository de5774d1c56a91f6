"""The arguments of AWS' resources by which no two exist at a time: names, and addresses that are taken.

Where such a resource is replaced and its successor made first, under the same name, AWS refuses that one as a
duplicate, or hands out the old one for the new one, which then is destroyed. Names are those of
https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/.
"""

from __future__ import annotations

from collections.abc import Mapping

# By argument, types without the "aws_" before them.
_TYPES = {
    "bucket": "s3_bucket s3_directory_bucket",
    "broker_name": "mq_broker",
    "cidr_block": "subnet",
    "cluster_id": "elasticache_cluster",
    "cluster_identifier": "docdb_cluster neptune_cluster rds_cluster redshift_cluster",
    "cluster_name": "dax_cluster msk_cluster",
    "compute_environment_name": "batch_compute_environment",
    "creation_token": "efs_file_system",
    "domain": "cognito_user_pool_domain",
    "domain_name": "elasticsearch_domain opensearch_domain",
    "fargate_profile_name": "eks_fargate_profile",
    "function_name": "lambda_function",
    "identifier": "db_instance docdb_cluster_instance neptune_cluster_instance rds_cluster_instance",
    "key_name": "key_pair",
    "name": """
        alb alb_target_group ami ami_copy ami_from_instance athena_workgroup autoscaling_group backup_vault
        batch_job_queue cloudfront_cache_policy cloudfront_function cloudfront_origin_access_control
        cloudfront_origin_request_policy cloudfront_response_headers_policy cloudtrail cloudwatch_event_bus
        cloudwatch_log_group codebuild_project codedeploy_app codepipeline config_configuration_recorder
        db_option_group db_parameter_group db_proxy db_subnet_group docdb_cluster_parameter_group
        docdb_subnet_group dynamodb_table ecr_repository ecs_capacity_provider ecs_cluster ecs_service
        eks_cluster elastic_beanstalk_application elastic_beanstalk_environment elasticache_parameter_group
        elasticache_subnet_group elb glue_crawler glue_job iam_group iam_instance_profile iam_policy iam_role
        iam_server_certificate iam_user kinesis_firehose_delivery_stream kinesis_stream kms_alias
        launch_configuration launch_template lb lb_target_group memorydb_cluster neptune_parameter_group
        neptune_subnet_group networkfirewall_firewall networkfirewall_firewall_policy
        networkfirewall_rule_group placement_group rds_cluster_parameter_group redshift_parameter_group
        redshift_subnet_group s3_access_point scheduler_schedule secretsmanager_secret security_group
        sfn_state_machine sns_topic sqs_queue ssm_document ssm_parameter wafv2_ip_set
        wafv2_regex_pattern_set wafv2_rule_group wafv2_web_acl
    """,
    "node_group_name": "eks_node_group",
    "private_ip": "instance",
    "private_ips": "network_interface",
    "replication_group_id": "elasticache_replication_group",
}
UNIQUE_NAMES: Mapping[str, str] = {
    f"aws_{kind}": argument for argument, kinds in _TYPES.items() for kind in kinds.split()
}

# Replaced for the sake of a new name only, unless somebody asks for it (`replace_triggered_by`, `-replace`).
REPLACED_FOR_A_NAME = frozenset({
    "aws_autoscaling_group",
    "aws_codepipeline",
    "aws_glue_crawler",
    "aws_glue_job",
    "aws_iam_group",
    "aws_iam_user",
    "aws_kms_alias",
    "aws_launch_template",
})  # fmt: skip
