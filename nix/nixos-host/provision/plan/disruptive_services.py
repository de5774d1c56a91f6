"""Databases, queues and other services: which updates in place stop or cut off something."""

from __future__ import annotations

from collections.abc import Mapping

from .rules import AWS, PROVIDER, Rule, crosses_zero, lowered, off, rule

RDS = AWS + "AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html"
AURORA = AWS + "AmazonRDS/latest/AuroraUserGuide/Aurora.Modifying.html"
DOCDB = AWS + "documentdb/latest/developerguide/db-instance-modify.html"
NEPTUNE = AWS + "neptune/latest/userguide/manage-console-instances-modify.html"
ELASTICACHE = AWS + "AmazonElastiCache/latest/dg/"
MEMORYDB = AWS + "memorydb/latest/devguide/"
OPENSEARCH = AWS + "opensearch-service/latest/developerguide/managedomains-configuration-changes.html"
MSK = AWS + "msk/latest/developerguide/"
REDSHIFT = AWS + "redshift/latest/APIReference/API_ModifyCluster.html"
MQ = AWS + "amazon-mq/latest/api-reference/brokers-broker-id.html"
FSX = AWS + "fsx/latest/WindowsGuide/managing-throughput-capacity.html"

RESTART = "the database restarts, at once or (without apply_immediately) in its maintenance window"
FAILOVER = "its nodes are replaced or fail over"
BLUE_GREEN = "a blue/green deployment moves the domain to new nodes"
ROLLING = "its brokers restart one after the other"
CERTIFICATE = "its certificate is exchanged, which restarts some engines"

