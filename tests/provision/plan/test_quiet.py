"""A plan that tells of nothing to do need not be read: whatever else it tells, it is."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.quiet import is_quiet


def summary(**numbers: Any) -> dict[str, Any]:
    changes = {"add": 0, "change": 0, "import": 0, "remove": 0, "operation": "plan", **numbers}
    return {"type": "change_summary", "changes": changes}


def output(action: str) -> dict[str, Any]:
    return {"type": "outputs", "outputs": {"url": {"sensitive": False, "action": action}}}


def hook(kind: str, action: str) -> dict[str, Any]:
    return {"type": kind, "hook": {"resource": {"addr": "data.aws_ami.a"}, "action": action}}


READING = [
    {"type": "version", "tofu": "1.6.2", "ui": "1.2"},
    {"type": "refresh_start", "hook": {"id_value": "vpc-1"}},
    {"type": "refresh_complete", "hook": {"id_value": "vpc-1"}},
    hook("apply_start", "read"),
    hook("apply_complete", "read"),
    {"type": "diagnostic", "diagnostic": {"severity": "warning", "summary": "Deprecated"}},
]


@pytest.mark.parametrize("more", [[], [output("noop")], [{"type": "outputs", "outputs": {}}]])
def test_what_was_only_read_is_quiet(more: list[dict[str, Any]]) -> None:
    assert is_quiet([*READING, summary(), *more])


@pytest.mark.parametrize(
    "event",
    [
        {"type": "planned_change", "change": {"action": "update"}},
        {"type": "planned_change", "change": {"action": "move"}},
        {"type": "resource_drift", "change": {"action": "update"}},
        *(output(action) for action in ("create", "update", "delete", "replace")),
        *(hook(kind, "update") for kind in ("apply_start", "apply_complete")),
        {"type": "apply_complete"},
        {"type": "outputs"},
        {"type": "planned_action"},
        {"type": "deferred_change"},
        {"type": ""},
        {"type": None},
        {"type": 3},
        {},
    ],
    ids=str,
)
def test_whatever_else_is_told_is_not(event: dict[str, Any]) -> None:
    assert not is_quiet([*READING, event, summary()])
    assert not is_quiet([*READING, summary(), event])


@pytest.mark.parametrize(
    "numbers",
    [
        *({name: 1} for name in ("add", "change", "import", "remove", "forget", "action_invocation")),
        *({"add": value} for value in (None, "0", False, -1, [])),
        {"operation": "apply"},
    ],
    ids=str,
)
def test_a_summary_of_anything_is_not(numbers: dict[str, Any]) -> None:
    assert not is_quiet([*READING, summary(**numbers)])


def test_a_plan_that_was_not_summed_up_is_not() -> None:
    assert not is_quiet([])
    assert not is_quiet(READING)
    assert not is_quiet([*READING, {"type": "change_summary"}])
    assert not is_quiet([*READING, {"type": "change_summary", "changes": []}])
    assert not is_quiet([summary(), summary()])
