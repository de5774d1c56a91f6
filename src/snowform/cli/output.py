"""`snowform output`: the outputs of an applied stack."""

from __future__ import annotations

from pathlib import Path

import click

from snowform.cli.provisioning import provisioning
from snowform.cli.stacks import candidates
from snowform.provision.command_line import commands
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths

NAME = click.Argument(["name"], default="", metavar="[NAME]", shell_complete=candidates("outputs"))


@click.command()
@provisioning(checked=False, only_looks=True, behind=[NAME])
@click.option(
    "--json", "as_json", is_flag=True, help="Print values as JSON; without NAME, sensitive ones too."
)
@click.option(
    "--save",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the values to FILE as JSON, without sensitive ones: for what has no state, as Nix.",
)
@click.option("--sensitive", is_flag=True, help="With --save, also sensitive values.")
def command(
    paths: Paths, console: Console, name: str, as_json: bool, file: Path | None, sensitive: bool
) -> int:
    """Print the outputs of STACK, or the value of the output NAME, even if it is sensitive."""
    if file is None and sensitive:
        raise click.UsageError("--sensitive is for --save FILE")
    if file is None:
        return commands.output(paths, console, name, as_json=as_json)
    if name or as_json:
        raise click.UsageError("--save writes all outputs, as JSON: neither NAME nor --json goes with it")
    return commands.save_outputs(paths, console, file, sensitive=sensitive)
