"""`snowform output`: the outputs of an applied stack."""

from __future__ import annotations

import click

from snowform.cli.provisioning import provisioning
from snowform.provision import actions
from snowform.provision.site import Site
from snowform.provision.talk import Talk


@click.command()
@provisioning(checked=False)
@click.argument("name", default="", metavar="[NAME]")
@click.option(
    "--json", "as_json", is_flag=True, help="Print values as JSON; without NAME, sensitive ones too."
)
def command(site: Site, talk: Talk, name: str, as_json: bool) -> int:
    """Print the outputs of STACK, or the value of the one NAMEd, be it sensitive."""
    return actions.output(site, talk, name, as_json=as_json)
