"""From a project to its stacks: run the program, read what it wrote, normalise it.

The program writes into a temporary folder, so that a program that fails, or a configuration that is refused,
leaves every file as it was. `Synthesis.write` then puts the results where they belong.
"""

from __future__ import annotations

import json
import os
import time
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


# What the text of a configuration may hold where a program computed with a token: sizes that nobody means,
# the digits with which those begin that were made whole numbers, and parts of texts, encoded ones too.
LEFT_OF_TOKENS = (
    *(b"e+27", b"e+28", b"e+29", b"e+30", b"8109562212591", b"1888154589708"),
    *(b"oken[", b"OKEN[", b"oken%5", b"VGZUb2tlbl", b"RmVG9rZW5b", b"UZlRva2VuW", b"5466546f6b656e5b"),
)

# How JSON has one, and half of a pair in which some write an emoji.
HALF_CHARACTER = b"\\ud"

MANIFEST = "manifest.json"


class UnknownStack(SnowformError):
    """A stack was asked for that the program does not make."""


class StackName(SnowformError):
    """A stack has a name that no folder can have."""


class Stack(Record):
    """A synthesized stack. `folder`, named `folder_name`, is where cdktf's own form of it lies, with assets.

    `dependencies` are the names of the stacks that it depends on, `meta` the facts that the program tells of
    it; in the folders of `project` its modules
    are looked for. `path` is its own in the tree of constructs. `annotations` are what the program itself
    announced of it, and what the engine warned of while it was made.
    """

    __slots__ = (
        "annotations",
        "constructs",
        "dependencies",
        "digits",
        "document",
        "folder_name",
        "meta",
        "name",
        "path",
        "project",
        "reads",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - a record of so many fields
        self,
        name: str,
        folder: Name,
        document: Document,
        constructs: dict[Address, str],
        annotations: tuple[Finding, ...],
        dependencies: tuple[str, ...] = (),
        project: Project | None = None,
        path: str = "",
        digits: tuple[Finding, ...] = (),
    ) -> None:
        self.digits = digits
        self.reads: dict[str, str] = {}
        self.meta: dict[str, Any] = {}
        self.name = name
        self.path = path or name
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

    def check(self, told: report.Report) -> list[Finding]:
        """What the program itself announced, then what the check of the document finds.

        `told` is what the program reported: the lines of its constructs, and the rules that it suppresses.
        """
        from snowform.synth.checks.check import check

        found = check(
            self.document,
            folder=self.folder_name,
            project=self.project,
            stack=self.name,
            constructs=self.constructs,
            sources=told.get("source", {}),
        )
        if self.digits:
            from snowform.synth.checks.findings import locate

            found += [locate(one, self.constructs, told.get("source", {})) for one in self.digits]
        if own := told.get("own_checks", {}).get(self.path):
            from snowform.synth.own_checks.reported import own_findings

            found += own_findings(own, self.constructs, told.get("source", {}), self.name)
        if found and (contributed := told.get("contributed", {}).get(self.path)):
            from snowform.synth.checks.contributed import name_contributors

            found = name_contributors(found, contributed)
        if suppressions := told.get("suppressions"):
            from snowform.synth.lints.suppressions import suppressed

            own_ids = told.get("own_check_ids", {}).get("", ())
            found = suppressed(found, suppressions, self.path, own_ids)
        # What is left of a token is not told once more, as what it looks like.
        told_of = {annotation.path for annotation in self.annotations if annotation.path}
        return [*self.annotations, *(finding for finding in found if finding.path not in told_of)]


class Synthesis(Record):
    """All stacks of a project, in the order of their names, and what the program reported beside them.

    `warnings` are those of the engine that are about no stack's construct. `is_own_folder` says that the
    program wrote where it, or its caller, wanted it to, not into a folder that is gone afterwards.
    """

    __slots__ = ("folder_name", "is_own_folder", "project", "report", "stacks", "warnings")

    def __init__(
        self,
        project: Project,
        folder: Name,
        stacks: tuple[Stack, ...],
        report: report.Report,
        warnings: tuple[Finding, ...] = (),
        is_own_folder: bool = False,
    ) -> None:
        self.is_own_folder = is_own_folder
        self.project = project
        self.folder_name = os.fspath(folder)
        self.stacks = stacks
        self.report = report
        self.warnings = warnings

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
    project: Project,
    *,
    engine: program.Engine | None = None,
    apart: bool = False,
    show: Callable[[str], None],
    waits: program.Waits = program.no_wait,
) -> Iterator[Synthesis]:
    """Run the project's program on an engine; its stacks are there until the context ends.

    The engine is the one that the environment or cdktf.json names, unless one is given. Lines that the
    program prints go to `show`; while another process runs it, `waits("synthesizing")` is open. A folder
    that the caller's CDKTF_OUTDIR names is written by the program itself, unless it is to run `apart` from
    that; so is one that it names in `App(outdir=…)`. Raises `ProgramFailed`, and ProjectError where the
    environment names no engine.
    """
    engine = program.chosen_engine(project, engine)
    with scratch_name() as scratch:
        own = "" if apart else os.environ.get("CDKTF_OUTDIR", "")
        wanted = own or os.path.join(scratch, "cdktf.out")
        output = os.path.abspath(os.path.join(project.folder, wanted))
        report_file = os.path.join(scratch, "report.json")
        before, began = _changed_at(output) if own else None, time.time_ns()
        try:
            reported = program.run(project, wanted, report_file, engine=engine, show=show, waits=waits)
        except SnowformError as failed:
            _add_warnings(failed, report_file)
            raise
        is_written = _changed_at(output) not in {None, before}
        if not is_written or list(reported.get("written", (output,))) != [output]:
            # Most programs have one app, which does not say itself where it is written.
            from snowform.synth.outdirs import chosen

            output = chosen(
                project, output, reported, is_written=is_written, since=began if engine == "cdktf" else None
            )
        manifest: dict[str, Any] = json.loads(read_bytes(os.path.join(output, MANIFEST)))
        entries = manifest["stacks"].values()
        names = {entry.get("constructPath", entry["name"]): entry["name"] for entry in entries}
        told: dict[str, tuple[Finding, ...]] = {}
        if "warnings" in reported:
            from snowform.synth.lints.told import share_out

            told = share_out(reported, names)
        stacks = [_read_stack(project, output, entry, names, told, engine, reported) for entry in entries]
        stacks.sort(key=lambda stack: stack.name)
        if any("terraform_remote_state" in stack.document.get("data", ()) for stack in stacks):
            from snowform.synth.cross_stack import link

            linked = link([(stack.name, stack.document) for stack in stacks], project.folder)
            for stack, reads in zip(stacks, linked, strict=True):
                stack.reads = reads
        is_own = not output.startswith(scratch)
        yield Synthesis(project, output, tuple(stacks), reported, told.get("", ()), is_own)


