"""What AWS lets exist only once: names, and addresses that are taken. A table, with its sources.

Where such a resource is replaced and its successor made first, under the same name, AWS refuses that one as a
duplicate, or hands out the old one for the new one, which then is destroyed.
"""

from __future__ import annotations

from collections.abc import Mapping

_AWS = "https://docs.aws.amazon.com"

# By a page on one of them: the attributes that together may exist only once, a name and what it lies in.
# Where only one is named, it lies in an account and region.
SOURCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    f"{_AWS}/AWSEC2/latest/APIReference/errors-overview.html": {
        "aws_ami": ("name",),
        "aws_ami_copy": ("name",),
        "aws_ami_from_instance": ("name",),
        "aws_instance": ("private_ip", "subnet_id"),
        "aws_key_pair": ("key_name",),
        "aws_launch_template": ("name",),
        "aws_network_interface": ("private_ips", "subnet_id"),
        "aws_network_acl_rule": ("rule_number", "network_acl_id", "egress"),
        "aws_placement_group": ("name",),
        "aws_security_group": ("name", "vpc_id"),
        "aws_subnet": ("cidr_block", "vpc_id"),
        "aws_volume_attachment": ("device_name", "instance_id"),
    },
    f"{_AWS}/IAM/latest/UserGuide/reference_iam-quotas.html": {
        "aws_iam_group": ("name",),
        "aws_iam_instance_profile": ("name",),
        "aws_iam_openid_connect_provider": ("url",),
        "aws_iam_policy": ("name",),
        "aws_iam_role": ("name",),
        "aws_iam_saml_provider": ("name",),
        "aws_iam_server_certificate": ("name",),
        "aws_iam_user": ("name",),
        "aws_iam_virtual_mfa_device": ("virtual_mfa_device_name",),
    },
    f"{_AWS}/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html": {
        "aws_autoscaling_group": ("name",),
        "aws_launch_configuration": ("name",),
    },
    f"{_AWS}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html": {
        "aws_alb": ("name",),
        "aws_alb_listener": ("port", "load_balancer_arn"),
        "aws_alb_listener_rule": ("priority", "listener_arn"),
        "aws_alb_target_group": ("name",),
        "aws_elb": ("name",),
        "aws_lb": ("name",),
        "aws_lb_listener": ("port", "load_balancer_arn"),
        "aws_lb_listener_rule": ("priority", "listener_arn"),
        "aws_lb_target_group": ("name",),
    },
    f"{_AWS}/AmazonS3/latest/API/API_CreateBucket.html": {
        "aws_s3_access_point": ("name",),
        "aws_s3_bucket": ("bucket",),
        "aws_s3_directory_bucket": ("bucket",),
    },
    f"{_AWS}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html": {
        "aws_db_event_subscription": ("name",),
        "aws_db_instance": ("identifier",),
        "aws_db_option_group": ("name",),
        "aws_db_parameter_group": ("name",),
        "aws_db_proxy": ("name",),
        "aws_db_snapshot": ("db_snapshot_identifier",),
        "aws_db_subnet_group": ("name",),
        "aws_docdb_cluster": ("cluster_identifier",),
        "aws_docdb_cluster_instance": ("identifier",),
        "aws_docdb_cluster_parameter_group": ("name",),
        "aws_docdb_subnet_group": ("name",),
        "aws_neptune_cluster": ("cluster_identifier",),
        "aws_neptune_cluster_instance": ("identifier",),
        "aws_neptune_cluster_parameter_group": ("name",),
        "aws_neptune_parameter_group": ("name",),
        "aws_neptune_subnet_group": ("name",),
        "aws_rds_cluster": ("cluster_identifier",),
        "aws_rds_cluster_instance": ("identifier",),
        "aws_rds_cluster_parameter_group": ("name",),
        "aws_rds_global_cluster": ("global_cluster_identifier",),
    },
    f"{_AWS}/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html": {
        "aws_elasticache_cluster": ("cluster_id",),
        "aws_elasticache_parameter_group": ("name",),
        "aws_elasticache_replication_group": ("replication_group_id",),
        "aws_elasticache_subnet_group": ("name",),
        "aws_elasticache_user": ("user_id",),
        "aws_elasticache_user_group": ("user_group_id",),
        "aws_memorydb_cluster": ("name",),
    },
    f"{_AWS}/redshift/latest/APIReference/API_CreateCluster.html": {
        "aws_redshift_cluster": ("cluster_identifier",),
        "aws_redshift_parameter_group": ("name",),
        "aws_redshift_subnet_group": ("name",),
    },
    f"{_AWS}/amazondynamodb/latest/APIReference/API_CreateTable.html": {
        "aws_dax_cluster": ("cluster_name",),
        "aws_dynamodb_table": ("name",),
    },
    f"{_AWS}/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html": {"aws_sqs_queue": ("name",)},
    f"{_AWS}/lambda/latest/api/API_CreateFunction.html": {
        "aws_lambda_alias": ("name", "function_name"),
        "aws_lambda_function": ("function_name",),
    },
    f"{_AWS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html": {
        "aws_cloudwatch_log_group": ("name",),
        "aws_cloudwatch_log_stream": ("name", "log_group_name"),
    },
    f"{_AWS}/eventbridge/latest/APIReference/API_CreateEventBus.html": {
        "aws_cloudwatch_event_bus": ("name",),
        "aws_pipes_pipe": ("name",),
        "aws_scheduler_schedule": ("name", "group_name"),
        "aws_scheduler_schedule_group": ("name",),
    },
    f"{_AWS}/AmazonECR/latest/APIReference/API_CreateRepository.html": {"aws_ecr_repository": ("name",)},
    f"{_AWS}/AmazonECS/latest/APIReference/API_CreateService.html": {
        "aws_ecs_capacity_provider": ("name",),
        "aws_ecs_service": ("name", "cluster"),
    },
    f"{_AWS}/eks/latest/APIReference/API_CreateCluster.html": {
        "aws_eks_addon": ("addon_name", "cluster_name"),
        "aws_eks_cluster": ("name",),
        "aws_eks_fargate_profile": ("fargate_profile_name", "cluster_name"),
        "aws_eks_node_group": ("node_group_name", "cluster_name"),
    },
    f"{_AWS}/efs/latest/ug/API_CreateFileSystem.html": {"aws_efs_file_system": ("creation_token",)},
    f"{_AWS}/kinesis/latest/APIReference/API_CreateStream.html": {
        "aws_kinesis_firehose_delivery_stream": ("name",),
        "aws_kinesis_stream": ("name",),
    },
    f"{_AWS}/msk/1.0/apireference/clusters.html": {"aws_msk_cluster": ("cluster_name",)},
    f"{_AWS}/amazon-mq/latest/api-reference/brokers.html": {"aws_mq_broker": ("broker_name",)},
    f"{_AWS}/opensearch-service/latest/APIReference/API_CreateDomain.html": {
        "aws_elasticsearch_domain": ("domain_name",),
        "aws_opensearch_domain": ("domain_name",),
    },
    f"{_AWS}/kms/latest/APIReference/API_CreateAlias.html": {"aws_kms_alias": ("name",)},
    f"{_AWS}/secretsmanager/latest/apireference/API_CreateSecret.html": {
        "aws_secretsmanager_secret": ("name",)
    },
    f"{_AWS}/systems-manager/latest/APIReference/API_PutParameter.html": {
        "aws_ssm_document": ("name",),
        "aws_ssm_parameter": ("name",),
    },
    f"{_AWS}/Route53/latest/APIReference/API_ChangeResourceRecordSets.html": {
        "aws_route53_record": ("name", "type", "zone_id", "set_identifier")
    },
    f"{_AWS}/AWSCloudFormation/latest/APIReference/API_CreateStack.html": {
        "aws_cloudformation_stack": ("name",)
    },
    f"{_AWS}/codebuild/latest/APIReference/API_CreateProject.html": {
        "aws_codebuild_project": ("name",),
        "aws_codecommit_repository": ("repository_name",),
        "aws_codedeploy_app": ("name",),
        "aws_codedeploy_deployment_group": ("deployment_group_name", "app_name"),
        "aws_codepipeline": ("name",),
    },
    f"{_AWS}/step-functions/latest/apireference/API_CreateStateMachine.html": {
        "aws_sfn_state_machine": ("name",)
    },
    f"{_AWS}/apigateway/latest/api/API_CreateDomainName.html": {
        "aws_api_gateway_domain_name": ("domain_name",),
        "aws_apigatewayv2_domain_name": ("domain_name",),
    },
    f"{_AWS}/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html": {
        "aws_cognito_resource_server": ("identifier", "user_pool_id"),
        "aws_cognito_user": ("username", "user_pool_id"),
        "aws_cognito_user_group": ("name", "user_pool_id"),
        "aws_cognito_user_pool_domain": ("domain",),
    },
    f"{_AWS}/glue/latest/webapi/API_CreateJob.html": {
        "aws_athena_workgroup": ("name",),
        "aws_glue_catalog_database": ("name", "catalog_id"),
        "aws_glue_catalog_table": ("name", "database_name", "catalog_id"),
        "aws_glue_connection": ("name", "catalog_id"),
        "aws_glue_crawler": ("name",),
        "aws_glue_job": ("name",),
        "aws_glue_trigger": ("name",),
        "aws_glue_workflow": ("name",),
    },
    f"{_AWS}/batch/latest/APIReference/API_CreateComputeEnvironment.html": {
        "aws_batch_compute_environment": ("compute_environment_name",),
        "aws_batch_job_queue": ("name",),
    },
    f"{_AWS}/aws-backup/latest/devguide/API_CreateBackupVault.html": {"aws_backup_vault": ("name",)},
    f"{_AWS}/waf/latest/APIReference/API_CreateWebACL.html": {
        "aws_wafv2_ip_set": ("name", "scope"),
        "aws_wafv2_regex_pattern_set": ("name", "scope"),
        "aws_wafv2_rule_group": ("name", "scope"),
        "aws_wafv2_web_acl": ("name", "scope"),
    },
    f"{_AWS}/cloudfront/latest/APIReference/API_CreateCachePolicy.html": {
        "aws_cloudfront_cache_policy": ("name",),
        "aws_cloudfront_function": ("name",),
        "aws_cloudfront_key_group": ("name",),
        "aws_cloudfront_origin_access_control": ("name",),
        "aws_cloudfront_origin_request_policy": ("name",),
        "aws_cloudfront_public_key": ("name",),
        "aws_cloudfront_response_headers_policy": ("name",),
    },
    f"{_AWS}/network-firewall/latest/APIReference/API_CreateFirewall.html": {
        "aws_networkfirewall_firewall": ("name",),
        "aws_networkfirewall_firewall_policy": ("name",),
        "aws_networkfirewall_rule_group": ("name", "type"),
    },
    f"{_AWS}/elasticbeanstalk/latest/api/API_CreateEnvironment.html": {
        "aws_elastic_beanstalk_application": ("name",),
        "aws_elastic_beanstalk_environment": ("name", "application"),
    },
    f"{_AWS}/sagemaker/latest/APIReference/API_CreateEndpointConfig.html": {
        "aws_sagemaker_endpoint": ("name",),
        "aws_sagemaker_endpoint_configuration": ("name",),
        "aws_sagemaker_model": ("name",),
        "aws_sagemaker_notebook_instance": ("name",),
    },
    f"{_AWS}/awscloudtrail/latest/APIReference/API_CreateTrail.html": {"aws_cloudtrail": ("name",)},
    f"{_AWS}/config/latest/APIReference/API_PutConfigurationRecorder.html": {
        "aws_config_configuration_recorder": ("name",)
    },
    f"{_AWS}/access-analyzer/latest/APIReference/API_CreateAnalyzer.html": {
        "aws_accessanalyzer_analyzer": ("analyzer_name",)
    },
    f"{_AWS}/ARG/latest/APIReference/API_CreateGroup.html": {"aws_resourcegroups_group": ("name",)},
    f"{_AWS}/lightsail/2016-11-28/api-reference/API_CreateInstances.html": {
        "aws_lightsail_database": ("relational_database_name",),
        "aws_lightsail_instance": ("name",),
        "aws_lightsail_key_pair": ("name",),
    },
    f"{_AWS}/transfer/latest/APIReference/API_CreateUser.html": {
        "aws_transfer_user": ("user_name", "server_id")
    },
    f"{_AWS}/iot/latest/apireference/API_CreateThing.html": {
        "aws_iot_policy": ("name",),
        "aws_iot_thing": ("name",),
    },
}

