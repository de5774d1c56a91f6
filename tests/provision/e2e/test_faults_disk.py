"""A folder is read-only or full, before a run or in its middle: nothing is made that would be lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Host, waiting_for
from tests.provision.e2e.inventory import counts
from tests.provision.e2e.proxy import proxy, slow_writes
from tests.provision.e2e.scenes import (
    NETWORK,
    converges,
    error,
    files,
    found,
    gated,
    ids,
    is_settled,
    network,
    plain,
    plain_host,
)
from tests.provision.e2e.table import row
from tests.tools import do_without, need, tried

pytestmark = pytest.mark.e2e

WHOLE = {"terraform_data.first", "terraform_data.gate", "terraform_data.last"}
FILLER = "filler"
# A run wants 32 MiB; what is beyond that is filled by the tests.
MIB = 36

Mount = Callable[[Path], Path]


@pytest.fixture
def mount() -> Iterator[Mount]:
    """Puts a small file system of its own at a folder."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        do_without("the right to mount a file system")
    need("tofu")
    with ExitStack() as mounted:

        def make(folder: Path) -> Path:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            options = f"size={MIB}m,mode=0700"
            done = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", options, "snowform-test", str(folder)],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                do_without(f"the right to mount a file system: {done.stderr.strip()}")
            # Lazily: what a failed test left running there must not keep it.
            mounted.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=True)
            return folder

        yield make


def read_only(folder: Path, *, writable: bool = False) -> None:
    option = "remount,rw" if writable else "remount,ro"
    subprocess.run(["mount", "-o", option, str(folder)], check=True)


def fill(folder: Path) -> None:
    """Until not one more byte fits."""
    with (folder / FILLER).open("wb", buffering=0) as filler:
        try:
            while filler.write(b"\0" * 65536):
                pass
        except OSError:
            return


def free(folder: Path) -> None:
    (folder / FILLER).unlink()


@pytest.mark.parametrize("what", tried(("read-only", "full"), "full"))
@pytest.mark.parametrize("which", tried(("state", "cache", "runtime"), "state", "runtime"))
@pytest.mark.parametrize("applied", tried((False, True), True), ids=["first", "later"])
def test_a_folder_that_cannot_be_written_stops_a_run(
    tmp_path: Path, mount: Mount, what: str, which: str, applied: bool
) -> None:
    host = plain_host(tmp_path / "host")
    host.write(plain("a"))
    folder = mount(host.root / which)
    if applied:
        assert host.apply().code == 0
    host.write(plain("a", "b"))
    kept = files(host) if host.state.exists() else {}
    fill(folder) if what == "full" else read_only(folder)
    ended = host.apply()
    assert ended.code == 9, ended.said
    assert error(ended).startswith(f"{folder}: ")
    if which == "state":
        now = files(host)
        now.pop(FILLER, None)
        assert now == kept
    free(folder) if what == "full" else read_only(folder, writable=True)
    again = host.apply()
    assert (again.code, f"{2 - applied} created" in again.said) == (0, True), again.said
    is_settled(host)
    when = "before a later apply" if applied else "before the first apply"
    row(f"{which} folder {what}", when, "ends with 9, nothing changed; once it is mended all is made")


def test_a_state_folder_that_fills_up_in_a_first_apply(tmp_path: Path, mount: Mount) -> None:
    """tofu cuts the state off, and leaves a whole one in the run's folder, which is on another disk."""
    host, gate = gated(tmp_path / "host")
    mount(host.state)
    process = host.start("apply", "--yes")
    gate.wait(host, process)
    fill(host.state)
    gate.open()
    ended = host.ended(process)
    assert ended.code in {1, 9}, ended.said
    assert "Traceback" not in ended.said
    free(host.state)
    is_put_in_order(host)
    row(
        "state folder fills up",
        "in a first apply",
        "ends with an error; the next run puts the state in order",
    )


def test_a_state_folder_that_fills_up_in_a_later_apply(tmp_path: Path, mount: Mount) -> None:
    host, gate = gated(tmp_path / "host")
    mount(host.state)
    host.write(plain("old"))
    assert host.apply().code == 0
    old = ids(host.state_file)
    document = gate.document
    document["resource"]["terraform_data"]["old"] = {"input": "same"}
    host.write(document)
    process = host.start("apply", "--yes")
    gate.wait(host, process)
    fill(host.state)
    gate.open()
    ended = host.ended(process)
    assert ended.code in {1, 9}, ended.said
    assert "Traceback" not in ended.said
    free(host.state)
    is_put_in_order(host, *old)
    assert ids(host.state_file)["terraform_data.old"] == old["terraform_data.old"]
    row(
        "state folder fills up",
        "in a later apply",
        "ends with an error; the next run puts the state in order",
    )


def is_put_in_order(host: Host, *others: str) -> None:
    """The next run knows what the one that failed has made, and makes the rest."""
    (left,) = (host.root / "runtime").glob("run-*/errored.tfstate")
    saved = json.loads(left.read_text())
    known = {
        f"{resource['type']}.{resource['name']}": resource["instances"][0] for resource in saved["resources"]
    }
    assert {"terraform_data.first", *others} <= set(known)
    again = host.apply()
    assert again.code == 0, again.said
    assert "the state that could not be saved is in place" in again.said
    now = ids(host.state_file)
    assert set(now) == WHOLE | set(others)
    assert {name: instance["attributes"]["id"] for name, instance in known.items()}.items() <= now.items()
    assert not list((host.root / "runtime").iterdir())
    is_settled(host)


def test_a_disk_that_holds_everything_fills_up_in_mid_apply(
    new_host: Callable[..., Host], local_aws: LocalAws, mount: Mount
) -> None:
    """The state is cut off, errored.tfstate is empty and the output is lost; AWS is asked what there is."""
    with proxy(local_aws.endpoint) as (endpoint, faults):
        faults.late = slow_writes(2.0)
        host = new_host(endpoint)
        disk = mount(host.root / "disk")
        host.arguments += ["--state", str(disk / "state"), "--runtime", str(disk / "runtime")]
        host.write(network())
        process = host.start("apply", "--yes")
        with waiting_for(disk / "state" / "capture.jsonl", '"type":"apply_start"'):
            fill(disk)
        ended = host.ended(process)
        assert ended.code in {1, 9}, ended.said
        assert "Traceback" not in ended.said
        faults.late = lambda _call: 0.0
        before = found(host, local_aws)
        assert before
        free(disk)
        refused = host.apply()
        assert refused.code == 5, refused.said
        newest = re.search(r"the newest backup (\S+);", error(refused))
        assert newest
        assert host.run("state", "adopt", newest[1]).code == 0
        again = converges(host)
        assert "enters the state" in again.said
        assert counts(found(host, local_aws)) == NETWORK
        assert set(before) <= set(found(host, local_aws))
        assert set(ids(disk / "state" / "terraform.tfstate").values()) == set(found(host, local_aws))
    row(
        "the disk of both state and run fills up",
        "in a first apply",
        "refused, the backup named; after `state adopt BACKUP` a run adopts what was made, none twice",
    )
