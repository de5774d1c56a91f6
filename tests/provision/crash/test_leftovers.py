"""The journals of runs that did not end well, seen against the state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.crash.events import ResourceEvent, Step
from snowform.provision.crash.journal import Intent, Record, Run
from snowform.provision.crash.leftovers import Completed, Leftovers, Tainted, Uncertain, find_leftovers
from snowform.provision.state.document import Instance, StateDocument

NOON = "2026-11-21T12:00:00Z"


def record(
    *events: ResourceEvent, refused: str = "", intents: tuple[Intent, ...] = (), lineage: str = "l"
) -> Record:
    run = Run("apply", lineage, 1, started="2026-11-21T11:00:00Z")
    by_address = {intent.address: intent for intent in intents}
    return Record(Path("j"), run, by_address, events, frozenset({refused} - {""}), "died", "later", False)


def event(step: Step, address: str, action: str = "create", id: str = "") -> ResourceEvent:  # noqa: A002
    return ResourceEvent(step, NOON, address, address.partition(".")[0], action, id)


def state(*objects: tuple[str, str], tainted: bool = False, deposed: str = "") -> StateDocument:
    instances = tuple(
        Instance(address, "managed", address.partition(".")[0], "n", "", "", id_, "", tainted, deposed, {})
        for address, id_ in objects
    )
    return StateDocument("l", 1, instances, {}, "")


STARTED = event(Step.STARTED, "aws_vpc.a")
MADE = event(Step.COMPLETED, "aws_vpc.a", id="vpc-1")
ERRORED = event(Step.ERRORED, "aws_vpc.a")
OPEN = Leftovers(uncertain=(Uncertain("aws_vpc.a", "aws_vpc"),), ended=NOON)
KNOWN = Leftovers(completed=(Completed("aws_vpc.a", "aws_vpc", "vpc-1"),), ended=NOON)
NOTHING = Leftovers(ended=NOON)
REPLACES = Intent("aws_vpc.a", "aws_vpc", "vpc-0")


@pytest.mark.parametrize(
    ("journal", "known", "expected"),
    [
        pytest.param(record(STARTED), state(), OPEN, id="started, never answered"),
        pytest.param(record(STARTED, MADE), state(), KNOWN, id="made, not in the state"),
        pytest.param(record(STARTED, MADE), state(("aws_vpc.a", "vpc-1")), NOTHING, id="made and known"),
        pytest.param(record(STARTED, MADE), state(("aws_vpc.b", "vpc-1")), NOTHING, id="known, moved since"),
        pytest.param(record(STARTED), state(("aws_vpc.a", "vpc-1")), NOTHING, id="the state knows more"),
        pytest.param(record(STARTED, ERRORED), state(), OPEN, id="failed without an answer"),
        pytest.param(record(STARTED, ERRORED, refused="aws_vpc.a"), state(), NOTHING, id="refused by AWS"),
        pytest.param(
            record(STARTED, intents=(REPLACES,)),
            state(("aws_vpc.a", "vpc-0")),
            Leftovers(uncertain=(Uncertain("aws_vpc.a", "aws_vpc", "vpc-0"),), ended=NOON),
            id="a successor, while the old one is still in the state",
        ),
        pytest.param(
            record(STARTED),
            state(("aws_vpc.a", "vpc-0"), deposed="1a2b3c4d"),
            OPEN,
            id="a successor, while the old one is deposed",
        ),
        pytest.param(
            record(STARTED, MADE, event(Step.COMPLETED, "aws_vpc.a", "delete"), intents=(REPLACES,)),
            state(),
            KNOWN,
            id="made before the old one was deleted",
        ),
        pytest.param(
            record(STARTED),
            state(("aws_vpc.a", "vpc-1"), tainted=True),
            Leftovers(tainted=(Tainted("aws_vpc.a", "vpc-1"),), ended=NOON),
            id="tainted by the cut",
        ),
        pytest.param(
            record(event(Step.STARTED, "aws_vpc.a", "update")),
            state(),
            NOTHING,
            id="updates are seen by a refresh",
        ),
        pytest.param(
            record(event(Step.STARTED, "random_id.a")), state(), NOTHING, id="a value, not an object"
        ),
        pytest.param(
            record(event(Step.STARTED, "aws_s3_bucket_policy.a")),
            state(),
            NOTHING,
            id="put again to the same end",
        ),
        pytest.param(
            record(STARTED, MADE, lineage="other"), state(), Leftovers(foreign=("j",)), id="foreign"
        ),
        pytest.param(record(STARTED), None, OPEN, id="no state at all"),
    ],
)
def test_what_is_open(journal: Record, known: StateDocument | None, expected: Leftovers) -> None:
    assert find_leftovers([journal], known) == expected


def test_an_instance_is_looked_for_even_where_aws_refused_it() -> None:
    address = "aws_instance.a"
    journal = record(event(Step.STARTED, address), event(Step.ERRORED, address), refused=address)
    assert find_leftovers([journal], state()).uncertain == (Uncertain(address, "aws_instance"),)


def test_what_a_later_run_deleted_is_not_looked_for() -> None:
    later = record(event(Step.STARTED, "aws_vpc.a", "delete"), event(Step.COMPLETED, "aws_vpc.a", "delete"))
    assert find_leftovers([record(STARTED, MADE), later], state()) == NOTHING


def test_a_later_run_that_made_it_counts() -> None:
    later = record(STARTED, event(Step.COMPLETED, "aws_vpc.a", id="vpc-2"))
    assert find_leftovers([record(STARTED), later], state(("aws_vpc.a", "vpc-2"))) == NOTHING


def test_the_time_of_death_is_that_of_the_last_sign_of_life() -> None:
    found: Any = find_leftovers([record(STARTED)], state())
    assert found.ended == NOON
