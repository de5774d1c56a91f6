"""An S3 bucket that holds nothing public: encrypted, versioned, reached by TLS only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cdktf import ITerraformDependable
from constructs import Construct

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

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
_NAME = re.compile(r"(?!.*\.\.)(?!\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_RESERVED_STARTS = ("xn--", "sthree-", "amzn-s3-demo-")
_RESERVED_ENDS = ("-s3alias", "--ola-s3", ".mrap", "--x-s3", "--table-s3")
# What the provider puts behind a prefix has 26 characters.
_LONGEST_PREFIX = 63 - 26

# A statement of a policy.
Statement = Mapping[str, Any]


class BucketError(SnowformError):
    """A name that no bucket can have."""


class PrivateBucket(Construct):
    """A bucket with what AWS recommends for one that holds nothing public, and versions of its objects.

    Its name is `bucket`, or begins with `bucket_prefix` and is made up by the provider. It is encrypted by
    `kms_master_key_id`, the ARN of a key, or by S3's own. `lifecycle_rules` say what expires; `statements`
    gives what is added to its policy, which refuses plain HTTP, from the bucket's ARN. `force_destroy` lets a
    destroy take its objects along; `lifecycle` is Terraform's, of the bucket itself. Until all of `ready` is
    made, an object would not be kept as it should.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        lifecycle_rules: Sequence[Any],
        bucket: str | None = None,
        bucket_prefix: str = "",
        kms_master_key_id: str | None = None,
        statements: Callable[[str], Sequence[Statement]] | None = None,
        force_destroy: bool = False,
        lifecycle: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(scope, id)
        if bucket is not None:
            check_bucket_name(bucket, where=self.node.path)
        self.bucket = S3Bucket(
            self,
            "Default",
            bucket=bucket,
            bucket_prefix=None if bucket else prefix_of(bucket_prefix, where=self.node.path),
            force_destroy=force_destroy,
            tags={"Name": bucket} if bucket else None,
            lifecycle=lifecycle,
        )
        self.name: str = self.bucket.bucket
        self.arn: str = self.bucket.arn
        private = S3BucketPublicAccessBlock(
            self,
            "private",
            bucket=self.bucket.id,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
        )
        versioning = S3BucketVersioningA(
            self, "versioning", bucket=self.bucket.id, versioning_configuration={"status": "Enabled"}
        )
        self.ready: list[ITerraformDependable] = [
            private,
            versioning,
            S3BucketOwnershipControls(
                self, "ownership", bucket=self.bucket.id, rule={"object_ownership": "BucketOwnerEnforced"}
            ),
            S3BucketServerSideEncryptionConfigurationA(
                self, "encryption", bucket=self.bucket.id, rule=_encryption(kms_master_key_id)
            ),
            S3BucketPolicy(
                self,
                "policy",
                bucket=self.bucket.id,
                policy=policy_of([_tls_only(self.arn), *(statements(self.arn) if statements else ())]),
                # S3 refuses two changes of a bucket's access at once.
                depends_on=[private],
            ),
        ]
        S3BucketLifecycleConfiguration(
            self, "lifecycle", bucket=self.bucket.id, rule=list(lifecycle_rules), depends_on=[versioning]
        )


def check_bucket_name(name: str, *, where: str = "") -> None:
    """Raises BucketError where S3 takes no general purpose bucket of that name."""
    if not _NAME.fullmatch(name):
        raise BucketError(
            f"{name!r} is not a valid name for a bucket",
            where=where,
            hint="3 to 63 lower-case letters, digits, - and single ., a letter or digit at both ends, and no "
            "IP address",
        )
    if name.startswith(_RESERVED_STARTS) or name.endswith(_RESERVED_ENDS):
        raise BucketError(
            f"{name!r} begins or ends with what S3 keeps for itself",
            where=where,
            hint=f"none of {', '.join((*_RESERVED_STARTS, *_RESERVED_ENDS))}",
        )


def prefix_of(name: str, *, where: str = "") -> str:
    """How a bucket's name begins that is named after something else. Raises BucketError where it cannot."""
    prefix = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not prefix:
        raise BucketError(f"{name!r} is not a valid beginning of a bucket's name", where=where)
    return prefix[: _LONGEST_PREFIX - 1].rstrip("-") + "-"


def policy_of(statements: Sequence[Statement]) -> str:
    """The text of a policy with these statements."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def _encryption(kms_master_key_id: str | None) -> Any:
    if kms_master_key_id is None:
        return [{"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}}]
    by_key = {"sse_algorithm": "aws:kms", "kms_master_key_id": kms_master_key_id}
    # One request to KMS for many to S3.
    return [{"apply_server_side_encryption_by_default": by_key, "bucket_key_enabled": True}]


def _tls_only(arn: str) -> Statement:
    return {
        "Sid": "TlsOnly",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
