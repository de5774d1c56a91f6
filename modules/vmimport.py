"""The role that EC2's import of disks takes on: it reads one bucket, and makes snapshots.

https://docs.aws.amazon.com/vm-import/latest/userguide/required-permissions.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from cdktf import ITerraformDependable
from constructs import Construct

from snowform.aws.iam_role import IamRole
from snowform.aws.iam_role_policy import IamRolePolicy

_TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "vmie.amazonaws.com"},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"sts:Externalid": "vmimport"}},
        }
    ],
}


class VmImportRole(Construct):
    """A role for imports from the bucket `bucket_arn`, and nothing else in S3.

    With `kms_keys` (ARNs) an import may encrypt the snapshot with these. The role is of no use before its
    `policy` is made.
    """

    def __init__(
        self, scope: Construct, id: str, *, name: str, bucket_arn: str, kms_keys: Sequence[str] = ()
    ) -> None:
        super().__init__(scope, id)
        role = IamRole(self, "Default", name=name, assume_role_policy=json.dumps(_TRUST))
        self.policy: ITerraformDependable = IamRolePolicy(
            self, "policy", name="vmimport", role=role.id, policy=json.dumps(_allowed(bucket_arn, kms_keys))
        )
        self.role_name: str = role.name


def _allowed(bucket_arn: str, kms_keys: Sequence[str]) -> dict[str, object]:
    statements: list[dict[str, object]] = [
        {
            "Effect": "Allow",
            "Action": ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
            "Resource": [bucket_arn, f"{bucket_arn}/*"],
        },
        {
            "Effect": "Allow",
            "Action": [
                "ec2:ModifySnapshotAttribute",
                "ec2:CopySnapshot",
                "ec2:RegisterImage",
                "ec2:Describe*",
            ],
            # None of these can be allowed for one snapshot that is not there yet.
            "Resource": "*",
        },
    ]
    if kms_keys:
        statements.append(
            {
                "Effect": "Allow",
                "Action": [
                    "kms:CreateGrant",
                    "kms:Decrypt",
                    "kms:DescribeKey",
                    "kms:Encrypt",
                    "kms:GenerateDataKey*",
                    "kms:ReEncrypt*",
                ],
                "Resource": list(kms_keys),
            }
        )
    return {"Version": "2012-10-17", "Statement": statements}
