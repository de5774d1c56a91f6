"""The command line's entry: from arguments to actions, from errors to exit codes."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..console.console import BOLD, RED, Console
from ..console.sensitive import WORTH_REPLACING
from ..errors import ExitCode, ProvisionError, UsageError
from ..host.paths import Paths
from ..inputs.environment_file import read_variables
from ..records import replace
from ..run.adoption import parse_objects
from ..run.options import Purpose, RunOptions
from ..run.retry import Retries
from ..tofu.environment import SECRET_PREFIXES, SECRETS
from . import commands, state_commands
from .arguments import parser, paths_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; errors are one line on standard error."""
    # What a run makes is its owner's alone, whatever makes it.
    os.umask(0o077)
    console = Console.standard()
    try:
        try:
            return _run(parser().parse_args(argv), console)
        finally:
            console.results.flush()
    except OSError as error:
        # Nobody reads on: that is not worth a word.
        if not isinstance(error, BrokenPipeError):
            said = f"{error.filename or 'standard output'}: {error.strerror or error}"
            console.say(f"{console.paint('error:', RED, BOLD)} {said}")
        _let_go(console)
        return int(ExitCode.FAILED)


def _let_go(console: Console) -> None:
    """What could not be written is not tried again when the process ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), console.results.fileno())


def _run(arguments: argparse.Namespace, console: Console) -> int:
    console = replace(console, program=getattr(arguments, "called", ""))
    try:
        if arguments.environment is not None:
            _take_over(arguments.environment, console)
        return int(_act(arguments, paths_of(arguments), console))
    except ProvisionError as error:
        return _fail(error, arguments, console)
    except RecursionError:
        nested = ProvisionError("something in the stack is nested too deeply to be read")
        return _fail(nested, arguments, console)


def _fail(error: ProvisionError, arguments: argparse.Namespace, console: Console) -> int:
    as_json = getattr(arguments, "as_json", False) or getattr(arguments, "json", False)
    console.fail(error, as_json=as_json)
    return int(error.code)


def _take_over(file: Path, console: Console) -> None:
    """Let the variables of a file be this process's own; secrets among them are never said."""
    variables = read_variables(file)
    secrets = {n: text for n, text in variables.items() if n in SECRETS or n.startswith(SECRET_PREFIXES)}
    # A variable may be a count or a switch; the short ones that are secrets the configuration names.
    console.hide(*(text for n, text in secrets.items() if n in SECRETS or len(text) >= WORTH_REPLACING))
    os.environ.update(variables)


def _act(given: argparse.Namespace, paths: Paths, console: Console) -> int:
    match given.command:
        case "plan" | "apply" | "adopt" | "destroy":
            purpose = Purpose.APPLY if given.command == "adopt" else Purpose(given.command)
            detailed = purpose is Purpose.PLAN and given.detailed
            return commands.change(
                paths, purpose, _options(given, console), console, as_json=given.as_json, detailed=detailed
            )
        case "drift":
            return commands.drift(paths, console, Retries(given.retries), as_json=given.as_json)
        case "show":
            return commands.show(paths, console, as_json=given.json)
        case "output":
            return commands.output(paths, console, given.name, as_json=given.json)
        case "approve":
            return commands.approve(paths, console, given.digest, given.minutes)
        case "resolve":
            return commands.resolve(paths, console, given.address, given.outcome)
        case "tofu":
            return commands.tofu(paths, console, given.arguments)
    return _state(given, paths, console)


def _state(given: argparse.Namespace, paths: Paths, console: Console) -> int:
    match given.subcommand:
        case "adopt":
            return state_commands.adopt(paths, console, given.path)
        case "untaint":
            return state_commands.untaint(paths, console, given.address)
        case "forget":
            return state_commands.forget(paths, console, given.addresses)
        case "unlock":
            return state_commands.unlock(paths, console, given.id)
    simple: dict[str, Callable[[Paths, Console], ExitCode]] = {
        "list": state_commands.list_resources,
        "refresh": state_commands.refresh,
        "create": state_commands.create,
        "migrate": state_commands.migrate,
        "backups": state_commands.list_backups,
    }
    return simple[given.subcommand](paths, console)


def _options(given: argparse.Namespace, console: Console) -> RunOptions:
    return RunOptions(
        lock_timeout=given.lock_timeout,
        retries=Retries(given.retries),
        parallelism=given.parallelism,
        refresh=given.refresh,
        stop_after=given.stop_after,
        backups=given.backups,
        tags=given.tags,
        values=console.terminal if given.values is None else given.values,
        approve=f"{given.called or 'provision'} approve",
        plan_is_result=given.command == "plan" and not given.as_json,
        confirm=None if given.yes or given.command == "plan" else asking(console),
        adopt=parse_objects(given.objects) if given.command == "adopt" else {},
    )


def asking(console: Console) -> Callable[[str, str], bool]:
    """Ask the person at the terminal; a UsageError where there is none."""
    if not (console.terminal and sys.stdin.isatty()):
        raise UsageError("there is no terminal to ask on", hint="give --yes to apply without being asked")

    def ask(question: str, word: str) -> bool:
        console.put(f"\n{console.paint(question, BOLD)} Type {word!r} to go on: ")
        return sys.stdin.readline().strip() == word

    return ask
