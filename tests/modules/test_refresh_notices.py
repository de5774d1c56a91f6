from __future__ import annotations

import json
from typing import Any

import pytest

from modules.fleet_settings import RolloutSettings, SizeSettings
from modules.nixos_fleet import Fleet
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from snowform.settings import SettingsError, read
from tests.modules.machines import a_machine
from tests.synthesis import synthesize


def resources(*notify: str) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        Fleet(
            stack,
            "web",
            name="web",
            machine=a_machine(),
            subnet_ids=["subnet-1"],
            size=SizeSettings(1, 3),
            rollout=RolloutSettings(notify=notify),
        )

    return synthesize(build, ReadableStack)["resource"]


def test_a_refresh_that_ends_badly_is_told_by_mail() -> None:
    made = resources("ops@example.org", "on.call@example.org")
    (rule,) = made["aws_cloudwatch_event_rule"].values()
    assert json.loads(rule["event_pattern"]) == {
        "source": ["aws.autoscaling"],
        "detail-type": [
            "EC2 Auto Scaling Instance Refresh Failed",
            "EC2 Auto Scaling Instance Refresh Cancelled",
            "EC2 Auto Scaling Instance Refresh Rollback Succeeded",
            "EC2 Auto Scaling Instance Refresh Rollback Failed",
        ],
        "detail": {"AutoScalingGroupName": ["${aws_autoscaling_group.web_group.name}"]},
    }
    (topic,) = made["aws_sns_topic"]
    arn = f"${{aws_sns_topic.{topic}.arn}}"
    (target,) = made["aws_cloudwatch_event_target"].values()
    assert target["arn"] == arn
    (policy,) = made["aws_sns_topic_policy"].values()
    (statement,) = json.loads(policy["policy"])["Statement"]
    assert (statement["Principal"], statement["Action"]) == (
        {"Service": "events.amazonaws.com"},
        "sns:Publish",
    )
    subscriptions = made["aws_sns_topic_subscription"].values()
    assert {subscription["topic_arn"] for subscription in subscriptions} == {arn}
    assert {subscription["endpoint"] for subscription in subscriptions} == {
        "ops@example.org",
        "on.call@example.org",
    }


def test_nobody_to_write_to_is_no_topic() -> None:
    assert not {"aws_sns_topic", "aws_cloudwatch_event_rule"} & resources().keys()


@pytest.mark.parametrize("address", ["ops", "ops@example", "a b@example.org"])
def test_what_is_no_address_is_refused_where_it_is_set(address: str) -> None:
    with pytest.raises(SettingsError, match=r"rollout\.notify\[1\].*an email address"):
        read(RolloutSettings, {"notify": ["ops@example.org", address]}, where="rollout")
