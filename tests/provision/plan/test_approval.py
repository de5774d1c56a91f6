from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.host.uptime import Uptime
from snowform.provision.plan.approval import REMEMBERED, ApprovalError, Approvals, digest, salt
from tests.provision.plan.makers import plan, raw

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ONE, TWO = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def approvals(paths: Paths) -> Approvals:
    return Approvals(paths.approvals)


def test_an_approval_lets_the_shown_plan_through_once(approvals: Approvals) -> None:
    approvals.show(ONE, NOW)
    assert not approvals.take(ONE, NOW)
    assert approvals.approve(f" {ONE.upper()}\n", NOW) == NOW + timedelta(hours=1)
    assert not approvals.take(TWO, NOW)
    assert approvals.take(ONE, NOW + 59 * MINUTE)
    assert not approvals.take(ONE, NOW + 59 * MINUTE)
    assert approvals.path.stat().st_mode & 0o777 == 0o600


def test_an_approval_ends_with_its_time(approvals: Approvals) -> None:
    approvals.show(ONE, NOW)
    approvals.approve(ONE, NOW, lasting=2 * MINUTE)
    assert not approvals.take(ONE, NOW + 2 * MINUTE)


BOOT = Uptime("this boot", 1000.0)


@pytest.mark.promise("clock")
@pytest.mark.parametrize(
    ("wall", "uptime", "held"),
    [
        pytest.param(30, Uptime("this boot", 2800), True, id="in time"),
        pytest.param(60, Uptime("this boot", 4600), False, id="over"),
        pytest.param(1, Uptime("this boot", 4600), False, id="over, and the clock was put back"),
        pytest.param(-60 * 24, Uptime("this boot", 1060), False, id="the clock says the day before"),
        pytest.param(-0.5, Uptime("this boot", 1001), True, id="the clock was put right by seconds"),
        pytest.param(60 * 24, Uptime("this boot", 1060), False, id="the machine stood still meanwhile"),
        pytest.param(1, Uptime("another", 30), False, id="after a reboot"),
        pytest.param(1, Uptime("another", 1060), False, id="after a reboot, as long after the boot"),
        pytest.param(1, Uptime("this boot", 900), False, id="before it was given, says the boot's clock"),
    ],
)
def test_a_clock_that_is_put_back_does_not_lengthen_an_approval(
    paths: Paths, wall: float, uptime: Uptime, held: bool
) -> None:
    given = Approvals(paths.approvals, lambda: BOOT)
    given.show(ONE, NOW)
    given.approve(ONE, NOW)
    assert Approvals(paths.approvals, lambda: uptime).take(ONE, NOW + wall * MINUTE) is held


@pytest.mark.promise("clock")
def test_an_approval_that_was_kept_without_the_boots_clock_is_over(approvals: Approvals) -> None:
    until = (NOW + timedelta(hours=1)).isoformat()
    approvals.path.write_text(json.dumps({"shown": [[ONE, NOW.isoformat()]], "approved": [[ONE, until]]}))
    assert not approvals.take(ONE, NOW)
    approvals.approve(ONE, NOW)
    assert approvals.take(ONE, NOW)


def test_a_plan_shown_again_leaves_its_approval_as_it_is(approvals: Approvals) -> None:
    approvals.show(ONE, NOW)
    approvals.approve(ONE, NOW)
    approvals.show(ONE, NOW + MINUTE)
    approvals.show(TWO, NOW + MINUTE)
    assert approvals.take(ONE, NOW + 2 * MINUTE)


def test_only_what_was_shown_can_be_approved(approvals: Approvals) -> None:
    with pytest.raises(ApprovalError) as caught:
        approvals.approve(ONE, NOW)
    assert str(caught.value) == f'no plan "{ONE}" was shown; no plan was shown yet'
    approvals.show(ONE, NOW)
    approvals.show(TWO, NOW)
    with pytest.raises(ApprovalError) as caught:
        approvals.approve("0123", NOW)
    assert str(caught.value) == f'no plan "0123" was shown; shown were, the latest first: {TWO}, {ONE}'


