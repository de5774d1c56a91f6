"""What a refresh would drop from the state is known before it is applied, and stays unless it is allowed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import Unavailable
from snowform.provision.host.paths import Paths
from snowform.provision.run.import_leftovers import _forget_gone
from snowform.provision.run.refresh import planned_refresh, settling_time, vanished
from snowform.provision.run.workspace import Workspace
from snowform.provision.state import marker
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument
from tests.provision.conftest import Recorded
from tests.provision.state.stores import state

Attributes = dict[str, dict[str, Any]]


def drift(address: str, action: str) -> dict[str, Any]:
    return {"type": "resource_drift", "change": {"resource": {"addr": address}, "action": action}}


def outputs(action: str) -> dict[str, Any]:
    return {"type": "outputs", "outputs": {"url": {"sensitive": False, "action": action}}}


@dataclass
class Tofu:
    """A tofu that says these events of a refresh, and writes a plan file with the state before and after."""

    events: tuple[dict[str, Any], ...] = ()
    before: Attributes = field(default_factory=dict)
    after: Attributes | None = None
    targets: tuple[str, ...] = ()
    applied: int = 0
    pushed: list[str] = field(default_factory=list)

    def plan_refresh(self, out: Path, targets: Sequence[str], _: Sequence[str]) -> tuple[Any, ...]:
        self.targets = tuple(targets)
        if self.after is None:
            out.write_text("an encrypted plan")
        else:
            with zipfile.ZipFile(out, "w") as archive:
                archive.writestr("tfstate-prev", self._state(self.before))
                archive.writestr("tfstate", self._state(self.after))
        return self.events

    def apply(self, plan: Path) -> None:
        assert plan.is_file()
        self.applied += 1

    def state_push(self, path: Path) -> None:
        self.pushed.append(path.read_text())

    def _state(self, objects: Attributes) -> str:
        resources = [
            {"mode": "managed", "type": "aws_vpc", "name": name, "instances": [{"attributes": attributes}]}
            for name, attributes in objects.items()
        ]
        return json.dumps({"version": 4, "serial": 9, "lineage": "l", "resources": resources}, indent=2)


@dataclass
class Host:
    """What is asked of a session."""

    paths: Paths
    tofu: Tofu
    workspace: Workspace
    console: Any


@pytest.fixture
def host(paths: Paths, recorded: Recorded) -> Host:
    return Host(paths, Tofu(), Workspace(paths.runtime), recorded.console)


def stored(host: Any) -> tuple[int, int]:
    """How often a refresh that is stored was applied, and how often its state was pushed."""
    with planned_refresh(host) as refresh:
        refresh.store()
    assert not list(host.workspace.folder.iterdir())
    return host.tofu.applied, len(host.tofu.pushed)


@pytest.mark.promise("refresh")
def test_what_would_be_dropped_is_told_and_nothing_is_stored_by_looking(host: Any) -> None:
    host.tofu.events = (
        drift("aws_vpc.a", "update"),
        drift("aws_vpc.b", "delete"),
        drift("aws_vpc.b", "delete"),
    )
    with planned_refresh(host) as refresh:
        assert refresh.gone == ("aws_vpc.b",)
    assert host.tofu.applied == 0


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ({"tags": None, "ids": []}, {"tags": {}, "ids": None}, 0),
        ({"public_ip": None}, {"public_ip": "192.0.2.1"}, 1),
        ({"routes": []}, {"routes": [{"gateway": "igw-1"}]}, 1),
    ],
    ids=["null became empty", "filled in", "a list that grew"],
)
def test_only_news_are_stored(host: Host, before: Any, after: Any, times: int) -> None:
    host.tofu.before, host.tofu.after = {"a": before}, {"a": after}
    host.tofu.events = (drift("aws_vpc.a", "update"), outputs("noop"))
    assert stored(host) == (0, times)


def test_what_was_read_is_pushed_as_it_stands_under_the_next_serial(host: Host) -> None:
    host.tofu.before, host.tofu.after = {"a": {"size": None}}, {"a": {"size": 10**30, "serial": 9}}
    stored(host)
    (pushed,) = host.tofu.pushed
    read = host.tofu._state(host.tofu.after)
    assert pushed == read.replace('"serial": 9', '"serial": 10', 1)


def test_where_none_can_tell_and_where_outputs_change_it_is_applied(host: Host) -> None:
    assert stored(host) == (1, 0)
    host.tofu.after = host.tofu.before = {"a": {}}
    host.tofu.events = (outputs("update"),)
    assert stored(host) == (2, 0)


def test_what_is_gone_leaves_the_state_by_tofu_s_own_hand(host: Host) -> None:
    host.tofu.before, host.tofu.after = {"a": {}, "b": {}}, {"a": {}}
    host.tofu.events = (drift("aws_vpc.b", "delete"),)
    assert stored(host) == (1, 0)


@pytest.mark.promise("refresh")
def test_an_interrupted_runs_recovery_forgets_only_what_it_came_for(host: Any, recorded: Recorded) -> None:
    host.tofu.events = (drift("aws_vpc.a", "delete"),)
    _forget_gone(host, ["aws_vpc.a"])
    assert (host.tofu.targets, host.tofu.applied) == (("aws_vpc.a",), 1)
    assert "aws_vpc.a does not exist any more: the state forgets it" in recorded.said
    host.tofu.events = (drift("aws_vpc.a", "delete"), drift("aws_vpc.b", "delete"))
    with pytest.raises(Unavailable, match="the state forgets nothing"):
        _forget_gone(host, ["aws_vpc.a"])
    assert host.tofu.applied == 1


def test_what_a_plan_does_not_see_any_more_is_in_its_drift() -> None:
    changes = [
        {"address": address, "change": {"actions": actions}}
        for address, actions in (("aws_vpc.a", ["delete"]), ("aws_vpc.b", ["update"]))
    ]
    assert vanished({"resource_drift": changes}) == ("aws_vpc.a",)
    assert vanished({}) == ()


@pytest.mark.promise("refresh")
@pytest.mark.parametrize(
    ("ago", "rest"), [(5, 25), (3600, 0), (-3600, 30)], ids=["just now", "long ago", "clock"]
)
def test_what_was_made_just_now_gets_time_to_be_shown(paths: Paths, ago: int, rest: int) -> None:
    assert settling_time(paths) == 0
    document = StateDocument.parse(state("a"), "")
    marker.write_marker(paths, Backend(), document, now=datetime.now(UTC) - timedelta(seconds=ago))
    assert settling_time(paths) == pytest.approx(rest, abs=3)
