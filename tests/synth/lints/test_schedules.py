"""Schedules that EventBridge refuses are warned of."""

from __future__ import annotations

import pytest

from tests.synth.lints.documents import find, paths


def warned(text: str, kind: str = "aws_cloudwatch_event_rule") -> bool:
    found = paths("schedules", {"resource": {kind: {"it": {"schedule_expression": text}}}})
    assert found in ([], [f"resource.{kind}.it.schedule_expression"])
    return bool(found)


@pytest.mark.parametrize(
    "text",
    [
        "rate(1 hours)",
        "rate(5 minute)",
        "rate(0 minutes)",
        "rate(5 weeks)",
        "5 minutes",
        "0 12 * * ? *",
        "cron(0 12 * * *)",
        "cron(0 12 * * * *)",
        "cron(0 12 ? * ? *)",
        "cron(60 12 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 12 ? * 0 *)",
    ],
)
def test_what_is_refused_is_warned_of(text: str) -> None:
    assert warned(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "${var.schedule}",
        "rate(1 hour)",
        "rate(5 minutes)",
        "cron(0 12 * * ? *)",
        "cron(0/15 8-17 ? * MON-FRI *)",
        "cron(0 9 ? * 2#1 *)",
        "cron(0 9 L * ? 2026-2030)",
        "cron(0 9 3W 1,7 ? *)",
    ],
)
def test_what_is_taken_is_not(text: str) -> None:
    assert not warned(text)


def test_the_scheduler_takes_a_moment_too() -> None:
    assert not warned("at(2030-01-01T00:00:00)", "aws_scheduler_schedule")
    assert warned("at(2030-01-01T00:00:00)")


def test_a_schedule_is_known_by_the_default_of_a_variable() -> None:
    document = {
        "variable": {"when": {"default": "rate(1 hours)"}},
        "resource": {"aws_cloudwatch_event_rule": {"it": {"schedule_expression": "${var.when}"}}},
    }
    [finding] = find("schedules", document)
    assert "by the default of var.when" in finding.message
