"""What people call the types of resources, and what family each belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping

# The families, each with a colour and a sign of its own in the picture, in the order of the legend.
FAMILIES: Mapping[str, str] = {
    "compute": "Machines",
    "network": "Network",
    "balancing": "Balancers",
    "storage": "Storage",
    "database": "Databases",
    "access": "Access",
    "operations": "Operations",
    "module": "Modules",
    "other": "Others",
}

# The first pattern that a type of AWS' begins with, without "aws_", decides.
_FAMILIES = {
    "compute": "instance launch_ autoscaling_ lambda_ ecs_ eks_ batch_ spot_ ec2_fleet apprunner_ lightsail_ "
    "placement_group imagebuilder_",
    "balancing": "lb alb elb cloudfront_ globalaccelerator_ api_gateway_ apigatewayv2_ vpclattice_",
    "database": "db_ rds_ dynamodb_ elasticache_ redshift_ neptune_ docdb_ opensearch_ elasticsearch_ "
    "memorydb_ dax_ keyspaces_ timestreamwrite_ athena_ glue_",
    "storage": "s3 ebs_ efs_ fsx_ ami snapshot_ backup_ ecr_ glacier_ volume_ storagegateway_",
    "access": "iam_ key_pair kms_ acm secretsmanager_ ssm_parameter cognito_ waf caller_identity partition "
    "identitystore_ ssoadmin_ organizations_ guardduty_ inspector_ inspector2_ macie",
    "network": "vpc subnet default_ internet_gateway egress_only_ nat_ route eip network_ security_group "
    "vpn_ customer_gateway ec2_transit_ ec2_client_vpn ec2_managed_prefix main_route dx_ flow_log "
    "availability_zone service_discovery_ region",
    "operations": "cloudwatch_ cloudtrail config_ budgets_ sns_ sqs_ kinesis_ msk_ mq_ scheduler_ sfn_ ses "
    "ssm_ codebuild_ codepipeline codedeploy_ cloudformation_ xray_ pipes_",
}
_BEGINNINGS = tuple((beginning, family) for family, words in _FAMILIES.items() for beginning in words.split())

# Where the words of the type itself would not do.
_NAMES = {
    "instance": "EC2 instance",
    "vpc": "VPC",
    "lb": "load balancer",
    "alb": "load balancer",
    "elb": "classic load balancer",
    "lb_target_group": "target group",
    "ami": "machine image",
    "ami_copy": "machine image copy",
    "eip": "elastic IP",
    "nat_gateway": "NAT gateway",
    "egress_only_internet_gateway": "egress-only gateway (IPv6)",
    "vpn_gateway": "VPN gateway",
    "ec2_transit_gateway": "transit gateway",
    "autoscaling_group": "auto scaling group",
    "db_instance": "database",
    "rds_cluster": "database cluster",
    "s3_bucket": "S3 bucket",
    "s3_object": "S3 object",
    "ebs_volume": "volume",
    "ebs_snapshot_import": "snapshot import",
    "dynamodb_table": "DynamoDB table",
    "route53_zone": "DNS zone",
    "route53_record": "DNS record",
    "vpc_security_group_ingress_rule": "ingress rule",
    "vpc_security_group_egress_rule": "egress rule",
    "default_security_group": "default security group",
    "cloudwatch_metric_alarm": "alarm",
    "cloudwatch_log_group": "log group",
    "lambda_function": "Lambda function",
    "sns_topic": "SNS topic",
    "sqs_queue": "SQS queue",
    "acm_certificate": "certificate",
    "key_pair": "SSH key",
    "secretsmanager_secret": "secret",
    "caller_identity": "account",
}
_UPPER = """
    ACL ACM ALB AMI API ASG AWS CIDR CPU DB DHCP DNS EBS EC2 ECR ECS EFS EIP EKS ELB HTTP IAM ID IP KMS LB MQ
    MSK NAT RDS S3 SES SNS SQS SSH SSL SSM SSO TLS URL VPC VPN WAF
"""
_ACRONYMS = {word.lower(): word for word in _UPPER.split()}
# Things that much refers to and few think of as a place: a line of whoever uses them, not an edge.
QUIET = frozenset({"access", "operations"})


def family_of(mode: str, kind: str) -> str:
    """The family of a type; what is not AWS' is one of the others."""
    if mode == "module":
        return "module"
    provider, _, rest = kind.partition("_")
    if provider != "aws":
        return "other"
    return next((family for beginning, family in _BEGINNINGS if rest.startswith(beginning)), "other")


def words_of(kind: str) -> str:
    """What a type is called in a text: "EC2 instance", "docker container"."""
    provider, _, rest = kind.partition("_")
    if provider != "aws":
        return _spelled(kind)
    return _NAMES.get(rest) or _spelled(rest)


def short_words(kind: str, host: str) -> str:
    """What a helper is called in a line of the thing that it belongs to: "versioning" of a bucket."""
    words, known = kind.split("_"), host.split("_")
    shared = 0
    while shared < min(len(words) - 1, len(known)) and words[shared] == known[shared]:
        shared += 1
    # What they share is more than the provider.
    return _spelled("_".join(words[shared:])) if shared > 1 else words_of(kind)


def capital(text: str) -> str:
    """The text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts as people count: web-2 before web-10."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _spelled(words: str) -> str:
    return " ".join(_ACRONYMS.get(word, word) for word in words.replace("-", "_").split("_") if word)
