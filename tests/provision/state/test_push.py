from __future__ import annotations

import json
import stat
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest

from snowform.provision.errors import StateRefused
from snowform.provision.host.paths import Paths
from snowform.provision.state import backups, marker
from snowform.provision.state.backend import Backend, load_backend
from snowform.provision.state.document import StateDocument, StateError, empty_state
from snowform.provision.state.guard import Kind, state_status
from snowform.provision.state.push import adopt, create, migrate, move_truncated_aside, push_and_check
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.diagnostics import TofuFailed
from tests.provision.state.conftest import S3
from tests.provision.state.stores import LINEAGE, OTHER, MemoryStore, ids_of, state

NOW = datetime(2026, 11, 21, 10, 15, tzinfo=UTC)
REMOTE = Backend.of({"terraform": {"backend": {"s3": {"bucket": "b", "key": "k"}}}})


def document(text: str) -> StateDocument:
    return StateDocument.parse(text, "")


def applied(tofu: Tofu) -> StateDocument:
    assert tofu.run("apply", "-auto-approve", "-input=false").code == 0
    return document(tofu.state_pull())


def file_with(paths: Paths, text: str) -> Path:
    path = paths.runtime / "given.tfstate"
    path.write_text(text)
    return path


@pytest.fixture
def store(paths: Paths) -> MemoryStore:
    return MemoryStore(paths.runtime)


@pytest.mark.e2e
def test_a_first_state_keeps_its_lineage_through_applies_locally(local: Tofu, paths: Paths) -> None:
    made = create(paths, local, Backend(), lineage=LINEAGE, now=NOW)
    assert (made.lineage, made.serial, made.empty) == (LINEAGE, 1, True)
    assert state_status(paths, local, Backend()).kind is Kind.KNOWN
    after = applied(local)
    assert (after.lineage, after.serial > made.serial, len(after.objects)) == (LINEAGE, True, 1)
    assert sorted(path.name for path in local.folder.glob("*push*")) == []


@pytest.mark.e2e
def test_a_first_state_keeps_its_lineage_through_applies_in_s3(s3: S3, paths: Paths) -> None:
    tofu, backend = s3()
    assert state_status(paths, tofu, backend).kind is Kind.FRESH
    made = create(paths, tofu, backend, lineage=LINEAGE, now=NOW)
    assert (made.lineage, made.empty) == (LINEAGE, True)
    status = state_status(paths, tofu, backend)
    assert (status.kind, status.document) == (Kind.KNOWN, made)
    after = applied(tofu)
    assert (after.lineage, after.serial > made.serial, len(after.objects)) == (LINEAGE, True, 1)


@pytest.mark.e2e
def test_the_store_of_the_tests_has_the_rules_of_s3(s3: S3, paths: Paths) -> None:
    """The same pushes to both: what is refused, and the lineage and serial that are there afterwards."""
    tofu, _ = s3()

    def outcomes(one: Tofu | MemoryStore) -> list[str]:
        seen = [one.state_pull().count(LINEAGE)]
        found = []
        for text in (
            state("a", serial=4),
            empty_state(LINEAGE),
            state("a", serial=9, lineage="OWN"),
            state(serial=20, lineage="OWN"),
            empty_state(LINEAGE, 3),
            state("a", serial=5),
            state("a", serial=6),
            state("b", serial=6),
            state("a", serial=3),
            state("b", serial=8),
            state("c", serial=50, lineage=OTHER),
        ):
            # The first push gave the state a lineage of tofu's own choice.
            own = document(one.state_pull()).lineage if "OWN" in text else ""
            try:
                one.state_push(file_with(paths, text.replace("OWN", own)))
                said = "taken"
            except TofuFailed:
                said = "refused"
            now = document(one.state_pull())
            lineage = now.lineage if now.lineage == LINEAGE else "its own"
            found.append(f"{said}: {lineage}, {now.serial}, {sorted(ids_of(now))}")
        return [str(seen), *found]

    memory = MemoryStore(paths.runtime)
    assert outcomes(tofu) == outcomes(memory)


