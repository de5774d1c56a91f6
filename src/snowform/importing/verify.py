"""Synthesize an imported stack and compare it with what it was imported from."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from snowform.engine.tokens.resolve import MAP_VALUES
from snowform.engine.tokens.token import NUMBER_MAP_TOKEN_VALUE, Token
from snowform.errors import SnowformError
from snowform.files import scratch_folder
from snowform.importing.document import differences, document_of
from snowform.importing.errors import ImportFailed
from snowform.importing.model import Configuration
from snowform.importing.program import Program
from snowform.synth.checks.contents import contents
from snowform.synth.normalise import Document
from snowform.synth.project import Project
from snowform.synth.synthesis import synthesize

# What makes a program of the module of a stack.
_PROGRAM = """\
{text}
from cdktf import App

app = App()
{name}(app, {stack!r})
app.synth()
"""


def verify(configuration: Configuration, program: Program, *, stack: str, project: Path) -> list[str]:
    """Where the configuration that a stack gives differs from the one it was made of; [] where it does not.

    The program is run in the folder of the project. Raises ImportFailed where it fails, or where it cannot
    hold a value.
    """
    wanted = document_of(configuration, project)
    if path := _place_of_token(wanted):
        problem = f"{path} is what CDKTF has for values that only Terraform knows: no program can hold it"
        raise ImportFailed(problem, where=program.source, hint="nothing was written")
    try:
        found = synthesized(program, stack=stack, project=project)
    except SnowformError as error:
        problem = f"the program that was made of it does not run: {error.message}"
        raise ImportFailed(problem, where=program.source, hint="nothing was written") from error
    return differences(wanted, found)


def synthesized(program: Program, *, stack: str, project: Path) -> Document:
    """The configuration that a stack gives. Raises SnowformError where its program fails."""
    with scratch_folder() as scratch:
        main = scratch / "main.py"
        main.write_text(_PROGRAM.format(text=program.text, name=program.class_name, stack=stack))
        app = shlex.join([sys.executable, str(main)])
        context = {"cdktfRelativeModules": list(program.modules)}
        made_of = Project(os.path.realpath(project), app, str(scratch / "cdktf.out"), context)
        with synthesize(made_of, engine="native", apart=True, show=_ignore) as made:
            (found,) = made.select([stack])
            return found.document


def _place_of_token(document: Document) -> str | None:
    """The path of a value, or key, that the engine takes for a token."""
    for path, value in contents(document):
        if Token.is_unresolved(value) or (
            isinstance(value, str | int | float) and (value in MAP_VALUES or value == NUMBER_MAP_TOKEN_VALUE)
        ):
            return ".".join(map(str, path))
    return None


def _ignore(_line: str) -> None:
    """An imported program prints nothing."""
