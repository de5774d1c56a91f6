"""From a project to its stacks: run the program, read what it wrote, normalise it.

The program writes into a temporary folder, so that a program that fails, or a configuration that is refused,
leaves every file as it was. `Synthesis.write` then puts the results where they belong.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from snowform import report
from snowform.errors import SnowformError, did_you_mean
from snowform.files import read_bytes, scratch_name
from snowform.hints import TYPE_CHECKING, Any
from snowform.records import Record
from snowform.synth import program
from snowform.synth.normalise import Address, Document, construct_paths, dump, normalise
from snowform.synth.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from snowform.files import Name
    from snowform.synth.checks.findings import Finding, Severity


class UnknownStack(SnowformError):
    """A stack was asked for that the program does not make."""


class Stack(Record):
    """A synthesized stack. `folder`, named `folder_name`, is where cdktf's own form of it lies, with assets.

    `dependencies` are the names of the stacks that it depends on; in the folders of `project` its modules
    are looked for.
    """

    __slots__ = ("annotations", "constructs", "dependencies", "document", "folder_name", "name", "project")

    def __init__(
        self,
        name: str,
        folder: Name,
        document: Document,
        constructs: dict[Address, str],
        annotations: tuple[Finding, ...],
        dependencies: tuple[str, ...] = (),
        project: Project | None = None,
    ) -> None:
        self.name = name
        self.folder_name = os.fspath(folder)
        self.document = document
        self.constructs = constructs
        self.annotations = annotations
        self.dependencies = dependencies
        self.project = project

    @property
    def folder(self) -> Path:
        """The folder as a Path."""
        from pathlib import Path

        return Path(self.folder_name)

    @property
    def text(self) -> str:
        """The text of config.tf.json."""
        return dump(self.document)

    @property
    def assets(self) -> Path | None:
        """The folder of files that the configuration names by paths below `assets/`, if it has any."""
        return self.folder / "assets" if os.path.isdir(f"{self.folder_name}/assets") else None

    def check(self, sources: dict[str, Any]) -> list[Finding]:
        """What the program itself announced, then what the check of the document finds."""
        from snowform.synth.checks.check import check

        found = check(
            self.document,
            folder=self.folder_name,
            project=self.project,
            stack=self.name,
            constructs=self.constructs,
            sources=sources,
        )
        return [*self.annotations, *found]


class Synthesis(Record):
    """All stacks of a project, in the order of their names, and what the program reported beside them."""

    __slots__ = ("folder_name", "project", "report", "stacks")

    def __init__(
        self, project: Project, folder: Name, stacks: tuple[Stack, ...], report: report.Report
    ) -> None:
        self.project = project
        self.folder_name = os.fspath(folder)
        self.stacks = stacks
        self.report = report

    @property
    def folder(self) -> Path:
        """The folder of what the program wrote, as a Path."""
        from pathlib import Path

        return Path(self.folder_name)

    @property
    def sources(self) -> dict[str, Any]:
        """The line that made a construct, as [file, line], by the construct's path."""
        return self.report.get("source", {})

    @property
    def settings(self) -> dict[str, Any]:
        """The JSON Schema of each section of settings that the program read. Takes milliseconds to make."""
        return {name: report.value_of(found) for name, found in self.report.get("settings", {}).items()}

    def select(self, names: Sequence[str]) -> tuple[Stack, ...]:
        """The stacks of these names, or all; UnknownStack for a name that is none's."""
        by_name = {stack.name: stack for stack in self.stacks}
        for name in names:
            if name not in by_name:
                known = ", ".join(by_name) or "none"
                hint = did_you_mean(name, by_name) or f"the program makes: {known}"
                raise UnknownStack(f'no stack "{name}"', hint=hint)
        return tuple(by_name[name] for name in dict.fromkeys(names)) if names else self.stacks


@contextmanager
def synthesize(
    project: Project, *, engine: program.Engine = "native", show: Callable[[str], None]
) -> Iterator[Synthesis]:
    """Run the project's program on an engine; its stacks are there until the context ends.

    Lines that the program prints go to `show`. Raises `ProgramFailed`.
    """
    with scratch_name() as scratch:
        output = os.path.join(scratch, "cdktf.out")
        report_file = os.path.join(scratch, "report.json")
        reported = program.run(project, output, report_file, engine=engine, show=show)
        manifest = _read_manifest(project, output)
        entries = manifest["stacks"].values()
        names = {entry.get("constructPath", entry["name"]): entry["name"] for entry in entries}
        stacks = [_read_stack(project, output, entry, names) for entry in entries]
        stacks.sort(key=lambda stack: stack.name)
        yield Synthesis(project, output, tuple(stacks), reported)


def _read_manifest(project: Project, output: str) -> dict[str, Any]:
    path = os.path.join(output, "manifest.json")
    if not os.path.isfile(path):
        from snowform.synth.crash import ProgramFailed

        raise ProgramFailed(
            f"`{project.app}` synthesized nothing", hint="does the program end with app.synth()?"
        )
    manifest: dict[str, Any] = json.loads(read_bytes(path))
    return manifest


def _read_stack(project: Project, output: str, entry: dict[str, Any], names: Mapping[str, str]) -> Stack:
    path = os.path.join(output, entry["synthesizedStackPath"])
    synthesized = json.loads(read_bytes(path))
    name = entry["name"]
    return Stack(
        name=name,
        folder=os.path.dirname(path),
        document=normalise(synthesized, stack=name, project=project.folder),
        constructs=construct_paths(synthesized),
        annotations=tuple(_annotations(entries)) if (entries := entry.get("annotations")) else (),
        dependencies=tuple(sorted(names[path] for path in entry.get("dependencies", ()))),
        project=project,
    )


def _annotations(entries: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    """What constructs announced (`Annotations.of(...)`), as the manifest has it."""
    from snowform.synth.checks.findings import Finding

    for entry in entries:
        if entry["level"] == "@cdktf/info":
            continue
        severity: Severity = "error" if entry["level"].endswith("error") else "warning"
        yield Finding((), entry["message"], severity=severity, construct=entry["constructPath"])
