"""Harmful and ordinary changes in plans that OpenTofu and the AWS provider make against the local AWS."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from snowform.local import LocalAws
from snowform.provision.plan.changes import Kind, Plan, read_plan
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from tests.e2e.harness import Workspace, Workspaces, kept_provider
from tests.provision.plan.corpus.case import allow, policy
from tests.tools import need

pytestmark = pytest.mark.e2e

REGION = "eu-central-1"
WEB = {
    "description": "the web",
    "from_port": 443,
    "to_port": 443,
    "protocol": "tcp",
    "cidr_blocks": ["0.0.0.0/0"],
    "ipv6_cidr_blocks": [],
    "prefix_list_ids": [],
    "security_groups": [],
    "self": False,
}
BASE: dict[str, dict[str, dict[str, Any]]] = {
    "aws_cloudwatch_log_group": {"x": {"name": "x", "retention_in_days": 365}},
    "aws_s3_bucket": {"x": {"bucket": "a-bucket-that-exists"}, "y": {"bucket": "another-that-exists"}},
    "aws_s3_bucket_lifecycle_configuration": {
        "x": {
            "bucket": "${aws_s3_bucket.x.id}",
            "rule": [{"id": "old", "status": "Enabled", "filter": {}, "expiration": {"days": 3650}}],
        }
    },
    "aws_s3_bucket_versioning": {
        "x": {"bucket": "${aws_s3_bucket.x.id}", "versioning_configuration": {"status": "Enabled"}}
    },
    "aws_kinesis_stream": {"x": {"name": "x", "shard_count": 1, "retention_period": 168}},
    "aws_dynamodb_table": {
        "x": {
            "name": "x",
            "billing_mode": "PAY_PER_REQUEST",
            "hash_key": "a",
            "attribute": [{"name": "a", "type": "S"}],
        }
    },
    "aws_cloudwatch_event_rule": {
        "x": {"name": "x", "schedule_expression": "rate(1 hour)", "state": "ENABLED"}
    },
    "aws_iam_user": {"x": {"name": "x"}},
    "aws_iam_access_key": {"x": {"user": "${aws_iam_user.x.name}", "status": "Active"}},
    "aws_vpc": {"x": {"cidr_block": "10.0.0.0/16"}},
    "aws_security_group": {
        "x": {"name": "x", "description": "x", "vpc_id": "${aws_vpc.x.id}", "ingress": [WEB]},
    },
    "aws_sqs_queue": {"x": {"name": "x", "message_retention_seconds": 3600}},
    "aws_iam_policy": {"x": {"name": "x", "policy": policy(allow("s3:GetObject"))}},
}
HARMFUL: dict[str, dict[str, dict[str, Any]]] = {
    "aws_cloudwatch_log_group": {"x": {"retention_in_days": 1}},
    "aws_s3_bucket_lifecycle_configuration": {
        "x": {"rule": [{"id": "old", "status": "Enabled", "filter": {}, "expiration": {"days": 1}}]}
    },
    "aws_s3_bucket_versioning": {"x": {"versioning_configuration": {"status": "Suspended"}}},
    "aws_kinesis_stream": {"x": {"retention_period": 24}},
    "aws_dynamodb_table": {"x": {"ttl": {"attribute_name": "at", "enabled": True}}},
    "aws_cloudwatch_event_rule": {"x": {"state": "DISABLED"}},
    "aws_iam_access_key": {"x": {"status": "Inactive"}},
    "aws_security_group": {"x": {"ingress": []}},
    "aws_default_security_group": {"x": {"vpc_id": "${aws_vpc.x.id}"}},
    "aws_sqs_queue": {"x": {"message_retention_seconds": 60}},
    "aws_iam_policy": {"x": {"policy": policy(allow("s3:ListBucket"))}},
    "aws_s3_bucket_public_access_block": {
        "y": {"bucket": "${aws_s3_bucket.y.id}", "block_public_acls": True}
    },
}
ORDINARY: dict[str, dict[str, dict[str, Any]]] = {
    "aws_cloudwatch_log_group": {"x": {"retention_in_days": 400, "tags": {"a": "1"}}},
    "aws_s3_bucket": {"x": {"tags": {"a": "1"}}, "z": {"bucket": "a-new-bucket"}},
    "aws_s3_bucket_public_access_block": {
        "z": {"bucket": "${aws_s3_bucket.z.id}", "block_public_acls": True}
    },
    "aws_s3_bucket_policy": {
        "z": {
            "bucket": "${aws_s3_bucket.z.id}",
            "policy": policy(allow("s3:GetObject", "arn:aws:s3:::a-new-bucket/*", Principal="*")),
        }
    },
    "aws_kinesis_stream": {"x": {"retention_period": 200, "shard_count": 2}},
    "aws_dynamodb_table": {
        "x": {"point_in_time_recovery": {"enabled": True}, "deletion_protection_enabled": True}
    },
    "aws_cloudwatch_event_rule": {"x": {"description": "every hour"}},
    "aws_vpc": {"x": {"enable_dns_hostnames": True}, "new": {"cidr_block": "10.1.0.0/16"}},
    "aws_default_security_group": {"new": {"vpc_id": "${aws_vpc.new.id}"}},
    "aws_route_table": {"new": {"vpc_id": "${aws_vpc.new.id}"}},
    "aws_main_route_table_association": {
        "new": {"vpc_id": "${aws_vpc.new.id}", "route_table_id": "${aws_route_table.new.id}"}
    },
    "aws_security_group": {"x": {"ingress": [WEB, {**WEB, "from_port": 80, "to_port": 80}]}},
    "aws_sqs_queue": {"x": {"message_retention_seconds": 7200, "visibility_timeout_seconds": 60}},
    "aws_iam_policy": {"x": {"policy": policy(allow(["s3:GetObject", "s3:ListBucket"]))}},
    "aws_launch_template": {"new": {"name": "new", "user_data": "YQ=="}},
}


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """What `BASE` says, applied once."""
    need("tofu")
    with LocalAws() as aws, kept_provider(aws) as provider:
        root = tmp_path_factory.mktemp("harms")
        document = {"provider": {"aws": {"region": REGION}}, "resource": BASE}
        made = Workspaces(root, aws, provider, tmp_path_factory.mktemp("cache")).write("harms", document)
        yield made.apply()


def planned(workspace: Workspace, changes: dict[str, dict[str, dict[str, Any]]]) -> Plan:
    """The plan for `BASE` with other arguments, or further resources."""
    resources = copy.deepcopy(BASE)
    for type_, named in changes.items():
        for name, arguments in named.items():
            resources.setdefault(type_, {}).setdefault(name, {}).update(arguments)
    workspace.rewrite({"provider": {"aws": {"region": REGION}}, "resource": resources})
    path = workspace.folder / "next.plan"
    workspace.tofu.plan(out=path)
    return read_plan(workspace.tofu.show_json(path))


@pytest.mark.promise("updates")
@pytest.mark.promise("creations")
def test_what_a_real_plan_loses_interrupts_or_cuts_off_is_refused(applied: Workspace) -> None:
    refusals = judge(planned(applied, HARMFUL), Policy()).refusals
    assert {(refusal.address, refusal.what) for refusal in refusals} == {
        ("aws_cloudwatch_log_group.x", "loseData"),
        ("aws_s3_bucket_lifecycle_configuration.x", "loseData"),
        ("aws_s3_bucket_versioning.x", "loseData"),
        ("aws_kinesis_stream.x", "loseData"),
        ("aws_dynamodb_table.x", "loseData"),
        ("aws_cloudwatch_event_rule.x", "disrupt"),
        ("aws_iam_access_key.x", "cutAccess"),
        ("aws_security_group.x", "cutAccess"),
        ("aws_default_security_group.x", "cutAccess"),
        ("aws_sqs_queue.x", "loseData"),
        ("aws_iam_policy.x", "cutAccess"),
        ("aws_s3_bucket_public_access_block.y", "cutAccess"),
    }


@pytest.mark.promise("growth")
def test_a_real_plan_that_only_adds_is_let_through(applied: Workspace) -> None:
    plan = planned(applied, ORDINARY)
    assert len(plan.of(Kind.UPDATE)) >= 9
    assert judge(plan, Policy()).refusals == ()
