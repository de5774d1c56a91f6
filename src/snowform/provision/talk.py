"""What a run says, and where to: talk to standard error, results to standard output."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TextIO

from .sensitive import Sensitive

RED, GREEN, YELLOW, BLUE, CYAN, BOLD, DIM = "31", "32", "33", "34", "36", "1", "2"


@dataclass(frozen=True, slots=True)
class Talk:
    """Two streams: `talk` for people and journals, `results` for what was asked for.

    `terminal` says that a person watches the talk; `colour` that it may be coloured. What is `hidden` is
    never said: tofu's errors quote values, a failed provisioner's its whole command. Results are as they are.
    """

    talk: TextIO = field(default_factory=lambda: sys.stderr)
    results: TextIO = field(default_factory=lambda: sys.stdout)
    terminal: bool = False
    colour: bool = False
    hidden: Sensitive = field(default_factory=Sensitive, repr=False, compare=False)

    @classmethod
    def standard(cls) -> Talk:
        """The process's own streams; colour on a terminal unless NO_COLOR says otherwise."""
        terminal = sys.stderr.isatty()
        return cls(sys.stderr, sys.stdout, terminal, terminal and not os.environ.get("NO_COLOR"))

    def hide(self, *secrets: str) -> None:
        """Never say these from now on, nor a line of one."""
        self.hidden.add(secrets)

    def say(self, text: str) -> None:
        """One line (or several) of what happens; another program's words go through `hidden.quoted` first."""
        print(self.hidden.replaced(text), file=self.talk, flush=True)

    def warn(self, text: str) -> None:
        """What an operator should know though the run goes on."""
        self.say(f"{self.paint('warning:', YELLOW, BOLD)} {text}")

    def result(self, text: str) -> None:
        """What was asked for: the only thing on standard output."""
        print(text, file=self.results, flush=True)

    def paint(self, text: str, *codes: str) -> str:
        """`text` in these colours where this talk is coloured (https://no-color.org)."""
        return f"\033[{';'.join(codes)}m{text}\033[0m" if self.colour and text else text
