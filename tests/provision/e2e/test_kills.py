"""A run is interrupted or killed in mid-apply, with calls in flight: nothing is lost, doubled or forgotten.

Every writing call is done by the local AWS at once and answered a second later, so that whatever dies, dies
with something made that it has not heard of. `make test-all` tries every point.
"""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from snowform.local import LocalAws
from tests.provision.e2e import stack
from tests.provision.e2e.harness import Ended, Host, kill_everything, signal_group
from tests.provision.e2e.inventory import counts, existing
from tests.provision.e2e.proxy import Faults, proxy, slow_writes
from tests.provision.e2e.scenes import NETWORK, converges, error, is_settled, key_pair, network
from tests.provision.e2e.table import row
from tests.tools import tried

pytestmark = pytest.mark.e2e

# A first apply reports the start and the end of each of its 11 resources.
EVENTS = 22


@dataclass(frozen=True)
class Scene:
    """A host whose calls are answered late, and the local AWS behind them."""

    host: Host
    aws: LocalAws
    faults: Faults

    def interrupted(self, point: int) -> subprocess.Popen[str]:
        """A first apply that has reported so many events, and goes on."""
        self.host.write(stack.host())
        process = self.host.start("apply", "--yes")
        capture = self.host.state / "capture.jsonl"
        self.host.wait(process, lambda: _events(capture.read_text() if capture.exists() else "") > point)
        return process

    def found(self) -> dict[str, str]:
        return existing(self.aws.endpoint, self.host.region)

    def is_whole(self) -> None:
        """Everything exists once, and the state knows all of it and nothing else."""
        found = self.found()
        assert counts(found) == stack.EXPECTED
        # Routes and associations have other ids in the state than in EC2.
        plain = {
            id_
            for id_, kind in found.items()
            if not kind.startswith("aws_route") or kind == "aws_route_table"
        }
        assert plain <= set(self.host.resources().values())
        assert len(self.host.resources()) == 11


@pytest.fixture
def scene(local_aws: LocalAws, new_host: Callable[..., Host]) -> Iterator[Scene]:
    with proxy(local_aws.endpoint) as (endpoint, faults):
        faults.late = slow_writes(1.0)
        yield Scene(new_host(endpoint), local_aws, faults)


@pytest.mark.parametrize("point", tried(range(EVENTS), 12))
@pytest.mark.parametrize(
    ("number", "group"),
    [
        pytest.param(signal.SIGTERM, False, id="TERM to the program", marks=pytest.mark.thorough),
        pytest.param(signal.SIGTERM, True, id="TERM to its group", marks=pytest.mark.thorough),
        pytest.param(signal.SIGINT, False, id="INT to the program", marks=pytest.mark.thorough),
        pytest.param(signal.SIGINT, True, id="INT to its group"),
    ],
)
def test_a_signal_lets_the_apply_finish(
    scene: Scene, point: int, number: signal.Signals, group: bool
) -> None:
    process = scene.interrupted(point)
    if group:
        signal_group(process, number)
    else:
        process.send_signal(number)
    ended = scene.host.ended(process)
    assert ended.code == 0, ended.said
    # After the last event the apply may be over before it is looked at again.
    assert point == EVENTS - 1 or "told to stop: finishing the running apply" in ended.said
    scene.is_whole()
    again = scene.host.apply()
    assert (again.code, "nothing to do" in again.said) == (0, True), again.said
    scene.is_whole()
    whom = "the program's group" if group else "the program"
    row(
        f"{number.name} to {whom}",
        f"after event {point + 1} of {EVENTS}",
        "finished; the next run found nothing to do",
    )


@pytest.mark.parametrize("point", tried(range(EVENTS), 9))
def test_a_killed_run_leaves_nothing_that_the_next_does_not_find(scene: Scene, point: int) -> None:
    process = scene.interrupted(point)
    kill_everything(process)
    scene.host.ended(process)
    before = scene.found()
    ended = scene.host.apply()
    resolved = 0
    while ended.code == 6 and resolved < 3:
        _is_named(scene, before, ended)
        _resolve(scene, ended)
        resolved += 1
        ended = scene.host.apply()
    assert ended.code == 0, ended.said
    scene.is_whole()
    # What the interrupted run made is what there is now: nothing of it was made again.
    assert set(before) <= set(scene.found())
    again = scene.host.apply()
    assert (again.code, "nothing to do" in again.said) == (0, True), again.said
    adopted = len(re.findall(r"enters the state", ended.said))
    how = f"{adopted} adopted" + (f", after {resolved} answers of an operator" if resolved else "")
    row(
        "SIGKILL of program, tofu and provider",
        f"after event {point + 1} of {EVENTS}",
        f"{how}; nothing doubled",
    )


