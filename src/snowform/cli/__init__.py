"""The command `snowform`. Commands parse, call and print; the logic lies in the packages below.

Each command is a module of this package that defines `command`, imported only when it runs or when its
help is asked for. A plain `snowform synth` does not even load click.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NoReturn

from snowform.errors import SnowformError

if TYPE_CHECKING:
    from typing import TextIO

    from snowform.synth.checks.findings import Finding

COMMANDS = {
    "synth": "Synthesize stacks into config.tf.json and check them.",
    "check": "Check stacks again with jsonschema and `tofu validate`.",
    "plan": "Show what an apply would do, and how the policy judges it.",
    "apply": "Plan, judge the plan, and apply exactly that.",
    "destroy": "Destroy what the state of a stack knows, where the policy allows it.",
    "drift": "Report what was changed outside, apart from what is pending.",
    "output": "Print the outputs of an applied stack.",
    "inventory": "Print the machines of an applied stack for Ansible.",
    "state": "Look at the state of a stack, or say which one it is.",
    "approve": "Let exactly one refused plan through, once.",
    "resolve": "Say what became of a resource that a dead run left open.",
    "vendor": "Copy the remote modules that stacks call into the project.",
    "image": "Build a machine image for EC2, or look at one.",
    "nixos": "Generate a NixOS module for each stack.",
    "packer": "Write a Packer template for an image of a stack's machine.",
    "run": "Run a CDKTF program on Snowform's engine: the app command for cdktf.json.",
    "local": "Run a local AWS, or a command against it.",
    "schema": "Show a resource's schema, or derive schemas from a provider.",
}

# The standard streams that were closed when the command began.
_closed: list[str] = []
# Codes of ANSI's for `style`.
BOLD, RED, YELLOW = 1, 31, 33


class WrongUsage(SnowformError):
    """Options that do not go together; `command` is the name of the command that has them."""

    def __init__(self, message: str, *, command: str) -> None:
        self.command = command
        super().__init__(message)


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
    _open_streams()
    try:
        code = _run(program)
    except WrongUsage as error:
        from snowform.cli.commands import show_usage_error

        code = show_usage_error(error, program)
    except SnowformError as error:
        _show_crash(error)
        say_error(str(error))
        code = 1
    except RecursionError:
        say_error("something in the project is nested too deeply to be read")
        code = 1
    except OSError as error:
        # Nobody reads on: that is not worth a word.
        if not isinstance(error, BrokenPipeError):
            where = f"{error.filename}: " if error.filename else ""
            say_error(f"{where}{error.strerror or error}")
        code = 1
    _let_go()
    sys.exit(code)


def _open_streams() -> None:
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


def _let_go() -> None:
    """Write what is left; what cannot be written is not tried again when the process ends."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1 if stream is sys.stdout else 2)


def _run(program: str) -> int:
    if sys.argv[1:2] == ["synth"]:
        from snowform.cli import synthesis
        from snowform.cli.options import read

        if (found := read(sys.argv[2:], synthesis.OPTIONS)) is not None:
            given, stacks = found
            return _without_click(lambda: synthesis.run(stacks, **given))
    from snowform.cli import commands

    return commands.run(program)


def _without_click(work: Callable[[], int]) -> int:
    """Do the work of a command, and end as click does where it is interrupted."""
    try:
        return work()
    except (EOFError, KeyboardInterrupt):
        say("")
        return 130


def _show_crash(error: SnowformError) -> None:
    """The lines of a failed program that its author wrote, before the error itself."""
    crash = getattr(error, "crash", None)
    for frame in crash.frames if crash else ():
        say(f'  File "{frame.file}", line {frame.line}')
        if frame.source:
            say(f"    {frame.source}")


def say_error(text: str) -> None:
    """One error, on standard error; red on a terminal."""
    say(f"{style('snowform: error:', RED, BOLD)} {text}")


def say_warning(text: str) -> None:
    """One warning, on standard error; yellow on a terminal."""
    say(f"{style('snowform: warning:', YELLOW, BOLD)} {text}")


def show_findings(name: str, findings: Iterable[Finding]) -> None:
    """The findings about one stack (or file), each as an error or a warning."""
    for finding in findings:
        tell = say_error if finding.severity == "error" else say_warning
        tell(f"{name}: {finding}")


def say(text: str) -> None:
    """Console that is not the result: on standard error, so that standard output stays for scripts."""
    _print(text, "\n", err=True)


def put(text: str, *, end: str = "\n") -> None:
    """The result, on standard output."""
    _print(text, end, err=False)


def style(text: str, *codes: int) -> str:
    """The text with these codes of ANSI's, which only a terminal gets to see."""
    return "".join(f"\033[{code}m" for code in codes) + f"{text}\033[0m"


def _print(text: str, end: str, *, err: bool) -> None:
    """Print as click.echo does: what is styled loses that where there is no terminal, or NO_COLOR is set."""
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
    if stream.encoding != "utf-8":
        import click

        click.echo(text + end, nl=False, file=stream)
        return
    if "\033" in text and (os.environ.get("NO_COLOR") or not stream.isatty()):
        import re

        text = re.sub(r"\033\[[0-?]*[ -/]*[@-~]", "", text)
    stream.write(text + end)
    stream.flush()
