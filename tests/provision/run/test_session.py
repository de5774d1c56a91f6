"""When an interrupted run was alive: what tells its lock of the state from another's."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

import pytest

from snowform.provision.host.lock import Holder
from snowform.provision.host.paths import Paths
from snowform.provision.run.session import last_run_of

HOUR = 3600.0


def seen(paths: Paths, started: float, *written: float) -> datetime | None:
    for number, moment in enumerate(written):
        path = paths.state / f"file-{number}"
        path.touch()
        os.utime(path, (moment, moment))
    found = last_run_of(paths, Holder(1, "apply", started))
    return found.last_seen if found else None


@pytest.mark.promise("clock")
def test_a_file_of_the_future_does_not_make_an_interrupted_run_live_longer(paths: Paths) -> None:
    now = time.time()
    started, wrote = now - 3 * HOUR, now - 2 * HOUR
    least = datetime.fromtimestamp(wrote, UTC)
    found = seen(paths, started, wrote, now + HOUR)
    assert found is not None
    assert 0 <= (found - least).total_seconds() <= 61


def test_what_a_run_wrote_last_tells_until_when_it_lived(paths: Paths) -> None:
    now = time.time()
    early, late = seen(paths, now - HOUR), seen(paths, now - HOUR, now - 60)
    assert early is not None
    assert late is not None
    assert (late - early).total_seconds() == pytest.approx(HOUR - 60, abs=1)
    assert last_run_of(paths, None) is None
