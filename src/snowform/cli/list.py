"""`snowform list`: the stacks of a project, what each holds, and what was applied of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, PROGRAM, put, say, say_warning, show_findings, style
from snowform.cli.provisioning import former_stacks, kept_paths, warn_of_former
from snowform.cli.running import synthesized
from snowform.cli.synthesis import counts, summary
from snowform.provision.errors import ProvisionError
from snowform.provision.state.marker import Marker, read_marker
from snowform.synth.crash import ProgramFailed
from snowform.synth.normalise import Document
from snowform.synth.program import Engine
from snowform.synth.project import STATES, Project


@dataclass(frozen=True, slots=True)
class Listed:
    """A stack: its configuration, the stacks that it depends on, and what was applied of it from here.

    `meta` are the facts that the program tells of it.
    """

    name: str
    document: Document
    dependencies: tuple[str, ...]
    applied: Marker | None
    meta: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The same for scripts."""
        found = self.applied
        return {
            "name": self.name,
            **{what.replace(" ", "_"): number for what, number in counts(self.document).items()},
            "depends_on": list(self.dependencies),
            "applied": found and {"at": found.applied_at, "resources": found.resources, "state": found.place},
            "meta": self.meta,
        }


@click.command()
@project_options
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(project: Project, engine: Engine | None, as_json: bool) -> int:
    """List the project's stacks: what each holds, and when it was last applied from here.

    Where the program fails, those that were synthesized last by plan, apply and their kin are listed. No
    state is read and nothing is asked: what others have applied since is not known here.
    """
    stacks = _stacks(project, engine)
    if as_json:
        put(json.dumps({"ok": True, "stacks": [stack.as_json() for stack in stacks]}, indent=2))
        return 0
    if not stacks:
        say("the program makes no stack")
    rows = [(stack.name, summary(stack.document), _state(stack)) for stack in stacks]
    name_width, summary_width = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    for name, holds, state in rows:
        put(f"{style(name, BOLD)}{' ' * (name_width - len(name))}  {holds:<{summary_width}}  {state}")
    return 0


def _stacks(project: Project, engine: Engine | None) -> Sequence[Listed]:
    try:
        with synthesized(project, engine=engine) as synthesis:
            show_findings(PROGRAM, synthesis.warnings)
            return [
                Listed(
                    stack.name, stack.document, stack.dependencies, _applied(project, stack.name), stack.meta
                )
                for stack in synthesis.stacks
            ]
    except ProgramFailed as error:
        former = former_stacks(project)
        if not former:
            raise
        warn_of_former(max(former.values(), key=lambda file: file.stat().st_mtime), error)
        documents: Mapping[str, Document] = {
            name: json.loads(file.read_text(encoding="utf-8")) for name, file in former.items()
        }
        return [Listed(name, document, (), _applied(project, name)) for name, document in documents.items()]


def _applied(project: Project, name: str) -> Marker | None:
    try:
        found = read_marker(kept_paths(project.root / STATES / name).marker)
    except (ProvisionError, OSError) as error:
        say_warning(f"{name}: {error}")
        return None
    return found if found and found.configuration else None


def _state(stack: Listed) -> str:
    after = f", after {', '.join(stack.dependencies)}" if stack.dependencies else ""
    if (found := stack.applied) is None:
        return f"never applied from here{after}"
    since = datetime.fromisoformat(found.applied_at).astimezone()
    number = f"{found.resources} resource{'s' if found.resources != 1 else ''} in its state"
    return f"applied {since:%Y-%m-%d %H:%M}, {number}{after}"
