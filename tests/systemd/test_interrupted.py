"""An apply that is stopped, shut down or cut off by a power failure, in a real systemd: `make test-systemd`.

Every writing call is done by the local AWS at once and answered a second later, so that whatever ends, ends
with something made that it has not heard of.
"""

from __future__ import annotations

import re
import shlex

import pytest

from tests.provision.e2e.proxy import slow_writes
from tests.systemd.scene import PATIENCE, UNIT, Scene, document

pytestmark = pytest.mark.e2e


@pytest.fixture
def applying(scene: Scene) -> Scene:
    """A machine in the middle of its first apply."""
    scene.faults.late = slow_writes(1.0)
    scene.install(settings="drift.enable = true;")
    scene.machine.boot()
    scene.in_mid_apply()
    return scene


def test_stopping_the_unit_waits_for_the_end_of_the_apply(applying: Scene) -> None:
    applying.machine.run("systemctl", "stop", UNIT, timeout=PATIENCE)
    assert applying.unit("ActiveState", "Result") == ["inactive", "success"], applying.journal()
    assert "told to stop: finishing the running apply" in applying.journal()
    applying.is_whole()
    applying.restart()
    assert "nothing to do" in applying.journal()
    applying.is_whole()


def test_looking_on_disturbs_nothing_and_a_switch_waits(applying: Scene) -> None:
    assert "11 to create" in applying.operator("show")
    # Units that share folders and user come and go beside the apply.
    applying.machine.run("systemctl", "start", "snowform-web-drift.service")
    assert "a run goes on, so nothing was compared" in applying.machine.journal("snowform-web-drift.service")
    assert applying.unit("ActiveState") == ["activating"]
    applying.switch(document(aws_vpc={"main": {"tags": {"Name": "changed"}}}))
    assert applying.name_of_vpc() == "changed"
    journal = applying.journal()
    assert "11 created" in journal
    assert "0 created, 1 changed, 0 destroyed" in journal
    applying.is_whole()


def test_a_shutdown_waits_for_the_end_of_the_apply(applying: Scene) -> None:
    applying.machine.shut_down(timeout=PATIENCE)
    applying.is_whole()
    applying.machine.boot()
    applying.ended()
    journal = applying.journal()
    assert "told to stop: finishing the running apply" in journal
    assert "nothing to do" in journal
    applying.is_whole()


def test_what_a_power_failure_leaves_is_found_at_the_next_boot(applying: Scene) -> None:
    applying.machine.die()
    before = applying.found()
    known = applying.resources()
    assert before.keys() - set(known.values()), "nothing was in flight"
    applying.machine.boot()
    answers = 0
    while applying.settled() == "failed" and answers < 3:
        assert applying.unit("ExecMainStatus") == ["6"], applying.journal()
        resolve(applying)
        answers += 1
        applying.restart(check=False)
    applying.ended()
    applying.is_whole()
    # What the interrupted run made is what there is now: nothing of it was made again.
    assert before.keys() <= applying.found().keys()


def resolve(scene: Scene) -> None:
    """Do what the journal names: the first command for each address."""
    said = scene.journal()
    done: set[str] = set()
    for line in re.findall(r"^ *`snowform-web resolve (.+)`$", said, re.MULTILINE):
        address, *outcome = shlex.split(line)
        if address not in done and outcome != ["imported", "ID"]:
            done.add(address)
            scene.operator("resolve", address, *outcome)
    assert done, said
