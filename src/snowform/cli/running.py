"""The project's program, run for a command: what it prints is shown, and how long another Python takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from snowform.cli.console import clock, insist, say, talk
from snowform.hints import TYPE_CHECKING
from snowform.synth.synthesis import Synthesis, synthesize

if TYPE_CHECKING:
    from snowform.synth.program import Engine
    from snowform.synth.project import Project


@contextmanager
def synthesized(project: Project, *, engine: Engine | None) -> Iterator[Synthesis]:
    """The project's stacks until the context ends, as `synthesize` has them, with its errors."""
    started = time.monotonic()
    with synthesize(project, engine=engine, show=insist, waits=_waits) as synthesis:
        if talk.verbose:
            number, seconds = len(synthesis.stacks), time.monotonic() - started
            say(f"`{project.app}`: {number} stack{'s' if number != 1 else ''} in {seconds:.2f} s")
        yield synthesis


def _waits(what: str) -> AbstractContextManager[None]:
    # Where nothing is written anew it would be one more line before each result.
    return clock(what, told=False)
