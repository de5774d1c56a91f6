"""`snowform apply`: plan, judge the plan, apply exactly that."""

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
    """Apply STACK: plan, judge the plan by the policy, ask, and apply exactly that plan.

    The state, its backups and the journal are kept in .snowform/STACK of the project. What the policy refuses
    (without one: to destroy, replace or disrupt anything) is done only when you type the plan's digest, or
    after `snowform approve STACK DIGEST`. Ctrl-C lets a running apply finish, so that nothing is lost.
    """
    purpose = Purpose.APPLY
    return commands.change(
        paths, purpose, options(purpose, console, paths, as_json=as_json), console, as_json=as_json
    )
