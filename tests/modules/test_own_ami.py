from __future__ import annotations

from typing import Any

import pytest

from modules.own_ami import OwnAmi, OwnAmiError
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def look_up(name: str) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        OwnAmi(stack, "web", name=name, architecture="arm64")

    return synthesize(build, ReadableStack)["data"]


def test_the_newest_available_image_of_the_own_account_is_looked_up() -> None:
    assert look_up("web-*") == {
        "aws_ami": {
            "web": {
                "owners": ["self"],
                "most_recent": True,
                "filter": [
                    {"name": "name", "values": ["web-*"]},
                    {"name": "architecture", "values": ["arm64"]},
                    {"name": "state", "values": ["available"]},
                ],
            }
        }
    }


@pytest.mark.parametrize("name", ["", "*", "?*"])
def test_a_name_that_says_nothing_is_refused(name: str) -> None:
    with pytest.raises(OwnAmiError) as caught:
        look_up(name)
    assert str(caught.value) == (
        f"stack/web: {name!r} does not say which image; give a name or a pattern such as web-*"
    )
