from __future__ import annotations

import json
from typing import Any

import pytest

from modules.flow_logs import FlowLogError, FlowLogs, FlowLogSettings
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def resources(settings: FlowLogSettings) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        FlowLogs(stack, "logs", name="net", vpc_id="vpc-1", settings=settings)

    return synthesize(build, ReadableStack)["resource"]


def test_into_cloudwatch_with_a_role_for_this_log_group_alone() -> None:
    made = resources(
        FlowLogSettings(retention_in_days=14, traffic_type="REJECT", max_aggregation_interval=60)
    )
    assert made["aws_flow_log"] == {
        "logs": {
            "vpc_id": "vpc-1",
            "traffic_type": "REJECT",
            "max_aggregation_interval": 60,
            "log_destination_type": "cloud-watch-logs",
            "log_destination": "${aws_cloudwatch_log_group.logs_group.arn}",
            "iam_role_arn": "${aws_iam_role.logs_role.arn}",
            "tags": {"Name": "net"},
        }
    }
    assert made["aws_cloudwatch_log_group"] == {
        "logs_group": {"name": "/vpc/net/flow-logs", "retention_in_days": 14}
    }
    (trust,) = json.loads(made["aws_iam_role"]["logs_role"]["assume_role_policy"])["Statement"]
    assert trust["Principal"] == {"Service": "vpc-flow-logs.amazonaws.com"}
    assert trust["Condition"] == {
        "StringEquals": {"aws:SourceAccount": "${data.aws_caller_identity.logs_account.account_id}"}
    }
    (statement,) = json.loads(made["aws_iam_role_policy"]["logs_policy"]["policy"])["Statement"]
    group = "${aws_cloudwatch_log_group.logs_group.arn}"
    assert statement["Resource"] == [group, f"{group}:*"]


def test_into_a_bucket_without_role_or_log_group() -> None:
    made = resources(FlowLogSettings(bucket="arn:aws:s3:::logs/vpc/"))
    assert sorted(made) == ["aws_flow_log"]
    assert made["aws_flow_log"]["logs"]["log_destination_type"] == "s3"
    assert made["aws_flow_log"]["logs"]["log_destination"] == "arn:aws:s3:::logs/vpc/"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(
            {"retention_in_days": 31},
            "retention_in_days: CloudWatch cannot keep logs for 31 days; choose 30 or 60",
            id="between two",
        ),
        pytest.param(
            {"retention_in_days": 0},
            "retention_in_days: CloudWatch cannot keep logs for 0 days; choose 1",
            id="none",
        ),
        pytest.param(
            {"bucket": "logs"},
            "bucket: 'logs' is not a valid ARN of a bucket; give one such as arn:aws:s3:::logs",
            id="a bucket's name",
        ),
    ],
)
def test_what_aws_would_refuse_is_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(FlowLogError) as caught:
        FlowLogSettings(**settings)
    assert str(caught.value) == message
