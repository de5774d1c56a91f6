from __future__ import annotations

from typing import Any

import pytest

from snowform.settings import SettingsError, read
from stacks.state import StateSettings, keep_state
from tests.synthesis import synthesize

KEY = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000"
SETTINGS = {"bucket": "team-states", "region": "eu-central-1", "dynamodb_table": "locks", "kms_key_id": KEY}


def backend(value: Any) -> Any:
    settings = read(StateSettings, value, where="context.state")
    stacks = []

    def build(stack: Any) -> None:
        keep_state(stack, settings)
        stacks.append(stack)

    synthesize(build)
    return stacks[0].to_terraform()["terraform"]["backend"]


def test_without_settings_a_state_stays_where_it_is() -> None:
    assert list(backend({})) == ["local"]


def test_the_settings_are_those_that_the_bucket_s_stack_prints() -> None:
    assert backend(SETTINGS)["s3"] == {
        "bucket": "team-states",
        "key": "stack/terraform.tfstate",
        "region": "eu-central-1",
        "encrypt": True,
        "kms_key_id": KEY,
        "dynamodb_table": "locks",
    }


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"region": "eu-central-1"}, "context.state: no bucket is set; set it, or nothing at all"),
        ({**SETTINGS, "region": None}, "context.state: no region is set; "),
        ({**SETTINGS, "dynamodb_table": None}, "context.state: nothing locks the states; "),
        ({**SETTINGS, "bucket": "Team"}, "context.state.bucket: 'Team' is not a valid name for a bucket; "),
        (
            {**SETTINGS, "dynamodb_table": "a b"},
            "context.state.dynamodb_table: 'a b' is not a valid name for a table; ",
        ),
        (
            {**SETTINGS, "kms_key_id": "alias/team"},
            "context.state.kms_key_id: 'alias/team' is not the ARN of a",
        ),
    ],
)
def test_wrong_settings_are_told_with_their_place(value: Any, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(StateSettings, value, where="context.state")
    assert str(caught.value).startswith(message)
