from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.plan.changes import read_plan
from snowform.provision.report.progress import Progress, duration, operations
from tests.provision.conftest import Recorded
from tests.provision.plan.makers import plan, raw
from tests.provision.report.plans import events, stored
from tests.tools import need


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def event(kind: str, address: str, action: str = "create") -> str:
    resource = {"addr": address, "resource_type": address.partition(".")[0]}
    return json.dumps({"type": kind, "hook": {"resource": resource, "action": action}})


def test_a_real_apply_in_a_journal(recorded: Recorded) -> None:
    progress = Progress(recorded.console, operations(stored("next")), Clock())
    for line in events("next"):
        progress.feed(line)
    assert recorded.said.splitlines() == [
        "  destroyed terraform_data.t[1] after 0 s (1 of 12 done)",
        "  changed terraform_data.secret after 0 s (2 of 12 done)",
        "  created terraform_data.cbd after 0 s (3 of 12 done)",
        "  changed terraform_data.t[0] after 0 s (4 of 12 done)",
        "  destroyed terraform_data.gone after 0 s (5 of 12 done)",
        "  destroyed terraform_data.cbd after 0 s (6 of 12 done)",
        "  destroyed aws_s3_bucket.b after 0 s (7 of 12 done)",
        "  changed aws_ssm_parameter.s after 0 s (8 of 12 done)",
        "  changed aws_iam_policy.p after 0 s (9 of 12 done)",
        "  changed aws_security_group.sg after 0 s (10 of 12 done)",
        "  created aws_s3_bucket.b after 0 s (11 of 12 done)",
        "  changed aws_launch_template.l after 0 s (12 of 12 done)",
    ]
    assert progress.in_flight() == []


def test_what_fails_is_not_counted_as_done_and_a_provisioner_is_not_quoted(recorded: Recorded) -> None:
    progress = Progress(recorded.console, 1, Clock())
    for line in events("failing"):
        progress.feed(line)
    assert (progress.done, progress.failed) == (0, 1)
    assert recorded.said == "  failed terraform_data.fails: creating it, after 0 s\n"


def test_a_journal_hears_every_30_seconds_of_what_is_slow(recorded: Recorded) -> None:
    clock = Clock()
    progress = Progress(recorded.console, 3, clock)
    progress.feed(event("apply_start", "aws_x.slow"))
    clock.now = 10.0
    progress.feed(event("apply_start", "aws_x.other", "delete"))
    for clock.now in range(11, 96):
        progress.tick()
    assert recorded.said.splitlines() == [
        "0 of 3 done, still going: aws_x.slow creating 30 s, aws_x.other destroying 20 s",
        "0 of 3 done, still going: aws_x.slow creating 1 min 0 s, aws_x.other destroying 50 s",
        "0 of 3 done, still going: aws_x.slow creating 1 min 30 s, aws_x.other destroying 1 min 20 s",
    ]


def test_a_journal_that_has_just_heard_of_an_end_waits(recorded: Recorded) -> None:
    clock = Clock()
    progress = Progress(recorded.console, 2, clock)
    progress.feed(event("apply_start", "aws_x.slow"))
    progress.feed(event("apply_start", "aws_x.quick"))
    clock.now = 29.0
    progress.feed(event("apply_complete", "aws_x.quick"))
    clock.now = 58.0
    progress.tick()
    assert recorded.said.splitlines() == ["  created aws_x.quick after 29 s (1 of 2 done)"]


def test_a_terminal_gets_one_line_that_gives_way_to_others() -> None:
    recorded, clock = Recorded(terminal=True), Clock()
    progress = Progress(recorded.console, 2, clock)
    progress.feed(event("apply_start", "aws_x.y"))
    progress.tick()
    assert recorded.said == ""
    clock.now = 2.0
    progress.tick()
    assert recorded.said == "\r\x1b[Kapplying … 2 s · 0 of 2 done · aws_x.y creating 2 s"
    progress.feed(event("apply_complete", "aws_x.y"))
    assert recorded.said.endswith("\r\x1b[K  created aws_x.y after 2 s (1 of 2 done)\n")
    before = recorded.said
    progress.clear()
    assert recorded.said == before


