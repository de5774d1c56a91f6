"""The manual page, `man snowform`, made of what `--help` shows. `hatch_build.py` ships it in the wheel."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

import click

from snowform import __version__
from snowform.cli.commands import COMMANDS, cli
from snowform.reference.man import escaped

_PROGRAM = "snowform"
_ENVIRONMENT = {
    "SNOWFORM_ENGINE": "The engine, native or cdktf, where no --engine is given.",
    "SNOWFORM_TOFU": "The OpenTofu to run: a path, or a name on PATH.",
    "SNOWFORM_PROVIDER_MIRROR": "A folder to take providers from, in the layout of a filesystem mirror.",
    "NO_COLOR, FORCE_COLOR": "No colours; colours in a pipe, too.",
    "TERM": "Where it is dumb, no colours, and no line that is written anew.",
}
_FILES = {
    "cdktf.json": "The project: the command that runs the program, and its settings.",
    "out/STACK/config.tf.json": "A configuration that was synthesized.",
    ".snowform/STACK/": "The state of a stack, where no backend keeps it, and what an apply keeps beside it.",
}


def page() -> str:
    """The page in roff, for man(7)."""
    return "\n".join([*_lines(), ""])


def _lines() -> Iterator[str]:
    context = click.Context(cli, info_name=_PROGRAM)
    about = (cli.help or "").strip().rstrip(".")
    yield f'.TH SNOWFORM 1 "" "Snowform {__version__}"'
    yield from (".SH NAME", f"{_PROGRAM} \\- {escaped(about)}")
    yield from (".SH SYNOPSIS", f".B {_PROGRAM}", "COMMAND [OPTION]... [ARGUMENT]...")
    yield ".SH COMMANDS"
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield from _command(command, click.Context(command, parent=context, info_name=name))
    yield ".SH ENVIRONMENT"
    yield from _terms(_ENVIRONMENT.items())
    yield ".SH FILES"
    yield from _terms(_FILES.items())


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from _command(one, click.Context(one, parent=context, info_name=name))
        return
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f".SS {escaped(usage)}"
    texts = filter(None, (command.help, command.epilog))
    paragraphs = [part for text in texts for part in inspect.cleandoc(text).split("\n\n")]
    for number, paragraph in enumerate(paragraphs):
        lines = paragraph.splitlines()
        if number:
            yield ".PP"
        # click's mark for lines that stay as they are.
        if lines[:1] == ["\b"]:
            yield from (".nf", *map(escaped, lines[1:]), ".fi")
        else:
            yield escaped(" ".join(lines))
    records = (parameter.get_help_record(context) for parameter in command.params)
    # Of an argument the text tells.
    yield from _terms(record for record in records if record and record[1])


def _terms(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in records:
        yield from (".TP", f"\\fB{escaped(term)}\\fR", escaped(meaning))
