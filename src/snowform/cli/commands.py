"""The commands as click has them: their group, and click's form of the options that are kept as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from snowform import __version__
from snowform.cli.console import WrongUsage, put_error, talk
from snowform.cli.options import PROJECT, TALK, Option

COMMANDS = {
    "init": "Make a project, or compare one with what is installed.",
    "synth": "Synthesize stacks into config.tf.json and check them.",
    "watch": "Synthesize and check at each change of the project.",
    "check": "Check stacks further, with jsonschema and `tofu validate`.",
    "list": "List the stacks: what they hold, and when they were applied.",
    "plan": "Show what an apply would do, and how the policy judges it.",
    "apply": "Plan, judge the plan, and apply exactly that.",
    "adopt": "Let objects that exist become a stack's, in an apply.",
    "destroy": "Destroy all resources in the state of a stack, where the policy allows it.",
    "drift": "Report what was changed outside of Snowform, apart from what is pending.",
    "output": "Print the outputs of an applied stack.",
    "inventory": "Print the machines of an applied stack for Ansible.",
    "state": "Show the state of a stack, or adopt another one.",
    "approve": "Let exactly one refused plan through, once.",
    "resolve": "Say what became of a resource that an interrupted run left open.",
    "import": "Write a Python stack of an existing configuration.",
    "get": "Make classes of the providers and modules that cdktf.json lists.",
    "providers": "Add providers to a project, typed and checked.",
    "vendor": "Copy the remote modules that stacks call into the project.",
    "image": "Build a machine image for EC2, or inspect one.",
    "nixos": "Generate a NixOS module for each stack.",
    "graph": "Draw what a stack makes: networks, machines, open ports.",
    "packer": "Write a Packer template for an image of a stack's machine.",
    "run": "Run a CDKTF program on Snowform's engine: the app command for cdktf.json.",
    "local": "Run a local AWS, or a command against it.",
    "rehearse": "Rehearse the whole life of a stack against a local AWS.",
    "docs": "Write the reference of a project: stacks, settings, constructs.",
    "doctor": "Show what would be used of this machine, and what is missing for what.",
    "completion": "Print what completes these commands in bash, zsh or fish.",
    "schema": "Show a resource's schema, or derive schemas from a provider.",
}
# Whatever stands behind it may be another command's.
TAKES_ANY = "local"


class LazyGroup(click.Group):
    """A group that imports a command's module when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"snowform.cli.{module}").command
        if cmd_name != TAKES_ANY:
            _add_talk(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The names that begin like that, without importing any."""
        found = [
            CompletionItem(name, help=does) for name, does in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

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


def run(program: str) -> int:
    """Run the command line under the name `program`; the exit code. Raises SnowformError."""
    try:
        code = cli.main(prog_name=program, standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        put_error({"message": error.format_message(), "where": "", "hint": ""})
        return error.exit_code
    return code if isinstance(code, int) else 0


def show_usage_error(error: WrongUsage, program: str) -> int:
    """Show what is wrong as click shows it, with the command's usage; the exit code."""
    group = click.Context(cli, info_name=program)
    command = cli.get_command(group, error.command)
    assert command is not None
    shown = click.UsageError(str(error), click.Context(command, parent=group, info_name=error.command))
    shown.show()
    put_error(error.as_json())
    return shown.exit_code


def with_options(options: Sequence[Option]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that gives a click command these options."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = _as_click(option)(command)
        return command

    return decorate


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that choose the project and the engine: the command's arguments `project` and `engine`."""

    @with_options(PROJECT)
    @wraps(command)
    def with_project(directory: str, app: str | None, context: tuple[str, ...], **arguments: Any) -> Any:
        from snowform.synth.project import find_project

        return command(project=find_project(Path(directory), app=app, context=context), **arguments)

    return with_project


def _add_talk(command: click.Command) -> None:
    """Give a command, or those of a group, the options that say how much is said."""
    if isinstance(command, click.Group):
        for one in command.commands.values():
            _add_talk(one)
        return
    known = {parameter.name for parameter in command.params}
    for option in TALK:
        if option.parameter not in known:
            command.params.append(
                click.Option(
                    [*option.names, option.parameter],
                    is_flag=True,
                    expose_value=False,
                    callback=lambda _, parameter, value: setattr(talk, str(parameter.name), value),
                    help=option.help,
                )
            )


def _as_click(option: Option) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    kind: Any = None
    if option.is_folder:
        kind = click.Path(exists=True, file_okay=False)
    elif option.choices:
        kind = click.Choice(option.choices)
    return click.option(
        *option.names,
        option.parameter,
        type=kind,
        is_flag=option.default is False,
        multiple=option.default == (),
        default=option.default,
        show_default=option.show_default,
        metavar=option.metavar,
        help=option.help,
    )
