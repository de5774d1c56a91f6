"""Two runs at once on one host, and a tofu that outlives the program that started it."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.provision.e2e.harness import Host, processes_below, waiting_for
from tests.provision.e2e.scenes import Gate, error, gated, ids, is_settled
from tests.provision.e2e.table import row
from tests.tools import need, tried

pytestmark = pytest.mark.e2e

WHOLE = {"terraform_data.first", "terraform_data.gate", "terraform_data.last"}


@pytest.fixture
def scene(tmp_path: Path) -> tuple[Host, Gate]:
    need("tofu")
    return gated(tmp_path / "host")


def test_a_second_run_reports_the_first(scene: tuple[Host, Gate]) -> None:
    host, gate = scene
    first = host.start("apply", "--yes")
    gate.wait(host, first)
    for command in (
        ("apply", "--yes"),
        ("plan",),
        ("destroy", "--yes"),
        ("state", "adopt"),
        ("state", "refresh"),
    ):
        second = host.run(*command)
        assert second.code == 7, second.said
        assert f"another run holds the lock: apply, process {first.pid}, since " in error(second)
    looking = host.run("drift")
    assert (looking.code, looking.stderr) == (0, "web: a run goes on, so nothing was compared\n")
    gate.open()
    ended = host.ended(first)
    assert ended.code == 0, ended.said
    before = ids(host.state_file)
    is_settled(host)
    assert ids(host.state_file) == before
    row(
        "a second run on the same host",
        "while an apply works",
        "ends with 7 and names the first; drift skips",
    )


def test_a_second_run_waits_for_the_first(scene: tuple[Host, Gate]) -> None:
    host, gate = scene
    first = host.start("apply", "--yes")
    gate.wait(host, first)
    second = host.start("apply", "--yes", "--lock-timeout", "600")
    assert second.stderr
    assert second.stderr.readline() == f"waiting for another run: {_description(host, first.pid)}\n"
    gate.open()
    ended, waited = host.ended(first), host.ended(second)
    assert (ended.code, waited.code) == (0, 0), ended.said + waited.said
    assert "3 created" in ended.said
    assert waited.stderr.endswith("web: nothing to do\n")
    assert set(ids(host.state_file)) == WHOLE
    row("a second run with --lock-timeout", "while an apply works", "waits, then finds nothing to do")


def test_a_run_that_waits_is_told_to_stop(scene: tuple[Host, Gate]) -> None:
    host, gate = scene
    first = host.start("apply", "--yes")
    gate.wait(host, first)
    second = host.start("apply", "--yes", "--lock-timeout", "600")
    assert second.stderr
    assert second.stderr.readline().startswith("waiting for another run")
    second.send_signal(signal.SIGTERM)
    assert host.ended(second, timeout=300).code == 10
    gate.open()
    assert host.ended(first).code == 0
    row(
        "SIGTERM to a run that waits for the lock",
        "while an apply works",
        "ends with 10 at once; the other goes on",
    )


@pytest.mark.parametrize("opened", tried(("before", "after"), "after"))
def test_a_tofu_that_outlives_the_program_is_waited_for(scene: tuple[Host, Gate], opened: str) -> None:
    """The program alone is killed; the gate is opened before or after the next run has begun to wait."""
    host, gate = scene
    first = host.start("apply", "--yes")
    gate.wait(host, first)
    orphans = processes_below(first.pid)
    os.kill(first.pid, signal.SIGKILL)
    host.ended(first)
    refused = host.apply()
    assert refused.code == 7, refused.said
    assert "that process is gone, but the tofu that it started still works" in error(refused)
    if opened == "before":
        gate.open()
        ended = host.apply("--lock-timeout", "600")
    else:
        second = host.start("apply", "--yes", "--lock-timeout", "600")
        assert second.stderr
        assert "waiting for another run" in second.stderr.readline()
        gate.open()
        ended = host.ended(second)
    assert (ended.code, ended.stderr.endswith("web: nothing to do\n")) == (0, True), ended.said
    assert set(ids(host.state_file)) == WHOLE
    assert not [pid for pid in orphans if _is_alive(pid)]
    assert not list(host.root.rglob("tfplan"))
    assert not (host.state / "capture.jsonl").exists()
    is_settled(host)
    row(
        "SIGKILL to the program alone",
        "while an apply works",
        "its tofu works on to the end; the next run reports or waits, then finds all done",
    )


def test_a_tofu_that_is_killed_beside_the_program_ends_the_run(scene: tuple[Host, Gate]) -> None:
    """What a machine that is short of memory does: one process of the run is gone."""
    host, gate = scene
    process = host.start("apply", "--yes")
    gate.wait(host, process)
    with waiting_for(host.state / "capture.jsonl", "terraform_data.gate"):
        (tofu, *_) = processes_below(process.pid)
        os.kill(tofu, signal.SIGKILL)
    gate.open()
    ended = host.ended(process)
    assert ended.code == 1, ended.said
    assert "Traceback" not in ended.said
    again = host.apply()
    assert again.code == 0, again.said
    assert set(ids(host.state_file)) == WHOLE
    row("SIGKILL to tofu alone", "while an apply works", "ends with 1; the next run makes the rest")


def _description(host: Host, pid: int) -> str:
    holder = json.loads((host.state / "lock").read_text())
    assert holder["pid"] == pid
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(holder["started"]))
    return f"apply, process {pid}, since {since}"


def _is_alive(pid: int) -> bool:
    """Whether it works still; one that nobody has waited for does not."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
