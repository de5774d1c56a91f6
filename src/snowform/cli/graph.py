"""`snowform graph`: a picture of what stacks make."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, PROGRAM, WrongUsage, put, put_bytes, show_findings, style
from snowform.cli.running import synthesized
from snowform.cli.stacks import stacks_argument
from snowform.files import write_atomic
from snowform.graph.build import build
from snowform.graph.model import Graph
from snowform.graph.planned import read_planned
from snowform.graph.style import Theme
from snowform.graph.writers import SUFFIXES, format_of, json_text, written
from snowform.synth.program import Engine
from snowform.synth.project import Project
from snowform.synth.writing import relative

_NAME = "graph"


@click.command()
@stacks_argument
@project_options
@click.option("-o", "--output", metavar="FILE", help="Write FILE, not out/STACK/graph.svg; - prints it.")
@click.option(
    "--format", "form", type=click.Choice(list(SUFFIXES)), help="By default what FILE ends in, or svg."
)
@click.option(
    "--plan", "plan_file", metavar="FILE", help="Mark what a plan does: its JSON; - is standard input."
)
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Colours; auto is what the reader prefers, and light in a PNG.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the nodes and edges of all stacks as JSON.")
def command(
    stacks: tuple[str, ...],
    project: Project,
    engine: Engine | None,
    output: str | None,
    form: str | None,
    plan_file: str | None,
    theme: str,
    as_json: bool,
) -> int:
    """Draw STACK: its networks, machines and what else it makes, and what is open to whom.

    Nothing is asked of AWS: the picture is made from the configuration, and where one is given from a plan,
    as `tofu show -json PLANFILE` or `snowform plan STACK --json` prints it. Without STACK, all stacks.

    \b
    Examples:
      snowform graph nixos-host -o host.svg
      snowform graph nixos-host --plan plan.json -o change.png

    Exit codes: 0 success, 1 an error, 2 wrong usage.
    """
    if as_json and (output is not None or form is not None):
        raise WrongUsage("--json prints to standard output; leave out -o and --format", command=_NAME)
    name = form or (format_of(output) if output not in {None, "-"} else "svg")
    plan = read_planned(plan_file) if plan_file is not None else None
    with synthesized(project, engine=engine) as synthesis:
        show_findings(PROGRAM, synthesis.warnings)
        chosen = synthesis.select(stacks)
        if len(chosen) != 1 and (plan is not None or output is not None):
            what = "--plan is of" if plan is not None else "-o takes"
            names = ", ".join(stack.name for stack in chosen) or "none"
            raise WrongUsage(f"{what} one stack; name one of: {names}", command=_NAME)
        if plan is not None:
            plan.refuse_another(chosen[0].document, chosen[0].name)
        graphs = {stack.name: build(stack.document, stack.name, plan) for stack in chosen}
    if as_json:
        shown = [{"name": stack, **graph.as_json()} for stack, graph in graphs.items()]
        put(json_text({"ok": True, "stacks": shown}))
        return 0
    for stack, graph in graphs.items():
        _write(graph, name, cast("Theme", theme), output or _file(project, stack, name))
    return 0


def _file(project: Project, stack: str, form: str) -> str:
    return str(project.root / "out" / stack / f"graph{SUFFIXES[form][0]}")


def _write(graph: Graph, form: str, theme: Theme, file: str) -> None:
    data = written(graph, form, theme)
    if file == "-":
        if form == "png" and sys.stdout.isatty():
            raise WrongUsage("a PNG is nothing for a terminal; name a file: -o FILE.png", command=_NAME)
        put_bytes(data)
        return
    write_atomic(Path(file), data)
    put(f"{style(relative(file), BOLD)}  {graph.subtitle}")
