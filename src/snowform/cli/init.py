"""`snowform init`: make a project, compare one with what is installed, or go on with one of CDKTF's."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from snowform.cli.console import WrongUsage, put, say, say_warning
from snowform.errors import SnowformError
from snowform.starter import KINDS, Answers, add_stack, differences, make_project, move, settle
from snowform.starter.answers import check_flake, check_name, check_network, check_region, own_key, read_key
from snowform.starter.kinds import EXAMPLE
from snowform.starter.project import Command

REGION = "eu-central-1"
_STACKS = "\n".join(f"{kind.name:15}{kind.title}" for kind in KINDS.values())


@click.command(epilog=f"\b\nSTACK is one of:\n{_STACKS}")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--stack",
    "kind",
    type=click.Choice(list(KINDS)),
    metavar="STACK",
    help=f"What to begin with; otherwise {EXAMPLE.name}.",
)
@click.option("--name", help="What the stack is called, and the tag Project; otherwise as STACK is.")
@click.option("--region", help=f"The AWS region; otherwise what AWS_REGION says, or {REGION}.")
@click.option(
    "--ssh-key",
    metavar="KEY",
    help='A public key that may log in, or its .pub file; otherwise yours in ~/.ssh. "" is none.',
)
@click.option("--ssh-from", metavar="CIDR", help="The network that may reach SSH; otherwise none.")
@click.option(
    "--flake",
    metavar="URL",
    help="Make it a flake, too, with the Snowform of the flake at URL: `nix run` applies the stack.",
)
@click.option("-y", "--yes", is_flag=True, help="Ask nothing.")
@click.option("--add", is_flag=True, help="Add the stack to the project in DIR.")
@click.option("--diff", is_flag=True, help="Show how the stacks and modules in DIR differ from Snowform's.")
@click.option("--from-cdktf", is_flag=True, help="Go on with the CDKTF project in DIR.")
@click.option(
    "--from-terranix",
    "configuration",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="Begin with the stack that `snowform import` makes of FILE; --name names it.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output, and ask nothing.")
def command(
    folder: Path,
    kind: str | None,
    name: str | None,
    region: str | None,
    ssh_key: str | None,
    ssh_from: str | None,
    flake: str | None,
    yes: bool,
    add: bool,
    diff: bool,
    from_cdktf: bool,
    configuration: Path | None,
    as_json: bool,
) -> int:
    """Make a project in DIR (here, if none is named): a program, its settings, a stack, modules, tests.

    What is not given is asked for on a terminal. Nothing that is there is overwritten.

    --add writes what another stack needs into a project that is there, and says what belongs into main.py and
    cdktf.json. --diff compares the stacks and modules of a project with those of the Snowform that is
    installed; lines with + are the project's. --from-cdktf names the engine in the cdktf.json of a CDKTF
    project, and says what is left to do. --from-terranix takes a configuration in Terraform's JSON, and HCL
    as well, and makes a stack of it that has the same addresses.

    Exit codes: 0 success, 1 an error, and nothing was written, 2 wrong usage.
    """
    given = (kind, name, region, ssh_key, ssh_from)
    works = {"--add": add, "--diff": diff, "--from-cdktf": from_cdktf, "--from-terranix": configuration}
    chosen = [option for option, value in works.items() if value]
    if len(chosen) > 1:
        raise WrongUsage(f"{chosen[0]} and {chosen[1]} do not go together", command="init")
    answers_of_new = {
        **{"--stack": kind, "--name": None if configuration else name, "--region": region},
        **{"--ssh-key": ssh_key, "--ssh-from": ssh_from},
    }
    superfluous = [option for option, value in answers_of_new.items() if value is not None]
    if chosen and flake is not None:
        raise WrongUsage(f"{chosen[0]} makes no project: leave --flake out", command="init")
    if chosen and not add and superfluous:
        raise WrongUsage(f"{chosen[0]} begins with what is there: leave {superfluous[0]} out", command="init")
    if configuration:
        return _import(folder, configuration, name, as_json)
    if diff or from_cdktf:
        return _diff(folder, as_json) if diff else _move(folder, as_json)
    flake = "" if flake is None else check_flake(flake)
    answers = replace(_answers(*given, ask=not (yes or as_json) and _is_terminal()), flake=flake)
    return _add(folder, answers, as_json) if add else _make(folder, answers, as_json)


def _answers(
    kind: str | None,
    name: str | None,
    region: str | None,
    ssh_key: str | None,
    ssh_from: str | None,
    *,
    ask: bool,
) -> Answers:
    """What is given, checked; for the rest what the user answers, or what is sensible."""

    def answer(given: str | None, question: str, default: str, check: Callable[[str], str]) -> str:
        return (
            _ask(question, default, check)
            if given is None and ask
            else check(default if given is None else given)
        )

    if kind is None and ask:
        say(_STACKS)
        kind = click.prompt(
            "What to begin with", EXAMPLE.name, type=click.Choice(list(KINDS)), show_choices=False, err=True
        )
    chosen = KINDS[kind or EXAMPLE.name]
    if not chosen.has_machines and (ssh_key or ssh_from):
        raise WrongUsage(
            f"{chosen.name} has no machines to log in to: leave the SSH options out", command="init"
        )
    name = answer(name, "Name of the stack", chosen.default_name, check_name)
    here = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or REGION
    region = answer(region, "AWS region", here, check_region)
    if not chosen.has_machines:
        return Answers(chosen, name, region)
    own = own_key()
    if ssh_key is None and own and not ask:
        say(f"SSH key: {own}")
    ssh_key = answer(ssh_key, "Public SSH key that may log in", own, read_key)
    ssh_from = answer(ssh_from, "Network that may reach SSH, such as 203.0.113.7/32", "", check_network)
    return Answers(chosen, name, region, ssh_key, ssh_from)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: str, default: str, check: Callable[[str], str]) -> str:
    def checked(text: str) -> str:
        try:
            return check(text)
        except SnowformError as error:
            raise click.UsageError(str(error)) from error

    text: str = click.prompt(question, default, value_proc=checked, show_default=bool(default), err=True)
    return text


def _make(folder: Path, answers: Answers, as_json: bool) -> int:
    made = make_project(folder, answers)
    commands = [*_entered(folder), *made.next]
    if as_json:
        report = {
            **{"ok": True, "folder": str(folder.resolve()), "stack": answers.name, "region": answers.region},
            **{"files": made.files, "kept": made.kept, "unignored": made.unignored},
            "next": [command.text for command in commands],
        }
        put(json.dumps(report, indent=2, ensure_ascii=False))
        return 0
    put("  ".join(name for name in made.files if "/" not in name))
    _put_files(made.files, made.kept)
    _say_unignored(made.unignored)
    if answers.kind.has_machines and not (answers.ssh_key and answers.ssh_from):
        say("nobody can log in by SSH yet: that wants a key and a network in cdktf.json (README.md)")
    put("")
    _put_commands(commands)
    return 0


def _entered(folder: Path) -> list[Command]:
    """How to get into the folder, for whoever is not there."""
    return [] if folder.resolve() == Path.cwd() else [Command(f"cd {shlex.quote(str(folder))}", "")]


def _add(folder: Path, answers: Answers, as_json: bool) -> int:
    added = add_stack(folder, answers)
    if as_json:
        report = {
            **{"ok": True, "folder": str(folder.resolve()), "stack": answers.name},
            **{"files": added.files, "kept": added.kept},
            **{"program": added.program, "settings": added.settings},
        }
        put(json.dumps(report, indent=2, ensure_ascii=False))
        return 0
    _put_files(added.files, added.kept)
    put("\nmain.py, to the imports and above app.synth():\n")
    for line in added.program:
        put(f"  {line}")
    put('\ncdktf.json, in "context":\n')
    put("\n".join(json.dumps(added.settings, indent=2, ensure_ascii=False).splitlines()[1:-1]))
    return 0


def _put_files(files: Sequence[str], kept: Sequence[str]) -> None:
    for name, count in Counter(name.partition("/")[0] for name in files if "/" in name).items():
        put(f"{name}/  {count} file{'s' if count > 1 else ''}")
    for name in kept:
        say_warning(f"{name} is as it was")


def _diff(folder: Path, as_json: bool) -> int:
    found = differences(folder)
    if as_json:
        files = [{"name": difference.name, "diff": difference.text} for difference in found]
        put(json.dumps({"ok": True, "files": files}, indent=2, ensure_ascii=False))
        return 0
    for difference in found:
        put(difference.text, end="")
    if not found:
        say("what this project has of Snowform's stacks and modules is as it is installed")
    return 0


def _move(folder: Path, as_json: bool) -> int:
    moved = move(folder)
    if as_json:
        report = {
            **{"ok": True, "wrote_engine": moved.wrote_engine, "unignored": moved.unignored},
            **{"notes": moved.notes, "next": [command.text for command in moved.next]},
        }
        put(json.dumps(report, indent=2, ensure_ascii=False))
        return 0
    put(
        'cdktf.json  "engine": "native"'
        if moved.wrote_engine
        else "cdktf.json  as it was: it names an engine"
    )
    for note in moved.notes:
        put(note)
    _say_unignored(moved.unignored)
    put("")
    _put_commands(moved.next)
    return 0


def _import(folder: Path, configuration: Path, name: str | None, as_json: bool) -> int:
    from snowform.cli.import_ import show, summary
    from snowform.importing.writing import import_source

    done = import_source(configuration, folder, stack=name)
    settled = settle(folder, stack=done.stack, source=configuration)
    commands = [*_entered(folder), *settled.next]
    if as_json:
        report = {"unignored": settled.unignored, "next": [command.text for command in commands]}
        put(json.dumps({**summary(done), **report}, indent=2, ensure_ascii=False))
    else:
        show(done)
        _say_unignored(settled.unignored)
        put("")
        _put_commands(commands)
    return int(bool(done.differences))


def _say_unignored(lines: Sequence[str]) -> None:
    if lines:
        say_warning(f".gitignore does not ignore {' '.join(lines)}; a state holds every secret of its stack")


def _put_commands(commands: Sequence[Command]) -> None:
    width = max(len(command.text) for command in commands)
    for command in commands:
        put(f"  {command.text:{width}}  # {command.does}" if command.does else f"  {command.text}")
