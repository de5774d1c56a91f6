from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.state import backups
from snowform.provision.state.backend import Backend
from tests.provision.state.stores import MemoryStore, state

NOW = datetime(2026, 11, 21, 10, 15, 0, 250000, tzinfo=UTC)
REMOTE = Backend("s3")


def keep(
    paths: Paths,
    text: str | None,
    why: str = backups.AFTER,
    count: int = 3,
    later: int = 0,
    backend: Backend = REMOTE,
) -> Path | None:
    store = MemoryStore(paths.runtime, text or "")
    return backups.keep(paths, store, backend, why, count=count, now=NOW + timedelta(seconds=later))


def test_a_copy_is_private_and_named_by_time_serial_and_reason(paths: Paths) -> None:
    path = keep(paths, state("a", serial=12), backups.BEFORE)
    assert path == paths.backups / "20261121T101500.250000Z-000012-before.tfstate"
    assert path.read_text() == state("a", serial=12)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.backups.stat().st_mode) == 0o700
    assert backups.listed(paths) == (backups.Backup(path, NOW, 12, "before"),)


def test_a_local_state_is_copied_as_it_lies_there(paths: Paths) -> None:
    encrypted = '{"serial": 7, "encryption_version": "v0"}'
    paths.state_file.write_text(encrypted)
    path = keep(replace(paths, encryption=Path("key")), "", backend=Backend())
    assert path
    assert path.read_text() == encrypted
    assert path.name.endswith("-000007-after.tfstate")


def test_an_encrypted_remote_state_is_not_copied_in_the_clear(paths: Paths) -> None:
    assert keep(replace(paths, encryption=Path("key")), state("a")) is None
    assert not paths.backups.exists()


def test_nothing_is_kept_where_nothing_is_or_nothing_changed(paths: Paths) -> None:
    assert keep(paths, None) is None
    assert keep(paths, None, backend=Backend()) is None
    paths.state_file.write_text(state("a")[:200])
    assert keep(paths, None, backend=Backend()) is None
    assert keep(paths, state("a"))
    assert keep(paths, state("a"), backups.BEFORE, later=1) is None
    assert keep(paths, state("b"), backups.BEFORE, later=2)
    # The state before: not the newest copy, so it is one again.
    assert keep(paths, state("a"), later=3)
    assert len(backups.listed(paths)) == 3


def test_the_oldest_copies_go_but_never_what_was_put_aside(paths: Paths) -> None:
    paths.errored_state.write_text(state("e", serial=9))
    aside = backups.put_aside(paths, paths.errored_state, backups.ERRORED, now=NOW - timedelta(days=1))
    for number in range(5):
        keep(paths, state("a", serial=number + 1), later=number)
    assert [(backup.serial, backup.why) for backup in backups.listed(paths)] == [
        (9, "errored"),
        *((number, "after") for number in (3, 4, 5)),
    ]
    assert not paths.errored_state.exists()
    assert aside.read_text() == state("e", serial=9)
    newest = backups.newest(paths)
    assert newest
    assert newest.serial == 5


@pytest.mark.promise("clock")
@pytest.mark.parametrize("back", [1, 3600, 50 * 365 * 24 * 3600])
def test_the_newest_copy_stays_though_the_clock_was_put_back(paths: Paths, back: int) -> None:
    for number in range(3):
        keep(paths, state("a", serial=number + 1), later=number)
    for number in range(3, 5):
        assert keep(paths, state("a", serial=number + 1), later=-number * back)
        newest = backups.newest(paths)
        assert newest
        assert newest.serial == number + 1
    paths.errored_state.write_text(state("e", serial=9))
    backups.put_aside(paths, paths.errored_state, backups.ERRORED, now=NOW - timedelta(seconds=back))
    assert [backup.serial for backup in backups.listed(paths)] == [3, 4, 5, 9]


@pytest.mark.promise("clock")
@pytest.mark.parametrize("year", ["2099", "9999"])
def test_a_copy_from_a_time_to_come_is_older_than_a_new_one(paths: Paths, year: str) -> None:
    paths.backups.mkdir()
    old = paths.backups / f"{year}1231T235959.999999Z-000004-after.tfstate"
    old.write_text(state("a", serial=4))
    new = keep(paths, state("a", serial=5), count=1)
    assert new
    assert new.exists()
    assert not old.exists()


def test_what_cannot_be_read_is_put_aside_all_the_same(paths: Paths) -> None:
    paths.state_file.write_bytes(b'{"version": 4, "serial": 31, \xff')
    aside = backups.put_aside(paths, paths.state_file, backups.TRUNCATED, now=NOW)
    assert aside.name == "20261121T101500.250000Z-000031-cut-off.tfstate"
    assert aside.read_bytes() == b'{"version": 4, "serial": 31, \xff'


def test_other_files_among_the_backups_are_left_alone(paths: Paths) -> None:
    paths.backups.mkdir()
    (paths.backups / "notes.txt").touch()
    keep(paths, state("a"), count=1)
    assert (paths.backups / "notes.txt").exists()
    assert len(backups.listed(paths)) == 1
