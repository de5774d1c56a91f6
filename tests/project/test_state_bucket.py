"""What has to hold for the stack state-bucket, with its settings in cdktf.json: `snowform run pytest`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cdktf import Testing

from snowform import settings
from stacks.state_bucket import SharedStates, StateBucketSettings


@pytest.fixture(scope="module")
def resources() -> Any:
    app = Testing.app()
    stack = SharedStates(app, "state-bucket", settings.load(app, "state-bucket", StateBucketSettings))
    return json.loads(Testing.synth(stack))["resource"]


def test_a_former_state_can_be_had_again(resources: Any) -> None:
    (versioning,) = resources["aws_s3_bucket_versioning"].values()
    assert versioning["versioning_configuration"]["status"] == "Enabled"


def test_nobody_outside_of_the_account_reads_a_state(resources: Any) -> None:
    (block,) = resources["aws_s3_bucket_public_access_block"].values()
    assert all(block.values())


def test_the_bucket_is_not_destroyed_by_mistake(resources: Any) -> None:
    (bucket,) = resources["aws_s3_bucket"].values()
    assert bucket["lifecycle"]["prevent_destroy"]
