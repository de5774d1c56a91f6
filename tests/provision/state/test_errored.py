from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from snowform.local import LocalAws
from snowform.provision.errors import StateRefused
from snowform.provision.host.paths import Paths
from snowform.provision.state import backups, guard, marker
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument
from snowform.provision.state.errored import before_init, collect, extract_dump, push_errored
from snowform.provision.state.guard import Kind, state_status
from snowform.provision.state.push import create
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.diagnostics import TofuFailed
from tests.provision.conftest import Recorded
from tests.provision.state.conftest import BUCKET, S3, TABLE
from tests.provision.state.stores import (
    LINEAGE,
    OTHER,
    MemoryStore,
    data,
    ids_of,
    local_backend,
    ready,
    state,
)
from tests.tools import do_without, wait_for

NOW = datetime(2026, 11, 21, 10, 15, tzinfo=UTC)
REMOTE = Backend.of({"terraform": {"backend": {"s3": {"bucket": "b", "key": "k"}}}})


def document(text: str) -> StateDocument:
    return StateDocument.parse(text, "")


def dump(text: str) -> str:
    event = {"@level": "info", "@message": "Emergency state dump", "state": json.loads(text), "type": "log"}
    return "\n".join([json.dumps({"type": "version"}), json.dumps(event), json.dumps({"type": "diagnostic"})])


@pytest.fixture
def store(paths: Paths) -> MemoryStore:
    return MemoryStore(paths.runtime)


def settled(paths: Paths, store: MemoryStore, recorded: Recorded) -> StateDocument | None:
    return push_errored(paths, store, REMOTE, recorded.console, now=NOW)


def test_where_nothing_is_left_nothing_is_settled(
    paths: Paths, store: MemoryStore, recorded: Recorded
) -> None:
    paths.capture.write_text('{"type": "version"}\n')
    assert settled(paths, store, recorded) is None
    assert recorded.said == ""


def test_a_newer_state_is_pushed_and_its_file_kept(
    paths: Paths, store: MemoryStore, recorded: Recorded
) -> None:
    store.held = state("a", serial=5)
    marker.write_marker(paths, REMOTE, document(store.held), now=NOW)
    # An instance was destroyed, another made: the state has not changed since the marker, so nothing is lost.
    paths.errored_state.write_text(state("b", serial=6))
    after = settled(paths, store, recorded)
    assert after == document(store.held)
    assert ids_of(after) == {"terraform_data.b": "id-b"}
    (kept,) = backups.listed(paths)
    assert (kept.why, kept.serial, kept.path.read_text()) == ("errored", 6, state("b", serial=6))
    assert not paths.errored_state.exists()
    assert recorded.said == (
        f"the state that could not be saved is in place: {after.describe()}; its file is {kept.path} now\n"
    )


def test_a_state_saved_under_the_same_serial_gets_a_newer_one(
    paths: Paths, store: MemoryStore, recorded: Recorded
) -> None:
    store.held = state("a", serial=6)
    paths.errored_state.write_text(state("a", "b", serial=6))
    after = settled(paths, store, recorded)
    assert after
    assert sorted(ids_of(after)) == ["terraform_data.a", "terraform_data.b"]


def test_what_was_pushed_by_hand_already_is_only_put_aside(
    paths: Paths, store: MemoryStore, recorded: Recorded
) -> None:
    store.held = state("a", "b", serial=7)
    paths.errored_state.write_text(state("a", "b", serial=6))
    assert settled(paths, store, recorded) == document(state("a", "b", serial=7))
    assert store.held == state("a", "b", serial=7)
    assert "holds nothing that the state lacks" in recorded.said
    assert [backup.why for backup in backups.listed(paths)] == ["errored"]


