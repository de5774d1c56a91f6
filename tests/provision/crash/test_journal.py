"""What is kept of an apply, also where its end was never seen."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snowform.provision.crash import journal
from snowform.provision.crash.events import Step
from snowform.provision.crash.journal import Intent, Journal, Run
from snowform.provision.host.paths import Paths

STREAMS = Path(__file__).parent / "streams"
SECRET = "correct horse"


def capture(paths: Paths, name: str) -> None:
    paths.capture.write_text((STREAMS / f"{name}.jsonl").read_text())


def begin(paths: Paths, lineage: str = "l") -> Journal:
    return Journal.open(paths, Run("apply", lineage, 7, "digest"), [Intent("aws_vpc.a", "aws_vpc", "vpc-0")])


def test_a_journal_says_what_was_run_and_what_happened(paths: Paths) -> None:
    run = Run("apply", "l", 7, "digest")
    begun = Journal.open(paths, run, [Intent("aws_vpc.a", "aws_vpc", "vpc-0")])
    capture(paths, "errors")
    errors = begun.absorb(paths.capture)
    begun.close("failed")
    found = journal.read_journal(begun.path)
    assert found is not None
    assert found.run == run
    assert found.intents == {"aws_vpc.a": Intent("aws_vpc.a", "aws_vpc", "vpc-0")}
    assert [(event.step, event.address, event.id) for event in found.events] == [
        (Step.STARTED, "terraform_data.p", ""),
        (Step.ERRORED, "terraform_data.p", ""),
        (Step.STARTED, "aws_key_pair.dup", ""),
        (Step.STARTED, "aws_vpc.v", ""),
        (Step.ERRORED, "aws_key_pair.dup", ""),
        (Step.COMPLETED, "aws_vpc.v", "vpc-e4ee694d74c863cf3"),
        (Step.STARTED, "aws_subnet.s", ""),
        (Step.ERRORED, "aws_subnet.s", ""),
    ]
    assert (found.result, found.settled) == ("failed", False)
    assert [error.address for error in errors] == ["terraform_data.p", "aws_key_pair.dup", "aws_subnet.s"]


def test_a_journal_of_another_release_is_read(paths: Paths) -> None:
    """Whatever more it says of the run and of its steps."""
    journal_of_it = begin(paths)
    capture(paths, "errors")
    journal_of_it.absorb(paths.capture)
    expected = journal.read_journal(journal_of_it.path)
    lines = [json.loads(line) for line in journal_of_it.path.read_text().splitlines() if line]
    for line in lines:
        line.get("run", {}).update(who="root@vm", boot="b")
        for step in line.get("steps", ()):
            step.update(id_key="id", elapsed=10)
    journal_of_it.path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert journal.read_journal(journal_of_it.path) == expected


def test_what_was_made_since_the_last_clean_run_is_known(paths: Paths) -> None:
    failed = begin(paths)
    capture(paths, "errors")
    failed.absorb(paths.capture)
    failed.close("failed")
    assert journal.created_addresses(paths, "l") == {"aws_vpc.v"}
    assert journal.created_addresses(paths, "another") == frozenset()
    begin(paths).close("clean")
    assert journal.created_addresses(paths, "l") == frozenset()


def test_a_clear_no_of_aws_is_told_from_one_that_leaves_things_open(paths: Paths) -> None:
    begun = begin(paths)
    capture(paths, "errors")
    begun.absorb(paths.capture)
    found = journal.read_journal(begun.path)
    assert found is not None
    # The key pair that is there already may be the one of an earlier try.
    assert found.refused == {"aws_subnet.s"}


@pytest.mark.parametrize(
    ("summary", "refused"),
    [
        ("creating EC2 VPC: operation error EC2: CreateVpc, https response error StatusCode: 400, x", True),
        ("creating EC2 VPC: operation error EC2: CreateVpc, https response error StatusCode: 500, x", False),
        ("waiting: operation error EC2: DescribeVpcs, https response error StatusCode: 403, x", False),
        (
            "x: operation error EC2: CreateVpc, https response error StatusCode: 400, api error Throttling",
            False,
        ),
        ("x: operation error IAM: CreateRole, StatusCode: 409, EntityAlreadyExists", False),
        ("creating: operation error EC2: CreateVpc, request send failed: connection reset by peer", False),
        ("Plugin did not respond", False),
        ("waiting for EC2 Instance (i-1) create: context canceled", False),
    ],
)
def test_only_an_answer_to_the_creation_itself_is_a_refusal(
    paths: Paths, summary: str, refused: bool
) -> None:
    begun = begin(paths)
    said = {"severity": "error", "summary": summary, "detail": "", "address": "aws_vpc.a"}
    paths.capture.write_text(json.dumps({"type": "diagnostic", "diagnostic": said}) + "\n")
    begun.absorb(paths.capture)
    found = journal.read_journal(begun.path)
    assert found is not None
    assert ("aws_vpc.a" in found.refused) is refused


def test_no_value_reaches_a_journal(paths: Paths) -> None:
    begun = begin(paths)
    outputs = {"password": {"sensitive": True, "type": "string", "value": SECRET}}
    said = {"severity": "error", "summary": SECRET, "detail": SECRET, "address": "aws_vpc.a"}
    events = [
        {"type": "outputs", "outputs": outputs},
        {"type": "diagnostic", "diagnostic": said},
        {"version": 4, "resources": [SECRET]},
    ]
    paths.capture.write_text("".join(json.dumps(event) + "\n" for event in events))
    begun.absorb(paths.capture)
    begun.close("failed")
    assert SECRET not in begun.path.read_text()
    assert begun.path.stat().st_mode & 0o777 == 0o600
    assert paths.journals.stat().st_mode & 0o777 == 0o700


def test_the_next_run_finishes_the_journal_of_one_that_died(paths: Paths) -> None:
    begin(paths)
    text = (STREAMS / "completed.jsonl").read_text()
    paths.capture.write_text(text[: text.index('"type":"change_summary"') - 40])
    closed = journal.close_interrupted(paths)
    assert closed is not None
    assert closed.result == "died"
    assert len([event for event in closed.events if event.step is Step.COMPLETED]) == 13
    assert journal.close_interrupted(paths) is None
    assert journal.unsettled(paths) == (closed,)


def test_a_run_that_dies_in_the_middle_of_a_line_loses_that_line_alone(paths: Paths) -> None:
    begun = begin(paths)
    with begun.path.open("a") as file:
        file.write('{"record": "absor')
    capture(paths, "completed")
    closed = journal.close_interrupted(paths)
    assert closed is not None
    assert (closed.result, len(closed.events)) == ("died", 26)


def test_a_capture_of_an_earlier_run_is_not_taken_for_this_ones(paths: Paths) -> None:
    capture(paths, "completed")
    begin(paths)
    closed = journal.close_interrupted(paths)
    assert closed is not None
    assert closed.events == ()


def test_a_journal_without_its_first_record_is_none(paths: Paths) -> None:
    begun = begin(paths)
    begun.path.write_text('{"record": "sta')
    assert journal.read_journal(begun.path) is None
    assert journal.close_interrupted(paths) is None


def test_open_are_the_journals_since_the_last_clean_one(paths: Paths) -> None:
    for result in ("died", "failed", "clean", "failed", "died"):
        begin(paths).close(result)  # type: ignore[arg-type]  # literals all
    assert [record.result for record in journal.unsettled(paths)] == ["failed", "died"]
    journal.settle_all(paths, keep=2)
    assert journal.unsettled(paths) == ()
    assert [record.result for record in journal.records(paths)] == ["failed", "died"]


MAY, YEAR = datetime(2026, 5, 1, tzinfo=UTC), 365 * 24 * 3600


def at(paths: Paths, clock: pytest.MonkeyPatch, seconds: float, serial: int = 7) -> Journal:
    """Begin a run when the host's clock says so many seconds after May."""
    moment = MAY.timestamp() + seconds
    clock.setattr(time, "time_ns", lambda: int(moment * 1_000_000_000))
    clock.setattr(journal, "now", lambda: datetime.fromtimestamp(moment, UTC).isoformat())
    return Journal.open(paths, Run("apply", "l", serial, "digest", started=journal.now()), [])