@pytest.mark.thorough
@pytest.mark.parametrize("kept", [0, 0.5])
def test_a_state_that_a_killed_run_was_writing_is_put_back(scene: Scene, kept: float) -> None:
    process = scene.interrupted(EVENTS - 2)
    kill_everything(process)
    scene.host.ended(process)
    before = scene.found()
    # tofu empties the file and fills it again: killed in between, it leaves a part of it.
    written = scene.host.state_file.read_bytes()
    scene.host.state_file.write_bytes(written[: int(len(written) * kept)])
    ended = converges(scene.host)
    assert "put back the one before it, lineage" in ended.said
    scene.is_whole()
    assert set(before) <= set(scene.found())
    is_settled(scene.host)
    adopted = len(re.findall(r"enters the state", ended.said))
    row(
        "SIGKILL of program, tofu and provider",
        f"while the state is written: {kept:.0%} of it are left",
        f"the state before the run is put back, {adopted} adopted; nothing doubled",
    )


@pytest.mark.thorough
def test_what_was_gone_is_made_again_once_though_the_run_that_does_it_is_killed(scene: Scene) -> None:
    scene.host.write(network())
    assert scene.host.apply().code == 0
    was = scene.host.resources()["aws_subnet.a"]
    scene.aws.client("ec2", scene.host.region).delete_subnet(SubnetId=was)
    process = scene.host.start("apply", "--yes")
    # What is gone so soon is looked for a second time before it is made again.
    scene.host.wait(process, lambda: scene.faults.called("CreateSubnet") >= 2, seconds=300)
    # The state still has the one that is gone.
    assert was in scene.host.state_file.read_text()
    kill_everything(process)
    scene.host.ended(process)
    ended = converges(scene.host)
    assert "found aws_subnet.a: " in ended.said
    assert counts(scene.found()) == NETWORK
    is_settled(scene.host)
    row(
        "SIGKILL of program, tofu and provider",
        "while it makes again what was deleted outside",
        "adopted; nothing doubled",
    )


def test_an_operators_word_that_is_wrong_can_be_taken_back(scene: Scene) -> None:
    scene.host.write(key_pair())
    scene.host.state.mkdir(mode=0o700)
    address = "aws_key_pair.admin"
    assert scene.host.run("resolve", address, "imported", "nobody").code == 0
    wrong = scene.host.apply()
    assert wrong.code == 6, wrong.said
    assert error(wrong).startswith(f"{address}: was said to be nobody, and cannot be imported: ")
    assert error(wrong).endswith(f"; `resolve '{address}' absent` takes that back")
    assert scene.found() == {}
    assert scene.host.run("resolve", address, "absent").code == 0
    assert scene.host.apply().code == 0
    assert counts(scene.found()) == {"aws_key_pair": 1}
    row(
        "an operator's wrong `resolve`",
        "before a run",
        "ends with 6, nothing made; `resolve … absent` mends it",
    )


def _events(capture: str) -> int:
    return len(re.findall(r'"type":"apply_(?:start|complete)"', capture))


def _is_named(scene: Scene, before: dict[str, str], ended: Ended) -> None:
    """Everything that exists is in the state or named by the run."""
    known = set(scene.host.resources().values())
    for identity, kind in before.items():
        assert identity in known or identity in ended.said or kind in ended.said


def _resolve(scene: Scene, ended: Ended) -> None:
    """Do what the run names: the first command for each address."""
    done: set[str] = set()
    for line in re.findall(r"^ +resolve (.+)$", ended.said, re.MULTILINE):
        address, *outcome = shlex.split(line)
        if address not in done and outcome != ["imported", "ID"]:
            done.add(address)
            assert scene.host.run("resolve", address, *outcome).code == 0
    assert done, ended.said
