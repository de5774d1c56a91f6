"""Try again what is worth trying again, after growing pauses; nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from ..console.console import Console
from ..errors import ProvisionError, Unavailable
from ..host.stopping import Stopping
from ..records import dataclass
from ..state.locks import locked
from ..tofu.diagnostics import Failure, TofuFailed, is_clock_error

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Retries:
    """How many times to try again, and after which pauses.

    The first is `first` seconds, each further one twice as long, up to `longest` seconds.
    """

    times: int = 4
    first: float = 5.0
    longest: float = 120.0

    def pause(self, attempt: int) -> float:
        """Seconds before the next try after `attempt` (from 0), not the same on every host."""
        grown: float = min(self.first * 2**attempt, self.longest)
        return grown * random.uniform(0.75, 1.25)  # noqa: S311 - it is no secret


def retried(work: Callable[[], T], retries: Retries, stopping: Stopping, console: Console) -> T:
    """What `work` gives, tried again after failures that pass by themselves.

    Where they do not pass: Unavailable, or Locked for a state that another host works on. Every other error
    comes through at once.
    """
    attempt = 0
    while True:
        try:
            return work()
        except TofuFailed as failed:
            if failed.failure is Failure.PERMANENT or stopping.requested:
                raise
            if failed.failure is Failure.LOCKED:
                raise locked(failed) from failed
            if attempt >= retries.times:
                raise _given_up(failed, attempt) from failed
            # A plan that another host has overtaken is made again at once.
            seconds = 0.0 if failed.failure is Failure.STALE_PLAN else retries.pause(attempt)
            console.say(f"{failed}; trying again in {seconds:.0f} s ({attempt + 1} of {retries.times})")
            stopping.sleep(seconds)
            attempt += 1


def _given_up(failed: TofuFailed, attempts: int) -> ProvisionError:
    tries = f"tried {attempts + 1} times" if attempts else "not tried again"
    hint = "check whether this machine's clock is right" if is_clock_error(failed.message) else ""
    return Unavailable(f"{failed.message} ({tries})", where=failed.where, hint=hint)
