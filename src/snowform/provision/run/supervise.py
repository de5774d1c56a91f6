"""Apply one plan to its end, whatever signals come, and follow what tofu says on the way."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from .session import Session

_PAUSE = 0.1


class Follower(Protocol):
    """What shows a running apply; it is fed the lines of tofu's `-json` output as they come."""

    def feed(self, line: str) -> None:
        """One more line."""

    def tick(self) -> None:
        """A moment has passed."""

    def clear(self) -> None:
        """Something else is going to be said."""

    def in_flight(self) -> Sequence[str]:
        """What has been started and not completed, a text for each: address, action, time since its start."""


def supervise_apply(session: Session, follower: Follower, options: Sequence[str] = ()) -> int:
    """Apply the session's plan; tofu's exit code.

    tofu's output goes to the file `capture`, which also outlives this process. A signal is answered by saying
    what is still in flight. Only where `session.stopping` is out of time tofu gets one SIGINT, upon which its
    provider drops its calls and what AWS makes of them is for the next run to find. StorageError where the
    files of its output cannot be made.
    """
    paths = session.paths
    process = session.tofu.start_apply(session.workspace.plan, paths.capture, paths.capture_errors, options)
    reader = _Lines(paths.capture)
    cut_off = False
    while True:
        code = process.poll()
        for line in reader.new():
            follower.feed(line)
        if code is not None:
            return code
        follower.tick()
        _answer(session, follower)
        if session.stopping.out_of_time() and not cut_off:
            cut_off = True
            follower.clear()
            _cut_off(session, process)
        time.sleep(_PAUSE)


class _Lines:
    """The whole lines that a growing file got since they were last asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0

    def new(self) -> list[str]:
        with self._path.open("rb") as file:
            file.seek(self._read)
            found = file.read()
        whole = found[: found.rfind(b"\n") + 1]
        self._read += len(whole)
        return whole.decode("utf-8", errors="replace").splitlines()


def _answer(session: Session, follower: Follower) -> None:
    if session.stopping.asked_again():
        follower.clear()
        flying = follower.in_flight()
        what = f" ({'; '.join(flying)})" if flying else ""
        session.console.say(
            f"told to stop: finishing the running apply, so that nothing is lost{what}; "
            "a second signal within 10 seconds cuts it off"
        )


def _cut_off(session: Session, process: subprocess.Popen[bytes]) -> None:
    session.console.warn("cutting the apply off: what is in flight may be made and not be known to the state")
    process.send_signal(signal.SIGINT)
