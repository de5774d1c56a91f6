"""Follow a running apply by its events: what is done of how much, and what takes long."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..console.clock import JOURNAL_INTERVAL, TERMINAL_INTERVAL, duration
from ..console.console import DIM, GREEN, RED, Console
from ..crash.events import ResourceEvent, Step, read_event
from ..plan.changes import Kind, Plan
from ..records import dataclass, field
from .texts import printable

_VERBS = {
    "create": ("creating", "created"),
    "update": ("changing", "changed"),
    "delete": ("destroying", "destroyed"),
    "read": ("reading", "read"),
}


def operations(plan: Plan) -> int:
    """How many operations an apply of the plan reports: a replacement counts as two."""
    wanted = plan.of(Kind.CREATE, Kind.UPDATE, Kind.DELETE, Kind.REPLACE, Kind.READ)
    return sum(len(change.actions) for change in wanted)


@dataclass(slots=True)
class Progress:
    """Tells a console how an apply goes. Feed it tofu's `-json` lines as they come, and `tick` now and then.

    A terminal gets a line for each completion, and below them one that shows what is in flight and since when
    it all goes on; everything else gets plain lines. What provisioners print is passed over: it may hold
    anything. `total`, `done` and `failed` count operations; `clock` gives seconds that only grow.
    """

    console: Console
    total: int
    clock: Callable[[], float] = time.monotonic
    done: int = 0
    failed: int = 0
    _flying: dict[tuple[str, str], float] = field(default_factory=dict)
    _began: float = 0.0
    _said: float = 0.0

    def __post_init__(self) -> None:
        self._began = self._said = self.clock()

    def feed(self, line: str) -> None:
        """One more line of tofu's; what is no event of an operation is passed over."""
        event = read_event(line)
        if not isinstance(event, ResourceEvent):
            return
        address = printable(event.address)
        if event.step is Step.STARTED:
            self._flying[address, event.action] = self.clock()
        elif event.step in (Step.COMPLETED, Step.ERRORED):
            self._completed(address, event.action, failed=event.step is Step.ERRORED)

    def tick(self) -> None:
        """A moment has passed: show what is still going on, where it is time to."""
        redraws = self.console.shows_last_line
        now = self.clock()
        if now - self._said < (TERMINAL_INTERVAL if redraws else JOURNAL_INTERVAL):
            return
        if redraws:
            since = f"applying … {duration(now - self._began)}"
            self.console.show(" · ".join([since, self._count(), ", ".join(self.in_flight())]).rstrip(" ·"))
        elif self._flying:
            self.console.say(f"{self._count()}, still going: {', '.join(self.in_flight())}")
        else:
            return
        self._said = now

    def in_flight(self) -> list[str]:
        """What has begun and not ended, the longest first: `aws_instance.host creating 25 s`."""
        now = self.clock()
        oldest = sorted(self._flying.items(), key=lambda item: item[1])
        return [
            f"{address} {_verbs(action)[0]} {duration(now - begun)}" for (address, action), begun in oldest
        ]

    def clear(self) -> None:
        """Take the line of a terminal away, at the end."""
        self.console.clear()

    def _completed(self, address: str, action: str, *, failed: bool) -> None:
        now = self.clock()
        took = duration(now - self._flying.pop((address, action), now))
        self.failed += failed
        self.done += not failed
        doing, done = _verbs(action)
        if failed:
            self.console.say(f"  {self.console.paint('failed', RED)} {address}: {doing} it, after {took}")
        else:
            count = self.console.paint(f"({self._count()})", DIM)
            self.console.say(f"  {self.console.paint(done, GREEN)} {address} after {took} {count}")
        # A terminal's line comes back at once, a journal has just heard of this.
        self._said = now - TERMINAL_INTERVAL if self.console.shows_last_line else now

    def _count(self) -> str:
        return f"{self.done} of {max(self.total, self.done + self.failed + len(self._flying))} done"


def _verbs(action: str) -> tuple[str, str]:
    return _VERBS.get(action, (action, action))