@pytest.mark.parametrize(
    ("held", "errored", "why"),
    [
        pytest.param(
            state("a", "z", serial=6),
            state("a", "b", serial=9),
            "the state has changed since",
            id="another host's",
        ),
        pytest.param(
            state("z", serial=6), state("a", serial=6), "the state has changed since", id="of the same serial"
        ),
        pytest.param(
            state("a", serial=9), state("a", "b", serial=6), "the state has changed since", id="older"
        ),
        pytest.param(state("a", serial=5), state("a", serial=4), "", id="older, nothing new"),
        pytest.param(
            state("a", serial=5),
            state("a", "b", serial=4),
            "it is older than what was applied since",
            id="before",
        ),
        pytest.param(
            state("a", serial=5),
            state("a", serial=6, lineage=OTHER),
            "it belongs to another state",
            id="foreign",
        ),
        pytest.param(
            "", state("a", serial=6, lineage=OTHER), "it belongs to another state", id="foreign, none there"
        ),
    ],
)
def test_a_state_that_is_not_certainly_the_newest_is_refused(
    paths: Paths, store: MemoryStore, recorded: Recorded, held: str, errored: str, why: str
) -> None:
    marker.write_marker(paths, REMOTE, document(state("a", serial=5)), now=NOW)
    store.held = held
    paths.errored_state.write_text(errored)
    if not why:
        settled(paths, store, recorded)
        assert store.held == held
        return
    with pytest.raises(StateRefused) as caught:
        settled(paths, store, recorded)
    assert caught.value.message.startswith(f"an apply could not save its state, but {why}")
    assert document(errored).describe() in caught.value.message
    assert store.held == held
    assert paths.errored_state.read_text() == errored


@pytest.mark.parametrize("text", ["", state("a", serial=6)[:200], '{"encryption_version": "v0"}'])
def test_an_incomplete_one_stops_the_run_with_all_files_named(
    paths: Paths, store: MemoryStore, recorded: Recorded, text: str
) -> None:
    paths.state_file.write_text(state("a", serial=5))
    kept = backups.keep(paths, store, Backend(), backups.BEFORE, now=NOW)
    paths.errored_state.write_text(text)
    with pytest.raises(StateRefused) as caught:
        push_errored(paths, store, Backend(), recorded.console)
    assert caught.value.where == str(paths.errored_state)
    assert f"the state is {paths.state_file}, the newest backup {kept}" in caught.value.message
    assert paths.errored_state.read_text() == text
    assert paths.state_file.read_text() == state("a", serial=5)


@pytest.mark.parametrize("errored", ["", state("a", serial=6, lineage=OTHER)], ids=["incomplete", "foreign"])
def test_a_cut_off_state_stays_where_nothing_better_is_there(
    paths: Paths, recorded: Recorded, errored: str
) -> None:
    marker.write_marker(paths, Backend(), document(state("a", serial=5)), now=NOW)
    paths.state_file.write_text(state("a", serial=5)[:200])
    paths.errored_state.write_text(errored)
    with pytest.raises(StateRefused, match="an apply could not save its state"):
        before_init(paths, Backend(), recorded.console)
    assert paths.state_file.read_text() == state("a", serial=5)[:200]


def test_a_whole_state_is_never_replaced_by_less(paths: Paths) -> None:
    folder = paths.runtime / "run-1"
    folder.mkdir()
    left = folder / "errored.tfstate"
    for text, kept in [
        (state("a", serial=6), state("a", serial=6)),
        ("", state("a", serial=6)),
        (state("a", serial=5), state("a", serial=6)),
        (state("a", "b", serial=6), state("a", "b", serial=6)),
    ]:
        left.write_text(text)
        assert collect(paths, folder)
        assert paths.errored_state.read_text() == kept
        assert not left.exists()
    paths.capture.write_text(dump(state("c", serial=7)))
    assert collect(paths)
    assert document(paths.errored_state.read_text()) == document(state("c", serial=7))


def test_an_empty_errored_state_gives_way_to_the_printed_one(
    paths: Paths, store: MemoryStore, recorded: Recorded
) -> None:
    """As on a full disk: the file that tofu left is of 0 bytes, and the whole state is among its events."""
    folder = paths.runtime / "run-1"
    folder.mkdir()
    (folder / "errored.tfstate").touch()
    paths.capture.write_text(dump(state("a", serial=2)))
    before_init(paths, REMOTE, recorded.console)
    assert not (folder / "errored.tfstate").exists()
    after = settled(paths, store, recorded)
    assert after
    assert ids_of(after) == {"terraform_data.a": "id-a"}
    # The capture is there until the journal has it: that does no harm.
    assert settled(paths, store, recorded) == after