@pytest.mark.promise("clock")
@pytest.mark.parametrize("back", [0, 1, 3600, 50 * YEAR])
def test_a_run_that_died_is_looked_for_though_the_clock_was_put_back(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, back: int
) -> None:
    at(paths, monkeypatch, 0).close("clean")
    died = at(paths, monkeypatch, -back)
    assert [record.path for record in journal.records(paths)][-1] == died.path
    closed = journal.close_interrupted(paths)
    assert closed is not None
    assert journal.unsettled(paths) == (closed,)
    # A clean run settles it, and of what is left over the oldest goes, however they are dated.
    last = at(paths, monkeypatch, -2 * back)
    last.close("clean")
    assert journal.unsettled(paths) == ()
    journal.settle_all(paths, keep=1)
    assert [record.path for record in journal.records(paths)] == [last.path]


def former(paths: Paths, begun: Journal, name: str) -> Journal:
    """The same journal under the name that a former release gave it."""
    return Journal(begun.path.rename(paths.journals / f"{name}-{begun.path.stem[-8:]}.jsonl"))


@pytest.mark.promise("clock")
def test_journals_of_a_former_release_are_older_than_new_ones(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = former(paths, at(paths, monkeypatch, 0, serial=1), "20260501T000000-1777593600000000000")
    first.close("failed")
    second = former(paths, at(paths, monkeypatch, 9, serial=2), "20990501T000009Z-1777593609000000000")
    second.close("clean")
    third = at(paths, monkeypatch, 5, serial=3)
    third.close("failed")
    assert [record.path for record in journal.records(paths)] == [first.path, second.path, third.path]
    assert [record.path for record in journal.unsettled(paths)] == [third.path]


@pytest.mark.promise("clock")
def test_a_run_on_a_later_state_came_later_whatever_a_former_release_called_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    former(paths, at(paths, monkeypatch, 0, serial=4), "20260501T120000-1777636800000000000").close("clean")
    died = former(paths, at(paths, monkeypatch, 0, serial=6), "20260501T110000-1777633200000000000")
    died.close("died")
    assert [record.path for record in journal.unsettled(paths)] == [died.path]
    closed = journal.read_journal(died.path)
    assert closed is not None
    foreign = replace(closed.run, lineage="another", serial=2)
    clean = Journal.open(paths, foreign, [])
    clean.close("clean")
    assert journal.unsettled(paths) == ()


def test_times_of_tofu_and_of_journals_can_be_compared() -> None:
    assert journal.seconds_since("2026-11-21T10:00:00.5Z", "2026-11-21T10:01:00.750000Z") == 60.25
    assert 0 <= journal.seconds_since(journal.now()) < 5
    assert journal.seconds_since("") == float("inf")


def test_of_the_journals_of_former_runs_no_more_is_read_than_how_they_ended(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may be as long as these runs had changes, and are looked at several times a run."""
    begin(paths).close("failed")
    journal.settle_all(paths)
    begin(paths).close("clean")
    died = begin(paths)
    read: list[Path] = []
    whole = journal.read_journal
    monkeypatch.setattr(journal, "read_journal", lambda path: read.append(path) or whole(path))
    assert journal.close_interrupted(paths) is not None
    assert [record.path for record in journal.unsettled(paths)] == [died.path]
    assert {*read} == {died.path}


@pytest.mark.promise("laws")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.tuples(st.sampled_from(["clean", "failed", "died", "", "settled"]), st.integers(1, 3)))
)
def test_open_journals_are_found_as_if_all_were_read(paths: Paths, runs: list[tuple[str, int]]) -> None:
    shutil.rmtree(paths.journals, ignore_errors=True)
    for how, serial in runs:
        begun = Journal.open(paths, Run("apply", "l", serial), [])
        if how:
            begun.close("failed" if how == "settled" else how)  # type: ignore[arg-type]  # literals all
        if how == "settled":
            begun.settle()
    expected: list[journal.Record] = []
    for record in journal.records(paths):
        if record.result == "clean":
            expected = [earlier for earlier in expected if earlier.run.serial > record.run.serial]
        elif not record.settled:
            expected.append(record)
    assert journal.unsettled(paths) == tuple(expected)
