"""How long something has been going on, told by a thread of its own: the others wait for tofu."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from .last_line import LastLine

# In seconds: how often a terminal's line is written anew, and a journal hears of what is still going on.
TERMINAL_INTERVAL = 0.5
JOURNAL_INTERVAL = 30.0


class Shows(Protocol):
    """What the clock is shown on."""

    @property
    def last_line(self) -> LastLine:
        """Its last line."""

    @property
    def shows_last_line(self) -> bool:
        """Whether that is written anew."""

    def show(self, text: str) -> None:
        """The last line."""

    def clear(self) -> None:
        """No last line any more."""

    def say(self, text: str) -> None:
        """A line that stays."""


@contextmanager
def running(console: Shows, what: str, now: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Show `what … 12 s` while this lasts; `now` gives seconds that only grow."""
    started, over = now(), threading.Event()
    clocks, turn = console.last_line.clocks, console.last_line.turn

    def tell(how: Callable[[str], None]) -> None:
        with turn:
            if clocks[-1] is over:
                how(f"{what} … {duration(now() - started)}")

    def tick() -> None:
        if console.shows_last_line:
            tell(console.show)
            while not over.wait(TERMINAL_INTERVAL):
                tell(console.show)
        else:
            while not over.wait(JOURNAL_INTERVAL):
                tell(console.say)

    with turn:
        clocks.append(over)
    thread = threading.Thread(target=tick, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        with turn:
            clocks.remove(over)
        if console.shows_last_line:
            console.clear()


def duration(seconds: float) -> str:
    """`0 s`, `25 s`, `2 min 5 s`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
