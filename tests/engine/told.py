"""Run a program on the native engine in this process, and what it is told at which line."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

from snowform.synth.project import Project
from snowform.synth.synthesis import Synthesis, synthesize


class Told(NamedTuple):
    """A warning: of which rule, the line of the program, the construct."""

    rule: str
    line: int
    construct: str
    message: str
    hint: str


def told(folder: Path, program: str) -> list[Told]:
    """The warnings of the engine, in the order of the lines."""
    (folder / "main.py").write_text(dedent(program))
    project = Project(folder, "python main.py", folder / "cdktf.out", {})
    with synthesize(project, show=lambda _line: None) as synthesis:
        return sorted(_warnings(synthesis), key=lambda warning: warning.line)


def _warnings(synthesis: Synthesis) -> list[Told]:
    found = [*synthesis.warnings, *(note for stack in synthesis.stacks for note in stack.annotations)]
    return [
        Told(note.rule, int(note.source.rpartition(":")[2]), note.construct, note.message, note.hint)
        for note in found
    ]