def test_a_plan_that_was_applied_must_be_shown_again(approvals: Approvals) -> None:
    approvals.show(ONE, NOW)
    approvals.approve(ONE, NOW)
    assert approvals.take(ONE, NOW)
    with pytest.raises(ApprovalError):
        approvals.approve(ONE, NOW)


def test_only_the_latest_shown_plans_are_remembered(approvals: Approvals) -> None:
    for number in range(REMEMBERED + 1):
        approvals.show(f"{number:016x}", NOW)
    with pytest.raises(ApprovalError):
        approvals.approve(f"{0:016x}", NOW)
    assert approvals.approve(f"{1:016x}", NOW)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"shown": []}', '{"shown": [["a", "b"]], "approved": []}'])
def test_a_broken_file_lets_nothing_through(approvals: Approvals, text: str) -> None:
    approvals.path.write_text(text)
    with pytest.raises(ApprovalError) as caught:
        approvals.take(ONE, NOW)
    assert str(caught.value) == (
        f"{approvals.path}: is not a file of approvals; delete it, and every approval with it"
    )


def test_the_salt_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    made = salt(tmp_path / "salt")
    assert len(made) == 64
    assert salt(tmp_path / "salt") == made
    assert (tmp_path / "salt").stat().st_mode & 0o777 == 0o600
    assert salt(tmp_path / "other") != made


VALUES = {"before": {"a": 1, "b": "x"}, "after": {"a": 2, "b": "x"}, "after_unknown": {"c": True}}


def of(*entries: dict[str, Any], lineage: str = "l", key: str = "k", **more: Any) -> str:
    return digest(plan(*entries, **more), lineage, key)


def test_the_digest_stands_for_what_is_done_and_for_nothing_else() -> None:
    entry, other = raw("a.b", "update", **VALUES), raw("a.c", "create", after={"x": 1})
    base = of(entry, other)
    assert len(base) == 16
    assert int(base, 16) >= 0
    assert of(other, entry) == base
    assert (
        of(entry, other, timestamp="2026-05-01T12:00:00Z", terraform_version="9", relevant_attributes=[1])
        == base
    )
    assert of(entry, other, raw("a.same", "no-op"), raw("data.a.b", "read", mode="data")) == base
    assert of(entry, other, resource_drift=[entry]) == base
    assert of(entry, other, output_changes={"x": {"actions": ["no-op"], "before": 1, "after": 1}}) == base
    assert digest(plan(entry, other), "l", "k", folders=["/run/web/run-1"]) == base


KNOWN = {"address": "a.known", "mode": "managed", "type": "a", "values": {"x": "1"}}
DATABASE = {"address": "aws_db_instance.d", "mode": "managed", "type": "aws_db_instance"}
SEEN = {"address": "data.http.me", "mode": "data", "type": "http"}
CHECK = {"address": {"to_display": "check.up"}, "status": "pass"}


def exists(*resources: dict[str, Any]) -> dict[str, Any]:
    return {
        "prior_state": {"terraform_version": "1.6.2", "values": {"root_module": {"resources": resources}}}
    }


@pytest.mark.promise("approval")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(exists(KNOWN, SEEN), exists(SEEN, KNOWN), id="the order of what exists"),
        pytest.param(
            exists(KNOWN),
            {"prior_state": {**exists(KNOWN)["prior_state"], "serial": 8}},
            id="the state's serial",
        ),
        pytest.param(
            exists({**SEEN, "values": {"body": "1", "response_headers": {"Date": "now"}}}),
            exists({**SEEN, "values": {"body": "1", "response_headers": {"Date": "later"}}}),
            id="the date in an answer",
        ),
        pytest.param(
            exists({**KNOWN, "values": {"x": "1", "role_last_used": [1]}}),
            exists({**KNOWN, "values": {"x": "1", "role_last_used": [2]}}),
            id="when something was used last",
        ),
        pytest.param(
            exists({**DATABASE, "values": {"name": "x", "latest_restorable_time": "12:00"}}),
            exists({**DATABASE, "values": {"name": "x", "latest_restorable_time": "12:05"}}),
            id="until when a database can be brought back",
        ),
        pytest.param(
            {"checks": [{**CHECK, "instances": [{"a": 1}, {"b": 2}]}]},
            {"checks": [{**CHECK, "instances": [{"b": 2}, {"a": 1}]}]},
            id="the order of checks",
        ),
    ],
)
def test_the_same_plan_made_again_has_the_same_digest(one: dict[str, Any], other: dict[str, Any]) -> None:
    entry = raw("a.b", "update", **VALUES)
    assert of(entry, **one) == of(entry, **other)


