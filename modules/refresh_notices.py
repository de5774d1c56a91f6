"""Mail where the machines of an auto scaling group could not all be replaced: no apply waits for that."""

from __future__ import annotations

import json
from collections.abc import Sequence

from constructs import Construct

from modules.private_bucket import policy_of
from snowform.aws.cloudwatch_event_rule import CloudwatchEventRule
from snowform.aws.cloudwatch_event_target import CloudwatchEventTarget
from snowform.aws.sns_topic import SnsTopic
from snowform.aws.sns_topic_policy import SnsTopicPolicy
from snowform.aws.sns_topic_subscription import SnsTopicSubscription

# https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-eventbridge-events.html
_ENDED_BADLY = ("Failed", "Cancelled", "Rollback Succeeded", "Rollback Failed")


class RefreshNotices(Construct):
    """A topic that hears of the group's instance refreshes that failed or were cancelled, and its readers.

    AWS sends each of `emails` a mail first, in which the address has to be confirmed. Further subscribers can
    be given `topic_arn`. Its messages are not encrypted at rest: EventBridge cannot use the key that AWS has
    for SNS.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        autoscaling_group_name: str,
        emails: Sequence[str],
    ) -> None:
        super().__init__(scope, id)
        topic = SnsTopic(self, "topic", name=f"{name}-refreshes")
        pattern = {
            "source": ["aws.autoscaling"],
            "detail-type": [f"EC2 Auto Scaling Instance Refresh {ending}" for ending in _ENDED_BADLY],
            "detail": {"AutoScalingGroupName": [autoscaling_group_name]},
        }
        rule = CloudwatchEventRule(
            self,
            "rule",
            name=f"{name}-refreshes",
            description=f"Instance refreshes of {name} that failed or were cancelled",
            event_pattern=json.dumps(pattern),
        )
        allowed = {
            "Effect": "Allow",
            "Principal": {"Service": "events.amazonaws.com"},
            "Action": "sns:Publish",
            "Resource": topic.arn,
            "Condition": {"ArnEquals": {"aws:SourceArn": rule.arn}},
        }
        SnsTopicPolicy(self, "policy", arn=topic.arn, policy=policy_of([allowed]))
        CloudwatchEventTarget(self, "target", rule=rule.name, arn=topic.arn)
        for email in emails:
            SnsTopicSubscription(self, email, topic_arn=topic.arn, protocol="email", endpoint=email)
        self.topic_arn: str = topic.arn
