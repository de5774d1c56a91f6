"""`snowform approve`: let a refused plan through."""

from __future__ import annotations

import click

from snowform.cli.provisioning import provisioning
from snowform.provision.command_line import commands
from snowform.provision.console.console import Talk
from snowform.provision.host.paths import Site


@click.command()
@provisioning(checked=False)
@click.argument("digest", metavar="DIGEST")
@click.option("--minutes", type=float, default=60, show_default=True, help="How long it holds.")
def command(site: Site, talk: Talk, digest: str, minutes: float) -> int:
    """Let exactly the plan DIGEST of STACK through, once, though the policy refuses it."""
    return commands.approve(site, talk, digest, minutes)
