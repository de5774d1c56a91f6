from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from snowform.settings import SettingsError, json_schema, read
from stacks.state import StateSettings
from stacks.state_bucket import SharedStates, StateBucketSettings
from tests.synthesis import synthesize

LEAST: dict[str, Any] = {"region": "eu-central-1", "bucket": "team-states"}
WHERE = "context.state-bucket"


def document(value: Any) -> Any:
    settings = read(StateBucketSettings, value, where=WHERE)
    return synthesize(lambda _: None, lambda app, name: SharedStates(app, name, settings))


@pytest.fixture(scope="module")
def least() -> Any:
    return document(LEAST)


def test_the_least_settings_make_a_protected_bucket_and_a_table_of_its_name(least: Any) -> None:
    assert sorted(least["resource"]) == [
        "aws_dynamodb_table",
        "aws_kms_alias",
        "aws_kms_key",
        "aws_s3_bucket",
        "aws_s3_bucket_lifecycle_configuration",
        "aws_s3_bucket_ownership_controls",
        "aws_s3_bucket_policy",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
    ]
    assert least["resource"]["aws_dynamodb_table"]["states_table"]["name"] == "team-states"
    assert least["resource"]["aws_s3_bucket"]["states_bucket"]["lifecycle"] == {"prevent_destroy": True}
    assert "data" not in least


def test_its_output_holds_the_settings_of_the_stacks_that_use_it(least: Any) -> None:
    backend = least["output"]["backend"]["value"]
    assert backend == {
        "bucket": "${aws_s3_bucket.states_bucket.bucket}",
        "region": "eu-central-1",
        "kms_key_id": "${aws_kms_key.states_key.arn}",
        "dynamodb_table": "${aws_dynamodb_table.states_table.name}",
    }
    applied = {
        **backend,
        "bucket": "team-states",
        "kms_key_id": "arn:aws:kms:eu-central-1:123456789012:key/0a1b",
        "dynamodb_table": "team-states",
    }
    assert read(StateSettings, applied, where="context.state").bucket == "team-states"


@pytest.mark.parametrize(
    ("lock", "table", "file"), [("table", True, False), ("file", False, True), ("both", True, True)]
)
def test_what_locks_the_states_is_in_the_output(lock: str, table: bool, file: bool) -> None:
    made = document({**LEAST, "lock": lock})
    backend = made["output"]["backend"]["value"]
    assert ("aws_dynamodb_table" in made["resource"], "dynamodb_table" in backend) == (table, table)
    assert backend.get("use_lockfile", False) is file


def test_everyone_named_gets_a_policy_and_its_arn_is_an_output() -> None:
    access = {
        "hosts": {"stacks": ["nixos-host"], "principals": ["arn:aws:iam::123456789012:role/hosts"]},
        "admins": {"stacks": ["*"]},
    }
    made = document({**LEAST, "access": access})
    assert made["output"]["policies"]["value"] == {
        "hosts": "${aws_iam_policy.access_hosts_policy.arn}",
        "admins": "${aws_iam_policy.access_admins_policy.arn}",
    }
    policy = json.loads(made["resource"]["aws_iam_policy"]["access_admins_policy"]["policy"])
    assert "${aws_s3_bucket.states_bucket.arn}/*/terraform.tfstate" in policy["Statement"][1]["Resource"]
    assert list(made["resource"]["aws_iam_role_policy_attachment"].values()) == [
        {"role": "hosts", "policy_arn": "${aws_iam_policy.access_hosts_policy.arn}"}
    ]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"bucket": "Team_States"}, f"{WHERE}.bucket: 'Team_States' is not a valid name for a bucket; "),
        ({"dynamodb_table": "-"}, f"{WHERE}.dynamodb_table: '-' is not a valid name for a table; "),
        ({"noncurrent_days": 0}, f"{WHERE}.noncurrent_days: "),
        ({"newer_noncurrent_versions": 101}, f"{WHERE}.newer_noncurrent_versions: "),
        ({"region": "Frankfurt"}, f"{WHERE}.region: "),
        ({"lock": "none"}, f"{WHERE}.lock: "),
        ({"access": {"a": {"stacks": []}}}, f"{WHERE}.access.a.stacks: access to no stack; "),
        (
            {"access": {"a": {"stacks": ["*"], "principals": ["deploy"]}}},
            f"{WHERE}.access.a.principals: 'deploy' is not the ARN of a role or user; ",
        ),
    ],
)
def test_wrong_settings_are_told_with_their_place(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(StateBucketSettings, {**LEAST, **changed}, where=WHERE)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_the_settings_have_a_schema_that_takes_what_is_read() -> None:
    schema = Draft202012Validator(json_schema(StateBucketSettings))
    assert schema.is_valid({**LEAST, "lock": "both", "access": {"a": {"stacks": ["*"]}}})
    assert not schema.is_valid({**LEAST, "noncurrent_days": 0})
