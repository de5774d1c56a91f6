"""Where a team keeps its states: a bucket, its key and a lock table; and the backend that uses them."""

from __future__ import annotations

import re

from cdktf import S3Backend, TerraformStack
from constructs import Construct

from modules.private_bucket import PrivateBucket, Statement, check_bucket_name
from snowform.aws.dynamodb_table import DynamodbTable
from snowform.aws.kms_alias import KmsAlias
from snowform.aws.kms_key import KmsKey
from snowform.errors import SnowformError

STATE = "terraform.tfstate"
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
_KEY = re.compile(r"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+")
# S3's own limit on what a rule keeps of noncurrent versions.
MOST_VERSIONS = 100
_ENCRYPTION = "s3:x-amz-server-side-encryption"
_ENCRYPTION_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id"


class StateBucketError(SnowformError):
    """A bucket that would keep nothing, a table that DynamoDB would refuse, or a wrong ARN."""


class StateBucket(Construct):
    """A versioned, private S3 bucket, encrypted by a key of its own, and a DynamoDB table for locks.

    `dynamodb_table` is the table's name; without one there is none, and only OpenTofu from 1.10 on and
    Terraform from 1.11 on can lock (`use_lockfile` of `shared_state`). Of replaced states the newest
    `newer_noncurrent_versions` are kept, and older ones for `noncurrent_days` days. With `prevent_destroy`
    nothing of it can be destroyed; without, it goes with everything that is in it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        bucket: str,
        dynamodb_table: str | None,
        noncurrent_days: int = 90,
        newer_noncurrent_versions: int = 30,
        prevent_destroy: bool = True,
    ) -> None:
        super().__init__(scope, id)
        check_bucket_name(bucket, where=self.node.path)
        check_retention(noncurrent_days, newer_noncurrent_versions, where=self.node.path)
        self._guard = {"prevent_destroy": True} if prevent_destroy else None
        # The key's policy is AWS's default: who may use it is said by IAM, as for everything else here.
        self.key = KmsKey(
            self,
            "key",
            description=f"Encrypts the states in {bucket}",
            enable_key_rotation=True,
            deletion_window_in_days=30 if prevent_destroy else 7,
            tags={"Name": bucket},
            lifecycle=self._guard,
        )
        KmsAlias(self, "alias", name=f"alias/{bucket.replace('.', '-')}", target_key_id=self.key.key_id)
        private = PrivateBucket(
            self,
            "bucket",
            bucket=bucket,
            kms_master_key_id=self.key.arn,
            statements=self._refusals,
            lifecycle_rules=[
                {
                    "id": "former-states",
                    "status": "Enabled",
                    "filter": {"prefix": ""},
                    "noncurrent_version_expiration": {
                        "noncurrent_days": noncurrent_days,
                        "newer_noncurrent_versions": newer_noncurrent_versions,
                    },
                    # What is left of lock files, once their versions are gone.
                    "expiration": {"expired_object_delete_marker": True},
                    "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
                }
            ],
            force_destroy=not prevent_destroy,
            lifecycle=self._guard,
        )
        self.bucket = private.bucket
        self.table: DynamodbTable | None = None
        if dynamodb_table is not None:
            check_table(dynamodb_table, where=self.node.path)
            self.table = self._lock_table(dynamodb_table, protected=prevent_destroy)
        self.name = bucket
        self.key_arn: str = self.key.arn

    def _refusals(self, bucket: str) -> list[Statement]:
        """What nobody may do, whatever IAM says. An upload that asks for no encryption gets the bucket's."""
        uploads = {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": f"{bucket}/*"}
        return [
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
                    "StringNotEquals": {_ENCRYPTION_KEY: self.key.arn},
                },
            },
        ]

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
    kms_key_id: str | None = None,
    dynamodb_table: str | None = None,
    use_lockfile: bool = False,
) -> S3Backend:
    """Keep the stack's state in the bucket, as `<stack>/terraform.tfstate`.

    `kms_key_id` is the ARN of the bucket's key: uploads name it, for those that ask for another encryption
    are refused. Locks are in the `dynamodb_table`, in a file beside the state, or in both.
    """
    where = stack.node.path
    check_bucket_name(bucket, where=where)
    if kms_key_id is not None:
        check_key(kms_key_id, where=where)
    if not dynamodb_table and not use_lockfile:
        raise StateBucketError(
            "nothing locks the state, so two applies at once would spoil it",
            where=where,
            hint="name the lock table, or set use_lockfile for OpenTofu from 1.10 on",
        )
    backend = S3Backend(
        stack,
        bucket=bucket,
        key=f"{stack.node.id}/{STATE}",
        region=region,
        encrypt=True,
        kms_key_id=kms_key_id,
        dynamodb_table=dynamodb_table,
    )
    if use_lockfile:
        # Younger than CDKTF, whose S3Backend has no argument for it.
        stack.add_override("terraform.backend.s3.use_lockfile", True)
    return backend


def check_table(name: str, *, where: str = "") -> None:
    """Raises StateBucketError where DynamoDB takes no table of that name."""
    if not _TABLE.fullmatch(name):
        raise StateBucketError(
            f"{name!r} is not a valid name for a table",
            where=where,
            hint="3 to 255 letters, digits, -, _ and .",
        )


def check_retention(days: int, versions: int, *, where: str = "") -> None:
    """Raises StateBucketError where no former state would be kept, or more of them than S3 can count."""
    if days < 1 or not 1 <= versions <= MOST_VERSIONS:
        raise StateBucketError(
            f"{days} days and {versions} versions are no retention",
            where=where,
            hint=f"a former state is the way back: keep them a day or more, and 1 to {MOST_VERSIONS} of each",
        )


def check_key(arn: str, *, where: str = "") -> None:
    """Raises StateBucketError for what is not the ARN of a KMS key, by which the bucket's policy knows it."""
    if not _KEY.fullmatch(arn):
        raise StateBucketError(
            f"{arn!r} is not the ARN of a KMS key",
            where=where,
            hint="it looks like arn:aws:kms:eu-central-1:123456789012:key/…, and an alias will not do",
        )
