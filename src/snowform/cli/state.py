"""`snowform state`: show the state of a stack, or adopt another one."""

from __future__ import annotations

from pathlib import Path

import click

from snowform.cli.provisioning import EXIT_CODES, provisioning
from snowform.cli.stacks import candidates
from snowform.provision.command_line import state_commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths

ADDRESS = click.Argument(["address"], metavar="ADDRESS", shell_complete=candidates("addresses"))
FILE = click.Argument(
    ["path"],
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="[PATH]",
)


@click.group(epilog=EXIT_CODES)
def command() -> None:
    """Show the state of a stack, or adopt another one."""


@command.command("list")
@provisioning(checked=False, only_looks=True)
def list_resources(paths: Paths, console: Console) -> int:
    """List the resources in the state, with their ids."""
    return state_commands.list_resources(paths, console)


@command.command()
@provisioning(checked=False, plans=True)
def refresh(paths: Paths, console: Console) -> int:
    """Write what exists now into the state: what drifted is accepted."""
    return state_commands.refresh(paths, console)


@command.command()
@provisioning(checked=False)
def create(paths: Paths, console: Console) -> int:
    """Start with an empty state. Resources that exist are neither looked for nor destroyed."""
    return state_commands.create(paths, console)


@command.command()
@provisioning(checked=False, behind=[FILE])
def adopt(paths: Paths, console: Console, path: Path | None) -> int:
    """Make the file PATH, or without it what the backend holds, the stack's state."""
    return state_commands.adopt(paths, console, path)


@command.command()
@provisioning(checked=False)
def migrate(paths: Paths, console: Console) -> int:
    """Move the state to the backend that the configuration now names."""
    return state_commands.migrate(paths, console)


@command.command()
@provisioning(checked=False, only_looks=True)
def backups(paths: Paths, console: Console) -> int:
    """List the backups of the state, the oldest first."""
    return state_commands.list_backups(paths, console)


@command.command()
@provisioning(checked=False, behind=[ADDRESS])
def untaint(paths: Paths, console: Console, address: str) -> int:
    """Keep the resource ADDRESS, though it is marked for replacement."""
    return state_commands.untaint(paths, console, address)


@command.command()
@provisioning(
    checked=False, behind=[click.Argument(["addresses"], metavar="ADDRESS...", nargs=-1, required=True)]
)
def forget(paths: Paths, console: Console, addresses: tuple[str, ...]) -> int:
    """Let the state know what is at ADDRESS no more. It goes on existing, and nobody manages it.

    ADDRESS may be a whole resource's or module's.
    """
    return state_commands.forget(paths, console, addresses)


@command.command()
@provisioning(checked=False, behind=[click.Argument(["lock_id"], metavar="ID")])
def unlock(paths: Paths, console: Console, lock_id: str) -> int:
    """Remove the lock ID of the state."""
    return state_commands.unlock(paths, console, lock_id)
