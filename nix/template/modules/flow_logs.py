"""VPC flow logs: who talked to whom, into a log group of its own or into a bucket that is there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Literal

from constructs import Construct

from snowform.aws.cloudwatch_log_group import CloudwatchLogGroup
from snowform.aws.data_aws_caller_identity import DataAwsCallerIdentity
from snowform.aws.flow_log import FlowLog
from snowform.aws.iam_role import IamRole
from snowform.aws.iam_role_policy import IamRolePolicy
from snowform.errors import SnowformError

# What CloudWatch keeps: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
DAYS = (
    1,
    3,
    5,
    7,
    14,
    30,
    60,
    90,
    120,
    150,
    180,
    365,
    400,
    545,
    731,
    1096,
    1827,
    2192,
    2557,
    2922,
    3288,
    3653,
)
BUCKET_ARN = r"^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]+(/.*)?$"


class FlowLogError(SnowformError):
    """A flow log that AWS would refuse."""


@dataclass(frozen=True)
class FlowLogSettings:
    """VPC flow logs; into CloudWatch unless a bucket is given."""

    bucket: str | None = None
    """The ARN of a bucket that is there, and a prefix where wanted: arn:aws:s3:::logs/vpc/."""
    retention_in_days: int = field(default=30, metadata={"formerly": "retention_days"})
    """The days that CloudWatch keeps them; a bucket's own lifecycle decides there."""
    traffic_type: Literal["ALL", "ACCEPT", "REJECT"] = field(default="ALL", metadata={"formerly": "traffic"})
    """Which traffic is logged."""
    max_aggregation_interval: Literal[60, 600] = field(default=600, metadata={"formerly": "interval"})
    """The seconds that a line sums up: 60 or 600."""

    def __post_init__(self) -> None:
        if self.bucket is None and self.retention_in_days not in DAYS:
            raise FlowLogError(
                f"CloudWatch cannot keep logs for {self.retention_in_days} days",
                where="retention_in_days",
                hint=f"choose {_nearest(self.retention_in_days)}",
            )
        # A reference, as code may give, is known to AWS alone.
        if self.bucket is not None and "${" not in self.bucket and not re.match(BUCKET_ARN, self.bucket):
            raise FlowLogError(
                f"{self.bucket!r} is not a valid ARN of a bucket",
                where="bucket",
                hint="give one such as arn:aws:s3:::logs",
            )


class FlowLogs(Construct):
    """The flow log of a VPC, and for CloudWatch the log group and the role that may write to it.

    The bucket's policy has to let delivery.logs.amazonaws.com write; AWS adds that by itself where the bucket
    is the account's own: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
    """

    def __init__(
        self, scope: Construct, id: str, *, name: str, vpc_id: str, settings: FlowLogSettings
    ) -> None:
        super().__init__(scope, id)
        destination, role = (
            (settings.bucket, None) if settings.bucket else self._cloudwatch(name, settings.retention_in_days)
        )
        FlowLog(
            self,
            "Default",
            vpc_id=vpc_id,
            traffic_type=settings.traffic_type,
            max_aggregation_interval=settings.max_aggregation_interval,
            log_destination_type="s3" if settings.bucket else "cloud-watch-logs",
            log_destination=destination,
            iam_role_arn=role,
            tags={"Name": name},
        )

    def _cloudwatch(self, name: str, retention_in_days: int) -> tuple[str, str]:
        """The ARNs of a log group and of the role that writes to it."""
        group = CloudwatchLogGroup(
            self, "group", name=f"/vpc/{name}/flow-logs", retention_in_days=retention_in_days
        )
        account = DataAwsCallerIdentity(self, "account").account_id
        role = IamRole(
            self, "role", name_prefix=f"{name[:26]}-flow-logs-", assume_role_policy=_trust(account)
        )
        IamRolePolicy(self, "policy", name="write", role=role.id, policy=_may_write(group.arn))
        return group.arn, role.arn


def _trust(account: str) -> str:
    """That only flow logs of this account take the role on.

    https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    """
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "sts:AssumeRole",
                    "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
                    "Condition": {"StringEquals": {"aws:SourceAccount": account}},
                }
            ],
        }
    )


def _may_write(group: str) -> str:
    actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": actions, "Resource": [group, f"{group}:*"]}],
        }
    )


def _nearest(days: int) -> str:
    above = [allowed for allowed in DAYS if allowed > days]
    below = [allowed for allowed in DAYS if allowed < days]
    return " or ".join(str(allowed) for allowed in [*below[-1:], *above[:1]])
