from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from typing import Any

import pytest

from snowform.provision.errors import ExitCode, Refused, StorageError
from snowform.provision.host.paths import Paths
from snowform.provision.plan.changes import Plan
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from snowform.provision.report.stored import Report, ended, plan_report, store, store_end, text
from tests.provision.plan.makers import plan, raw
from tests.provision.report.plans import DATA, stored

NOW = datetime(2026, 11, 21, 10, 30, 5, 999, UTC)


def report(found: Plan, operation: str = "apply") -> Report:
    verdict = judge(found, Policy())
    return plan_report(found, verdict, stack="web", operation=operation, digest="12ab", now=NOW)


def small() -> Plan:
    return plan(
        raw("aws_x.gone", "delete", before={"id": "x-1"}, action_reason="delete_because_no_resource_config"),
        raw("aws_x.y", "update", before={"tags": {"A": "b"}}, after={"tags": {"A": "c"}}),
        raw("aws_x.same", "no-op"),
        resource_drift=[raw("aws_x.y", "update", before={"v": 1}, after={"v": 2})],
        output_changes={"o": {"actions": ["create"], "before": None, "after": "x", "after_sensitive": True}},
    )


def test_the_whole_report_of_a_plan() -> None:
    assert report(small()) == {
        "format": 1,
        "stack": "web",
        "operation": "apply",
        "time": "2026-11-21T10:30:05Z",
        "ended": None,
        "digest": "12ab",
        "result": None,
        "exit_code": None,
        "counts": {
            **{"create": 0, "update": 1, "replace": 0, "destroy": 1, "forget": 0},
            **{"import": 0, "move": 0, "read": 0, "outputs": 1},
        },
        "changes": [
            {
                "address": "aws_x.gone",
                "type": "aws_x",
                "group": "destroy",
                "actions": ["delete"],
                "reasons": ["no longer in the configuration"],
                "changed": [],
                "forces": [],
            },
            {
                "address": "aws_x.y",
                "type": "aws_x",
                "group": "update",
                "actions": ["update"],
                "reasons": [],
                "changed": ["tags.A"],
                "forces": [],
            },
        ],
        "drift": [
            {"address": "aws_x.y", "type": "aws_x", "group": "update", "reasons": [], "changed": ["v"]}
        ],
        "noted": [],
        "outputs": [{"name": "o", "action": "create", "sensitive": True}],
        "refusals": [
            {
                "address": "aws_x.gone",
                "what": "destroy",
                "text": "would be destroyed",
                "setting": "allowDestroy",
            }
        ],
        "notices": [],
    }


def test_the_same_for_people_is_a_line_for_each_change() -> None:
    assert text(ended(report(small()), "refused", ExitCode.REFUSED, NOW)).splitlines() == [
        "  -   aws_x.gone: no longer in the configuration",
        "  ~   aws_x.y: tags.A",
        "  out o (create)",
        "Changed outside since the last apply:",
        "  ~   aws_x.y: v",
        "Refused: destroy aws_x.gone: would be destroyed (allowed by allowDestroy)",
        "Apply of web, 2026-11-21T10:30:05Z, refused: 0 to create, 1 to change, 1 to destroy, "
        "1 output to change (digest 12ab)",
    ]
    assert "Refused" not in text(report(small()), refusals=False)


def test_what_is_refused_for_one_reason_is_one_line() -> None:
    gone = [raw(f"aws_x.{name}", "delete", before={"id": "1"}) for name in ("a", "b")]
    assert [line for line in text(report(plan(*gone))).splitlines() if line.startswith("Refused")] == [
        "Refused: destroy aws_x.a, aws_x.b: would be destroyed (allowed by allowDestroy)"
    ]


def test_drift_tells_what_was_changed_outside_first_and_what_is_pending_by_its_name() -> None:
    assert text(report(small(), "drift")).splitlines()[:5] == [
        "Changed outside since the last apply:",
        "  ~   aws_x.y: v",
        "Pending, whatever was changed outside: what an apply would do",
        "  -   aws_x.gone: no longer in the configuration",
        "  ~   aws_x.y: tags.A",
    ]
    assert text(report(small(), "drift")).splitlines()[-1] == (
        "Drift of web, 2026-11-21T10:30:05Z: 1 changed outside; "
        "pending: 0 to create, 1 to change, 1 to destroy, 1 output to change (digest 12ab)"
    )
    only = plan(resource_drift=[raw("aws_x.y", "update", before={"v": 1}, after={"v": 2})])
    assert "Pending" not in text(report(only, "drift"))


@pytest.mark.parametrize("name", ["next", "host"])
def test_no_value_of_a_plan_is_in_its_report(name: str) -> None:
    document = json.loads((DATA / f"{name}.json").read_text())
    changes = [*document["resource_changes"], *document["resource_drift"]]
    values: set[str] = set()
    for change in [*(entry["change"] for entry in changes), *document["output_changes"].values()]:
        collect(change.get("before"), values)
        collect(change.get("after"), values)
    made = report(stored(name))
    said = json.dumps(made, ensure_ascii=False) + text(made)
    # Short words are everywhere ("web", "moved").
    telling = [value for value in sorted(values) if len(value) > 6]
    assert len(telling) > 20
    assert [value for value in telling if value in said] == []


def collect(value: Any, into: set[str]) -> None:
    if isinstance(value, str):
        into.add(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        collect(inner, into)


def test_the_stored_files_are_their_owners_alone(paths: Paths) -> None:
    made = report(small())
    store(paths, made)
    assert json.loads(paths.report_json.read_text()) == made
    assert paths.report_text.read_text() == text(made) + "\n"
    assert {stat.S_IMODE(path.stat().st_mode) for path in (paths.report_json, paths.report_text)} == {0o600}


def test_the_end_of_a_run_is_added_and_the_plan_kept() -> None:
    made = report(small())
    over = ended(made, "applied", ExitCode.OK, NOW.replace(minute=31))
    assert over == {**made, "result": "applied", "exit_code": 0, "ended": "2026-11-21T10:31:05Z"}


def test_a_run_that_an_error_ends_says_so_in_its_report(paths: Paths) -> None:
    store_end(paths, Refused("no"), NOW)
    assert not paths.report_json.exists()
    store(paths, report(small()))
    store_end(paths, Refused("no"), NOW)
    store_end(paths, StorageError("full"), NOW)
    kept = json.loads(paths.report_json.read_text())
    assert (kept["result"], kept["exit_code"]) == ("refused", 4)
