"""What a run is for, and how it goes about it: the one table of its options, for every command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from ..records import dataclass, field
from .retry import Retries


class Purpose(Enum):
    """What a run is for; PLAN changes nothing."""

    PLAN = "plan"
    APPLY = "apply"
    DESTROY = "destroy"

    @property
    def done(self) -> str:
        """What was done when it is over."""
        return {"plan": "planned", "apply": "applied", "destroy": "destroyed"}[self.value]


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the command line: argparse's and click's are both made of it.

    `help` is a sentence. A `type` of bool makes it a switch, with `negated` one that --no-NAME turns off. No
    value is less than `least`. `otherwise` says what holds without it, where the default's value does not;
    `parameter` is what it is called in the code.
    """

    parameter: str
    names: tuple[str, ...]
    help: str
    type: type[bool] | type[int] | type[float] = bool
    default: Any = None
    metavar: str | None = None
    least: int | None = None
    negated: bool = False
    shown: bool = False
    otherwise: str = ""


YES = Option("yes", ("-y", "--yes"), "Do not ask.", default=False)
VALUES = Option(
    "values",
    ("--values",),
    "Show values (never sensitive ones), not only names.",
    negated=True,
    otherwise="on a terminal",
)
REFRESH = Option("refresh", ("--refresh",), "Compare with what exists.", default=True, negated=True)
TAGS = Option("tags", ("--tags",), "Tag what is created, to find it again.", default=True, negated=True)
PARALLELISM = Option(
    "parallelism", ("--parallelism",), "Operations at once; OpenTofu's default is 10.", type=int, least=1
)
RETRIES = Option(
    "retries",
    ("--retries",),
    "After failures that pass.",
    type=int,
    default=Retries().times,
    least=0,
    shown=True,
)
LOCK_TIMEOUT = Option(
    "lock_timeout", ("--lock-timeout",), "Wait for another run.", type=float, default=0.0, metavar="SECONDS"
)
STOP_AFTER = Option(
    "stop_after",
    ("--stop-after",),
    "Cut an apply off that long after the first signal.",
    type=float,
    metavar="SECONDS",
    otherwise="never",
)
BACKUPS = Option("backups", ("--backups",), "States to keep.", type=int, default=20, shown=True)
PLAN_AS_JSON = Option("as_json", ("--json",), "Print the plan's report as JSON.", default=False)
DRIFT_AS_JSON = Option("as_json", ("--json",), "Print the report as JSON.", default=False)
DETAILED_EXITCODE = Option(
    "detailed", ("--detailed-exitcode",), "Exit with 3 where there are changes.", default=False
)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run goes about it: the values of the options above.

    `lock_timeout` and `stop_after` are seconds, `stop_after` from the first signal on and None for no end.
    `parallelism` is the number of operations at once, None for tofu's own; `backups` the number of states to
    keep. `values` shows values in the plan, not only names; `plan_is_result` prints it on standard output;
    `approve` is the command that lets a refused plan through. `confirm` is asked before anything is changed,
    with the question and the word to be typed; without it nobody is asked. `adopt` are import ids by the
    address that each object is to have from this run on.
    """

    lock_timeout: float = LOCK_TIMEOUT.default
    retries: Retries = field(default_factory=Retries)
    parallelism: int | None = PARALLELISM.default
    refresh: bool = REFRESH.default
    stop_after: float | None = STOP_AFTER.default
    backups: int = BACKUPS.default
    tags: bool = TAGS.default
    values: bool = False
    approve: str = "approve"
    plan_is_result: bool = False
    confirm: Callable[[str, str], bool] | None = None
    adopt: Mapping[str, str] = field(default_factory=dict)

    @property
    def concurrency(self) -> tuple[str, ...]:
        """tofu's option for `parallelism` (https://opentofu.org/docs/cli/commands/apply/), if any."""
        return (f"-parallelism={self.parallelism}",) if self.parallelism else ()
