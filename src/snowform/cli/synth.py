"""`snowform synth` as click has it: its help, and command lines that `options.read` leaves to it."""

from __future__ import annotations

from typing import Any

import click

from snowform.cli import synthesis
from snowform.cli.commands import with_options
from snowform.cli.stacks import stacks_argument


@click.command()
@stacks_argument
@with_options(synthesis.OPTIONS)
def command(stacks: tuple[str, ...], **given: Any) -> int:
    """Synthesize STACKs (all, if none is named) into config.tf.json.

    Runs the program that cdktf.json names, writes the folder that cdktf would (cdktf.out) and, for each
    stack, DIR/<stack>/config.tf.json: sorted, without metadata, the same bytes each time. Then every
    argument and every reference is checked against the providers' schemas; where one is wrong, nothing is
    written.

    Exit codes: 0 success, 1 an error in the program or its configuration, 2 wrong usage.
    """
    return synthesis.run(stacks, **given)
