"""Plans that change nothing, made to find something out; with the values of the stack's variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..records import dataclass
from ..tofu.commands import Tofu
from ..tofu.diagnostics import Failure, events_of, from_json


@dataclass(frozen=True, slots=True)
class Planner:
    """tofu, with `options` for each plan."""

    tofu: Tofu
    options: Sequence[str]

    def plan(self, out: Path, *, lock: bool, targets: Sequence[str]) -> None:
        """`Tofu.plan` of these targets (addresses); TofuFailed as of it."""
        self.tofu.plan(out, lock=lock, targets=targets, options=self.options)

    def show(self, plan: Path) -> dict[str, Any]:
        """`Tofu.show`; TofuFailed as of it."""
        return self.tofu.show(plan)


@dataclass(frozen=True, slots=True)
class Prober:
    """tofu for a plan in which nothing is made, and whose file is `out` (absolute); with `options`."""

    tofu: Tofu
    out: Path
    options: Sequence[str]

    def probe(self, targets: Sequence[str]) -> tuple[Mapping[str, Any], ...]:
        """The events (`plan -json`) of a plan of these targets.

        TofuFailed where all that it says may pass by itself.
        """
        self.out.unlink(missing_ok=True)
        said = self.tofu.probe(targets, self.out, self.options)
        events = tuple(events_of(said.splitlines()))
        errors = from_json(said.splitlines())
        if not any(event.get("type") == "apply_complete" for event in events) and errors:
            failed = self.tofu.failed("plan", errors, said, 1)
            if failed.failure is not Failure.PERMANENT:
                raise failed
        return events

    def seen(self) -> dict[str, Any]:
        """The plan as `show -json` gives it, empty where there is none."""
        return self.tofu.show(self.out) if self.out.is_file() else {}
