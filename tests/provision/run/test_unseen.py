"""What AWS does not show: looked for again where it was made just now, and forgotten only where allowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.command_line.state_commands import _judge_gone
from snowform.provision.errors import Refused
from snowform.provision.host.paths import Paths
from snowform.provision.plan.policy import Exemption, Policy
from snowform.provision.run.options import Purpose, RunOptions
from snowform.provision.run.pipeline import _show_plan
from snowform.provision.run.workspace import Workspace
from snowform.provision.state import marker
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument
from tests.provision.conftest import Recorded
from tests.provision.plan.makers import plan, raw
from tests.provision.state.stores import state

GONE = raw("aws_vpc.a", "delete", before={"id": "vpc-1"})


@dataclass
class Host:
    """A session whose tofu shows these plans, one after the other, and that tells how long it slept."""

    paths: Paths
    console: Any
    plans: list[dict[str, Any]]
    workspace: Workspace = field(default_factory=lambda: Workspace(Path("/run")))
    slept: list[float] = field(default_factory=list)

    @property
    def tofu(self) -> Host:
        return self

    @property
    def stopping(self) -> Host:
        return self

    def plan(self, *_: Any, **__: Any) -> None:
        pass

    def show(self, _: Path) -> dict[str, Any]:
        return self.plans.pop(0)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def planned(paths: Paths, recorded: Recorded, applied: timedelta, *plans: dict[str, Any]) -> Host:
    document = StateDocument.parse(state("a"), "")
    marker.write_marker(paths, Backend(), document, now=datetime.now(UTC) - applied)
    host: Any = Host(paths, recorded.console, list(plans))
    assert _show_plan(host, Purpose.APPLY, RunOptions()) == plans[-1]
    assert not host.plans
    made: Host = host
    return made


@pytest.mark.promise("refresh")
def test_what_was_made_just_now_is_looked_for_again(paths: Paths, recorded: Recorded) -> None:
    host = planned(paths, recorded, timedelta(seconds=2), {"resource_drift": [GONE]}, {"resource_drift": []})
    (rest,) = host.slept
    assert 20 < rest <= 30
    assert "AWS does not show aws_vpc.a, and a run ended just now" in recorded.said


@pytest.mark.parametrize(
    ("applied", "drift"),
    [(timedelta(hours=1), [GONE]), (timedelta(seconds=2), [])],
    ids=["long ago", "all shown"],
)
def test_nobody_waits_without_need(
    paths: Paths, recorded: Recorded, applied: timedelta, drift: list[Any]
) -> None:
    assert not planned(paths, recorded, applied, {"resource_drift": drift}).slept


@pytest.mark.promise("refresh")
@pytest.mark.parametrize(
    "policy",
    [Policy(), Policy(exceptions=(Exemption("aws_vpc.b", "address", frozenset({"forget"})),))],
    ids=["by default", "another one's exception"],
)
def test_a_refresh_that_would_drop_an_object_is_refused(paths: Paths, policy: Policy) -> None:
    with pytest.raises(Refused, match=r"aws_vpc\.a"):
        _judge_gone(plan(resource_drift=[GONE]), policy, paths)


@pytest.mark.parametrize(
    "policy",
    [
        Policy(allow_forget=True),
        Policy(exceptions=(Exemption("aws_vpc.*", "address", frozenset({"forget"})),)),
    ],
    ids=["allowForget", "an exception"],
)
def test_a_refresh_may_drop_what_the_policy_gives_up(paths: Paths, policy: Policy) -> None:
    _judge_gone(plan(resource_drift=[GONE]), policy, paths)
