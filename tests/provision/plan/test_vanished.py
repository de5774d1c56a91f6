from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.changes import Plan
from snowform.provision.plan.policy import Policy
from snowform.provision.plan.vanished import notices, refuse
from tests.provision.plan.makers import plan, raw


def gone(address: str) -> dict[str, Any]:
    return raw(address, "delete", before={"id": "vpc-1"})


def seen(*changes: dict[str, Any], drift: tuple[str, ...]) -> Plan:
    return plan(*changes, resource_drift=[gone(address) for address in drift])


BOTH = ("aws_vpc.a", "aws_vpc.b")
AGAIN = [raw(address, "create") for address in BOTH]


@pytest.mark.promise("refresh")
@pytest.mark.parametrize(
    "changes",
    [AGAIN, [], [*AGAIN, raw("terraform_data.x", "no-op", before={"id": "1"})]],
    ids=["all made again", "none made again", "what is of this host stays"],
)
def test_a_plan_that_sees_nothing_of_the_state_is_refused(changes: list[dict[str, Any]]) -> None:
    (refusal,) = refuse(seen(*changes, drift=BOTH), Policy())
    assert refusal.text.startswith(
        "AWS shows none of the 2 objects that the state has of it, such as aws_vpc.a"
    )
    assert (refusal.what, refusal.setting, refusal.approvable) == ("forget", "allowForget", True)
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
    assert list(notices(seen(AGAIN[0], drift=BOTH))) == ["aws_vpc.b was deleted outside and leaves the state"]
