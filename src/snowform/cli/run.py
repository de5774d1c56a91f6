"""`snowform run`: a CDKTF program on Snowform's engine, as the app command of cdktf.json."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from snowform.cli.console import insist


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("words", nargs=-1, required=True, metavar="COMMAND...")
def command(words: tuple[str, ...]) -> int:
    """Run COMMAND, such as `python main.py` or `pytest`, on Snowform's engine.

    With "app": "snowform run python main.py" in cdktf.json the stock cdktf CLI works as usual, without jsii
    and Node's engine: the program writes the very files that it expects. `snowform run pytest` runs tests
    that are written with `Testing`.

    Exit codes: that of COMMAND; 1 where it fails with an exception or cannot be started.
    """
    from snowform.cli import fail
    from snowform.synth.crash import ProgramFailed
    from snowform.synth.program import run_as_app
    from snowform.synth.project import find_project

    try:
        run_as_app(find_project(Path.cwd(), app=shlex.join(words)), show=insist)
    except ProgramFailed as error:
        fail(error)
        # One that a signal ended has a negative code in Python, and 128 and more in a shell.
        return error.code if error.code > 0 else 128 - error.code
    return 0
