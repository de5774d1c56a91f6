"""`snowform plan`: what an apply would do, and how the policy judges it."""

from __future__ import annotations

from collections.abc import Callable

import click

from snowform.cli.provisioning import EXIT_CODES, option, provisioning, run_options
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths
from snowform.provision.run.options import DETAILED_EXITCODE, PLAN_AS_JSON, Purpose, RunOptions


@click.command(epilog=EXIT_CODES)
@provisioning(checked=True, plans=True)
@run_options
@option(DETAILED_EXITCODE)
@option(PLAN_AS_JSON)
def command(
    paths: Paths, console: Console, options: Callable[..., RunOptions], detailed: bool, as_json: bool
) -> int:
    """Show what `snowform apply STACK` would do, and how the policy judges it.

    Synthesizes and checks the stack, asks OpenTofu for a plan and shows it: what is lost first, why, and what
    changes in it. Nothing is changed.
    """
    purpose = Purpose.PLAN
    return commands.change(
        paths,
        purpose,
        options(purpose, console, paths, as_json=as_json),
        console,
        as_json=as_json,
        detailed=detailed,
    )
