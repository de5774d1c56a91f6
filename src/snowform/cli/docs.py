"""`snowform docs`: the reference of a project."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from snowform.cli.commands import project_options
from snowform.cli.console import put, say, say_warning
from snowform.cli.running import synthesized
from snowform.cli.stacks import stacks_argument
from snowform.files import write_atomic
from snowform.reference import Reference, collect
from snowform.synth.program import Engine
from snowform.synth.project import Project
from snowform.synth.writing import relative


@click.command()
@stacks_argument
@project_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("markdown", "man", "json")),
    help="The form; otherwise what the file's name says (.md, .7, .json), or markdown.",
)
@click.option("--title", metavar="TEXT", help="The title; otherwise the name of the project's folder.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
def command(
    stacks: tuple[str, ...],
    project: Project,
    engine: Engine | None,
    form: str | None,
    title: str | None,
    output: Path | None,
) -> int:
    """Write the reference of a project: of STACKs (all, if none is named), settings and constructs.

    Of each stack: variables, outputs, modules, providers, and how many resources of which type. Of
    cdktf.json's `context`: each setting with its type and default. Of the folders stacks/ and modules/: the
    constructs, with their docstrings and arguments. Printed, or with -o written to FILE.
    """
    with synthesized(project, engine=engine) as synthesis:
        documents = {stack.name: stack.document for stack in synthesis.select(stacks)}
        reference = collect(documents, synthesis.settings, project.root, say_warning)
    text = _WRITERS[form or _form_of(output)](reference, title or project.root.resolve().name)
    if output is None:
        put(text, end="")
    else:
        write_atomic(output, text)
        say(f"wrote {relative(str(output))}")
    return 0


def _form_of(output: Path | None) -> str:
    suffix = output.suffix if output else ""
    return {".json": "json", ".7": "man"}.get(suffix, "markdown")


def _json(reference: Reference, _title: str) -> str:
    return json.dumps(reference.as_json(), indent=2, ensure_ascii=False) + "\n"


def _written_by(name: str) -> Callable[[Reference, str], str]:
    def write(reference: Reference, title: str) -> str:
        text: str = getattr(import_module(f"snowform.reference.{name}"), name)(reference, title)
        return text

    return write


_WRITERS: dict[str, Callable[[Reference, str], str]] = {
    "markdown": _written_by("markdown"),
    "man": _written_by("man"),
    "json": _json,
}
