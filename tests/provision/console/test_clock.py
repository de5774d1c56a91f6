"""How long something goes on, in the last line of a terminal, and now and then in a journal."""

from __future__ import annotations

import io
import re
import threading

import pytest

from snowform.provision.console import clock
from snowform.provision.console.clock import duration, running
from snowform.provision.console.console import Console


class Stream(io.StringIO):
    """Text that can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = ""
        self.arrived = threading.Event()

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.wanted in self.getvalue():
            self.arrived.set()
        return written

    def await_text(self, text: str) -> None:
        self.arrived.clear()
        self.wanted = text
        # It may have come before.
        if text not in self.getvalue():
            assert self.arrived.wait(300), self.getvalue()


def screen(text: str) -> list[str]:
    """What is left to be seen of what was written."""
    return [line.rpartition("\r\x1b[K")[2] for line in text.split("\n")]


def test_a_terminal_shows_what_goes_on_from_the_first_moment_on_and_nothing_of_it_stays() -> None:
    stream = Stream()
    with Console(stream, terminal=True).clock("planning", told=True):
        stream.await_text("\r\x1b[Kplanning … ")
    assert screen(stream.getvalue()) == [""]


def test_the_seconds_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "TERMINAL_INTERVAL", 0.001)
    stream, moments = Stream(), iter([0.0, 0.0, *([75.0] * 1_000_000)])
    with running(Console(stream, terminal=True), "planning", lambda: next(moments)):
        stream.await_text("planning … 1 min 15 s")


def test_what_is_said_meanwhile_stays() -> None:
    stream = Stream()
    console = Console(stream, terminal=True)
    with console.clock("planning"):
        stream.await_text("planning … ")
        console.say("one line")
        console.put("and another\n")
    assert screen(stream.getvalue()) == ["one line", "and another", ""]


def test_of_two_clocks_the_inner_one_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "TERMINAL_INTERVAL", 0.001)
    stream = Stream()
    console = Console(stream, terminal=True)
    with console.clock("judging"):
        stream.await_text("judging")
        with console.clock("planning"):
            stream.await_text("planning")
            while_inner = stream.getvalue().partition("planning")[2]
        stream.seek(0)
        stream.truncate()
        stream.await_text("judging")
    assert "judging" not in while_inner
    assert console.last_line.clocks == []


@pytest.mark.parametrize("redraws", [True, False], ids=["a journal", "a terminal that only writes on"])
def test_elsewhere_it_is_told_when_it_begins_and_while_it_lasts(
    redraws: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "JOURNAL_INTERVAL", 0.001)
    stream = Stream()
    with Console(stream, terminal=not redraws, redraws=redraws).clock("planning", told=True):
        stream.await_text(" s\n")
    assert re.match(r"planning \.\.\.\nplanning … \d+ s\n", stream.getvalue())
    assert "\r" not in stream.getvalue()


def test_what_is_short_is_told_nowhere_else() -> None:
    stream = Stream()
    with Console(stream).clock("reading the state"):
        pass
    assert stream.getvalue() == ""


def test_a_quiet_console_has_no_clock_and_says_only_what_is_wrong() -> None:
    stream = Stream()
    console = Console(stream, terminal=True, quiet=True, verbose=True)
    with console.clock("planning", told=True):
        console.say("created")
        console.note("tofu plan")
        console.warn("but")
        console.insist("refused")
    assert stream.getvalue() == "warning: but\nrefused\n"


def test_a_verbose_console_notes_what_is_run() -> None:
    stream = Stream()
    Console(stream).note("tofu plan")
    Console(stream, verbose=True).note("tofu apply")
    assert stream.getvalue() == "tofu apply\n"


def test_nobody_who_looks_is_no_reason_to_stop() -> None:
    stream = io.StringIO()
    stream.close()
    console = Console(stream, terminal=True)
    with console.clock("planning"):
        console.say("a word")


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.9, "0 s"), (25, "25 s"), (125.5, "2 min 5 s"), (3600, "60 min 0 s")]
)
def test_seconds_in_words(seconds: float, text: str) -> None:
    assert duration(seconds) == text
