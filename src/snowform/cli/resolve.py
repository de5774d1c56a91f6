"""`snowform resolve`: what became of a resource that an interrupted run left open."""

from __future__ import annotations

import click

from snowform.cli.provisioning import provisioning
from snowform.cli.stacks import candidates
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths

ARGUMENTS = (
    click.Argument(["address"], metavar="ADDRESS", shell_complete=candidates("addresses")),
    click.Argument(["outcome"], nargs=-1, required=True, metavar="imported ID | absent"),
)


@click.command()
@provisioning(checked=False, behind=ARGUMENTS)
def command(paths: Paths, console: Console, address: str, outcome: tuple[str, ...]) -> int:
    """Say what became of the resource ADDRESS of STACK, which an interrupted run left open.

    \b
    imported ID   it exists, and this is its import id
    absent        it does not exist, so the next run may create it
    """
    return commands.resolve(paths, console, address, outcome)
