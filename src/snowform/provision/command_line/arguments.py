"""The arguments of the command line, and the paths that they name."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import ExitCode, UsageError
from ..host.paths import Paths
from ..inputs.variables import named
from ..run import options
from ..run.options import Option

# https://opentofu.org/docs/language/syntax/configuration/#identifiers
_EXIT_CODES = "\n".join(f"  {code.value:>2}  {code.meaning}" for code in ExitCode)
_DESCRIPTION = """\
Apply a stack: plan to a file, judge the plan by the policy, apply exactly that, never lose track.
Everything that a run keeps lies in the folder --state, readable by its owner alone.
"""
_EPILOG = f"""\
examples:
  provision plan  --configuration ./web --state /var/lib/web
  provision apply --configuration ./web --state /var/lib/web --policy policy.json --yes
  provision apply @/etc/web.args        arguments from a file, one a line

exit codes:
{_EXIT_CODES}
"""


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; it gives the command's name as `command`."""
    made = argparse.ArgumentParser(
        prog="provision",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        fromfile_prefix_chars="@",
    )
    places = _path_options()
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[places])

    _add_runs(add)
    _add_looks(add)
    _add_answers(add)
    _add_state(add("state", "Look at the state, or say which one it is.").add_subparsers)
    tofu = add("tofu", "Run OpenTofu itself on the stack, with its state and credentials.")
    tofu.add_argument("arguments", nargs=argparse.REMAINDER, metavar="-- ARGUMENT")
    return made


