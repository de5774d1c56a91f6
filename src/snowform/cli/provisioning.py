"""What the commands that plan and apply share: a stack's paths in the project, the way into `provision`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from snowform.cli.commands import project_options
from snowform.cli.console import PROGRAM, put_error, say_error, say_warning, show_findings, talk
from snowform.cli.running import synthesized
from snowform.cli.stacks import Words, stack_words
from snowform.cli.variables import VALUES_OF_VARIABLES, tell_what_is_not_read, variable_options
from snowform.errors import SnowformError
from snowform.provision.console.console import Console
from snowform.provision.errors import ExitCode, ProvisionError
from snowform.provision.host.ownership import check_folder
from snowform.provision.host.paths import Paths
from snowform.provision.run.options import (
    LOCK_TIMEOUT,
    PARALLELISM,
    REFRESH,
    RETRIES,
    TAGS,
    VALUES,
    YES,
    Option,
    Purpose,
    RunOptions,
)
from snowform.provision.run.retry import Retries
from snowform.provision.run.workspace import CONFIGURATION
from snowform.provision.state.former import knows_resource_of
from snowform.synth.crash import ProgramFailed
from snowform.synth.program import Engine
from snowform.synth.project import STATES, Project
from snowform.synth.synthesis import Stack
from snowform.synth.vendored import write
from snowform.synth.writing import relative
from snowform.tofu import cli_config, find_tofu, own_configuration

# Of the options of a run those that are for people; a terminal is not needed to see values.
RUN = (YES, replace(VALUES, default=True), REFRESH, TAGS, PARALLELISM, RETRIES, LOCK_TIMEOUT)
EXIT_CODES = (
    "Exit codes: " + ", ".join(f"{code.value} {code.meaning.split(':')[0]}" for code in ExitCode) + "."
)


# What OpenTofu calls a state where nobody says otherwise.
STATE = "terraform.tfstate"


class StateElsewhere(SnowformError):
    """A state of the stack lies where OpenTofu was run by hand, and none where Snowform keeps it."""


class StateMissing(SnowformError):
    """The stack reads the outputs of another one that has no state here."""


def provisioning(
    *, checked: bool, only_looks: bool = False, plans: bool = False, behind: Sequence[click.Argument] = ()
) -> Callable[[Callable[..., int]], Callable[..., Any]]:
    """A decorator for commands on one stack: STACK and the project's options become `paths` and `console`.

    STACK may be left out where there is one; `behind` it other arguments may stand. The stack is synthesized,
    with `checked` also checked. What `plans` takes values of the stack's variables, too. What `only_looks`
    goes on with the configuration of the last time where the program does not run, and says so. Errors of
    `provision` are shown, and end the command with their exit code.
    """

    def decorate(command: Callable[..., int]) -> Callable[..., Any]:
        @stack_words(behind)
        @project_options
        @click.option(
            "--policy",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="What may be done: a JSON file (docs/apply.md).",
        )
        @wraps(command)
        def with_paths(
            words: Sequence[str],
            project: Project,
            engine: Engine | None,
            policy: Path | None,
            **arguments: Any,
        ) -> int:
            values = {name: arguments.pop(name) for name in VALUES_OF_VARIABLES if plans}
            console, given = _console(), Words(words, behind)
            try:
                try:
                    found = _paths(given, project, engine, policy, checked=checked)
                except ProgramFailed as error:
                    if not only_looks or (found := _former_paths(given, project, policy, error)) is None:
                        raise
                if found is None:
                    return 1
                paths, others = found
                if plans:
                    paths = replace(paths, **values)
                    tell_what_is_not_read(project.root, paths)
                console = replace(console, stack=paths.stack)
                return int(command(paths=paths, console=console, **arguments, **others))
            except ProvisionError as error:
                say_error(console.plain(str(error)))
                said = {key: console.plain(str(text)) for key, text in error.as_json().items()}
                put_error(dict(said), exit_code=int(error.code))
                return int(error.code)

        return variable_options(with_paths) if plans else with_paths

    return decorate


def _console() -> Console:
    return replace(Console.standard(), program="snowform", quiet=talk.quiet, verbose=talk.verbose)


def option(one: Option) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator: click's form of an option."""
    given: dict[str, Any] = {"default": one.default, "help": one.help, "show_default": one.shown}
    if one.negated:
        return click.option(f"{one.names[0]}/--no-{one.parameter}", one.parameter, **given)
    if one.type is bool:
        return click.option(*one.names, one.parameter, is_flag=True, **given)
    type_ = one.type if one.least is None else click.IntRange(min=one.least)
    return click.option(*one.names, one.parameter, type=type_, metavar=one.metavar, **given)


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a run: the command's argument `options`, which takes its Purpose."""

    @wraps(command)
    def with_options(**arguments: Any) -> Any:
        given = {run_option.parameter: arguments.pop(run_option.parameter) for run_option in RUN}
        yes, retries = given.pop("yes"), Retries(given.pop("retries"))

        def options(purpose: Purpose, console: Console, paths: Paths, *, as_json: bool) -> RunOptions:
            from snowform.provision.command_line.main import asking

            return RunOptions(
                **given,
                retries=retries,
                approve=f"snowform approve {paths.stack}",
                plan_is_result=purpose is Purpose.PLAN and not as_json,
                confirm=None if yes or purpose is Purpose.PLAN else asking(console),
            )

        return command(options=options, **arguments)

    decorated: Callable[..., Any] = with_options
    for run_option in reversed(RUN):
        decorated = option(run_option)(decorated)
    return decorated


