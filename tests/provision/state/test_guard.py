"""What the guard says to each marker and state. The store is one in memory, or tofu's local file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from snowform.local import LocalAws
from snowform.provision.errors import StateRefused
from snowform.provision.host.paths import Paths
from snowform.provision.state import backups, marker
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument, empty_state
from snowform.provision.state.guard import Kind, StateStatus, before_init, explain, state_status
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.diagnostics import TofuFailed
from tests.provision.state.conftest import BUCKET, S3
from tests.provision.state.stores import LINEAGE, OTHER, MemoryStore, state

NOW = datetime(2026, 11, 21, 10, 15, tzinfo=UTC)
LOCAL = Backend()
REMOTE = Backend.of({"terraform": {"backend": {"s3": {"bucket": "b", "key": "k", "dynamodb_table": "t"}}}})
KNOWN = f"expected: lineage {LINEAGE}, serial 5, 2 objects"
BACK = "bring the right one back with `state adopt PATH`, or go on from this one with `state adopt`"


def marked(paths: Paths, backend: Backend = LOCAL, text: str = "") -> None:
    document = StateDocument.parse(text or state("a", "b", serial=5), "")
    marker.write_marker(paths, backend, document, configuration="abc", now=NOW)


def looked(paths: Paths, text: str | None, backend: Backend = LOCAL) -> StateStatus:
    """What the guard says with that text in the state's file, or in the remote store."""
    store = MemoryStore(paths.runtime)
    if backend.remote:
        store.held = text or ""
    elif text is not None:
        paths.state_file.write_text(text)
    return state_status(paths, store, backend)


@pytest.fixture(params=[LOCAL, REMOTE], ids=["local", "remote"])
def backend(request: pytest.FixtureRequest) -> Backend:
    found: Backend = request.param
    return found


def test_without_state_marker_and_traces_it_is_a_first_start(paths: Paths, backend: Backend) -> None:
    assert looked(paths, None, backend) == StateStatus(Kind.FRESH, None, None)


def test_a_file_of_0_bytes_alone_is_a_first_start_that_was_killed(paths: Paths) -> None:
    assert looked(paths, "").kind is Kind.FRESH


@pytest.mark.parametrize("text", [None, ""], ids=["no file", "0 bytes"])
@pytest.mark.parametrize("trace", ["backups", "journals"])
def test_traces_of_applies_without_a_marker_are_no_first_start(
    paths: Paths, text: str | None, trace: str
) -> None:
    if trace == "backups":
        paths.state_file.write_text(state("a", serial=3))
        trail = backups.keep(paths, MemoryStore(paths.runtime), LOCAL, backups.AFTER, now=NOW)
        paths.state_file.unlink()
    else:
        paths.journals.mkdir()
        trail = paths.journals / "run.jsonl"
        trail.touch()
    with pytest.raises(StateRefused) as caught:
        looked(paths, text)
    assert caught.value.message == f"there is neither a state nor a marker, yet {trail} shows that there were"
    assert "state adopt PATH" in caught.value.hint
    assert "state create" in caught.value.hint


def test_the_known_state_and_a_later_one_of_its_lineage_are_built_on(paths: Paths, backend: Backend) -> None:
    marked(paths, backend)
    for text in (state("a", "b", serial=5), state("a", serial=6), empty_state(LINEAGE, 9)):
        assert looked(paths, text, backend).kind is Kind.KNOWN


