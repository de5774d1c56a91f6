from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from snowform.local.gaps import all_gaps
from tests.local import observations_refusals, observations_s3  # noqa: F401 - they register their own
from tests.local.cloud import Cloud
from tests.local.observations import OBSERVATIONS, Observation

EACH = [pytest.param(seen, id=name) for name, seen in OBSERVATIONS.items()]


def test_every_gap_is_observed() -> None:
    assert sorted(OBSERVATIONS) == sorted(gap.name for gap in all_gaps())


@pytest.mark.parametrize("seen", EACH)
def test_a_mended_gap_answers_as_aws_does(seen: Observation, cloud: Cloud) -> None:
    assert seen.observe(cloud) == seen.mended


@pytest.mark.parametrize("seen", EACH)
def test_moto_as_released_still_has_the_gap(seen: Observation, cloud_as_released: Cloud) -> None:
    assert _attempt(seen, cloud_as_released) == seen.released


def _attempt(seen: Observation, cloud: Cloud) -> Any:
    try:
        return seen.observe(cloud)
    except ClientError as error:
        return error.response["Error"]["Code"]
    except ResponseParserError:
        # What the server answers where moto has no such call is a page, not XML.
        return "500"


def test_the_documentation_names_exactly_the_gaps_that_are_mended() -> None:
    text = (Path(__file__).parents[2] / "docs" / "local-aws.md").read_text()
    mended = text.split("## The gaps that are mended")[1].split("\n## ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", mended, re.MULTILINE)) == sorted(OBSERVATIONS)