def _paths(
    given: Words, project: Project, engine: Engine | None, policy: Path | None, *, checked: bool
) -> tuple[Paths, dict[str, Any]] | None:
    """The stack's paths and the arguments behind it, its configuration written.

    None where the check found errors, which were shown.
    """
    with synthesized(project, engine=engine) as synthesis:
        name, others = given.read([stack.name for stack in synthesis.stacks])
        (stack,) = synthesis.select([name])
        own = project.root / STATES / name
        findings = stack.check(synthesis.report) if checked else []
        show_findings(PROGRAM, synthesis.warnings)
        show_findings(stack.name, findings)
        if any(finding.severity == "error" for finding in findings):
            refusal = SnowformError("the check refuses the configuration", where=stack.name)
            put_error(refusal.as_json(), findings=[finding.as_json() for finding in findings])
            return None
        _private(own.parent)
        check_folder(own)
        _read_states_here(stack, own.parent, needed=checked)
        write(stack, own / "configuration", project.root)
        paths = _paths_in(own, policy)
        if checked:
            _refuse_other_state(paths, stack, project)
    return paths, others


def _read_states_here(stack: Stack, folder: Path, *, needed: bool) -> None:
    """Let a stack read the outputs of others from where this program keeps their states.

    StateMissing where one that is `needed` was never applied.
    """
    if not stack.reads:
        return
    from snowform.synth.cross_stack import read_from

    files = {name: _paths_in(folder / other, None).state_file for name, other in stack.reads.items()}
    for name, file in files.items():
        if needed and not file.is_file():
            other = stack.reads[name]
            raise StateMissing(
                f'it reads the outputs of "{other}", which was not applied here yet',
                where=stack.name,
                hint=f"`snowform apply {other}` first",
            )
    read_from(stack.document, {name: str(file.absolute()) for name, file in files.items()})


def kept_paths(own: Path) -> Paths:
    """The paths of the stack whose folder that is, to read what it keeps: OpenTofu is not looked for."""
    return Paths(
        stack=own.name,
        configuration=own / "configuration",
        state=own / "state",
        cache=own / "cache",
        runtime=own / "runs",
        tofu=Path("tofu"),
    )


def _paths_in(own: Path, policy: Path | None) -> Paths:
    """The paths of the stack whose folder that is, to run OpenTofu."""
    config = cli_config(own.parent / "cache") or own_configuration()
    return replace(kept_paths(own), tofu=find_tofu(), policy=policy, cli_config=config)


def former_stacks(project: Project) -> dict[str, Path]:
    """The configurations that commands of a stack wrote the last time, by the names of their stacks."""
    found = sorted(project.root.glob(f"{STATES}/*/configuration/{CONFIGURATION}"))
    return {file.parent.parent.name: file for file in found}


def _former_paths(
    given: Words, project: Project, policy: Path | None, error: ProgramFailed
) -> tuple[Paths, dict[str, Any]] | None:
    """The stack's paths with the configuration of the last time; None where there is none."""
    if not (former := former_stacks(project)):
        return None
    name, others = given.read(list(former))
    own = project.root / STATES / name
    written = own / "configuration" / CONFIGURATION
    # A name is one of a folder here, not a way to another one.
    if own.parent != project.root / STATES or own.name != name or not written.is_file():
        return None
    check_folder(own.parent)
    check_folder(own)
    warn_of_former(written, error)
    return _paths_in(own, policy), others


def warn_of_former(written: Path, error: ProgramFailed) -> None:
    """Say that the program failed, and that the configuration `written` before is what counts now."""
    since = datetime.fromtimestamp(written.stat().st_mtime).astimezone()
    frames = error.crash.frames if error.crash else ()
    where = f"{frames[-1].file}:{frames[-1].line}: " if frames else ""
    kept = relative(str(written))
    say_warning(f"{where}{error}; going on with what was synthesized at {since:%Y-%m-%d %H:%M}, {kept}")


def _private(folder: Path) -> None:
    check_folder(folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("# States, and what belongs to them.\n*\n")


def _refuse_other_state(paths: Paths, stack: Stack, project: Project) -> None:
    """A first start beside a state that OpenTofu or cdktf has written would make everything a second time."""
    if paths.marker.exists() or paths.state_file.exists() or _has_backend(stack):
        return
    own = (
        project.root / "out" / paths.stack / STATE,
        project.root / f"terraform.{paths.stack}.tfstate",
    )
    # Where OpenTofu was run in the project itself: the state of any of its stacks, or of none.
    of_any = project.root / STATE
    for path in (*own, of_any):
        if (
            path.is_file()
            and path.stat().st_size
            and (path != of_any or knows_resource_of(path, stack.document))
        ):
            raise StateElsewhere(
                f"a state of {paths.stack} is here, made without `snowform apply`",
                where=str(path),
                hint=f"`snowform state adopt {paths.stack} {path}` goes on with it, "
                f"`snowform state create {paths.stack}` starts over",
            )


def _has_backend(stack: Stack) -> bool:
    from snowform.provision.configuration.backend import backend_of

    found = backend_of(stack.document)
    return found is not None and found[0] != "local"
