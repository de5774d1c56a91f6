"""`snowform destroy`: destroy what the state knows, where the policy allows it."""

from __future__ import annotations

from collections.abc import Callable

import click

from snowform.cli.provisioning import EXIT_CODES, option, provisioning, run_options
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths
from snowform.provision.run.options import PLAN_AS_JSON, Purpose, RunOptions


@click.command(epilog=EXIT_CODES)
@provisioning(checked=True, plans=True)
@run_options
@option(PLAN_AS_JSON)
def command(paths: Paths, console: Console, options: Callable[..., RunOptions], as_json: bool) -> int:
    """Destroy everything that STACK's state knows, where the policy allows it.

    Without a policy that allows it the plan is shown and refused; type its digest to go on.
    """
    purpose = Purpose.DESTROY
    return commands.change(
        paths, purpose, options(purpose, console, paths, as_json=as_json), console, as_json=as_json
    )
