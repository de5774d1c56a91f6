"""`snowform output`: the outputs of an applied stack."""

from __future__ import annotations

import click

from snowform.cli.provisioning import provisioning
from snowform.cli.stacks import candidates
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths

NAME = click.Argument(["name"], default="", metavar="[NAME]", shell_complete=candidates("outputs"))


@click.command()
@provisioning(checked=False, only_looks=True, behind=[NAME])
@click.option(
    "--json", "as_json", is_flag=True, help="Print values as JSON; without NAME, sensitive ones too."
)
def command(paths: Paths, console: Console, name: str, as_json: bool) -> int:
    """Print the outputs of STACK, or the value of the output NAME, even if it is sensitive."""
    return commands.output(paths, console, name, as_json=as_json)