def test_a_state_that_this_host_never_wrote_to_is_joined(paths: Paths, backend: Backend) -> None:
    status = looked(paths, state("a", serial=3), backend)
    assert status.kind is Kind.UNTRACKED
    assert status.document
    assert status.document.serial == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(None, "there is no state; expected: lineage", id="absent"),
        pytest.param(
            state("a", "b", serial=5, lineage=OTHER),
            f"this is the state of something else; {KNOWN}, found: lineage {OTHER}, serial 5, 2 objects",
            id="foreign",
        ),
        pytest.param(
            state("a", "b", serial=4),
            f"this is an older copy of the state; {KNOWN}, found: lineage {LINEAGE}, serial 4, 2 objects",
            id="older",
        ),
        pytest.param(
            state("a", serial=5),
            f"this state was changed under the same serial; {KNOWN}, "
            f"found: lineage {LINEAGE}, serial 5, 1 object",
            id="another of that serial",
        ),
    ],
)
def test_a_state_that_is_not_the_known_one_is_refused(
    paths: Paths, backend: Backend, text: str | None, message: str
) -> None:
    marked(paths, backend)
    with pytest.raises(StateRefused) as caught:
        looked(paths, text, backend)
    assert caught.value.message.startswith(message)
    assert caught.value.where == (backend.place if backend.remote else str(paths.state_file))
    if text:
        assert caught.value.hint == BACK
    else:
        assert caught.value.hint.startswith(
            "bring it back with `state adopt PATH`, or start over with `state create`"
        )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (state("a", "b", serial=5)[:200], "it is cut off or damaged"),
        ("\0" * 50, "it is empty"),
        (state(serial=5).replace('"version": 4', '"version": 9'), "its format is version 9"),
        ('{"encryption_version": "v0"}', "it is encrypted"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_is_no_whole_state_stops_the_run(
    paths: Paths, text: str, message: str, known: bool
) -> None:
    if known:
        marked(paths)
    with pytest.raises(StateRefused, match=message) as caught:
        looked(paths, text)
    with pytest.raises(StateRefused) as early:
        before_init(paths, LOCAL)
    assert str(early.value) == str(caught.value)
    assert (KNOWN if known else "a state, or none at all") in caught.value.message
    assert "state adopt PATH" in caught.value.hint


def test_a_known_state_of_0_bytes_is_an_absent_one(paths: Paths) -> None:
    marked(paths)
    with pytest.raises(StateRefused, match=f"there is no state; {KNOWN}, applied at 2026-11-21T10:15:00Z"):
        looked(paths, "")


def test_an_encrypted_file_is_read_through_tofu_where_encryption_is_on(paths: Paths) -> None:
    marked(paths)
    paths.state_file.write_text('{"encryption_version": "v0"}')
    store = MemoryStore(paths.runtime, state("a", "b", serial=5))
    encrypted = replace(paths, encryption=Path("key"))
    before_init(encrypted, LOCAL)
    assert state_status(encrypted, store, LOCAL).kind is Kind.KNOWN


def test_a_changed_backend_is_refused_before_it_is_asked(paths: Paths) -> None:
    marked(paths, LOCAL)
    store = MemoryStore(paths.runtime)
    store.failure = "connection refused"
    with pytest.raises(StateRefused) as early:
        before_init(paths, REMOTE)
    with pytest.raises(StateRefused) as caught:
        state_status(paths, store, REMOTE)
    assert str(early.value) == str(caught.value)
    assert str(caught.value) == (
        f"{paths.marker}: the state was kept in local, the configuration says s3 (bucket b, key k) now; "
        "move it with `state migrate`; where it has been moved already, `state adopt`"
    )


def test_the_folder_of_another_stack_is_refused(paths: Paths) -> None:
    marked(paths)
    with pytest.raises(StateRefused, match="keeps the state of the stack 'web', not that of 'mail'"):
        looked(replace(paths, stack="mail"), state("a", "b", serial=5))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 2}', '{"version": 1, "stack": 3}'])
def test_a_marker_that_cannot_be_read_is_not_an_absent_one(paths: Paths, content: str) -> None:
    marked(paths)
    paths.marker.write_text(content)
    with pytest.raises(StateRefused, match="`state adopt` writes the marker anew"):
        looked(paths, state("a", "b", serial=5))


def test_the_newest_backup_is_named(paths: Paths) -> None:
    marked(paths)
    paths.state_file.write_text(state("a", "b", serial=5))
    kept = backups.keep(paths, MemoryStore(paths.runtime), LOCAL, backups.AFTER, now=NOW)
    paths.state_file.unlink()
    with pytest.raises(StateRefused) as caught:
        looked(paths, None)
    assert caught.value.hint.startswith(f"the newest backup is {kept}; ")


def test_a_backend_that_does_not_answer_is_not_an_absent_state(paths: Paths) -> None:
    store = MemoryStore(paths.runtime)
    store.failure = "connection refused"
    with pytest.raises(TofuFailed):
        state_status(paths, store, REMOTE)


@pytest.mark.e2e
@pytest.mark.parametrize(
    "text", ["", state("a")[:200], "{}", state().replace('"version": 4', '"version": 9')]
)
def test_tofu_takes_a_file_of_0_bytes_for_no_state_and_refuses_the_rest(
    local: Tofu, paths: Paths, text: str
) -> None:
    paths.state_file.write_text(text)
    if not text:
        assert local.state_pull() == ""
        return
    with pytest.raises(TofuFailed) as caught:
        local.state_pull()
    assert "Unsupported state file format" in caught.value.output


@pytest.mark.e2e
def test_an_object_in_s3_that_is_no_state_or_not_the_last_one_is_refused(
    s3: S3, aws: LocalAws, paths: Paths
) -> None:
    store, backend = s3()
    (store.folder / "first.json").write_text(empty_state(LINEAGE))
    store.state_push(store.folder / "first.json")
    assert state_status(paths, store, backend).kind is Kind.UNTRACKED

    key = backend.settings["key"]
    aws.client("s3").put_object(Bucket=BUCKET, Key=key, Body=b'{"version": 4,')
    with pytest.raises(StateRefused) as caught:
        state_status(paths, store, backend)
    with pytest.raises(TofuFailed) as init:
        store.init()
    for error in (caught.value, explain(init.value, backend)):
        assert isinstance(error, StateRefused)
        if "use_lockfile" in backend.settings:
            assert error.message.startswith("it is cut off, damaged or no state at all")
            assert error.hint.startswith("restore its former version")
        else:
            assert error.message.startswith("the object in S3 is not the state that was written last")
            assert f'{{"LockID": {{"S": "{BUCKET}/{key}-md5"}}}}' in error.hint
