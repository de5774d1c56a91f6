"""Where a team keeps its states: a bucket, its key and a lock table; and the backend that uses them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from cdktf import S3Backend, TerraformStack
from constructs import Construct

from snowform.aws.dynamodb_table import DynamodbTable
from snowform.aws.kms_alias import KmsAlias
from snowform.aws.kms_key import KmsKey
from snowform.aws.s3_bucket import S3Bucket
from snowform.aws.s3_bucket_lifecycle_configuration import S3BucketLifecycleConfiguration
from snowform.aws.s3_bucket_ownership_controls import S3BucketOwnershipControls
from snowform.aws.s3_bucket_policy import S3BucketPolicy
from snowform.aws.s3_bucket_public_access_block import S3BucketPublicAccessBlock
from snowform.aws.s3_bucket_server_side_encryption_configuration import (
    S3BucketServerSideEncryptionConfigurationA,
)
from snowform.aws.s3_bucket_versioning import S3BucketVersioningA
from snowform.errors import SnowformError

STATE = "terraform.tfstate"
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
_BUCKET = re.compile(r"(?!.*\.\.)(?!\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_RESERVED_STARTS = ("xn--", "sthree-", "amzn-s3-demo-")
_RESERVED_ENDS = ("-s3alias", "--ola-s3", ".mrap", "--x-s3", "--table-s3")
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
_KEY = re.compile(r"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+")
# S3's own limit on what a rule keeps of noncurrent versions.
MOST_VERSIONS = 100
_ENCRYPTION = "s3:x-amz-server-side-encryption"
_ENCRYPTION_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id"


class StateBucketError(SnowformError):
    """A bucket that S3 would refuse, one that would keep nothing, or a wrong ARN."""


class StateBucket(Construct):
    """A versioned, private S3 bucket, encrypted by a key of its own, and a DynamoDB table for locks.

    `table` is the table's name; without one there is none, and only OpenTofu from 1.10 on and Terraform from
    1.11 on can lock (`lock_file` of `shared_state`). Of replaced states the newest `noncurrent_versions` are
    kept, and older ones for `noncurrent_days`. While it is `protected` nothing of it can be destroyed;
    unprotected, it goes with everything that is in it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        table: str | None,
        noncurrent_days: int = 90,
        noncurrent_versions: int = 30,
        protected: bool = True,
    ) -> None:
        super().__init__(scope, id)
        check_bucket(name, where=self.node.path)
        check_retention(noncurrent_days, noncurrent_versions, where=self.node.path)
        self._guard = {"prevent_destroy": True} if protected else None
        # The key's policy is AWS's default: who may use it is said by IAM, as for everything else here.
        self.key = KmsKey(
            self,
            "key",
            description=f"Encrypts the states in {name}",
            enable_key_rotation=True,
            deletion_window_in_days=30 if protected else 7,
            tags={"Name": name},
            lifecycle=self._guard,
        )
        KmsAlias(self, "alias", name=f"alias/{name.replace('.', '-')}", target_key_id=self.key.key_id)
        self.bucket = S3Bucket(
            self,
            "bucket",
            bucket=name,
            force_destroy=not protected,
            tags={"Name": name},
            lifecycle=self._guard,
        )
        self._keep_private()
        self._keep_versions(noncurrent_days, noncurrent_versions)
        self.table: DynamodbTable | None = None
        if table is not None:
            check_table(table, where=self.node.path)
            self.table = self._lock_table(table, protected=protected)
        self.name = name
        self.key_arn: str = self.key.arn

    def _keep_private(self) -> None:
        bucket = self.bucket.id
        block = S3BucketPublicAccessBlock(
            self,
            "private",
            bucket=bucket,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
        )
        S3BucketOwnershipControls(
            self, "ownership", bucket=bucket, rule={"object_ownership": "BucketOwnerEnforced"}
        )
        S3BucketServerSideEncryptionConfigurationA(
            self,
            "encryption",
            bucket=bucket,
            rule=[
                {
                    "apply_server_side_encryption_by_default": {
                        "sse_algorithm": "aws:kms",
                        "kms_master_key_id": self.key.arn,
                    },
                    # One request to KMS for many to S3.
                    "bucket_key_enabled": True,
                }
            ],
        )
        S3BucketPolicy(
            self,
            "policy",
            bucket=bucket,
            policy=policy_of(_refusals(self.bucket.arn, self.key.arn)),
            # S3 refuses two changes of a bucket's access at once.
            depends_on=[block],
        )

    def _keep_versions(self, days: int, versions: int) -> None:
        versioning = S3BucketVersioningA(
            self, "versioning", bucket=self.bucket.id, versioning_configuration={"status": "Enabled"}
        )
        S3BucketLifecycleConfiguration(
            self,
            "lifecycle",
            bucket=self.bucket.id,
            rule=[
                {
                    "id": "former-states",
                    "status": "Enabled",
                    "filter": {"prefix": ""},
                    "noncurrent_version_expiration": {
                        "noncurrent_days": days,
                        "newer_noncurrent_versions": versions,
                    },
                    # What is left of lock files, once their versions are gone.
                    "expiration": {"expired_object_delete_marker": True},
                    "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
                }
            ],
            depends_on=[versioning],
        )

    def _lock_table(self, name: str, *, protected: bool) -> DynamodbTable:
        return DynamodbTable(
            self,
            "table",
            name=name,
            # The name and the type are OpenTofu's: https://opentofu.org/docs/language/settings/backends/s3/
            hash_key="LockID",
            attribute=[{"name": "LockID", "type": "S"}],
            billing_mode="PAY_PER_REQUEST",
            point_in_time_recovery={"enabled": True},
            # By AWS's own key: who locks what is no secret, and users need no right to another key so.
            server_side_encryption={"enabled": True},
            deletion_protection_enabled=protected,
            tags={"Name": name},
            lifecycle=self._guard,
        )


