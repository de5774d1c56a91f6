"""Who may use the states of which stacks: an IAM policy for a StateBucket, with what OpenTofu needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from constructs import Construct

from modules.private_bucket import policy_of
from modules.state_bucket import STATE, StateBucket, StateBucketError
from snowform.aws.iam_policy import IamPolicy
from snowform.aws.iam_role_policy_attachment import IamRolePolicyAttachment
from snowform.aws.iam_user_policy_attachment import IamUserPolicyAttachment

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
_PRINCIPAL = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:(role|user)/(?:[!-~]+/)?([\w+=,.@-]{1,64})")


class StateAccess(Construct):
    """An IAM policy for the states of some stacks, given to roles and users of this account.

    `stacks` are names of stacks, or `*` for all of them; `principals` are ARNs. Whoever has it can read and
    write these states and lock them, and sees the names of the others.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        state_bucket: StateBucket,
        stacks: Sequence[str],
        principals: Sequence[str] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        named = [_principal(arn, where) for arn in principals]
        self.policy = IamPolicy(
            self,
            "policy",
            name=name,
            # Without the stacks' names: a policy with another description is another policy.
            description=f"States in {state_bucket.name}",
            policy=policy_of(_grants(state_bucket, stacks, where)),
        )
        self.policy_arn: str = self.policy.arn
        for kind, principal in dict.fromkeys(named):
            if kind == "role":
                IamRolePolicyAttachment(self, f"role-{principal}", role=principal, policy_arn=self.policy_arn)
            else:
                IamUserPolicyAttachment(self, f"user-{principal}", user=principal, policy_arn=self.policy_arn)


def check_principal(arn: str, *, where: str = "") -> None:
    """Raises StateBucketError where this is not the ARN of an IAM role or user."""
    _principal(arn, where)


def _principal(arn: str, where: str) -> tuple[str, str]:
    """Kind and name of a role or user: what a policy is attached by."""
    found = _PRINCIPAL.fullmatch(arn)
    if found is None:
        raise StateBucketError(
            f"{arn!r} is not the ARN of a role or user",
            where=where,
            hint="it looks like arn:aws:iam::123456789012:role/deploy",
        )
    return found[1], found[2]


def _grants(state_bucket: StateBucket, stacks: Sequence[str], where: str) -> list[Mapping[str, Any]]:
    """What OpenTofu needs for these stacks: https://opentofu.org/docs/language/settings/backends/s3/"""
    if not stacks:
        raise StateBucketError("access to no stack", where=where, hint="name stacks, or * for all of them")
    states = [f"{stack}/{STATE}" for stack in stacks]
    bucket = state_bucket.bucket.arn
    grants: list[Mapping[str, Any]] = [
        # Without it S3 says of a state that is not there yet that it is forbidden.
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": bucket},
        {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:PutObject"],
            "Resource": [f"{bucket}/{state}{end}" for state in states for end in ("", ".tflock")],
        },
        {
            "Effect": "Allow",
            "Action": "s3:DeleteObject",
            "Resource": [f"{bucket}/{state}.tflock" for state in states],
        },
        {
            "Effect": "Allow",
            "Action": ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"],
            "Resource": state_bucket.key_arn,
        },
    ]
    if state_bucket.table is not None:
        items = [f"{state_bucket.name}/{state}{end}" for state in states for end in ("", "-md5")]
        grants += [
            {"Effect": "Allow", "Action": "dynamodb:DescribeTable", "Resource": state_bucket.table.arn},
            {
                "Effect": "Allow",
                "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
                "Resource": state_bucket.table.arn,
                "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": items}},
            },
        ]
    return grants
