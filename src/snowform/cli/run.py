"""`snowform run`: a CDKTF program on Snowform's engine, as the app command of cdktf.json."""

from __future__ import annotations

import click


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("words", nargs=-1, required=True, metavar="COMMAND...")
def command(words: tuple[str, ...]) -> int:
    """Run COMMAND, such as `python main.py` or `pytest`, on Snowform's engine.

    With "app": "snowform run python main.py" in cdktf.json the stock cdktf CLI works as usual, without jsii
    and Node's engine: the program writes the very files that it expects. `snowform run pytest` runs tests
    that are written with `Testing`.

    Exit codes: that of COMMAND; 1 where it fails with an exception or cannot be started.
    """
    from snowform.cli import fail, program

    return program.run(words, fail)
