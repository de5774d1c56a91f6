from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.changes import read_plan
from snowform.provision.plan.deleted_outside import notices, refuse
from snowform.provision.plan.policy import Policy
from tests.provision.plan.makers import document, raw


def gone(address: str) -> dict[str, Any]:
    return raw(address, "delete", before={"id": "vpc-1"})


def seen(*changes: dict[str, Any], drift: tuple[str, ...]) -> dict[str, Any]:
    names = {"aws_vpc.a": "aws", "aws_vpc.b": "aws", "aws_subnet.c": "aws", "aws_subnet.far": "aws.west"}
    resources = [
        {
            "address": address,
            "mode": "managed",
            "type": address.split(".")[0],
            "name": address.split(".")[1],
            "provider_config_key": key,
        }
        for address, key in names.items()
    ]
    whole = {"configuration": {"root_module": {"resources": resources}}}
    return document(*changes, resource_drift=[gone(address) for address in drift], **whole)


BOTH = ("aws_vpc.a", "aws_vpc.b")
AGAIN = [raw(address, "create") for address in BOTH]


@pytest.mark.promise("refresh")
@pytest.mark.parametrize(
    "changes",
    [
        AGAIN,
        [],
        [*AGAIN, raw("terraform_data.x", "no-op", before={"id": "1"})],
        [*AGAIN, raw("aws_subnet.far", "no-op", before={"id": "s-2"})],
        [*AGAIN, raw("aws_subnet.c", "no-op", before={"id": "s-1"}, importing={"id": "s-1"})],
    ],
    ids=[
        "all made again",
        "none made again",
        "values of this host",
        "another provider's",
        "what is imported",
    ],
)
def test_a_plan_that_sees_nothing_of_the_state_is_refused(changes: list[dict[str, Any]]) -> None:
    (refusal,) = refuse(seen(*changes, drift=BOTH), Policy())
    assert refusal.text.startswith(
        "AWS shows none of the 2 objects that the state has there, such as aws_vpc.a"
    )
    assert (refusal.address, refusal.what, refusal.setting) == ("provider aws", "forget", "allowForget")
    assert refusal.approvable
    assert refuse(seen(*changes, drift=BOTH), Policy(allow_forget=True)) == ()


@pytest.mark.parametrize(
    ("changes", "drift"),
    [
        ([AGAIN[0]], BOTH[:1]),
        ([AGAIN[0], raw("aws_vpc.b", "no-op", before={"id": "vpc-2"})], BOTH[:1]),
        ([*AGAIN, raw("aws_subnet.c", "update", before={"id": "s-1"})], BOTH),
        ([*AGAIN, raw("aws_subnet.c", "delete", before={"id": "s-1"})], BOTH),
        (AGAIN, ()),
    ],
    ids=["one alone", "one of two", "something is seen", "something that goes is seen", "a first apply"],
)
def test_what_was_deleted_outside_is_made_again(
    changes: list[dict[str, Any]], drift: tuple[str, ...]
) -> None:
    assert refuse(seen(*changes, drift=drift), Policy()) == ()


@pytest.mark.promise("refresh")
def test_what_leaves_the_state_and_is_not_made_again_is_said() -> None:
    assert list(notices(read_plan(seen(AGAIN[0], drift=BOTH)))) == [
        "aws_vpc.b was deleted outside and leaves the state"
    ]