def test_a_new_state_has_a_lineage_that_no_other_has(paths: Paths, store: MemoryStore) -> None:
    made = create(paths, store, REMOTE, now=NOW)
    assert str(uuid.UUID(made.lineage)) == made.lineage
    written = marker.read_marker(paths.marker)
    assert written == marker.Marker(
        "web", made.lineage, made.serial, REMOTE.digest, REMOTE.place, 0, "", "2026-11-21T10:15:00Z"
    )
    assert load_backend(paths.backend) == REMOTE
    assert stat.S_IMODE(paths.marker.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", [state("a"), "", '{"a": 1}', '{"encryption_version": "v0"}'])
def test_only_what_is_cut_off_is_moved_away(paths: Paths, text: str) -> None:
    paths.state_file.write_text(text)
    if text in {state("a"), ""}:
        assert move_truncated_aside(paths, Backend()) is None
    else:
        with pytest.raises(StateError):
            move_truncated_aside(paths, Backend())
    assert paths.state_file.read_text() == text


def test_nothing_is_begun_anew_over_a_state_with_objects(paths: Paths, store: MemoryStore) -> None:
    store.held = state("a", serial=5)
    with pytest.raises(StateRefused) as caught:
        create(paths, store, REMOTE)
    assert str(caught.value) == (
        f"{REMOTE.place}: there is a state: lineage {LINEAGE}, serial 5, 1 object; expected: none; "
        f"take it with `state adopt`; to start over all the same, first remove it from {REMOTE.place}"
    )
    assert store.held == state("a", serial=5)
    assert not paths.marker.exists()


@pytest.mark.e2e
def test_a_cut_off_local_state_is_kept_when_one_begins_anew(local: Tofu, paths: Paths) -> None:
    paths.state_file.write_text(state("a", serial=5)[:200])
    moved = move_truncated_aside(paths, Backend(), now=NOW)
    assert moved
    assert moved.read_text() == state("a", serial=5)[:200]
    paths.errored_state.write_text("")
    paths.marker.write_text("{}")
    made = create(paths, local, Backend(), now=NOW)
    assert made.lineage != LINEAGE
    assert sorted(backup.why for backup in backups.listed(paths)) == ["cut-off", "errored", "marker"]
    assert state_status(paths, local, Backend()).kind is Kind.KNOWN


@pytest.mark.e2e
def test_a_lost_local_state_comes_back_from_a_copy(local: Tofu, paths: Paths) -> None:
    create(paths, local, Backend(), now=NOW)
    before = applied(local)
    copy = backups.keep(paths, local, Backend(), backups.AFTER, now=NOW)
    paths.state_file.write_text(paths.state_file.read_text()[:300])
    with pytest.raises(StateError, match="cut off"):
        state_status(paths, local, Backend())
    move_truncated_aside(paths, Backend(), now=NOW)
    back = adopt(paths, local, Backend(), copy, now=NOW)
    assert (back.lineage, ids_of(back)) == (before.lineage, ids_of(before))
    assert back.serial >= before.serial
    assert state_status(paths, local, Backend()).kind is Kind.KNOWN
    assert "No changes" in local.run("plan", "-no-color").stdout


@pytest.mark.e2e
def test_a_given_state_keeps_its_lineage_in_an_empty_s3(s3: S3, paths: Paths) -> None:
    tofu, backend = s3()
    given = file_with(paths, state("a", "b", serial=7))
    taken = adopt(paths, tofu, backend, given, now=NOW)
    assert (taken.lineage, ids_of(taken)) == (
        LINEAGE,
        {"terraform_data.a": "id-a", "terraform_data.b": "id-b"},
    )
    assert taken.serial >= 7
    assert state_status(paths, tofu, backend).kind is Kind.KNOWN
    # Once more changes nothing.
    assert adopt(paths, tofu, backend, given, now=NOW) == taken


def test_a_newer_state_of_the_lineage_replaces_an_older_one_which_is_kept(
    paths: Paths, store: MemoryStore
) -> None:
    store.held = state("a", serial=5)
    taken = adopt(paths, store, REMOTE, file_with(paths, state("a", "b", serial=7)), now=NOW)
    assert sorted(ids_of(taken)) == ["terraform_data.a", "terraform_data.b"]
    (kept,) = backups.listed(paths)
    assert kept.path.read_text() == state("a", serial=5)


@pytest.mark.parametrize(
    ("held", "given", "message"),
    [
        pytest.param(
            state("a", serial=5),
            state("a", serial=9, lineage=OTHER),
            f"the state of something else is there; expected: lineage {OTHER}, serial 9, 1 object, or an "
            f"older one; found: lineage {LINEAGE}, serial 5, 1 object",
            id="foreign",
        ),
        pytest.param(
            state("a", serial=5),
            state("b", serial=4),
            "the state that is there is newer, or was changed under the same serial; expected: lineage "
            f"{LINEAGE}, serial 4, 1 object, or an older one; found: lineage {LINEAGE}, serial 5, 1 object",
            id="older",
        ),
        pytest.param(
            state("a", serial=5),
            state("b", serial=5),
            "the state that is there is newer, or was changed under the same serial",
            id="another of that serial",
        ),
        pytest.param(state("a", serial=5), "", "it is empty", id="of 0 bytes"),
        pytest.param(state("a", serial=5), state("a")[:150], "it is cut off", id="cut off"),
    ],
)
def test_a_given_state_never_replaces_what_is_there_by_force(
    paths: Paths, store: MemoryStore, held: str, given: str, message: str
) -> None:
    store.held = held
    with pytest.raises(StateRefused) as caught:
        adopt(paths, store, REMOTE, file_with(paths, given))
    assert caught.value.message.startswith(message)
    assert store.held == held
    assert not paths.marker.exists()


def test_what_the_backend_holds_is_taken_for_right(paths: Paths, store: MemoryStore) -> None:
    with pytest.raises(StateRefused, match="there is no state to adopt"):
        adopt(paths, store, REMOTE)
    marker.write_marker(paths, REMOTE, document(state("a", serial=9, lineage=OTHER)), now=NOW)
    store.held = state("a", serial=5)
    paths.errored_state.write_text("")
    assert adopt(paths, store, REMOTE, now=NOW) == document(store.held)
    assert state_status(paths, store, REMOTE).kind is Kind.KNOWN
    assert not paths.errored_state.exists()
    kept = backups.newest_of(paths, "marker")
    assert kept
    assert json.loads(kept.path.read_text())["lineage"] == OTHER


@pytest.mark.e2e
def test_a_state_moves_to_s3_and_the_old_one_stays(local: Tofu, s3: S3, paths: Paths) -> None:
    create(paths, local, Backend(), now=NOW)
    before = applied(local)
    tofu, backend = s3()
    with pytest.raises(StateRefused, match="state migrate"):
        state_status(paths, tofu, backend)
    old = (local, load_backend(paths.backend))
    moved = migrate(paths, old, (tofu, backend), now=NOW)
    assert (moved.lineage, ids_of(moved)) == (before.lineage, ids_of(before))
    assert state_status(paths, tofu, backend).kind is Kind.KNOWN
    assert "No changes" in tofu.run("plan", "-no-color").stdout
    assert document(paths.state_file.read_text()) == before
    with pytest.raises(StateRefused, match="no marker says that the state is in local"):
        migrate(paths, old, (tofu, backend), now=NOW)


def test_a_migration_that_was_killed_is_finished_by_the_next(paths: Paths, store: MemoryStore) -> None:
    paths.state_file.write_text(state("a", serial=5))
    marker.write_marker(paths, Backend(), document(state("a", serial=5)), now=NOW)
    push_and_check(store, state("a", serial=5), None)
    held = store.held
    migrate(paths, (MemoryStore(paths.runtime), Backend()), (store, REMOTE), now=NOW)
    assert store.held == held
    assert state_status(paths, store, REMOTE).kind is Kind.KNOWN


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(None, "", "there is no state; expected: lineage", id="the old state is gone"),
        pytest.param(state("a", serial=4), "", "this is an older copy", id="the old state is another"),
        pytest.param(
            state("a", serial=5),
            state("x", lineage=OTHER),
            "the state of something else is there",
            id="no room",
        ),
    ],
)
def test_a_migration_takes_only_the_known_state_to_a_place_that_is_free(
    paths: Paths, store: MemoryStore, old: str | None, new: str, message: str
) -> None:
    marker.write_marker(paths, Backend(), document(state("a", serial=5)), now=NOW)
    written = paths.marker.read_text()
    if old:
        paths.state_file.write_text(old)
    store.held = new
    with pytest.raises(StateRefused, match=message):
        migrate(paths, (MemoryStore(paths.runtime), Backend()), (store, REMOTE))
    assert store.held == new
    assert paths.marker.read_text() == written


def test_a_push_that_another_run_overtook_is_noticed(paths: Paths) -> None:
    class Overtaken(MemoryStore):
        def state_push(self, path: Path) -> None:
            super().state_push(path)
            self.held = state("z", serial=90)

    with pytest.raises(StateRefused, match="does not hold what was pushed"):
        push_and_check(
            Overtaken(paths.runtime, state("a", serial=1)), state("a", "b", serial=2), document(state("a"))
        )
