"""What `snowform run` does: a CDKTF program on Snowform's engine. Knows nothing of click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from snowform.cli.console import insist
from snowform.errors import SnowformError
from snowform.synth.command import joined
from snowform.synth.program import run_as_app
from snowform.synth.project import find_project


def run(words: Sequence[str], fail: Callable[[SnowformError], int]) -> int:
    """Run a command and return its exit code; `fail` tells of a program that failed."""
    try:
        run_as_app(find_project(".", app=joined(words)), show=insist)
    except SnowformError as error:
        # What tells of it takes longer to load than many a program runs.
        from snowform.synth.crash import ProgramFailed

        if not isinstance(error, ProgramFailed):
            raise
        fail(error)
        # One that a signal ended has a negative code in Python, and 128 and more in a shell.
        return error.code if error.code > 0 else 128 - error.code
    return 0
