"""The command `snowform`. Commands parse, call and print; the logic lies in the packages below.

Each command is a module of this package that defines `command`, imported only when it runs or when its
help is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from snowform import __version__
from snowform.errors import SnowformError

if TYPE_CHECKING:
    from snowform.synth.checks.findings import Finding

COMMANDS = {
    "synth": "Synthesize stacks into config.tf.json and check them.",
    "check": "Check stacks again with jsonschema and `tofu validate`.",
    "nixos": "Generate a NixOS module for each stack.",
    "run": "Run a CDKTF program on Snowform's engine: the app command for cdktf.json.",
    "local": "Run a local AWS, or a command against it.",
    "schema": "Show a resource's schema, or derive schemas from a provider.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"snowform.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name where there is none."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from snowform.errors import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            ctx.fail(f"no command {args[0]!r}" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="snowform")
def cli() -> None:
    """CDKTF stacks in Python, as Terraform JSON and as a NixOS module that applies it."""


def main() -> NoReturn:
    """Run the command line; exit 0, 1 (an error of the user's), 2 (wrong usage) or 130 (Ctrl-C)."""
    try:
        code = cli.main(standalone_mode=False)
    except SnowformError as error:
        _show_crash(error)
        say_error(str(error))
        code = 1
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that choose the project and the engine: the command's arguments `project` and `engine`."""

    @click.option(
        "-C",
        "--directory",
        type=click.Path(exists=True, file_okay=False),
        default=".",
        metavar="DIR",
        help="Look for cdktf.json in DIR or above, instead of here.",
    )
    @click.option("--app", metavar="COMMAND", help='Run COMMAND, right here, instead of cdktf.json\'s "app".')
    @click.option(
        "--engine",
        type=click.Choice(["native", "cdktf"]),
        default="native",
        show_default=True,
        help="Snowform's own engine, or HashiCorp's on Node.",
    )
    @wraps(command)
    def with_project(directory: str, app: str | None, **arguments: Any) -> Any:
        from snowform.synth.project import find_project

        return command(project=find_project(Path(directory), app=app), **arguments)

    return with_project


def _show_crash(error: SnowformError) -> None:
    """The lines of a failed program that its author wrote, before the error itself."""
    crash = getattr(error, "crash", None)
    for frame in crash.frames if crash else ():
        say(f'  File "{frame.file}", line {frame.line}')
        if frame.source:
            say(f"    {frame.source}")


def say_error(text: str) -> None:
    """One error, on standard error; red on a terminal."""
    click.echo(f"{click.style('snowform: error:', fg='red', bold=True)} {text}", err=True)


def say_warning(text: str) -> None:
    """One warning, on standard error; yellow on a terminal."""
    click.echo(f"{click.style('snowform: warning:', fg='yellow', bold=True)} {text}", err=True)


def show_findings(name: str, findings: Iterable[Finding]) -> None:
    """The findings about one stack (or file), each as an error or a warning."""
    for finding in findings:
        tell = say_error if finding.severity == "error" else say_warning
        tell(f"{name}: {finding}")


def say(text: str) -> None:
    """Talk that is not the result: on standard error, so that standard output stays for scripts."""
    click.echo(text, err=True)
