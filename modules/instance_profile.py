"""An IAM role that machines take on, and the instance profile through which EC2 gives it to them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from constructs import Construct

from snowform.aws.data_aws_partition import DataAwsPartition
from snowform.aws.iam_instance_profile import IamInstanceProfile
from snowform.aws.iam_role import IamRole
from snowform.aws.iam_role_policy_attachment import IamRolePolicyAttachment
from snowform.errors import SnowformError

# What the SSM agent needs: https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html
SSM_POLICY = "AmazonSSMManagedInstanceCore"
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
LONGEST_NAME = 64
POLICY_ARN = r"^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/\S+$"

_ASSUMED_BY_EC2 = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}
    ],
}


class InstanceProfileError(SnowformError):
    """A role or a policy that IAM would refuse."""


class InstanceProfile(Construct):
    """A role that EC2 may take on, the policies `policy_arns`, and the profile that machines are given.

    With `ssm`, the SSM agent on the machine may register, so that Session Manager reaches it without SSH.
    Nothing is allowed that is not named. Raises InstanceProfileError for what is not a valid ARN of a policy,
    and for a name that is too long.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        policy_arns: Sequence[str] = (),
        ssm: bool = False,
    ) -> None:
        super().__init__(scope, id)
        if len(name) > LONGEST_NAME:
            raise InstanceProfileError(
                f"the role's name {name} has {len(name)} characters, IAM takes {LONGEST_NAME}",
                where=self.node.path,
                hint="choose a shorter one",
            )
        for arn in policy_arns:
            check_policy_arn(arn, where=self.node.path)
        role = IamRole(self, "role", name=name, assume_role_policy=json.dumps(_ASSUMED_BY_EC2))
        attached = {f"policy-{word}": arn for word, arn in _by_word(policy_arns).items()}
        if ssm:
            partition = DataAwsPartition(self, "partition").partition
            attached["ssm"] = f"arn:{partition}:iam::aws:policy/{SSM_POLICY}"
        for word, arn in attached.items():
            IamRolePolicyAttachment(self, word, role=role.name, policy_arn=arn)
        profile = IamInstanceProfile(self, "Default", name=name, role=role.name)
        self.role_name: str = role.name
        self.profile_name: str = profile.name
        self.profile_arn: str = profile.arn


def check_policy_arn(arn: str, *, where: str = "") -> None:
    """Raises InstanceProfileError for what is not a valid ARN of a policy; references (`policy.arn`) pass."""
    if "${" not in arn and not re.match(POLICY_ARN, arn):
        raise InstanceProfileError(
            f"{arn!r} is not a valid ARN of a policy",
            where=where,
            hint="give one such as arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
        )


def _by_word(policy_arns: Sequence[str]) -> dict[str, str]:
    """The policies by their own names, so that another one in the list moves none of the others."""
    words: dict[str, str] = {}
    for number, arn in enumerate(dict.fromkeys(policy_arns)):
        word = re.sub(r"[^A-Za-z0-9-]", "-", arn.rpartition("/")[2])
        # A reference has no name yet, and an own policy may be called as one of AWS is.
        words[str(number) if "${" in arn or word in words else word] = arn
    return words
