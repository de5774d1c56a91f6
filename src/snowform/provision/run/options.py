"""What a run is for, and how it goes about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from .retry import Retries


class Purpose(Enum):
    """What a run is for; LOOK changes nothing."""

    PLAN = "plan"
    APPLY = "apply"
    DESTROY = "destroy"

    @property
    def done(self) -> str:
        """What was done when it is over."""
        return {"plan": "planned", "apply": "applied", "destroy": "destroyed"}[self.value]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run goes about it: the values of the command line's options (`arguments`), in seconds and counts.

    `values` shows values in the plan, not only names; `plan_is_result` prints it on standard output;
    `approve` is the command that lets a refused plan through. `confirm` is asked before anything is changed,
    with the question and the word to be typed; without it nobody is asked.
    """

    lock_timeout: float = 0.0
    retries: Retries = field(default_factory=Retries)
    parallelism: int = 0
    refresh: bool = True
    stop_after: float | None = None
    backups: int = 20
    tags: bool = True
    values: bool = False
    approve: str = "approve"
    plan_is_result: bool = False
    confirm: Callable[[str, str], bool] | None = None

    @property
    def concurrency(self) -> tuple[str, ...]:
        """tofu's option for it."""
        return (f"-parallelism={self.parallelism}",) if self.parallelism else ()
