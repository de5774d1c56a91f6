from __future__ import annotations

import json
from typing import Any

import pytest

from modules.readable_stack import ReadableStack
from modules.state_bucket import (
    StateBucket,
    StateBucketError,
    check_key,
    check_retention,
    check_table,
    shared_state,
)
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize

KEY = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000"
SSE = "s3:x-amz-server-side-encryption"


def resources(**settings: Any) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        StateBucket(stack, "states", **{"bucket": "team-states", "dynamodb_table": "locks", **settings})

    return synthesize(build, ReadableStack)["resource"]


@pytest.fixture(scope="module")
def made() -> Any:
    return resources()


def backend(**settings: Any) -> Any:
    """The backend of a stack called `stack`; `synthesize` itself leaves backends out."""
    stacks = []

    def build(stack: Any) -> None:
        shared_state(
            stack,
            **{"bucket": "team-states", "region": "eu-central-1", "dynamodb_table": "locks", **settings},
        )
        stacks.append(stack)

    synthesize(build)
    return stacks[0].to_terraform()["terraform"]["backend"]


def test_nothing_of_it_is_destroyed_by_accident(made: Any) -> None:
    for kind in ("aws_s3_bucket", "aws_kms_key", "aws_dynamodb_table"):
        (body,) = made[kind].values()
        assert body["lifecycle"] == {"prevent_destroy": True}, kind
    assert made["aws_s3_bucket"]["states_bucket"]["force_destroy"] is False
    assert made["aws_dynamodb_table"]["states_table"]["deletion_protection_enabled"] is True
    assert made["aws_kms_key"]["states_key"]["deletion_window_in_days"] == 30


def test_unprotected_it_goes_with_all_that_is_in_it() -> None:
    made = resources(prevent_destroy=False)
    for kind in ("aws_s3_bucket", "aws_kms_key", "aws_dynamodb_table"):
        (body,) = made[kind].values()
        assert "lifecycle" not in body, kind
    assert made["aws_s3_bucket"]["states_bucket"]["force_destroy"] is True
    assert made["aws_dynamodb_table"]["states_table"]["deletion_protection_enabled"] is False


def test_the_bucket_is_private_and_encrypted_by_a_key_of_its_own_that_rotates(made: Any) -> None:
    block = dict(made["aws_s3_bucket_public_access_block"]["states_bucket_private"])
    block.pop("bucket")
    assert set(block.values()) == {True}
    assert len(block) == 4
    ownership = made["aws_s3_bucket_ownership_controls"]["states_bucket_ownership"]["rule"]
    assert ownership == {"object_ownership": "BucketOwnerEnforced"}
    assert made["aws_kms_key"]["states_key"]["enable_key_rotation"] is True
    assert made["aws_kms_alias"]["states_alias"] == {
        "name": "alias/team-states",
        "target_key_id": "${aws_kms_key.states_key.key_id}",
    }
    (rule,) = made["aws_s3_bucket_server_side_encryption_configuration"]["states_bucket_encryption"]["rule"]
    assert rule == {
        "apply_server_side_encryption_by_default": {
            "sse_algorithm": "aws:kms",
            "kms_master_key_id": "${aws_kms_key.states_key.arn}",
        },
        "bucket_key_enabled": True,
    }


def test_its_policy_refuses_plain_http_and_every_other_encryption(made: Any) -> None:
    body = made["aws_s3_bucket_policy"]["states_bucket_policy"]
    assert body["depends_on"] == ["aws_s3_bucket_public_access_block.states_bucket_private"]
    statements = {statement["Sid"]: statement for statement in json.loads(body["policy"])["Statement"]}
    assert {statement["Effect"] for statement in statements.values()} == {"Deny"}
    bucket = "${aws_s3_bucket.states_bucket.arn}"
    transport = statements["TlsOnly"]
    assert (transport["Action"], transport["Resource"]) == ("s3:*", [bucket, f"{bucket}/*"])
    assert transport["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert statements["NoOtherEncryption"]["Condition"] == {
        "Null": {SSE: "false"},
        "StringNotEquals": {SSE: "aws:kms"},
    }
    assert statements["NoOtherKey"]["Condition"] == {
        "StringEquals": {SSE: "aws:kms"},
        "StringNotEquals": {f"{SSE}-aws-kms-key-id": "${aws_kms_key.states_key.arn}"},
    }


def test_former_states_are_kept_by_number_and_by_age() -> None:
    made = resources(noncurrent_days=365, newer_noncurrent_versions=100)
    assert made["aws_s3_bucket_versioning"]["states_bucket_versioning"]["versioning_configuration"] == {
        "status": "Enabled"
    }
    body = made["aws_s3_bucket_lifecycle_configuration"]["states_bucket_lifecycle"]
    (rule,) = body["rule"]
    assert rule["noncurrent_version_expiration"] == {"noncurrent_days": 365, "newer_noncurrent_versions": 100}
    assert body["depends_on"] == ["aws_s3_bucket_versioning.states_bucket_versioning"]


def test_the_lock_table_is_what_opentofu_wants(made: Any) -> None:
    table = made["aws_dynamodb_table"]["states_table"]
    assert (table["name"], table["hash_key"]) == ("locks", "LockID")
    assert table["attribute"] == [{"name": "LockID", "type": "S"}]
    assert table["billing_mode"] == "PAY_PER_REQUEST"
    assert table["point_in_time_recovery"] == table["server_side_encryption"] == {"enabled": True}
    assert "aws_dynamodb_table" not in resources(dynamodb_table=None)


def test_a_stack_keeps_its_state_under_its_name() -> None:
    assert backend(kms_key_id=KEY) == {
        "s3": {
            "bucket": "team-states",
            "key": "stack/terraform.tfstate",
            "region": "eu-central-1",
            "encrypt": True,
            "kms_key_id": KEY,
            "dynamodb_table": "locks",
        }
    }


def test_a_lock_file_goes_with_a_table_or_without() -> None:
    assert backend(use_lockfile=True)["s3"]["use_lockfile"] is True
    assert "dynamodb_table" not in backend(use_lockfile=True, dynamodb_table=None)["s3"]
    assert "use_lockfile" not in backend()["s3"]


def test_a_state_that_nothing_locks_is_refused() -> None:
    with pytest.raises(StateBucketError, match=r"^stack: nothing locks the state, .*; name the lock table"):
        backend(dynamodb_table=None)


@pytest.mark.parametrize(("days", "versions"), [(0, 30), (-1, 30), (90, 0), (90, 101)])
def test_no_retention_is_refused(days: int, versions: int) -> None:
    with pytest.raises(StateBucketError, match=f"^{days} days and {versions} versions are no retention; "):
        check_retention(days, versions)
    check_retention(1, 1)


@pytest.mark.parametrize("arn", ["", "alias/team", KEY.replace("key/", "alias/"), f"{KEY}/x", "arn:aws:kms"])
def test_what_is_no_arn_of_a_key_is_refused(arn: str) -> None:
    with pytest.raises(StateBucketError, match=r"is not the ARN of a KMS key; .*an alias will not do$"):
        check_key(arn)
    check_key(KEY)


@pytest.mark.parametrize("name", ["ab", "lock table", "a" * 256])
def test_what_is_no_name_of_a_table_is_refused(name: str) -> None:
    with pytest.raises(StateBucketError, match="is not a valid name for a table; 3 to 255 "):
        check_table(name)