def _add_warnings(failed: SnowformError, report_file: str) -> None:
    """What the engine warned of before the program failed may be why it did."""
    from snowform.synth.crash import ProgramFailed

    reported = {**report.read(report_file), **report.take()}
    if isinstance(failed, ProgramFailed) and "warnings" in reported:
        from snowform.synth.lints.told import share_out

        failed.warnings = share_out(reported, ()).get("", ())


def _changed_at(output: str) -> int | None:
    """When the manifest in a folder was last written, in nanoseconds; None where there is none."""
    try:
        return os.stat(os.path.join(output, MANIFEST)).st_mtime_ns
    except FileNotFoundError:
        return None


def _read_stack(
    project: Project,
    output: str,
    entry: dict[str, Any],
    names: Mapping[str, str],
    told: Mapping[str, tuple[Finding, ...]],
    engine: program.Engine,
    reported: report.Report,
) -> Stack:
    name = entry["name"]
    if name in {".", ".."} or "/" in name:
        raise StackName(f'a stack cannot be called "{name}": its files lie in a folder of that name')
    path = os.path.join(output, entry["synthesizedStackPath"])
    text = read_bytes(path)
    synthesized = json.loads(text)
    construct = entry.get("constructPath", name)
    document = normalise(synthesized, stack=name, project=project.folder)
    digits: list[Finding] = []
    if engine == "cdktf" or "exact" in reported:
        from snowform.synth import digits as large

        if exact := reported.get("exact", {}).get(construct):
            all_digits = normalise(json.loads(exact), stack=name, project=project.folder)
            document = large.with_all_digits(document, all_digits, digits)
        elif engine == "cdktf" and large.may_hold_large_numbers(text):
            digits.extend(large.perhaps_lost(document))
    annotations = (*_annotations(entry.get("annotations", ()), reported), *told.get(construct, ()))
    constructs = construct_paths(synthesized)
    if any(mark in text for mark in LEFT_OF_TOKENS):
        from snowform.synth.checks.findings import locate
        from snowform.synth.checks.leftovers import leftovers

        sources = reported.get("source", {})
        annotations += tuple(locate(finding, constructs, sources) for finding in leftovers(document))
    if HALF_CHARACTER in text:
        from snowform.synth.checks.findings import locate
        from snowform.synth.checks.half_characters import half_characters

        sources = reported.get("source", {})
        annotations += tuple(locate(finding, constructs, sources) for finding in half_characters(document))
    stack = Stack(
        name=name,
        folder=os.path.dirname(path),
        document=document,
        constructs=constructs,
        annotations=annotations,
        dependencies=tuple(sorted(names[path] for path in entry.get("dependencies", ()))),
        project=project,
        path=construct,
        digits=tuple(digits),
    )
    stack.meta = reported.get("meta", {}).get(construct, {})
    return stack


def _annotations(entries: Sequence[dict[str, Any]], reported: report.Report) -> Iterator[Finding]:
    """What constructs announced (`Annotations.of(...)`), as the manifest has it.

    Of each the line that announced it; HashiCorp's engine does not report that, but which made the construct.
    """
    if not entries:
        return
    from snowform.synth.checks.findings import Finding

    for entry in entries:
        if entry["level"] == "@cdktf/info":
            continue
        construct, message = entry["constructPath"], entry["message"]
        line = reported.get("announced", {}).get(f"{construct}\n{entry['level']}\n{message}")
        line = line or reported.get("source", {}).get(construct)
        severity: Severity = "error" if entry["level"].endswith("error") else "warning"
        source = f"{line[0]}:{line[1]}" if line else ""
        yield Finding((), message, severity=severity, construct=construct, source=source)
