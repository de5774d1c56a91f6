"""What a rehearsal found, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Outcome(Enum):
    """How a step ended. A GAP is the local AWS's and says nothing against the stack."""

    OK = "ok"
    GAP = "gap"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Step:
    """One step: how long it took, in seconds, and what there is to say, in one line or several."""

    name: str
    outcome: Outcome
    seconds: float
    detail: str

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "step": self.name,
            "outcome": self.outcome.value,
            "seconds": round(self.seconds, 1),
            "detail": self.detail,
        }


@dataclass
class Report:
    """The steps of one stack's rehearsal, in their order."""

    stack: str
    steps: list[Step] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was found that is the stack's own."""
        return all(step.outcome is not Outcome.FAILED for step in self.steps)

    @property
    def seconds(self) -> float:
        """All of them together."""
        return sum(step.seconds for step in self.steps)

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "stack": self.stack,
            "ok": self.ok,
            "seconds": round(self.seconds, 1),
            "steps": [step.as_json() for step in self.steps],
        }
