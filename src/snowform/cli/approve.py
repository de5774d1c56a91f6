"""`snowform approve`: let a refused plan through."""

from __future__ import annotations

import click

from snowform.cli.provisioning import provisioning
from snowform.provision import actions
from snowform.provision.site import Site
from snowform.provision.talk import Talk


@click.command()
@provisioning(checked=False)
@click.argument("digest", metavar="DIGEST")
@click.option("--minutes", type=float, default=60, show_default=True, help="How long it holds.")
def command(site: Site, talk: Talk, digest: str, minutes: float) -> int:
    """Let exactly the plan DIGEST of STACK through, once, though the policy refuses it."""
    return actions.approve(site, talk, digest, minutes)
