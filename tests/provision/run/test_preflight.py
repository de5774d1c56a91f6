"""A first start asks what exists before it makes a state, and again until something is applied."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import StateRefused
from snowform.provision.host.paths import Paths
from snowform.provision.plan.policy import Policy
from snowform.provision.run import existing_objects
from snowform.provision.run.preflight import Preflight, prepare_state
from snowform.provision.run.workspace import Workspace
from snowform.provision.state import push
from snowform.provision.state.backend import Backend
from tests.provision.conftest import Recorded
from tests.provision.state.stores import state


@dataclass
class Store:
    """tofu's local backend: the state is the stack's own file."""

    file: Path
    folder: Path

    def state_pull(self) -> str:
        return self.file.read_text() if self.file.exists() else ""

    def state_push(self, path: Path) -> None:
        self.file.write_text(path.read_text())

    def force_unlock(self, lock_id: str) -> None:
        raise AssertionError(lock_id)


@dataclass
class Host:
    """What is asked of a session, and whether AWS was."""

    paths: Paths
    tofu: Store
    workspace: Workspace
    console: Any
    configuration: dict[str, Any] = field(default_factory=dict)
    backend: Backend = field(default_factory=Backend)
    asked: list[bool] = field(default_factory=list)
    exists: bool = False

    def prepare(self, *, begin: bool = True, tags: bool = True) -> Preflight:
        session: Any = self
        return prepare_state(session, Policy(), tags=tags, begin=begin)


@pytest.fixture
def host(paths: Paths, recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> Host:
    made = Host(paths, Store(paths.state_file, paths.runtime), Workspace(paths.runtime), recorded.console)

    def check(*_: Any, tags: bool) -> None:
        made.asked.append(tags)
        if made.exists:
            raise StateRefused("it exists")

    monkeypatch.setattr(existing_objects, "refuse_existing_objects", check)
    return made


@pytest.mark.promise("lost-state")
@pytest.mark.parametrize("begin", [True, False], ids=["apply", "plan or destroy"])
def test_what_exists_ends_the_run_before_a_state_is_made(host: Host, begin: bool) -> None:
    host.exists = True
    with pytest.raises(StateRefused):
        host.prepare(begin=begin)
    assert not host.paths.state_file.exists()
    assert not host.paths.marker.exists()


@pytest.mark.promise("lost-state")
def test_it_is_asked_again_until_something_is_applied(host: Host) -> None:
    first = host.prepare()
    assert (first.created, host.paths.marker.exists()) == (True, True)
    # The run ended before its apply: refused, not confirmed, or without credentials.
    again = host.prepare()
    assert (again.created, again.lineage) == (True, first.lineage)
    assert len(host.asked) == 2
    host.paths.state_file.write_text(state("a", serial=7, lineage=first.lineage))
    assert not host.prepare().created
    assert len(host.asked) == 2
    assert not host.paths.lineage.exists()


@pytest.mark.promise("lost-state")
def test_a_state_that_was_emptied_is_no_first_start(host: Host) -> None:
    host.prepare()
    # What every apply does before it makes anything.
    host.paths.lineage.unlink()
    assert not host.prepare().created
    assert len(host.asked) == 1


@pytest.mark.promise("lost-state")
def test_a_state_that_an_operator_has_begun_is_not_asked_about(host: Host) -> None:
    host.prepare(begin=False)
    document = push.create(host.paths, host.tofu, host.backend)
    preflight = host.prepare()
    assert (preflight.created, preflight.lineage) == (False, document.lineage)
    assert len(host.asked) == 1


def test_what_an_apply_is_told_about_tags_is_passed_on(host: Host) -> None:
    host.prepare(tags=False)
    assert host.asked == [False]