# Here a second creation is an answer about, or a change of, the first object.
SAME: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    f"{_AWS}/sns/latest/api/API_CreateTopic.html": {"aws_sns_topic": ("name",)},
    f"{_AWS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html": {
        "aws_cloudwatch_metric_alarm": ("alarm_name",),
        "aws_cloudwatch_composite_alarm": ("alarm_name",),
    },
    f"{_AWS}/eventbridge/latest/APIReference/API_PutRule.html": {
        "aws_cloudwatch_event_rule": ("name", "event_bus_name")
    },
    f"{_AWS}/AmazonECS/latest/APIReference/API_CreateCluster.html": {"aws_ecs_cluster": ("name",)},
    f"{_AWS}/IAM/latest/APIReference/API_PutRolePolicy.html": {
        "aws_iam_group_policy": ("name", "group"),
        "aws_iam_role_policy": ("name", "role"),
        "aws_iam_user_policy": ("name", "user"),
    },
}

UNIQUE = {type_: names for of in (*SOURCES.values(), *SAME.values()) for type_, names in of.items()}
TAKEN_FOR_THE_SAME = frozenset(type_ for of in SAME.values() for type_ in of)

# Those that a configuration tells of, before there is a plan; others are replaced together with what they lie
# in, or for another name. Without the "aws_" before them.
_TOLD_EARLY = """
    alb alb_target_group ami ami_copy ami_from_instance athena_workgroup autoscaling_group backup_vault
    batch_compute_environment batch_job_queue cloudfront_cache_policy cloudfront_function
    cloudfront_origin_access_control cloudfront_origin_request_policy cloudfront_response_headers_policy
    cloudtrail cloudwatch_event_bus cloudwatch_log_group codebuild_project codedeploy_app codepipeline
    cognito_user_pool_domain config_configuration_recorder dax_cluster db_instance db_option_group
    db_parameter_group db_proxy db_subnet_group docdb_cluster docdb_cluster_instance
    docdb_cluster_parameter_group docdb_subnet_group dynamodb_table ecr_repository ecs_capacity_provider
    ecs_cluster ecs_service efs_file_system eks_cluster eks_fargate_profile eks_node_group
    elastic_beanstalk_application elastic_beanstalk_environment elasticache_cluster
    elasticache_parameter_group elasticache_replication_group elasticache_subnet_group
    elasticsearch_domain elb glue_crawler glue_job iam_group iam_instance_profile iam_policy iam_role
    iam_server_certificate iam_user instance key_pair kinesis_firehose_delivery_stream kinesis_stream
    kms_alias lambda_function launch_configuration launch_template lb lb_target_group memorydb_cluster
    mq_broker msk_cluster neptune_cluster neptune_cluster_instance neptune_parameter_group
    neptune_subnet_group network_interface networkfirewall_firewall networkfirewall_firewall_policy
    networkfirewall_rule_group opensearch_domain placement_group rds_cluster rds_cluster_instance
    rds_cluster_parameter_group redshift_cluster redshift_parameter_group redshift_subnet_group
    s3_access_point s3_bucket s3_directory_bucket scheduler_schedule secretsmanager_secret
    security_group sfn_state_machine sns_topic sqs_queue ssm_document ssm_parameter subnet wafv2_ip_set
    wafv2_regex_pattern_set wafv2_rule_group wafv2_web_acl
"""
# By type, the argument that is the name.
UNIQUE_NAMES: Mapping[str, str] = {f"aws_{kind}": UNIQUE[f"aws_{kind}"][0] for kind in _TOLD_EARLY.split()}

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
