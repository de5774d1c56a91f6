"""The command `snowform`. Commands parse, call and print; the logic lies in the packages below.

Each command is a module of this package that defines `command`, imported only when it runs or when its
help is asked for. A plain `snowform synth` or `snowform run` does not even load click.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Callable

from snowform.cli.console import (
    PROGRAM,
    WrongUsage,
    flush_streams,
    insist,
    open_streams,
    put_error,
    say_error,
    show_findings,
    talk,
)
from snowform.errors import SnowformError
from snowform.hints import NoReturn


def main(program: str | None = None) -> NoReturn:
    """Run the command line; exit 0, 1 (an error of the user's), 2 (wrong usage) or 130 (Ctrl-C).

    `program` is how the user calls it, where that is not the name of the script.
    """
    # A tree of constructs lives until the end, and looking through it for garbage again and again would take
    # a quarter of the time of a large one.
    gc.set_threshold(100_000, 50, 100)
    # At its end Python looks for garbage in all that was ever loaded, twice. The process is over: let it be.
    atexit.register(gc.freeze)
    program = program or sys.argv[0].rpartition("/")[2]
    open_streams()
    try:
        code = guarded(lambda: _run(program))
    except WrongUsage as error:
        from snowform.cli.commands import show_usage_error

        code = show_usage_error(error, program)
    flush_streams()
    sys.exit(code)


def guarded(work: Callable[[], int]) -> int:
    """The exit code of the work; an error of the user's is told, and makes it 1. Raises WrongUsage."""
    try:
        return work()
    except WrongUsage:
        raise
    except SnowformError as error:
        return fail(error)
    except RecursionError:
        return fail(SnowformError("something in the project is nested too deeply to be read"))
    except OSError as error:
        # Nobody reads on: that is not worth a word.
        if isinstance(error, BrokenPipeError):
            return 1
        return fail(SnowformError(error.strerror or str(error), where=str(error.filename or "")))


def fail(error: SnowformError) -> int:
    """Tell of an error that ends the command; its exit code."""
    _show_crash(error)
    say_error(str(error))
    put_error(error.as_json())
    return 1


def _run(program: str) -> int:
    if sys.argv[1:2] == ["synth"]:
        from snowform.cli import synthesis
        from snowform.cli.options import TALK, read

        if (found := read(sys.argv[2:], (*synthesis.OPTIONS, *TALK))) is not None:
            given, stacks = found
            for option in TALK:
                setattr(talk, option.parameter, given.pop(option.parameter))
            return _without_click(lambda: synthesis.run(stacks, **given))
    # What comes after the first word is the command's.
    if sys.argv[1:2] == ["run"] and sys.argv[2:3] and not sys.argv[2].startswith("-"):
        from snowform.cli import program as programs

        return _without_click(lambda: programs.run(sys.argv[2:], fail))
    from snowform.cli import commands

    return commands.run(program)


def _without_click(work: Callable[[], int]) -> int:
    """Do the work of a command, and end as click does where it is interrupted."""
    try:
        return work()
    except (EOFError, KeyboardInterrupt):
        insist("")
        return 130


def _show_crash(error: SnowformError) -> None:
    """The warnings of a failed program and the lines of it that its author wrote, before the error itself."""
    show_findings(PROGRAM, getattr(error, "warnings", ()))
    crash = getattr(error, "crash", None)
    if crash and talk.traceback:
        insist(crash.traceback or _traceback(error))
        return
    for frame in crash.frames if crash else ():
        insist(f'  File "{frame.file}", line {frame.line}')
        if frame.source:
            insist(f"    {frame.source}")


def _traceback(error: SnowformError) -> str:
    from traceback import format_exception

    return "".join(format_exception(error.__cause__ or error)).rstrip("\n")
