"""`snowform destroy`: destroy what the state knows, where the policy allows it."""

from __future__ import annotations

from collections.abc import Callable

import click

from snowform.cli.provisioning import EXIT_CODES, provisioning, run_options
from snowform.provision import actions
from snowform.provision.run import Options, Purpose
from snowform.provision.site import Site
from snowform.provision.talk import Talk


@click.command(epilog=EXIT_CODES)
@provisioning(checked=True)
@run_options
@click.option("--json", "as_json", is_flag=True, help="Print the plan's report as JSON.")
def command(site: Site, talk: Talk, options: Callable[..., Options], as_json: bool) -> int:
    """Destroy everything that STACK's state knows, where the policy allows it.

    Without a policy that allows it the plan is shown and refused; type its digest to go on.
    """
    purpose = Purpose.DESTROY
    return actions.change(site, purpose, options(purpose, talk, site, as_json=as_json), talk, as_json=as_json)
