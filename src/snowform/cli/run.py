"""`snowform run`: a CDKTF program on Snowform's engine, as the app command of cdktf.json."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from snowform.cli.console import say


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("words", nargs=-1, required=True, metavar="COMMAND...")
def command(words: tuple[str, ...]) -> None:
    """Run COMMAND, such as `python main.py`, on Snowform's engine.

    With "app": "snowform run python main.py" in cdktf.json the stock cdktf CLI works as usual, without jsii
    and Node's engine: the program writes the very files that it expects.
    """
    from snowform.synth.program import run_as_app
    from snowform.synth.project import find_project

    run_as_app(find_project(Path.cwd(), app=shlex.join(words)), show=say)
