"""A run starts only where the disks will bear it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from snowform.provision.errors import StorageError
from snowform.provision.host import storage
from snowform.provision.host.paths import Paths


def test_folders_are_made_for_their_owner_alone(paths: Paths, tmp_path: Path) -> None:
    new = replace(paths, state=tmp_path / "a" / "state", cache=tmp_path / "a" / "cache")
    storage.check(new)
    assert new.state.stat().st_mode & 0o777 == 0o700
    assert list(new.state.iterdir()) == []


def test_a_full_disk_is_refused_with_both_figures(paths: Paths) -> None:
    with pytest.raises(StorageError, match=r"\d+ MiB are free, a run wants 1099511627776; make room"):
        storage.check(paths, needed=2**60)


def test_a_large_state_wants_several_times_its_size(paths: Paths) -> None:
    with paths.state_file.open("wb") as file:
        file.truncate(2**43)
    with pytest.raises(StorageError, match=r"a run wants 33554432"):
        storage.check(paths)


@pytest.mark.skipif(not Path("/proc/self/attr").is_dir(), reason="wants a folder that nobody can write")
def test_a_folder_that_cannot_be_written_is_named(paths: Paths) -> None:
    with pytest.raises(StorageError, match=r"/proc/self/attr: cannot be written to: "):
        storage.check(replace(paths, cache=Path("/proc/self/attr")))


def test_a_state_folder_that_others_may_read_is_refused(paths: Paths) -> None:
    paths.state.chmod(0o750)
    with pytest.raises(StorageError, match="others may read or write it"):
        storage.check(paths)
