"""`snowform drift`: what was changed outside."""

from __future__ import annotations

import click

from snowform.cli.provisioning import EXIT_CODES, option, provisioning
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths
from snowform.provision.run.options import DRIFT_AS_JSON, RETRIES
from snowform.provision.run.retry import Retries


@click.command(epilog=EXIT_CODES)
@provisioning(checked=True, only_looks=True, plans=True)
@option(RETRIES)
@option(DRIFT_AS_JSON)
def command(paths: Paths, console: Console, retries: int, as_json: bool) -> int:
    """Report what of STACK was changed outside, apart from what is pending.

    Nothing is changed and nothing is locked. Exits with 3 where something was changed.
    """
    return commands.drift(paths, console, Retries(retries), as_json=as_json)