def _add_runs(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    plan = add("plan", "Show what an apply would do and how the policy judges it.")
    _run_options(plan)
    _add_option(plan, options.DETAILED_EXITCODE)
    _run_options(add("apply", "Plan, judge the plan, and apply exactly that."))
    adopt = add("adopt", "Let objects that exist become the stack's, in an apply.")
    _run_options(adopt)
    adopt.add_argument("objects", nargs="+", metavar="ADDRESS=ID")
    _run_options(add("destroy", "Destroy everything in the state, where the policy allows it."))


def _add_looks(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    drift = add("drift", "Report what was changed outside, apart from what is pending.")
    _add_option(drift, options.DRIFT_AS_JSON)
    _add_option(drift, options.RETRIES)
    show = add("show", "Show the latest plan report.")
    show.add_argument("--json", action="store_true", help="print it as JSON")
    output = add("output", "Print the stack's outputs; sensitive ones only where they are asked for.")
    output.add_argument("--json", action="store_true", help="print all values as JSON, sensitive ones too")
    output.add_argument("name", nargs="?", default="", help="print this one's value, be it sensitive")


def _add_answers(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    approve = add("approve", "Let exactly one plan that was refused through, once.")
    approve.add_argument("digest", help="as the refusal names it")
    approve.add_argument(
        "--minutes", type=float, default=60, metavar="N", help="how long it holds; default 60"
    )
    resolve = add("resolve", "Say what became of a resource that an interrupted run left open.")
    resolve.add_argument("address", metavar="ADDRESS")
    resolve.add_argument("outcome", nargs="+", metavar="imported ID | absent")


def _add_state(subparsers: Callable[..., Any]) -> None:
    commands = subparsers(dest="subcommand", metavar="COMMAND", required=True)
    commands.add_parser("list", help="list the resources in the state")
    commands.add_parser("refresh", help="write what exists now into the state: what drifted is accepted")
    commands.add_parser("create", help="start over with an empty state; nothing is searched for")
    adopt = commands.add_parser("adopt", help="make a state the stack's: a file, or what the backend holds")
    adopt.add_argument("path", nargs="?", type=Path, help="a state file; default: what the backend holds now")
    commands.add_parser("migrate", help="bring the state to where the configuration wants it now")
    commands.add_parser("backups", help="list the copies of the state")
    untaint = commands.add_parser("untaint", help="keep a resource that is marked for replacement")
    untaint.add_argument("address", metavar="ADDRESS")
    forget = commands.add_parser("forget", help="let the state know objects no more, which go on existing")
    forget.add_argument("addresses", nargs="+", metavar="ADDRESS")
    unlock = commands.add_parser(
        "unlock", help="remove a lock of the state, as the message about it names it"
    )
    unlock.add_argument("id", metavar="ID")


def paths_of(arguments: argparse.Namespace) -> Paths:
    """The paths that the arguments name. UsageError where no state folder or no program is found."""
    configuration: Path = arguments.configuration
    if arguments.state is None:
        raise UsageError("nothing says where the state is", hint="give --state FOLDER")
    state: Path = arguments.state.absolute()
    cache = (arguments.cache or state / "cache").absolute()
    return Paths(
        stack=arguments.stack or configuration.resolve().name,
        configuration=configuration,
        state=state,
        cache=cache,
        runtime=(arguments.runtime or cache / "runs").absolute(),
        tofu=_program(arguments.tofu),
        overrides=tuple(arguments.override),
        variables=tuple(file.absolute() for file in arguments.var_file),
        assignments=tuple(arguments.var),
        secrets=tuple(arguments.secret),
        policy=arguments.policy,
        cli_config=arguments.cli_config,
        plugins=arguments.plugins,
        encryption=arguments.encryption,
        own_credentials=arguments.own_credentials,
        outputs=arguments.outputs,
        outputs_group=arguments.outputs_group,
        metrics=arguments.metrics,
    )


def _path_options() -> argparse.ArgumentParser:
    """Where things are; under systemd its folders of the unit are the defaults."""
    made = argparse.ArgumentParser(add_help=False)
    paths = made.add_argument_group("the stack and its paths")
    paths.add_argument("--stack", default="", metavar="NAME", help="default: the configuration's folder")
    paths.add_argument(
        "--configuration",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="holds config.tf.json; default: here",
    )
    for name, text in (
        ("state", "what must survive: state, backups, journals; default: systemd's STATE_DIRECTORY"),
        ("cache", "providers and modules; default: CACHE_DIRECTORY, or below --state"),
        ("runtime", "a run's own folder is made in it; default: RUNTIME_DIRECTORY, or below --cache"),
    ):
        given = os.environ.get(f"{name.upper()}_DIRECTORY", "").partition(":")[0]
        default = Path(given) if given else None
        paths.add_argument(f"--{name}", type=Path, default=default, metavar="FOLDER", help=text)
    paths.add_argument("--tofu", default="", metavar="PROGRAM", help="default: tofu on PATH, or terraform")
    paths.add_argument(
        "--policy", type=Path, metavar="FILE", help="what a run may do; default: create and update"
    )
    for name, text in (
        ("override", "a file of JSON to lay over the configuration; repeatable"),
        ("var-file", "variables' values; repeatable"),
    ):
        paths.add_argument(f"--{name}", type=Path, action="append", default=[], metavar="FILE", help=text)
    paths.add_argument(
        "--var",
        type=_assignment,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a variable's value, before those of files; repeatable",
    )
    paths.add_argument(
        "--secret",
        type=_secret,
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="a variable whose value a file holds; repeatable",
    )
    paths.add_argument(
        "--cli-config", type=Path, metavar="FILE", help="tofu's CLI configuration; default: none"
    )
    paths.add_argument("--plugins", type=Path, metavar="FOLDER", help="the only place to take providers from")
    paths.add_argument("--encryption", type=Path, metavar="FILE", help="what TF_ENCRYPTION shall be")
    paths.add_argument(
        "--environment", type=Path, metavar="FILE", help="environment variables, NAME=VALUE one a line"
    )
    paths.add_argument(
        "--own-credentials",
        action="store_true",
        help="ignore the files of AWS credentials that the configuration names; the environment's count",
    )
    paths.add_argument("--outputs", type=Path, metavar="FOLDER", help="write the stack's outputs there")
    paths.add_argument(
        "--outputs-group", default="", metavar="GROUP", help="who may read those that are not sensitive"
    )
    paths.add_argument("--metrics", type=Path, metavar="FILE", help="write a Prometheus textfile")
    return made


def _run_options(command: argparse.ArgumentParser) -> None:
    run = command.add_argument_group("the run")
    _add_option(run, options.YES)
    run.add_argument("--called", default="", metavar="NAME", help="how people reach this program, for hints")
    for option in (
        *(options.PLAN_AS_JSON, options.VALUES, options.LOCK_TIMEOUT, options.RETRIES, options.PARALLELISM),
        *(options.REFRESH, options.STOP_AFTER, options.BACKUPS, options.TAGS),
    ):
        _add_option(run, option)


def _add_option(to: argparse.ArgumentParser | argparse._ArgumentGroup, option: Option) -> None:
    """argparse's form of an option: the long name, and help that is no sentence."""
    text = option.help[0].lower() + option.help[1:].rstrip(".")
    if option.otherwise or option.shown:
        text = f"{text}; default: {option.otherwise or option.default}"
    given: dict[str, Any] = {"dest": option.parameter, "default": option.default, "help": text}
    if option.negated:
        given |= {"action": argparse.BooleanOptionalAction}
    elif option.type is bool:
        given |= {"action": "store_true"}
    else:
        given |= {"type": option.type, "metavar": option.metavar or "N"}
    to.add_argument(option.names[-1], **given)


def _program(name: str) -> Path:
    for candidate in [name] if name else ["tofu", "terraform"]:
        if found := shutil.which(candidate):
            return Path(found).absolute()
    raise UsageError(
        f"{name} is not a program" if name else "neither tofu nor terraform is on PATH",
        hint="install OpenTofu (https://opentofu.org/docs/intro/install), or give --tofu PROGRAM",
    )


def _secret(text: str) -> tuple[str, Path]:
    name, file = _named(text, "NAME=FILE")
    return name, Path(file)


def _assignment(text: str) -> tuple[str, str]:
    return _named(text, "NAME=VALUE")


def _named(text: str, form: str) -> tuple[str, str]:
    try:
        return named(text, form)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
