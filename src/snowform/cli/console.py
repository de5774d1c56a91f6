"""What the command line says: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import sys
from collections.abc import Iterable, Iterator

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from snowform.provision.console.console import Console
    from snowform.synth.checks.findings import Finding

# The standard streams that were closed when the command began.
_closed: list[str] = []
# The consoles whose clocks run.
_clocks: list[Console] = []
# What went to standard output, which is one JSON document where that was asked for.
_said: list[str] = []
# ANSI codes for `style`.
BOLD, RED, GREEN, YELLOW = 1, 31, 32, 33
# What stands before findings that are about the program, and about none of its stacks.
PROGRAM = "program"


class Talk:
    """How much is said: `quiet` results, warnings and errors only, `verbose` also what is run.

    With `traceback` a failed program is shown as Python shows it.
    """

    quiet = verbose = traceback = False


talk = Talk()


class WrongUsage(SnowformError):
    """Options that do not go together; `command` is the name of the command that has them."""

    def __init__(self, message: str, *, command: str) -> None:
        self.command = command
        super().__init__(message)


def say_error(text: str) -> None:
    """One error, on standard error; red on a terminal."""
    insist(f"{style('snowform: error:', RED, BOLD)} {text}")


def say_warning(text: str) -> None:
    """One warning, on standard error; yellow on a terminal."""
    insist(f"{style('snowform: warning:', YELLOW, BOLD)} {text}")


def show_findings(name: str, findings: Iterable[Finding]) -> None:
    """The findings about one stack (or file), each as an error or a warning."""
    for finding in findings:
        tell = say_error if finding.severity == "error" else say_warning
        tell(f"{name}: {finding}")


def say(text: str) -> None:
    """A message that is not the result, on standard error: standard output stays for scripts. Never fails."""
    if not talk.quiet:
        insist(text)


def insist(text: str) -> None:
    """The same of what has to be known, also by those who want it quiet: what is wrong, a program's lines."""
    _print(text, "\n", err=True)


@contextlib.contextmanager
def clock(what: str, *, told: bool = True) -> Iterator[None]:
    """While this lasts a terminal's last line is `what … 12 s`; elsewhere it is `told` when it begins."""
    from snowform.provision.console.console import Console
    from snowform.provision.records import replace

    console = replace(Console.standard(), quiet=talk.quiet)
    _clocks.append(console)
    try:
        with console.clock(what, told=told):
            yield
    finally:
        _clocks.remove(console)


def put(text: str, *, end: str = "\n") -> None:
    """The result, on standard output. Raises OSError where it cannot be written."""
    _said.append("result")
    _print(text, end, err=False)


def put_bytes(data: bytes) -> None:
    """A result that is no text, on standard output. Raises OSError where it cannot be written."""
    _said.append("result")
    if "stdout" in _closed:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "standard output")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def put_error(error: dict[str, object], **more: object) -> None:
    """The error as JSON on standard output, where that was asked for and nothing was put yet. Never fails."""
    if "--json" not in itertools.takewhile(lambda word: word != "--", sys.argv[1:]) or _said:
        return
    import json

    with contextlib.suppress(OSError, ValueError):
        put(json.dumps({"ok": False, "error": error, **more}, indent=2, ensure_ascii=False))


def style(text: str, *codes: int) -> str:
    """The text with these ANSI codes, which are left out again where no colours are shown."""
    return "".join(f"\033[{code}m" for code in codes) + f"{text}\033[0m"


def _print(text: str, end: str, *, err: bool) -> None:
    """Print; what is styled loses that where no colours are shown. A running clock's line gives way."""
    if err:
        # Whoever does not want to hear it is no reason to stop.
        with contextlib.suppress(OSError, ValueError):
            _print_on(sys.stderr, text, end)
        return
    if "stdout" in _closed:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "standard output")
    try:
        _print_on(sys.stdout, text, end)
    except OSError as error:
        error.filename = "standard output"
        raise


def _print_on(stream: TextIO, text: str, end: str) -> None:
    if "\033" in text:
        from snowform.provision.console.streams import shows_colour

        if not shows_colour(stream):
            import re

            text = re.sub(r"\033\[[0-?]*[ -/]*[@-~]", "", text)
    if stream.encoding != "utf-8":
        import click

        click.echo(text + end, nl=False, file=stream, color=True)
        return
    if _clocks and stream is sys.stderr:
        _clocks[-1].put(text + end)
        return
    for console in _clocks:
        console.clear()
    stream.write(text + end)
    stream.flush()


def open_streams() -> None:
    """Put /dev/null in the place of streams that were closed: else the next file that is opened is one."""
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            mode = "w" if descriptor else "r"
            setattr(sys, name, open(descriptor, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
            _closed.append(name)
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's encoding lacks is told by its number: nothing is worth a traceback there.
        if stream.encoding != "utf-8" and stream.errors == "strict" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def flush_streams() -> None:
    """Write what is left; what cannot be written is not tried again when the process ends."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1 if stream is sys.stdout else 2)
