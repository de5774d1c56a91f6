"""`snowform destroy`: destroy what the state knows, where the policy allows it."""

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
@click.option("--json", "as_json", is_flag=True, help="Print the plan's report as JSON.")
def command(site: Site, talk: Talk, options: Callable[..., Options], as_json: bool) -> int:
    """Destroy everything that STACK's state knows, where the policy allows it.

    Without a policy that allows it the plan is shown and refused; type its digest to go on.
    """
    purpose = Purpose.DESTROY
    return commands.change(
        site, purpose, options(purpose, talk, site, as_json=as_json), talk, as_json=as_json
    )
