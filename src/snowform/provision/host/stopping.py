"""What SIGTERM and SIGINT do: they never reach tofu while it applies, unless an operator insists.

tofu tells its providers to stop, a provider then cancels its calls, and what AWS has made meanwhile is
forgotten. So tofu runs in a session of its own, and this process answers the signals in its place.
"""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

from ..errors import Interrupted

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# A second signal insists when it comes within these seconds after the first: sooner it is the same request,
# delivered twice (by a terminal and by sudo, say), later it asks anew.
INSISTS_AFTER = 1.0
INSISTS_BEFORE = 10.0


class Stopping:
    """Whether the run was told to stop, as a context that answers the signals of the process.

    `time_left` are the seconds that a running apply gets from the first signal on; None is no end. `now`
    gives seconds that only grow.
    """

    def __init__(self, time_left: float | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self.requested = False
        self.insisted = False
        self._time_left = time_left
        self._now = now
        self._first = 0.0
        self._last = 0.0
        self._announced = 0.0
        self._cancelled: subprocess.Popen[bytes] | None = None
        self._interrupts = False
        self._shielded = False
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Stopping:
        for number in SIGNALS:
            self._before[number] = signal.signal(number, self._answer)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal() gave
        self._before.clear()

    def check(self) -> None:
        """Raise Interrupted where the run was told to stop; called wherever nothing is being applied."""
        if self.requested and not self._shielded:
            raise Interrupted("told to stop: nothing was started after that")

    @contextmanager
    def shielded(self) -> Iterator[None]:
        """While this lasts something is applied, and the record of it kept: a signal is only noted."""
        self._shielded = True
        try:
            yield
        finally:
            self._shielded = False

    @contextmanager
    def cancels(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """While this lasts a signal goes on to `process`: right for what changes nothing, such as a plan."""
        self._cancelled = None if self._shielded else process
        try:
            if self.requested and self._cancelled:
                process.send_signal(signal.SIGINT)
            yield
        finally:
            self._cancelled = None

    @contextmanager
    def interrupts(self) -> Iterator[None]:
        """While this lasts a signal raises Interrupted where the program stands: right for a question."""
        self._interrupts = True
        try:
            self.check()
            yield
        finally:
            self._interrupts = False

    def sleep(self, seconds: float) -> None:
        """Wait so many seconds; Interrupted as soon as the run is told to stop."""
        with self.interrupts():
            time.sleep(seconds)

    def asked_again(self) -> bool:
        """Whether there is a signal that was not yet answered by a line on the terminal; true once each."""
        news = self.requested and self._last > self._announced
        self._announced = self._last
        return news

    def out_of_time(self) -> bool:
        """Whether an apply must be cut off now: an operator insisted, or the time to stop has run out."""
        if self.insisted:
            return True
        return self.requested and self._time_left is not None and self._now() - self._first >= self._time_left

    def _answer(self, _number: int, _frame: FrameType | None) -> None:
        now = self._now()
        if not self.requested:
            self.requested, self._first = True, now
        elif INSISTS_AFTER <= now - self._last <= INSISTS_BEFORE:
            self.insisted = True
        elif now - self._last < INSISTS_AFTER:
            return
        self._last = now
        if self._interrupts:
            self.check()
        if self._cancelled is not None:
            self._cancelled.send_signal(signal.SIGINT)
