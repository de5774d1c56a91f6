"""Mistakes of AWS users that are found before a plan: fifty, as they are made, each beside what is right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from snowform.synth.checks.check import check
from snowform.synth.checks.findings import Finding

Resources = list[tuple[str, dict[str, Any]]]
AWS = {"source": "hashicorp/aws", "version": "~> 5.0"}
VPC = ("aws_vpc", {"cidr_block": "10.0.0.0/16"})
OF_VPC = {"vpc_id": "${aws_vpc.a.id}"}
SUBNET = {"vpc_id": "vpc-0123456789abcdef0", "cidr_block": "10.0.0.0/24"}
MACHINE = {"ami": "ami-0123456789abcdef0", "instance_type": "t3.micro"}
ARM_IMAGE = (
    "data.aws_ami",
    {"owners": ["amazon"], "filter": [{"name": "architecture", "values": ["arm64"]}]},
)
PORT = {
    "security_group_id": "sg-0123456789abcdef0",
    "type": "ingress",
    "from_port": 22,
    "to_port": 22,
    "protocol": "tcp",
}
INLINE = {
    **{"from_port": 22, "to_port": 22, "protocol": "tcp", "self": True, "description": ""},
    **{name: [] for name in ("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups")},
}
DATABASE = {
    "engine": "postgres",
    "instance_class": "db.t3.micro",
    "allocated_storage": 20,
    "username": "adm",
    "manage_master_user_password": True,
    "skip_final_snapshot": True,
}
FUNCTION = {
    "function_name": "f",
    "role": "arn:aws:iam::123456789012:role/f",
    "runtime": "python3.12",
    "handler": "f.h",
    "s3_bucket": "code",
    "s3_key": "f.zip",
}
VOLUME = {"availability_zone": "eu-central-1a", "size": 10}
RECORD = {"zone_id": "Z1", "name": "a", "type": "A", "records": ["10.0.0.1"]}
ALIAS = [{"name": "b", "zone_id": "Z2", "evaluate_target_health": False}]


def policy(action: str = "s3:GetObject", *, version: str = "2012-10-17", **more: Any) -> str:
    """A policy that allows an action on one bucket."""
    statement = {"Effect": "Allow", "Action": action, "Resource": "arn:aws:s3:::b/*", **more}
    return json.dumps({"Version": version, "Statement": [statement]})


TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "ec2.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)
RIGHT: Resources = [
    VPC,
    ("aws_subnet", SUBNET),
    ("aws_instance", MACHINE),
    ("data.aws_ami", {"owners": ["amazon"], "most_recent": True}),
    ("aws_security_group_rule", {**PORT, "self": True}),
    ("aws_security_group", {"name": "web", "ingress": [INLINE]}),
    ("aws_cloudwatch_event_rule", {"schedule_expression": "cron(0 12 * * ? *)"}),
    ("aws_iam_policy", {"policy": policy()}),
    ("aws_iam_role", {"assume_role_policy": TRUST, "max_session_duration": 43200}),
    ("aws_iam_role_policy_attachment", {"role": "r", "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}),
    ("aws_s3_bucket", {"bucket": "my-bucket.example"}),
    ("aws_s3_bucket_acl", {"bucket": "b-x", "acl": "private"}),
    ("aws_s3_object", {"bucket": "b-x", "key": "k", "content": "", "storage_class": "GLACIER"}),
    ("aws_db_instance", DATABASE),
    ("aws_lambda_function", FUNCTION),
    ("aws_cloudwatch_log_group", {"name": "x", "retention_in_days": 14}),
    ("aws_ebs_volume", {**VOLUME, "type": "gp3", "iops": 5000}),
    ("aws_route53_record", {**RECORD, "ttl": 60}),
]
WRONG: list[tuple[str, Resources, str]] = [
    ("a type that is none", [("aws_instance", {**MACHINE, "instance_type": "t3.mikro"})], "instance_type"),
    ("the form of an image's id", [("aws_instance", {**MACHINE, "ami": "ami-xyz"})], "ami"),
    (
        "an image of another architecture",
        [ARM_IMAGE, ("aws_instance", {**MACHINE, "ami": "${data.aws_ami.a.id}"})],
        "instance_type",
    ),
    ("an image of anybody", [("data.aws_ami", {"most_recent": True})], "owners"),
    ("a subnet outside", [VPC, ("aws_subnet", {**OF_VPC, "cidr_block": "10.1.0.0/24"})], "cidr_block"),
    (
        "subnets over one another",
        [
            VPC,
            ("aws_subnet", {**OF_VPC, "cidr_block": "10.0.0.0/23"}),
            ("aws_subnet", {**OF_VPC, "cidr_block": "10.0.1.0/24"}),
        ],
        "cidr_block",
    ),
    ("bits of a host in a range", [("aws_vpc", {"cidr_block": "10.0.0.1/16"})], "cidr_block"),
    ("too large a VPC", [("aws_vpc", {"cidr_block": "10.0.0.0/8"})], "cidr_block"),
    ("too small a subnet", [("aws_subnet", {**SUBNET, "cidr_block": "10.0.0.0/30"})], "cidr_block"),
    ("a zone that is none", [("aws_subnet", {**SUBNET, "availability_zone": "eu-centrl-1a"})], "zone"),
    ("a region for a zone", [("aws_subnet", {**SUBNET, "availability_zone": "eu-central-1"})], "zone"),
    (
        "a rule with two sources",
        [("aws_security_group_rule", {**PORT, "cidr_blocks": ["10.0.0.0/8"], "self": True})],
        "cidr_blocks",
    ),
    ("a rule without a source", [("aws_security_group_rule", PORT)], "cidr_blocks"),
    ("a direction", [("aws_security_group_rule", {**PORT, "type": "inbound", "self": True})], "type"),
    ("no port", [("aws_security_group_rule", {**PORT, "to_port": 70000, "self": True})], "to_port"),
    (
        "ports the wrong way round",
        [("aws_security_group_rule", {**PORT, "from_port": 443, "to_port": 80, "self": True})],
        "to_port",
    ),
    (
        "an address for a range",
        [("aws_security_group_rule", {**PORT, "cidr_blocks": ["10.0.0.1"]})],
        "cidr_blocks",
    ),
    ("a group named like an id", [("aws_security_group", {"name": "sg-web"})], "name"),
    ("a name and a prefix", [("aws_security_group", {"name": "a", "name_prefix": "a"})], "name"),
    (
        "rules inside and outside",
        [
            ("aws_security_group", {"name": "a", "ingress": [INLINE]}),
            (
                "aws_security_group_rule",
                {**PORT, "security_group_id": "${aws_security_group.a.id}", "self": True},
            ),
        ],
        "security_group",
    ),
    (
        "cron of five fields",
        [("aws_cloudwatch_event_rule", {"schedule_expression": "cron(0 12 * * *)"})],
        "schedule_expression",
    ),
    (
        "one hours",
        [("aws_cloudwatch_event_rule", {"schedule_expression": "rate(1 hours)"})],
        "schedule_expression",
    ),
    (
        "neither schedule nor pattern",
        [("aws_cloudwatch_event_rule", {"name": "x"})],
        "schedule_expression",
    ),
    ("an action that is none", [("aws_iam_policy", {"policy": policy("s3:GetObjekt")})], "policy"),
    ("a service that is none", [("aws_iam_policy", {"policy": policy("s33:GetObject")})], "policy"),
    ("an effect", [("aws_iam_policy", {"policy": policy(Effect="allow")})], "policy"),
    ("a policy that is no JSON", [("aws_iam_policy", {"policy": "{'Version': '2012-10-17'}"})], "policy"),
    ("a version of today", [("aws_iam_policy", {"policy": policy(version="2024-01-01")})], "policy"),
    ("everything allowed", [("aws_iam_policy", {"policy": policy("*", Resource="*")})], "policy"),
    (
        "trust in nobody",
        [("aws_iam_role", {"assume_role_policy": policy("sts:AssumeRole")})],
        "assume_role_policy",
    ),
    (
        "a session of a day",
        [("aws_iam_role", {"assume_role_policy": TRUST, "max_session_duration": 86400})],
        "max_session_duration",
    ),
    (
        "a name for an ARN",
        [("aws_iam_role_policy_attachment", {"role": "r", "policy_arn": "AdministratorAccess"})],
        "policy_arn",
    ),
    ("a bucket with capitals", [("aws_s3_bucket", {"bucket": "MyBucket"})], "bucket"),
    ("a bucket with an underscore", [("aws_s3_bucket", {"bucket": "my_bucket"})], "bucket"),
    ("an ACL that is none", [("aws_s3_bucket_acl", {"bucket": "b-x", "acl": "publik-read"})], "acl"),
    (
        "a class of storage in small letters",
        [("aws_s3_object", {"bucket": "b-x", "key": "k", "content": "", "storage_class": "glacier"})],
        "storage_class",
    ),
    ("an engine that is none", [("aws_db_instance", {**DATABASE, "engine": "postgresql"})], "engine"),
    ("a class of machines", [("aws_db_instance", {**DATABASE, "instance_class": "t3.micro"})], "class"),
    (
        "a last snapshot without a name",
        [("aws_db_instance", {**DATABASE, "skip_final_snapshot": False})],
        "final_snapshot_identifier",
    ),
    (
        "backups for 60 days",
        [("aws_db_instance", {**DATABASE, "backup_retention_period": 60})],
        "backup_retention_period",
    ),
    ("capitals", [("aws_db_instance", {**DATABASE, "identifier": "MyDb"})], "identifier"),
    ("a runtime that is gone", [("aws_lambda_function", {**FUNCTION, "runtime": "python2.7"})], "runtime"),
    ("a runtime that is none", [("aws_lambda_function", {**FUNCTION, "runtime": "python3"})], "runtime"),
    ("too little memory", [("aws_lambda_function", {**FUNCTION, "memory_size": 64})], "memory_size"),
    ("half an hour", [("aws_lambda_function", {**FUNCTION, "timeout": 1800})], "timeout"),
    (
        "logs for ten days",
        [("aws_cloudwatch_log_group", {"name": "x", "retention_in_days": 10})],
        "retention_in_days",
    ),
    ("a type of volume", [("aws_ebs_volume", {**VOLUME, "type": "gp4"})], "type"),
    ("operations of gp2", [("aws_ebs_volume", {**VOLUME, "type": "gp2", "iops": 5000})], "iops"),
    ("a record for no time", [("aws_route53_record", RECORD)], "ttl"),
    ("an alias and records", [("aws_route53_record", {**RECORD, "ttl": 60, "alias": ALIAS})], "alias"),
]


def findings(resources: Resources) -> list[Finding]:
    """What is said of a document of these, of each type the first called "a", the second "b"."""
    document: dict[str, Any] = {"terraform": {"required_providers": {"aws": AWS}}}
    for kind, body in resources:
        section = "data" if kind.startswith("data.") else "resource"
        of_kind = document.setdefault(section, {}).setdefault(kind.removeprefix("data."), {})
        of_kind["b" if "a" in of_kind else "a"] = body
    return list(check(document))


@pytest.mark.parametrize(("resources", "named"), [pytest.param(*rest, id=name) for name, *rest in WRONG])
def test_a_mistake_is_found_and_its_argument_named(resources: Resources, named: str) -> None:
    assert [finding for finding in findings(resources) if named in str(finding)] != []


@pytest.mark.parametrize("resource", RIGHT, ids=lambda resource: resource[0])
def test_nothing_is_said_of_what_is_right(resource: tuple[str, dict[str, Any]]) -> None:
    assert findings([resource]) == []
