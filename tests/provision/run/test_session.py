"""When an interrupted run was alive, and what a run leaves in its own folder before its plan."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.console.console import Console
from snowform.provision.host.lock import Holder
from snowform.provision.host.paths import Paths
from snowform.provision.inputs.fingerprint import fingerprint
from snowform.provision.run.session import Session, last_run_of
from snowform.provision.run.workspace import Workspace

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


class Tofu:
    """A tofu whose plans are never the same file."""

    def probe(self, _: Sequence[str], out: Path, __: Sequence[str]) -> str:
        out.write_bytes(os.urandom(8))
        return ""


@pytest.mark.promise("approval")
def test_what_is_asked_before_a_first_plan_is_no_part_of_what_is_approved(
    paths: Paths, tmp_path: Path
) -> None:
    def asked(name: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "config.tf.json").write_text("{}")
        tofu: Any = Tofu()
        stopping: Any = None
        Session(paths, Workspace(folder), tofu, {}, Console(), stopping).prober.probe(["data.aws_vpcs.a"])
        return fingerprint(folder, tmp_path / "data", {})

    assert asked("run-1") == asked("run-2")
