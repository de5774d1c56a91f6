"""What boto3 sees of the gaps of S3; see observations.py."""

from __future__ import annotations

import json
import uuid
from typing import Any

from botocore.exceptions import ClientError

from tests.local.cloud import Cloud
from tests.local.observations import observation


@observation(
    mended=["NoSuchLifecycleConfiguration", {"NoncurrentDays": 90, "NewerNoncurrentVersions": 30}, {}],
    released=["NoSuchLifecycleConfiguration", {"NoncurrentDays": 90}, {}],
)
def newer_noncurrent_versions(cloud: Cloud) -> Any:
    s3, bucket = cloud.client("s3"), _bucket(cloud)
    rule = {"Status": "Enabled", "Filter": {"Prefix": ""}}
    kept = {"NoncurrentDays": 90, "NewerNoncurrentVersions": 30}
    rules = [
        {**rule, "ID": "former", "NoncurrentVersionExpiration": kept},
        {**rule, "ID": "uploads", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}},
    ]
    try:
        s3.get_bucket_lifecycle_configuration(Bucket=bucket)
    except ClientError as error:
        without = error.response["Error"]["Code"]
    s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": rules})
    found = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    return [without, *(stored.get("NoncurrentVersionExpiration", {}) for stored in found)]


@observation(
    mended={"plain": "stored", "right key": "stored", "another key": "403", "AES256": "403"},
    released={"plain": "403", "right key": "403", "another key": "403", "AES256": "403"},
)
def bucket_policy_conditions(cloud: Cloud) -> Any:
    s3, bucket = cloud.client("s3"), _bucket(cloud)
    denied = {"Effect": "Deny", "Principal": "*", "Resource": f"arn:aws:s3:::{bucket}/*"}
    upload, header = {**denied, "Action": "s3:PutObject"}, "s3:x-amz-server-side-encryption"
    conditions: list[dict[str, Any]] = [
        {"Null": {header: "false"}, "StringNotEquals": {header: "aws:kms"}},
        {"StringEquals": {header: "aws:kms"}, "StringNotEquals": {f"{header}-aws-kms-key-id": "right"}},
        # What only IAM could decide.
        {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/deploy"}},
    ]
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {**denied, "Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
            *({**upload, "Condition": condition} for condition in conditions),
        ],
    }
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    uploads: dict[str, dict[str, str]] = {
        "plain": {},
        "right key": {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "right"},
        "another key": {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "wrong"},
        "AES256": {"ServerSideEncryption": "AES256"},
    }

    def outcome(**encryption: str) -> str:
        try:
            s3.put_object(Bucket=bucket, Key="state", Body=b"", **encryption)
        except ClientError as error:
            return str(error.response["Error"]["Code"])
        return "stored"

    return {name: outcome(**encryption) for name, encryption in uploads.items()}


def _bucket(cloud: Cloud) -> str:
    name = f"bucket-{uuid.uuid4().hex}"
    where = {"LocationConstraint": "eu-central-1"}
    cloud.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration=where)
    return name
