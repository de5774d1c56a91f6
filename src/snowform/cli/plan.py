"""`snowform plan`: what an apply would do, and how the policy judges it."""

from __future__ import annotations

from collections.abc import Callable

import click

from snowform.cli.provisioning import EXIT_CODES, provisioning, run_options
from snowform.provision.command_line import commands
from snowform.provision.console.console import Talk
from snowform.provision.host.paths import Site
from snowform.provision.run.options import Options, Purpose


@click.command(epilog=EXIT_CODES)
@provisioning(checked=True)
@run_options
@click.option("--detailed-exitcode", "detailed", is_flag=True, help="Exit with 3 where there are changes.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan's report as JSON.")
def command(site: Site, talk: Talk, options: Callable[..., Options], detailed: bool, as_json: bool) -> int:
    """Show what `snowform apply STACK` would do, and how the policy judges it.

    Synthesizes and checks the stack, asks OpenTofu for a plan and shows it: what is lost first, why, and what
    changes in it. Nothing is changed.
    """
    purpose = Purpose.LOOK
    return commands.change(
        site, purpose, options(purpose, talk, site, as_json=as_json), talk, as_json=as_json, detailed=detailed
    )
