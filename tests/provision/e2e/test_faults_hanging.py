"""An answer of AWS never comes, though the work is done: cut off when told, and nothing is made twice."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from snowform.local import LocalAws
from snowform.provision.host.stopping import INSISTS_AFTER
from tests.provision.e2e.harness import Ended, Host
from tests.provision.e2e.inventory import counts
from tests.provision.e2e.proxy import Faults, proxy
from tests.provision.e2e.scenes import Document, converges, found, is_settled, is_whole, key_pair, machine
from tests.provision.e2e.table import row

pytestmark = pytest.mark.e2e


@dataclass(frozen=True)
class Scene:
    """A host whose calls go through a proxy, and the local AWS behind it."""

    host: Host
    aws: LocalAws
    faults: Faults

    def hanging(self, document: Document, action: str, *arguments: str) -> subprocess.Popen[str]:
        """An apply that waits for an answer to that call, which has been done."""
        self.faults.lost = lambda call: call.action == action
        self.host.write(document)
        process = self.host.start("apply", "--yes", *arguments)
        self.host.wait(process, lambda: self.faults.held)
        return process

    def is_adopted(self, cut: Ended, expected: dict[str, int]) -> None:
        """The run that was cut off says so; the next one brings what was made under management."""
        assert cut.code == 1, cut.said
        assert "told to stop: finishing the running apply" in cut.said
        assert "cutting the apply off" in cut.said
        before = found(self.host, self.aws)
        assert counts(before) == expected
        assert set(before) - set(self.host.resources().values())
        self.faults.lost = lambda _call: False
        ended = converges(self.host)
        assert "enters the state" in ended.said
        assert found(self.host, self.aws) == before
        assert is_whole(self.host, self.aws)


@pytest.fixture
def scene(local_aws: LocalAws, new_host: Callable[..., Host]) -> Iterator[Scene]:
    with proxy(local_aws.endpoint) as (endpoint, faults):
        yield Scene(new_host(endpoint), local_aws, faults)


def test_a_second_signal_cuts_an_apply_off_that_waits_for_an_instance(scene: Scene) -> None:
    process = scene.hanging(machine(), "RunInstances")
    process.send_signal(signal.SIGTERM)
    assert process.stderr
    # It counts the seconds between the two from when it has taken the first one.
    said = ""
    while "told to stop" not in said:
        line = process.stderr.readline()
        assert line, said
        said += line
    time.sleep(INSISTS_AFTER + 1)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    cut = scene.host.ended(process)
    scene.host.spoken.append(said)
    cut = replace(cut, stderr=said + cut.stderr)
    scene.is_adopted(cut, {"aws_instance": 1, "aws_subnet": 1, "aws_vpc": 1})
    is_settled(scene.host)
    row(
        "no answer to RunInstances",
        "SIGTERM, and another 2 s later",
        "the second cuts the apply off, ends with 1; the next run adopts the instance",
    )


@pytest.mark.thorough
def test_the_time_to_stop_cuts_an_apply_off(scene: Scene) -> None:
    process = scene.hanging(key_pair(), "ImportKeyPair", "--stop-after", "2")
    process.send_signal(signal.SIGTERM)
    cut = scene.host.ended(process)
    scene.is_adopted(cut, {"aws_key_pair": 1})
    row(
        "no answer to ImportKeyPair",
        "SIGTERM, with --stop-after 2",
        "cut off after 2 s, ends with 1; the next run adopts the key pair",
    )


@pytest.mark.thorough
def test_two_signals_at_the_same_time_are_one(scene: Scene) -> None:
    """As a terminal and what runs in it deliver them; the answer comes late."""
    scene.faults.late = lambda call: 4.0 if call.action == "ImportKeyPair" else 0.0
    scene.host.write(key_pair())
    process = scene.host.start("apply", "--yes")
    scene.host.wait(process, lambda: scene.faults.called("ImportKeyPair"))
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    ended = scene.host.ended(process)
    assert ended.code == 0, ended.said
    assert "cutting" not in ended.said
    assert is_whole(scene.host, scene.aws)
    row("SIGINT and SIGTERM within a second", "in mid-apply", "count as one: the apply is finished")
