"""One run at a time, for as long as any process of it lives."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from snowform.provision.errors import Locked, StorageError
from snowform.provision.host import lock


def test_a_second_run_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    first = lock.acquire(tmp_path / "lock", "apply")
    try:
        with pytest.raises(Locked, match=rf"another run holds the lock: apply, process {os.getpid()}, "):
            lock.acquire(tmp_path / "lock", "apply")
    finally:
        first.release()
    lock.acquire(tmp_path / "lock", "apply").release()


def test_it_is_held_as_long_as_a_child_that_inherited_it_lives(tmp_path: Path) -> None:
    held = lock.acquire(tmp_path / "lock", "apply")
    child = subprocess.Popen(["sleep", "600"], pass_fds=[held.descriptor])
    try:
        os.close(held.descriptor)
        with pytest.raises(Locked):
            lock.acquire(tmp_path / "lock", "apply")
    finally:
        child.kill()
        child.wait()
    after = lock.acquire(tmp_path / "lock", "apply")
    assert after.interrupted is not None
    assert after.interrupted.operation == "apply"
    after.release()


def test_a_run_that_came_to_its_end_is_not_taken_for_a_dead_one(tmp_path: Path) -> None:
    lock.acquire(tmp_path / "lock", "apply").release()
    second = lock.acquire(tmp_path / "lock", "apply")
    assert second.interrupted is None
    second.release()


def test_waiting_is_said_once_and_ends_when_the_lock_is_free(tmp_path: Path) -> None:
    first = lock.acquire(tmp_path / "lock", "drift")
    told: list[str] = []
    checks = 0

    def check() -> None:
        nonlocal checks
        checks += 1
        if checks == 3:
            first.release()

    second = lock.acquire(
        tmp_path / "lock", "apply", 30, waiting=lambda holder: told.append(lock.describe(holder)), check=check
    )
    second.release()
    assert [line.split(",")[0] for line in told] == ["drift"]
    assert checks == 3


def test_whether_it_is_held_can_be_asked_without_taking_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not lock.is_held(path)
    held = lock.acquire(path, "apply")
    assert lock.is_held(path)
    held.release()
    assert not lock.is_held(path)


def test_a_lock_file_with_anything_in_it_is_a_run_of_unknown_kind(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("not json")
    taken = lock.acquire(tmp_path / "lock", "apply")
    assert taken.interrupted is None
    taken.release()


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"missing/lock: cannot be opened: No such file"):
        lock.acquire(tmp_path / "missing" / "lock", "apply")
