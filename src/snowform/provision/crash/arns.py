"""Tell an ARN's resource type and import id, for what the tagging API finds.

https://docs.aws.amazon.com/service-authorization/latest/reference/ has the forms by service ("Resource
types"), https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html those
that the API knows.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..records import dataclass

# Service and kind to resource type; what is imported is the rest of the ARN.
BY_ID: dict[str, str] = {
    "apigateway:/apis": "aws_apigatewayv2_api",
    "apigateway:/restapis": "aws_api_gateway_rest_api",
    "backup:backup-plan": "aws_backup_plan",
    "backup:backup-vault": "aws_backup_vault",
    "cloudwatch:alarm": "aws_cloudwatch_metric_alarm",
    "cognito-idp:userpool": "aws_cognito_user_pool",
    "dlm:policy": "aws_dlm_lifecycle_policy",
    "dynamodb:table": "aws_dynamodb_table",
    "ec2:customer-gateway": "aws_customer_gateway",
    "ec2:dhcp-options": "aws_vpc_dhcp_options",
    "ec2:egress-only-internet-gateway": "aws_egress_only_internet_gateway",
    "ec2:elastic-ip": "aws_eip",
    "ec2:image": "aws_ami",
    "ec2:instance": "aws_instance",
    "ec2:internet-gateway": "aws_internet_gateway",
    "ec2:launch-template": "aws_launch_template",
    "ec2:natgateway": "aws_nat_gateway",
    "ec2:network-acl": "aws_network_acl",
    "ec2:network-interface": "aws_network_interface",
    "ec2:prefix-list": "aws_ec2_managed_prefix_list",
    "ec2:route-table": "aws_route_table",
    "ec2:security-group": "aws_security_group",
    "ec2:snapshot": "aws_ebs_snapshot",
    "ec2:spot-instances-request": "aws_spot_instance_request",
    "ec2:subnet": "aws_subnet",
    "ec2:transit-gateway": "aws_ec2_transit_gateway",
    "ec2:volume": "aws_ebs_volume",
    "ec2:vpc": "aws_vpc",
    "ec2:vpc-endpoint": "aws_vpc_endpoint",
    "ec2:vpc-flow-log": "aws_flow_log",
    "ec2:vpc-peering-connection": "aws_vpc_peering_connection",
    "ec2:vpn-connection": "aws_vpn_connection",
    "ec2:vpn-gateway": "aws_vpn_gateway",
    "ecr:repository": "aws_ecr_repository",
    "ecs:cluster": "aws_ecs_cluster",
    "eks:cluster": "aws_eks_cluster",
    "elasticache:cluster": "aws_elasticache_cluster",
    "elasticache:subnetgroup": "aws_elasticache_subnet_group",
    "elasticfilesystem:file-system": "aws_efs_file_system",
    "events:rule": "aws_cloudwatch_event_rule",
    "kinesis:stream": "aws_kinesis_stream",
    "kms:key": "aws_kms_key",
    "lambda:event-source-mapping": "aws_lambda_event_source_mapping",
    "lambda:function": "aws_lambda_function",
    "logs:log-group": "aws_cloudwatch_log_group",
    "rds:cluster": "aws_rds_cluster",
    "rds:db": "aws_db_instance",
    "rds:pg": "aws_db_parameter_group",
    "rds:subgrp": "aws_db_subnet_group",
    "ssm:document": "aws_ssm_document",
}
# The same where the whole ARN is imported; a kind without `:` is that of the service's only resources.
BY_ARN: dict[str, str] = {
    "acm:certificate": "aws_acm_certificate",
    "ecs:task-definition": "aws_ecs_task_definition",
    "elasticloadbalancing:listener": "aws_lb_listener",
    "elasticloadbalancing:listener-rule": "aws_lb_listener_rule",
    "elasticloadbalancing:loadbalancer": "aws_lb",
    "elasticloadbalancing:targetgroup": "aws_lb_target_group",
    "secretsmanager:secret": "aws_secretsmanager_secret",
    "states:stateMachine": "aws_sfn_state_machine",
}
# Their objects are tagged in us-east-1 alone, wherever the provider looks.
# (route53, iam, cloudfront: such types are found by their names or not at all.)
TYPES = frozenset({*BY_ID.values(), *BY_ARN.values(), "aws_s3_bucket", "aws_sns_topic", "aws_sqs_queue"})
_CHINA = "aws-cn"


@dataclass(frozen=True, slots=True)
class Arn:
    """The parts of an ARN; `kind` is empty where the resource has a name alone."""

    partition: str
    service: str
    region: str
    account: str
    kind: str
    name: str

    @classmethod
    def parse(cls, text: str) -> Arn | None:
        """None for what is no ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html)."""
        parts = text.split(":", 5)
        if len(parts) != 6 or parts[0] != "arn":
            return None
        _, partition, service, region, account, resource = parts
        rooted = resource.startswith("/")
        body = resource.removeprefix("/")
        cut = next((at for at, sign in enumerate(body) if sign in "/:"), -1)
        kind, name = ("", body) if cut < 0 else (body[:cut], body[cut + 1 :])
        return cls(partition, service, region, account, f"/{kind}" if rooted else kind, name)


def identify(text: str) -> tuple[str, str] | None:
    """Resource type and import id of the object with that ARN; None where they cannot be told."""
    arn = Arn.parse(text)
    if arn is None or not arn.name:
        return None
    key = f"{arn.service}:{arn.kind}"
    if key in BY_ID:
        return BY_ID[key], arn.name.removesuffix(":*")
    if key in BY_ARN:
        return BY_ARN[key], text
    match arn.service, arn.kind:
        case "s3", "":
            return "aws_s3_bucket", arn.name
        case "sns", "":
            return "aws_sns_topic", text
        case "sqs", "":
            domain = "amazonaws.com.cn" if arn.partition == _CHINA else "amazonaws.com"
            return "aws_sqs_queue", f"https://sqs.{arn.region}.{domain}/{arn.account}/{arn.name}"
    return None


def account_of(arns: Iterable[str]) -> dict[str, str]:
    """Account and partition, as the stack's other objects have them; empty where they differ."""
    found = {
        (arn.account, arn.partition) for text in arns if (arn := Arn.parse(text)) and arn.account.isdigit()
    }
    if len(found) != 1:
        return {}
    account, partition = found.pop()
    return {"account": account, "partition": partition}
