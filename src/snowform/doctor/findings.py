"""One thing that commands use, as it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """OK: there and it works. MISSING: not there. BROKEN: there, or named, and of no use as it is."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` was found: its version, where it lies and `by` what it was found there.

    `needed_for` are commands; `needed` says that this project's own are among them. `problem` is what is
    wrong, in a sentence, and `remedy` how to mend it, by system or for all ("").
    """

    what: str
    status: Status = Status.OK
    version: str = ""
    where: str = ""
    by: str = ""
    problem: str = ""
    needed_for: Sequence[str] = ()
    needed: bool = False
    remedy: dict[str, str] = field(default_factory=dict)

    @property
    def fails(self) -> bool:
        """Whether commands of this project do not work because of it."""
        return self.needed and self.status is not Status.OK

    def as_json(self) -> dict[str, object]:
        """The same for scripts."""
        return {
            "what": self.what,
            "status": self.status.value,
            "version": self.version,
            "where": self.where,
            "by": self.by,
            "problem": self.problem,
            "needed_for": list(self.needed_for),
            "needed": self.needed,
            "remedy": {system or "any": how for system, how in self.remedy.items()},
        }
