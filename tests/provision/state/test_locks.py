from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.state.locks import (
    InterruptedRun,
    LockInfo,
    is_own_interrupted_run,
    lock_holder,
    lock_info,
    locked,
    release_own_lock,
    who,
)
from snowform.provision.tofu.commands import Tofu
from snowform.provision.tofu.diagnostics import Diagnostic, TofuFailed
from tests.provision.conftest import Recorded
from tests.provision.state.conftest import S3
from tests.provision.state.stores import MemoryStore, data, local_backend, ready, state
from tests.tools import wait_for

CREATED = datetime(2026, 11, 21, 10, 6, 26, 260449, tzinfo=UTC)
INFO = LockInfo(
    id="71f8d9a7-2c51-1deb-bc5e-3a99c2216dc8",
    path="states/tofu/web.tfstate",
    operation="OperationTypeApply",
    who="root@vm",
    created=CREATED,
)
# The detail of OpenTofu 1.6.2's diagnostic, S3 with DynamoDB.
PRINTED = """Error message: operation error DynamoDB: PutItem, https response error StatusCode: 400, \
RequestID: 6rQj, ConditionalCheckFailedException: The conditional request failed
Lock Info:
  ID:        71f8d9a7-2c51-1deb-bc5e-3a99c2216dc8
  Path:      states/tofu/web.tfstate
  Operation: OperationTypeApply
  Who:       root@vm
  Version:   1.6.2
  Created:   2026-11-21 10:06:26.260449714 +0000 UTC
  Info:\x20\x20\x20\x20\x20\x20


OpenTofu acquires a state lock to protect the state from being written
by multiple users at the same time. Please resolve the issue above and try
again. For most commands, you can disable locking with the "-lock=false"
flag, but this is not recommended."""
OURS = InterruptedRun("root@vm", CREATED - timedelta(minutes=2), CREATED + timedelta(minutes=1))
NOW = CREATED + timedelta(hours=1)


def failed(detail: str = PRINTED) -> TofuFailed:
    return TofuFailed("plan", (Diagnostic("error", "Error acquiring the state lock", detail),), "")


def test_the_holder_is_read_framed_or_not() -> None:
    framed = "".join(f"│ {line}\n" for line in PRINTED.splitlines())
    assert lock_info(PRINTED) == lock_info(framed) == lock_holder(failed()) == INFO
    assert lock_holder(TofuFailed("state push", (), framed)) == INFO


@pytest.mark.parametrize(
    "text",
    ["", "Error message: syntax error at byte offset 300.", "  ID:  71f8", "Lock Info:\n  Who: root@vm"],
)
def test_where_no_lock_is_named_there_is_none(text: str) -> None:
    assert lock_info(text) is None


def test_a_time_that_cannot_be_read_is_none() -> None:
    found = lock_info("Lock Info:\n  ID: 1\n  Who: root@vm\n  Created: some time ago\n")
    assert found == LockInfo("1", "", "", "root@vm", None)
    assert not is_own_interrupted_run(found, OURS, NOW)


@pytest.mark.parametrize(
    ("info", "last", "ours"),
    [
        pytest.param(INFO, OURS, True, id="made while it lived"),
        pytest.param(
            INFO, InterruptedRun("root@other", OURS.started, OURS.last_seen), False, id="of another host"
        ),
        pytest.param(
            replace(INFO, who="root@nixos"),
            replace(OURS, who="root@nixos"),
            False,
            id="of a host without a name",
        ),
        pytest.param(
            replace(INFO, who=""), InterruptedRun("", OURS.started, OURS.last_seen), False, id="of nobody"
        ),
        pytest.param(
            INFO, InterruptedRun("root@vm", CREATED + timedelta(seconds=2), NOW), False, id="older than it"
        ),
        pytest.param(
            INFO,
            InterruptedRun("root@vm", OURS.started, CREATED - timedelta(seconds=2)),
            False,
            id="after its death",
        ),
    ],
)
def test_a_lock_is_ours_only_within_the_life_of_the_interrupted_run(
    info: LockInfo, last: InterruptedRun, ours: bool
) -> None:
    assert is_own_interrupted_run(info, last, NOW) is ours


def test_a_lock_of_the_future_is_not_ours() -> None:
    forever = InterruptedRun("root@vm", OURS.started, CREATED + timedelta(days=1))
    assert not is_own_interrupted_run(INFO, forever, CREATED - timedelta(minutes=1))


