"""What becomes of a state that is cut off, by what the last run, the backups and the marker say of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.state import backups, marker
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument
from snowform.provision.state.truncated import restore
from tests.provision.conftest import Recorded
from tests.provision.state.stores import LINEAGE, OTHER, MemoryStore, state

NOW = datetime(2026, 11, 21, 10, 15, tzinfo=UTC)
LOCAL = Backend()
REMOTE = Backend.of({"terraform": {"backend": {"s3": {"bucket": "b", "key": "k"}}}})
BEFORE = state("a", "b", serial=5)
AFTER = state("a", "b", "c", serial=7)
HALF = AFTER[: len(AFTER) // 2]


@pytest.fixture
def begun(paths: Paths) -> Paths:
    """A run has kept the state that it began with, as the marker tells of it, and is under way."""
    paths.state_file.write_text(BEFORE)
    marker.write_marker(paths, LOCAL, StateDocument.parse(BEFORE, ""), now=NOW)
    backups.keep(paths, MemoryStore(paths.runtime), LOCAL, backups.BEFORE, now=NOW)
    return paths


def restored(paths: Paths, left: str | None, lineage: str = LINEAGE, backend: Backend = LOCAL) -> str:
    """What is said when the next run finds that much of the state."""
    paths.state_file.unlink()
    if left is not None:
        paths.state_file.write_text(left)
    recorded = Recorded()
    restore(paths, backend, lambda: lineage, recorded.console, now=NOW)
    return recorded.said


@pytest.mark.parametrize("left", ["", HALF, "\0" * 4096], ids=["0 bytes", "half", "zeros"])
def test_what_the_last_run_began_with_is_put_back(begun: Paths, left: str) -> None:
    said = restored(begun, left)
    assert begun.state_file.read_text() == BEFORE
    assert begun.state_file.stat().st_mode & 0o777 == 0o600
    assert f"put back the one before it, lineage {LINEAGE}, serial 5, 2 objects" in said


def test_the_part_that_is_left_is_kept(begun: Paths) -> None:
    said = restored(begun, HALF)
    (kept,) = (backup for backup in backups.listed(begun) if backup.why == backups.TRUNCATED)
    assert kept.path.read_text() == HALF
    assert f"what is left of it is {kept.path} now" in said


@pytest.mark.parametrize("left", [AFTER, BEFORE, None], ids=["newer", "same", "absent"])
def test_a_whole_state_and_an_absent_one_stay(begun: Paths, left: str | None) -> None:
    assert restored(begun, left) == ""
    assert (begun.state_file.read_text() if begun.state_file.exists() else None) == left


@pytest.mark.parametrize("left", ["", HALF], ids=["0 bytes", "half"])
@pytest.mark.parametrize("why", ["ended well", "of another state", "newer marker", "no backup", "no marker"])
def test_without_an_interrupted_run_that_began_with_the_backup_all_stays(
    begun: Paths, left: str, why: str
) -> None:
    lineage = LINEAGE
    match why:
        case "ended well":
            lineage = ""
        case "of another state":
            lineage = OTHER
        case "newer marker":
            marker.write_marker(begun, LOCAL, StateDocument.parse(AFTER, ""), now=NOW)
        case "no backup":
            for backup in backups.listed(begun):
                backup.path.unlink()
        case "no marker":
            begun.marker.unlink()
    assert restored(begun, left, lineage) == ""
    assert begun.state_file.read_text() == left


def test_a_remote_state_is_not_touched(begun: Paths) -> None:
    assert restored(begun, "", backend=REMOTE) == ""
    assert begun.state_file.read_text() == ""
