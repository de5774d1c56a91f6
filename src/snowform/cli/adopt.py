"""`snowform adopt`: objects that exist become a stack's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import click

from snowform.cli.provisioning import EXIT_CODES, option, provisioning, run_options
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths
from snowform.provision.run.adoption import parse_objects
from snowform.provision.run.options import PLAN_AS_JSON, Purpose, RunOptions


@click.command(epilog=EXIT_CODES)
@provisioning(
    checked=True,
    plans=True,
    behind=[click.Argument(["objects"], metavar="ADDRESS=ID...", nargs=-1, required=True)],
)
@click.option("-n", "--dry-run", is_flag=True, help="Only show the plan.")
@run_options
@option(PLAN_AS_JSON)
def command(
    paths: Paths,
    console: Console,
    options: Callable[..., RunOptions],
    objects: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> int:
    """Let objects that exist become STACK's: each is known by ADDRESS from then on.

    ADDRESS is a resource that the program makes, as `snowform plan` shows it, ID what the provider's page on
    the resource says under "Import". It is an apply, whose plan imports them: what differs from the program
    is shown and judged like any change, and nothing is done before you say yes.
    """
    purpose = Purpose.PLAN if dry_run else Purpose.APPLY
    chosen = replace(options(purpose, console, paths, as_json=as_json), adopt=parse_objects(objects))
    return commands.change(paths, purpose, chosen, console, as_json=as_json)
