"""What a run says, and where to: messages to standard error, results to standard output."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from ..errors import ProvisionError
from ..patterns import regex
from ..records import dataclass, field
from .last_line import LastLine
from .sensitive import Sensitive
from .streams import can_redraw, shows_colour

# A command of this program in a message: between backticks, as docs/apply.md has it.
_COMMAND = regex(r"`((?:state [a-z]+|resolve|approve)(?=[ `]))")
RED, GREEN, YELLOW, BLUE, CYAN, BOLD, DIM = "31", "32", "33", "34", "36", "1", "2"


@dataclass(frozen=True, slots=True)
class Console:
    """Two streams: `messages` for people and journals, `results` for what was asked for.

    `terminal` says that a person reads the messages; `colour` that it may be coloured. What is `hidden` is
    never said: tofu's errors quote values, a failed provisioner's its whole command. Results are as they are.
    `program` is what people type before this program's commands, and `stack` what they type behind them. A
    `quiet` console says only what is wrong, a `verbose` one also what is run; a terminal that `redraws` shows
    in its last line what goes on.
    """

    messages: TextIO = field(default_factory=lambda: sys.stderr)
    results: TextIO = field(default_factory=lambda: sys.stdout)
    terminal: bool = False
    colour: bool = False
    hidden: Sensitive = field(default_factory=Sensitive, repr=False, compare=False)
    program: str = ""
    stack: str = ""
    quiet: bool = False
    verbose: bool = False
    redraws: bool = True
    last_line: LastLine = field(default_factory=LastLine, repr=False, compare=False)

    @classmethod
    def standard(cls) -> Console:
        """The process's own streams; colour on a terminal unless the environment says otherwise.

        Where one was closed before the program began, /dev/null has its place: else the first file that is
        opened would get it, and what tofu prints would go there.
        """
        for descriptor in range(3):
            try:
                os.fstat(descriptor)
            except OSError:
                os.open(os.devnull, os.O_RDWR)
        if sys.stderr is None or sys.stdout is None:
            return cls(sys.stderr or _nowhere(), sys.stdout or _nowhere(readable=True))
        redraws = can_redraw(sys.stderr)
        return cls(sys.stderr, sys.stdout, sys.stderr.isatty(), shows_colour(sys.stderr), redraws=redraws)

    def hide(self, *secrets: str) -> None:
        """Never say these from now on, nor a line of one."""
        self.hidden.add(secrets)

    def say(self, text: str) -> None:
        """One line (or several) of what happens; another program's words go through `hidden.quoted` first."""
        if not self.quiet:
            self.insist(text)

    def insist(self, text: str) -> None:
        """The same of what has to be known, also by those who want it quiet."""
        self.put(f"{self.plain(text)}\n")

    def note(self, text: str) -> None:
        """What was run, for those who want to know."""
        if self.verbose:
            self.say(self.paint(text, DIM))

    @contextlib.contextmanager
    def clock(self, what: str, *, told: bool = False) -> Iterator[None]:
        """While this lasts a terminal's last line is `what … 12 s`; a journal hears of it now and then.

        Where nothing is redrawn, it is `told` at once that it begins.
        """
        if self.quiet:
            yield
            return
        if told and not self.shows_last_line:
            self.say(f"{what} ...")
        from .clock import running

        with running(self, what):
            yield

    @property
    def shows_last_line(self) -> bool:
        """Whether a line at the end of the terminal is written anew while something goes on."""
        return self.terminal and self.redraws and not self.quiet

    def show(self, text: str) -> None:
        """The terminal's last line, until something else is said."""
        with contextlib.suppress(OSError, ValueError):
            self.last_line.show(self.messages, text)

    def clear(self) -> None:
        """Take that line away."""
        with contextlib.suppress(OSError, ValueError):
            self.last_line.clear(self.messages)

    def plain(self, text: str) -> str:
        """`text` without what is hidden, and with commands as one types them here."""
        shown = self.hidden.replaced(text)
        if not self.program:
            return shown
        words = (self.program, "{}", self.stack)
        form = " ".join(filter(None, words))
        return _COMMAND.sub(lambda found: f"`{form.format(found[1])}", shown)

    def put(self, text: str) -> None:
        """`text` as it is. Nobody may be listening any more, or the journal's disk be full: work goes on."""
        with contextlib.suppress(OSError, ValueError):
            self.last_line.write(self.messages, text)

    def warn(self, text: str) -> None:
        """What an operator should know though the run goes on."""
        self.insist(f"{self.paint('warning:', YELLOW, BOLD)} {text}")

    def fail(self, error: ProvisionError, *, as_json: bool) -> None:
        """The error that ends the run; as JSON too, as the result, where that was asked for."""
        self.insist(f"{self.paint('error:', RED, BOLD)} {error}")
        if as_json:
            said = {key: self.plain(str(text)) for key, text in error.as_json().items()}
            report = {"ok": False, "error": said, "exit_code": int(error.code)}
            self.result(json.dumps(report, indent=2, ensure_ascii=False))

    def result(self, text: str) -> None:
        """What was asked for: the only thing on standard output; an OSError where it cannot be written."""
        print(text, file=self.results, flush=True)

    def paint(self, text: str, *codes: str) -> str:
        """`text` in these colours where this console is coloured (https://no-color.org)."""
        return f"\033[{';'.join(codes)}m{text}\033[0m" if self.colour and text else text


def _nowhere(*, readable: bool = False) -> TextIO:
    """In the place of a stream that was closed; one that is only `readable` fails where it is written to."""
    return open(os.devnull, "r" if readable else "w", encoding="utf-8")  # noqa: PTH123 - it stays open