def shared_state(
    stack: TerraformStack,
    *,
    bucket: str,
    region: str,
    kms_key: str | None = None,
    table: str | None = None,
    lock_file: bool = False,
) -> S3Backend:
    """Keep the stack's state in the bucket, as `<stack>/terraform.tfstate`.

    `kms_key` is the ARN of the bucket's key: uploads name it, for those that ask for another encryption are
    refused. Locks are in the `table`, in a file beside the state, or in both.
    """
    where = stack.node.path
    check_bucket(bucket, where=where)
    if kms_key is not None:
        check_key(kms_key, where=where)
    if not table and not lock_file:
        raise StateBucketError(
            "nothing locks the state, so two applies at once would spoil it",
            where=where,
            hint="name the lock table, or set lock_file for OpenTofu from 1.10 on",
        )
    backend = S3Backend(
        stack,
        bucket=bucket,
        key=f"{stack.node.id}/{STATE}",
        region=region,
        encrypt=True,
        kms_key_id=kms_key,
        dynamodb_table=table,
    )
    if lock_file:
        # Younger than CDKTF, whose S3Backend has no argument for it.
        stack.add_override("terraform.backend.s3.use_lockfile", True)
    return backend


def check_bucket(name: str, *, where: str = "") -> None:
    """A StateBucketError where S3 takes no general purpose bucket of that name."""
    if not _BUCKET.fullmatch(name):
        raise StateBucketError(
            f"{name!r} is no name for a bucket",
            where=where,
            hint="3 to 63 lower-case letters, digits, - and single ., a letter or digit at both ends, and no "
            "IP address",
        )
    if name.startswith(_RESERVED_STARTS) or name.endswith(_RESERVED_ENDS):
        raise StateBucketError(
            f"{name!r} begins or ends with what S3 keeps for itself",
            where=where,
            hint=f"none of {', '.join((*_RESERVED_STARTS, *_RESERVED_ENDS))}",
        )


def check_table(name: str, *, where: str = "") -> None:
    """A StateBucketError where DynamoDB takes no table of that name."""
    if not _TABLE.fullmatch(name):
        raise StateBucketError(
            f"{name!r} is no name for a table",
            where=where,
            hint="3 to 255 letters, digits, -, _ and .",
        )


def check_retention(days: int, versions: int, *, where: str = "") -> None:
    """A StateBucketError where no former state would be kept, or more of them than S3 can count."""
    if days < 1 or not 1 <= versions <= MOST_VERSIONS:
        raise StateBucketError(
            f"{days} days and {versions} versions are no retention",
            where=where,
            hint=f"a former state is the way back: keep them a day or more, and 1 to {MOST_VERSIONS} of each",
        )


def check_key(arn: str, *, where: str = "") -> None:
    """A StateBucketError where this is not the ARN of a KMS key; the bucket's policy knows it by no other."""
    if not _KEY.fullmatch(arn):
        raise StateBucketError(
            f"{arn!r} is not the ARN of a KMS key",
            where=where,
            hint="it looks like arn:aws:kms:eu-central-1:123456789012:key/…, and an alias will not do",
        )


def _refusals(bucket: str, key: str) -> list[Mapping[str, Any]]:
    """What nobody may do, whatever IAM says. An upload that asks for no encryption gets the bucket's own."""
    uploads = {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": f"{bucket}/*"}
    return [
        {
            "Sid": "OnlyEncryptedTransport",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": [bucket, f"{bucket}/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        },
        {
            "Sid": "NoOtherEncryption",
            **uploads,
            "Condition": {
                "Null": {_ENCRYPTION: "false"},
                "StringNotEquals": {_ENCRYPTION: "aws:kms"},
            },
        },
        {
            # Without a key's name in the request S3 would take AWS's own; this matches that too.
            "Sid": "NoOtherKey",
            **uploads,
            "Condition": {
                "StringEquals": {_ENCRYPTION: "aws:kms"},
                "StringNotEquals": {_ENCRYPTION_KEY: key},
            },
        },
    ]


def policy_of(statements: Sequence[Mapping[str, Any]]) -> str:
    """The text of a policy with these statements."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
