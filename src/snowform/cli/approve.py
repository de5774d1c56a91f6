"""`snowform approve`: let a refused plan through."""

from __future__ import annotations

import click

from snowform.cli.provisioning import provisioning
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths


@click.command()
@provisioning(checked=False, behind=[click.Argument(["digest"], metavar="DIGEST")])
@click.option(
    "--minutes", type=float, default=60, show_default=True, help="Minutes after which the approval expires."
)
def command(paths: Paths, console: Console, digest: str, minutes: float) -> int:
    """Allow exactly the plan DIGEST of STACK, once, though the policy refuses it."""
    return commands.approve(paths, console, digest, minutes)