@pytest.mark.promise("approval")
def test_a_database_that_changes_by_itself_keeps_the_digest_of_its_change() -> None:
    def changed(now: str, **more: Any) -> str:
        before = {"size": 1, "latest_restorable_time": now}
        return of(raw("aws_db_instance.d", "update", before=before, after={**before, "size": 2, **more}))

    assert changed("12:00") == changed("12:05")
    assert changed("12:00") != changed("12:00", size=3)
    assert changed("12:00") != changed("12:00", name="other")


def test_the_name_of_the_runs_folder_does_not_count() -> None:
    def shown(run: str, rest: str = "x.sh") -> str:
        folder = f'/run/w"b/{run}'
        entry = raw("a.b", "create", after={"path": f"{folder}/{rest}"})
        return digest(plan(entry), "l", "k", folders=[folder])

    assert shown("run-1") == shown("run-2")
    assert shown("run-1") != shown("run-1", "y.sh")


CONFIGURED = {
    "root_module": {"resources": [{"address": "a.b", "expressions": {"x": {"references": ["a.c"]}}}]}
}


@pytest.mark.promise("approval")
@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"configuration": CONFIGURED}, id="an expression"),
        pytest.param(
            {"configuration": {**CONFIGURED, "provider_config": {"aws": {"version_constraint": "6"}}}},
            id="a provider's settings",
        ),
        pytest.param({"variables": {"x": {"value": 1}}}, id="a variable"),
        pytest.param(exists(KNOWN), id="what exists"),
        pytest.param(exists({**SEEN, "values": {"body": "2"}}), id="what was read"),
        pytest.param(
            {"planned_values": {"outputs": {"x": {"value": 1}}, "root_module": {}}}, id="a planned value"
        ),
        pytest.param({"checks": [CHECK]}, id="a check"),
    ],
)
def test_what_an_apply_computes_from_is_in_the_digest(other: dict[str, Any]) -> None:
    entry = raw("a.b", "update", **VALUES)
    assert of(entry, **other) != of(entry)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(raw("a.c", "update", **VALUES), id="address"),
        pytest.param(raw("a.b", "create", "delete", **VALUES), id="action"),
        pytest.param(raw("a.b", "update", **VALUES | {"before": {"a": 0}}), id="before"),
        pytest.param(raw("a.b", "update", **VALUES | {"after": {"a": 3}}), id="after"),
        pytest.param(raw("a.b", "update", **VALUES | {"after_unknown": {}}), id="unknown"),
        pytest.param(raw("a.b", "update", **VALUES, deposed="1"), id="deposed"),
        pytest.param(raw("a.b", "update", **VALUES, importing={"id": "1"}), id="import"),
        pytest.param(raw("a.b", "update", **VALUES, previous_address="a.x"), id="move"),
        pytest.param(raw("a.b", "update", **VALUES, action_reason="replace_because_tainted"), id="reason"),
        pytest.param(raw("a.b", "update", **VALUES, replace_paths=[["a"]]), id="what forces it"),
        pytest.param(raw("a.b", "update", **VALUES, after_sensitive={"a": True}), id="sensitive"),
    ],
)
def test_whatever_else_would_be_done_has_another_digest(entry: dict[str, Any]) -> None:
    assert of(entry) != of(raw("a.b", "update", **VALUES))


def test_outputs_lineage_and_salt_are_in_the_digest() -> None:
    entry = raw("a.b", "update", **VALUES)
    base = of(entry)
    assert of(entry, lineage="m") != base
    assert of(entry, key="j") != base
    assert digest(plan(entry), "l", "k", sources="other files") != base
    assert of(entry, output_changes={"x": {"actions": ["create"], "after": 1}}) != base
    assert of(entry, raw("a.d", "delete")) != base
