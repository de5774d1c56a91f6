"""The first signal asks, a second one within ten seconds insists, and a late one asks anew."""

from __future__ import annotations

import os
import signal
import subprocess
import threading

import pytest

from snowform.provision.errors import Interrupted
from snowform.provision.host.stopping import Stopping


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def signalled(clock: Clock, *at: float) -> None:
    for seconds in at:
        clock.seconds = 100.0 + seconds
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize(
    ("at", "insisted"),
    [
        pytest.param([0.0], False, id="one"),
        pytest.param([0.0, 0.1], False, id="the same one delivered twice"),
        pytest.param([0.0, 0.1, 0.2], False, id="or three times"),
        pytest.param([0.0, 3.0], True, id="a second one"),
        pytest.param([0.0, 30.0], False, id="one that asks anew"),
        pytest.param([0.0, 30.0, 33.0], True, id="and then insists"),
    ],
)
def test_a_second_signal_insists(at: list[float], insisted: bool) -> None:
    clock = Clock()
    with Stopping(now=clock) as stopping:
        signalled(clock, *at)
        assert stopping.requested
        assert stopping.insisted is insisted
        assert stopping.out_of_time() is insisted


def test_the_time_to_stop_counts_from_the_first_signal() -> None:
    clock = Clock()
    with Stopping(time_left=60, now=clock) as stopping:
        clock.seconds += 1000
        assert not stopping.out_of_time()
        signalled(clock, 2000.0)
        clock.seconds = 100.0 + 2059
        assert not stopping.out_of_time()
        clock.seconds = 100.0 + 2060
        assert stopping.out_of_time()


def test_each_signal_is_announced_once() -> None:
    clock = Clock()
    with Stopping(now=clock) as stopping:
        assert not stopping.asked_again()
        signalled(clock, 0.0)
        assert stopping.asked_again()
        assert not stopping.asked_again()
        signalled(clock, 20.0)
        assert stopping.asked_again()


def test_what_changes_nothing_is_ended_by_the_signal() -> None:
    with Stopping() as stopping:
        child = subprocess.Popen(["sleep", "600"], start_new_session=True)
        with stopping.cancels(child):
            os.kill(os.getpid(), signal.SIGINT)
            assert child.wait(120) == -signal.SIGINT
        with pytest.raises(Interrupted, match="told to stop: nothing was started after that"):
            stopping.check()


def test_once_something_was_applied_its_record_is_kept_whatever_comes() -> None:
    with Stopping() as stopping:
        child = subprocess.Popen(["sleep", "0.2"], start_new_session=True)
        with stopping.shielded(), stopping.cancels(child):
            os.kill(os.getpid(), signal.SIGTERM)
            assert child.wait(120) == 0
            stopping.check()
        with pytest.raises(Interrupted):
            stopping.check()


def test_a_pause_ends_with_the_signal() -> None:
    with Stopping() as stopping:
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
        with pytest.raises(Interrupted):
            stopping.sleep(60)
        with pytest.raises(Interrupted):
            stopping.sleep(60)


def test_the_handlers_of_the_process_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Stopping():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