def test_the_line_of_a_terminal_never_wraps() -> None:
    recorded, clock = Recorded(terminal=True), Clock()
    progress = Progress(recorded.console, 9, clock)
    for number in range(9):
        progress.feed(event("apply_start", f"aws_instance.machine_{number}"))
    clock.now = 1.0
    progress.tick()
    assert len(recorded.said.removeprefix("\r\x1b[K")) == 79
    progress.clear()
    assert recorded.said.endswith("\r\x1b[K")


def test_the_longest_in_flight_is_named_first_and_both_halves_of_a_replacement(recorded: Recorded) -> None:
    clock = Clock()
    progress = Progress(recorded.console, 2, clock)
    progress.feed(event("apply_start", "aws_x.y", "create"))
    clock.now = 5.0
    progress.feed(event("apply_start", "aws_x.y", "delete"))
    progress.feed(event("apply_start", "data.aws_x.z", "read"))
    clock.now = 65.0
    assert progress.in_flight() == [
        "aws_x.y creating 1 min 5 s",
        "aws_x.y destroying 1 min 0 s",
        "data.aws_x.z reading 1 min 0 s",
    ]


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "null", "Error: x", '{"type": "apply_start"}', '{"type": 1}']
)
def test_a_line_that_is_no_event_is_passed_over(recorded: Recorded, line: str) -> None:
    progress = Progress(recorded.console, 1, Clock())
    progress.feed(line)
    assert (recorded.said, progress.in_flight()) == ("", [])


def test_an_end_whose_begin_was_missed_still_counts(recorded: Recorded) -> None:
    progress = Progress(recorded.console, 0, Clock())
    progress.feed(event("apply_complete", "aws_x.y", "delete"))
    assert recorded.said == "  destroyed aws_x.y after 0 s (1 of 1 done)\n"


def test_a_replacement_is_two_operations() -> None:
    found = plan(
        raw("aws_x.a", "delete", "create"),
        raw("aws_x.b", "create", "delete"),
        raw("aws_x.c", "update"),
        raw("aws_x.d", "forget"),
        raw("aws_x.e", "no-op", importing={"id": "e"}),
    )
    assert operations(found) == 5


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.9, "0 s"), (59.9, "59 s"), (60, "1 min 0 s"), (3725, "62 min 5 s")]
)
def test_durations_are_whole_seconds(seconds: float, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.e2e
def test_the_operations_of_a_plan_are_those_that_the_apply_reports(
    recorded: Recorded, tmp_path: Path
) -> None:
    def run(*arguments: str) -> str:
        command = [need("tofu"), *arguments]
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return ended.stdout

    def write(data: dict[str, Any], depends_on: str) -> None:
        read = {"backend": "local", "config": {"path": "other.tfstate"}, "depends_on": [depends_on]}
        document = {
            "resource": {"terraform_data": data},
            "data": {"terraform_remote_state": {"other": read}},
        }
        (tmp_path / "config.tf.json").write_text(json.dumps(document))

    empty = {"version": 4, "terraform_version": "1.6.2", "serial": 1, "lineage": "l", "outputs": {}}
    (tmp_path / "other.tfstate").write_text(json.dumps({**empty, "resources": []}))
    run("version")
    first = {"a": {"triggers_replace": 1}, "b": {"input": 1}, "c": {}}
    second = {"a": {"triggers_replace": 2}, "b": {"input": 2}, "d": {}}
    write(first, "terraform_data.c")
    run("init")
    run("apply", "-auto-approve")
    write(second, "terraform_data.d")
    run("plan", "-out=plan")
    total = operations(read_plan(json.loads(run("show", "-json", "plan"))))
    progress = Progress(recorded.console, total, Clock())
    for line in run("apply", "-json", "plan").splitlines():
        progress.feed(line)
    assert (progress.done, progress.failed, total) == (6, 0, 6)
