"""Reading `apply -json`. The streams are what OpenTofu 1.6.2 printed, applying against the local AWS."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.provision.crash.events import (
    DiagnosticEvent,
    OutputsEvent,
    PlannedEvent,
    ResourceEvent,
    Step,
    SummaryEvent,
    VersionEvent,
    read_event,
    read_events,
)

STREAMS = Path(__file__).parent / "streams"


def lines(name: str) -> list[str]:
    return (STREAMS / f"{name}.jsonl").read_text().splitlines()


def test_each_line_of_a_real_apply_is_an_event() -> None:
    events = list(read_events(lines("completed")))
    assert len(events) == len(lines("completed"))
    assert events[0] == VersionEvent("2026-11-21T10:01:17.623193Z", "tofu", "1.6.2", "1.2")
    assert events[1] == PlannedEvent(
        "2026-11-21T10:01:20.300408Z", "aws_key_pair.key_admin", "aws_key_pair", "create"
    )
    instance = [
        event for event in events if isinstance(event, ResourceEvent) and event.type == "aws_instance"
    ]
    address, kind = "aws_instance.host_web", "aws_instance"
    assert instance == [
        ResourceEvent(Step.STARTED, "2026-11-21T10:01:21.226239Z", address, kind, "create"),
        ResourceEvent(Step.PROGRESS, "2026-11-21T10:01:31.228445Z", address, kind, "create"),
        ResourceEvent(
            Step.COMPLETED,
            "2026-11-21T10:01:31.442611Z",
            address,
            kind,
            "create",
            "i-8efd632bb8ba3ddba",
        ),
    ]
    assert events[-2] == SummaryEvent("2026-11-21T10:01:31.449242Z", "apply", 13, 0, 0)


def test_outputs_are_read_by_name_only() -> None:
    (event,) = [found for found in read_events(lines("completed")) if isinstance(found, OutputsEvent)]
    assert event == OutputsEvent("2026-11-21T10:01:31.449413Z", ("addresses", "instance_ids", "ssh"))


def test_a_replacement_is_a_deletion_and_a_creation() -> None:
    steps = [
        (event.step, event.action, event.id)
        for event in read_events(lines("replaced"))
        if isinstance(event, ResourceEvent) and event.type == "aws_key_pair"
    ]
    assert steps == [
        (Step.STARTED, "delete", "nixos-host-admin"),
        (Step.COMPLETED, "delete", ""),
        (Step.STARTED, "create", ""),
        (Step.COMPLETED, "create", "nixos-host-admin"),
    ]


def test_errors_name_their_resource() -> None:
    events = list(read_events(lines("errors")))
    errored = [
        event.address for event in events if isinstance(event, ResourceEvent) and event.step is Step.ERRORED
    ]
    said = [event.address for event in events if isinstance(event, DiagnosticEvent)]
    assert errored == ["terraform_data.p", "aws_key_pair.dup", "aws_subnet.s"]
    assert said == errored


def test_a_last_line_that_was_cut_off_is_passed_over() -> None:
    whole = lines("completed")
    whole[-1] = whole[-1][:-30]
    assert len(list(read_events(whole))) == len(whole) - 1


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("Error: told in plain text", id="text"),
        pytest.param("[1, 2]", id="no object"),
        pytest.param('{"type": "apply_start"}', id="without its hook"),
        pytest.param('{"type": "apply_start", "hook": {"resource": "x"}}', id="another form"),
        pytest.param('{"type": "from_the_future", "hook": {}}', id="unknown"),
        pytest.param('{"version": 4, "lineage": "a state that was printed"}', id="a state"),
    ],
)
def test_what_is_no_event_is_passed_over(line: str) -> None:
    assert read_event(line) is None