SERVICES: Mapping[str, tuple[Rule, ...]] = {
    "aws_db_instance": (
        rule(
            RESTART,
            RDS,
            *("instance_class", "engine_version", "port", "storage_type", "db_subnet_group_name"),
            *("license_model", "identifier", "network_type", "dedicated_log_volume", "option_group_name"),
        ),
        rule(CERTIFICATE, RDS, "ca_cert_identifier"),
        rule(RESTART, RDS, "backup_retention_period", when=crosses_zero("backup_retention_period")),
    ),
    "aws_rds_cluster": (
        rule(RESTART, AURORA, "engine_version", "port", "db_cluster_instance_class", "network_type"),
        rule(CERTIFICATE, AURORA, "ca_certificate_identifier"),
    ),
    "aws_rds_cluster_instance": (
        rule(RESTART, AURORA, "instance_class"),
        rule(CERTIFICATE, AURORA, "ca_cert_identifier"),
    ),
    "aws_rds_global_cluster": (rule(RESTART, AURORA, "engine_version"),),
    "aws_docdb_cluster": (rule(RESTART, DOCDB, "engine_version"),),
    "aws_docdb_cluster_instance": (
        rule(RESTART, DOCDB, "instance_class"),
        rule(CERTIFICATE, DOCDB, "ca_cert_identifier"),
    ),
    "aws_neptune_cluster": (rule(RESTART, NEPTUNE, "engine_version"),),
    "aws_neptune_cluster_instance": (rule(RESTART, NEPTUNE, "instance_class"),),
    "aws_elasticache_cluster": (
        rule(
            FAILOVER,
            ELASTICACHE + "VersionManagement.HowTo.html",
            *("node_type", "engine", "engine_version"),
        ),
        rule(
            "nodes and what they hold are taken away",
            ELASTICACHE + "Scaling.html",
            "num_cache_nodes",
            when=lowered("num_cache_nodes"),
        ),
    ),
    "aws_elasticache_replication_group": (
        rule(
            FAILOVER,
            ELASTICACHE + "VersionManagement.HowTo.html",
            *("node_type", "engine", "engine_version"),
        ),
        rule(
            "nodes are taken away",
            ELASTICACHE + "Scaling.html",
            *("num_cache_clusters", "num_node_groups", "replicas_per_node_group"),
            when=lowered("num_cache_clusters", "num_node_groups", "replicas_per_node_group"),
        ),
        rule(
            "clients that cannot follow are cut off",
            ELASTICACHE + "in-transit-encryption.html",
            *("transit_encryption_enabled", "transit_encryption_mode", "auth_token"),
        ),
    ),
    "aws_memorydb_cluster": (
        rule(FAILOVER, MEMORYDB + "engine-versions.html", "node_type", "engine", "engine_version"),
    ),
    "aws_opensearch_domain": (
        rule(
            BLUE_GREEN,
            OPENSEARCH,
            *("engine_version", "cluster_config", "vpc_options", "advanced_options", "encrypt_at_rest"),
            *("node_to_node_encryption", "ebs_options.volume_type", "ebs_options.ebs_enabled"),
            *("advanced_security_options", "cognito_options", "domain_endpoint_options.custom_endpoint*"),
        ),
    ),
    "aws_elasticsearch_domain": (
        rule(
            BLUE_GREEN,
            OPENSEARCH,
            *("elasticsearch_version", "cluster_config", "vpc_options", "advanced_options"),
            *("encrypt_at_rest", "node_to_node_encryption", "ebs_options.volume_type"),
            *("advanced_security_options", "cognito_options"),
        ),
    ),
    "aws_msk_cluster": (
        rule(
            ROLLING,
            MSK + "msk-update-broker-type.html",
            *("kafka_version", "broker_node_group_info.instance_type", "configuration_info"),
            *("client_authentication", "encryption_info", "broker_node_group_info.connectivity_info"),
        ),
    ),
    "aws_mq_broker": (
        rule(
            "the broker reboots, at once or (without apply_immediately) in its maintenance window",
            MQ,
            *("configuration", "engine_version", "host_instance_type", "user", "logs"),
            *("authentication_strategy", "ldap_server_metadata"),
        ),
    ),
    "aws_redshift_cluster": (
        rule(
            "the cluster restarts or is read-only for a while",
            REDSHIFT,
            *("node_type", "number_of_nodes", "cluster_type", "cluster_version", "encrypted", "kms_key_id"),
            *("availability_zone", "publicly_accessible", "port", "multi_az"),
        ),
    ),
    "aws_dms_replication_instance": (
        rule(
            "the replication instance restarts, and its tasks pause",
            AWS + "dms/latest/userguide/CHAP_ReplicationInstance.Modifying.html",
            *("replication_instance_class", "engine_version", "multi_az"),
        ),
    ),
    "aws_fsx_windows_file_system": (rule("it fails over", FSX, "throughput_capacity"),),
    "aws_fsx_ontap_file_system": (rule("it fails over", FSX, "throughput_capacity"),),
    "aws_fsx_openzfs_file_system": (rule("it fails over", FSX, "throughput_capacity"),),
    "aws_sagemaker_notebook_instance": (
        rule(
            "the notebook is stopped and started again",
            AWS + "sagemaker/latest/APIReference/API_UpdateNotebookInstance.html",
            *("instance_type", "role_arn", "volume_size", "lifecycle_config_name"),
        ),
    ),
    "aws_transfer_server": (
        rule(
            "the server is stopped and started again",
            AWS + "transfer/latest/userguide/API_UpdateServer.html",
            *("endpoint_details", "endpoint_type"),
        ),
    ),
    "aws_mwaa_environment": (
        rule(
            "the environment restarts, and running tasks end",
            AWS + "mwaa/latest/API/API_UpdateEnvironment.html",
            *("airflow_version", "environment_class", "airflow_configuration_options"),
            *("requirements_s3_*", "plugins_s3_*", "startup_script_s3_*"),
        ),
    ),
    "aws_kms_key": (
        rule(
            "what it encrypts can no longer be read",
            AWS + "kms/latest/developerguide/enabling-keys.html",
            "is_enabled",
            when=off("is_enabled"),
        ),
    ),
    "aws_cloudfront_distribution": (
        rule(
            "it no longer answers",
            PROVIDER + "cloudfront_distribution.html.markdown",
            "enabled",
            when=off("enabled"),
        ),
    ),
    "aws_globalaccelerator_accelerator": (
        rule(
            "it no longer answers",
            PROVIDER + "globalaccelerator_accelerator.html.markdown",
            "enabled",
            when=off("enabled"),
        ),
    ),
}