def test_the_lock_of_the_interrupted_run_is_removed_and_that_is_said(
    tmp_path: Path, recorded: Recorded
) -> None:
    store = MemoryStore(tmp_path)
    release_own_lock(store, failed(), OURS, recorded.console, NOW)
    assert store.unlocked == [INFO.id]
    assert recorded.said == (
        "removed the state lock 71f8d9a7-2c51-1deb-bc5e-3a99c2216dc8 that a run of this host left when it "
        "died: root@vm, apply since 2026-11-21 10:06:26 UTC\n"
    )


def test_the_lock_of_another_is_left_alone(tmp_path: Path, recorded: Recorded) -> None:
    store = MemoryStore(tmp_path)
    release_own_lock(
        store, failed(), InterruptedRun("root@other", OURS.started, OURS.last_seen), recorded.console, NOW
    )
    assert store.unlocked == []
    assert recorded.said == ""


def test_a_failure_without_a_lock_removes_none(tmp_path: Path, recorded: Recorded) -> None:
    store = MemoryStore(tmp_path)
    failure = failed("Error message: 2 problems: syntax error at byte offset 300.")
    release_own_lock(store, failure, OURS, recorded.console, NOW)
    assert store.unlocked == []


def test_who_waited_in_vain_is_told_for_whom_and_what_to_do() -> None:
    assert str(locked(failed())) == (
        "states/tofu/web.tfstate: the state is locked by root@vm, apply since 2026-11-21 10:06:26 UTC; "
        "wait for that run; where it is dead for certain, `unlock 71f8d9a7-2c51-1deb-bc5e-3a99c2216dc8`"
    )


def slow(ended: Path) -> dict[str, Any]:
    """A resource whose creation lasts until there is that file."""
    return {"input": "y", "provisioner": [{"local-exec": {"command": wait_for(ended, 600)}}]}


def ended(paths: Paths) -> Path:
    return paths.cache / "ended"


def killed_in_mid_apply(tofu: Tofu, paths: Paths) -> tuple[InterruptedRun, TofuFailed]:
    """An apply that was killed, and how a plan beside it failed."""
    started = datetime.now(UTC)
    plan, capture = paths.cache / "plan", paths.cache / "capture"
    tofu.plan(plan)
    applying = tofu.start_apply(plan, capture, paths.cache / "errors")
    while '"type":"provision_start"' not in capture.read_text():
        assert applying.poll() is None
        time.sleep(0.05)
    with pytest.raises(TofuFailed) as beside:
        tofu.plan(paths.cache / "other")
    os.killpg(applying.pid, signal.SIGKILL)
    applying.wait()
    # Its shell may be in a group of its own.
    ended(paths).touch()
    return InterruptedRun(who(), started, datetime.now(UTC)), beside.value


@pytest.mark.e2e
def test_a_killed_run_leaves_no_lock_of_a_local_state(local: Tofu, program: Path, paths: Paths) -> None:
    tofu = ready(program, local.folder, {**local_backend(paths.state_file), **data(a=slow(ended(paths)))})
    last, beside = killed_in_mid_apply(tofu, paths)
    info = lock_holder(beside)
    assert info
    assert (info.path, info.operation, info.who) == (str(paths.state_file), "OperationTypeApply", who())
    assert is_own_interrupted_run(info, last, datetime.now(UTC))
    tofu.plan(paths.cache / "next")


@pytest.mark.e2e
def test_the_lock_that_a_killed_run_left_in_s3_is_removed_once(
    s3: S3, paths: Paths, recorded: Recorded
) -> None:
    tofu, _ = s3(a=slow(ended(paths)))
    last, beside = killed_in_mid_apply(tofu, paths)
    with pytest.raises(TofuFailed) as caught:
        tofu.plan(paths.cache / "next")
    assert lock_holder(caught.value) == lock_holder(beside)
    release_own_lock(
        tofu, caught.value, InterruptedRun("root@other", last.started, last.last_seen), recorded.console
    )
    assert recorded.said == ""
    release_own_lock(tofu, caught.value, last, recorded.console)
    tofu.plan(paths.cache / "next")
    assert recorded.said.count("removed the state lock") == 1


@pytest.mark.e2e
def test_a_cut_off_state_fails_like_a_lock_that_nobody_holds(local: Tofu, paths: Paths) -> None:
    paths.state_file.write_text(state("a")[:200])
    with pytest.raises(TofuFailed) as caught:
        local.plan(paths.cache / "plan")
    assert caught.value.diagnostics[0].summary == "Error acquiring the state lock"
    assert lock_holder(caught.value) is None