def test_a_printed_state_is_found_among_the_events() -> None:
    text = state("a", serial=2)
    found = extract_dump(dump(text))
    assert found
    assert document(found) == document(text)
    assert extract_dump('{"@message": "Emergency state dump of something else"}') is None
    cut_off = dump(text).splitlines()[1][:150]
    assert extract_dump(cut_off) == cut_off


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB; only root can make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        do_without("the right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def growing(count: int) -> dict[str, Any]:
    """Resources one after another, each with some kilobytes of state."""
    return data(
        **{
            f"r{number}": {
                "input": f"x{number}" * 2000,
                **({"depends_on": [f"terraform_data.r{number - 1}"]} if number else {}),
                "provisioner": [{"local-exec": {"command": "sleep 0.1"}}],
            }
            for number in range(count)
        }
    )


@pytest.mark.e2e
@pytest.mark.parametrize("room", [True, False], ids=["room for errored.tfstate", "no room at all"])
def test_a_disk_that_fills_in_mid_apply_loses_nothing(
    program: Path, paths: Paths, small_disk: Path, recorded: Recorded, room: bool
) -> None:
    full = replace(paths, state=small_disk)
    document_of = {**local_backend(full.state_file), **growing(9)}
    tofu = ready(program, paths.runtime / "run-first", document_of)
    create(full, tofu, Backend(), lineage=LINEAGE, now=NOW)
    # tofu writes `errored.tfstate` where it runs: beside the state, or where there is room.
    run = tofu.folder if room else small_disk / "run"
    if not room:
        run.mkdir()
        (run / "config.tf.json").symlink_to(tofu.folder / "config.tf.json")
    running = Tofu(program, run, tofu.environment, lock_timeout=0)
    plan, capture = paths.cache / "plan", paths.cache / "capture"
    assert running.run("plan", f"-out={plan}").code == 0
    assert running.start_apply(plan, capture, paths.cache / "errors").wait() == 1
    created = capture.read_text().count('"type":"apply_complete"')
    assert 0 < created < 9
    assert ("Emergency state dump" in capture.read_text()) is not room

    # More room, on a disk of its own: the operator's part.
    shutil.copytree(small_disk, paths.state, dirs_exist_ok=True, ignore=shutil.ignore_patterns("run"))
    collect(paths, run)
    if not room:
        shutil.copy(capture, paths.capture)
    document_of = {**local_backend(paths.state_file), **growing(9)}
    with pytest.raises(TofuFailed, match="Error refreshing state"):
        ready(program, paths.runtime / "run-fails", document_of)
    with pytest.raises(StateRefused, match="cut off"):
        guard.before_init(paths, Backend())
    before_init(paths, Backend(), recorded.console, now=NOW)
    guard.before_init(paths, Backend())
    tofu = ready(program, paths.runtime / "run-next", document_of)
    after = push_errored(paths, tofu, Backend(), recorded.console, now=NOW)
    assert after
    assert (after.lineage, len(after.objects)) == (LINEAGE, created)
    assert state_status(paths, tofu, Backend()).kind is Kind.KNOWN
    assert "cut-off" in [backup.why for backup in backups.listed(paths)]
    assert f"Plan: {9 - created} to add, 0 to change, 0 to destroy." in tofu.run("plan", "-no-color").stdout


@pytest.mark.e2e
def test_a_state_that_s3_did_not_take_is_settled_in_a_new_bucket(
    s3: S3, aws: LocalAws, paths: Paths, recorded: Recorded
) -> None:
    gone = paths.cache / "gone"
    slow = {"input": "x", "provisioner": [{"local-exec": {"command": wait_for(gone, 600)}}]}
    tofu, backend = s3(a=slow)
    create(paths, tofu, backend, lineage=LINEAGE, now=NOW)
    plan = paths.cache / "plan"
    assert tofu.run("plan", f"-out={plan}").code == 0
    capture = paths.cache / "capture"
    applying = tofu.start_apply(plan, capture, paths.cache / "errors")
    while '"type":"provision_start"' not in capture.read_text() and applying.poll() is None:
        time.sleep(0.05)
    bucket = aws.client("s3")
    for held in bucket.list_objects_v2(Bucket=BUCKET)["Contents"]:
        bucket.delete_object(Bucket=BUCKET, Key=held["Key"])
    bucket.delete_bucket(Bucket=BUCKET)
    gone.touch()
    assert applying.wait() == 1
    bucket.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})

    assert collect(paths, tofu.folder)
    if "dynamodb_table" in backend.settings:
        with pytest.raises(StateRefused, match="it was deleted, restored or replaced"):
            push_errored(paths, tofu, backend, recorded.console)
        checksum = {"LockID": {"S": f"{BUCKET}/{backend.settings['key']}-md5"}}
        aws.client("dynamodb").delete_item(TableName=TABLE, Key=checksum)
    after = push_errored(paths, tofu, backend, recorded.console, now=NOW)
    assert after
    assert (after.lineage, list(ids_of(after))) == (LINEAGE, ["terraform_data.a"])
    assert state_status(paths, tofu, backend).kind is Kind.KNOWN
