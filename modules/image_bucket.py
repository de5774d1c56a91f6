"""The bucket from which EC2 imports disk images: private, encrypted, versioned, reached by TLS only."""

from __future__ import annotations

import json
import re

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

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, without the dots, which TLS
# certificates of virtual hosts do not cover.
NAME = r"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$"
# What the provider puts behind a prefix has 26 characters.
LONGEST_PREFIX = 63 - 26
# An upload that has not ended in this time never will; what was replaced can be fetched back for that time.
UPLOAD_DAYS, REPLACED_DAYS = 7, 30


class ImageBucketError(SnowformError):
    """A name that no bucket can have."""


class ImageBucket(Construct):
    """A bucket for images, and what AWS recommends for one that holds nothing public.

    Its name is `name`, or begins with `prefix` and is made up by the provider. The current version of an
    object stays, for the configuration knows it; versions that were replaced by hand, and uploads that broke
    off, expire. `force_destroy` lets a destroy take along what others have put into it. Until all of `ready`
    is made, an object would not be kept as it should.
    """

    def __init__(
        self, scope: Construct, id: str, *, prefix: str, name: str | None = None, force_destroy: bool = False
    ) -> None:
        super().__init__(scope, id)
        if name is not None:
            check_bucket_name(name, where=self.node.path)
        self.bucket = S3Bucket(
            self,
            "Default",
            bucket=name,
            bucket_prefix=None if name else bucket_prefix(prefix, where=self.node.path),
            force_destroy=force_destroy,
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
                self,
                "encryption",
                bucket=self.bucket.id,
                rule=[{"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}}],
            ),
            S3BucketPolicy(
                self,
                "tls-only",
                bucket=self.bucket.id,
                policy=json.dumps(_tls_only(self.arn)),
                # S3 refuses to change both at once.
                depends_on=[private],
            ),
        ]
        S3BucketLifecycleConfiguration(
            self,
            "lifecycle",
            bucket=self.bucket.id,
            rule=[
                {
                    "id": "replaced-images",
                    "status": "Enabled",
                    "filter": {},
                    "noncurrent_version_expiration": {"noncurrent_days": REPLACED_DAYS},
                    "expiration": {"expired_object_delete_marker": True},
                },
                {
                    "id": "broken-uploads",
                    "status": "Enabled",
                    "filter": {},
                    "abort_incomplete_multipart_upload": {"days_after_initiation": UPLOAD_DAYS},
                },
            ],
            depends_on=[versioning],
        )


def check_bucket_name(name: str, *, where: str = "") -> None:
    """An ImageBucketError where no bucket can have that name."""
    if not re.match(NAME, name):
        raise ImageBucketError(
            f"{name!r} is no name for a bucket",
            where=where,
            hint="use 3 to 63 small letters, digits and hyphens",
        )


def bucket_prefix(name: str, *, where: str = "") -> str:
    """How a bucket's name begins that is named after something else; an ImageBucketError where it cannot."""
    prefix = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not prefix:
        raise ImageBucketError(f"{name!r} is no beginning of a bucket's name", where=where)
    return prefix[: LONGEST_PREFIX - 1].rstrip("-") + "-"


def _tls_only(arn: str) -> dict[str, object]:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"""
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "TlsOnly",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": [arn, f"{arn}/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ],
    }
