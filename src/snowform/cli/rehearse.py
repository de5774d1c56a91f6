"""`snowform rehearse`: the whole life of a stack, with no account."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from snowform.cli.commands import project_options
from snowform.cli.console import (
    BOLD,
    GREEN,
    PROGRAM,
    RED,
    YELLOW,
    clock,
    put,
    say,
    say_warning,
    show_findings,
    style,
)
from snowform.cli.running import synthesized
from snowform.cli.stacks import stacks_argument
from snowform.cli.variables import variable_options
from snowform.errors import SnowformError
from snowform.local import LocalAws
from snowform.provision.inputs.secrets import read_secret
from snowform.rehearsal import Outcome, Report, Step, rehearse
from snowform.synth.program import Engine
from snowform.synth.project import Project
from snowform.synth.synthesis import Stack
from snowform.synth.vendored import write

_COLOURS = {Outcome.OK: GREEN, Outcome.GAP: YELLOW, Outcome.FAILED: RED, Outcome.SKIPPED: YELLOW}
_WIDTH = 13


@click.command()
@stacks_argument
@project_options
@variable_options
@click.option(
    "--image", "images", multiple=True, metavar="NAME", help="One more machine image; see `snowform local`."
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Keep states, reports and messages in DIR, which is made.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(
    stacks: tuple[str, ...],
    project: Project,
    engine: Engine | None,
    assignments: tuple[tuple[str, str], ...],
    variables: tuple[Path, ...],
    secrets: tuple[tuple[str, Path], ...],
    images: tuple[str, ...],
    keep: Path | None,
    as_json: bool,
) -> int:
    """Rehearse the life of STACKs (all, if none is named) against a local AWS. No account is asked.

    Each is synthesized and checked, applied, planned again, changed from outside, put right and destroyed.
    The second plan is to be empty, the change to be found, and nothing to be left in the end. What the local
    AWS lacks is told apart from what is the stack's own. Backends, credentials and `prevent_destroy` are left
    out; nothing of .snowform is read or written.

    Exit codes: 0 all went well, or failed by a gap of the local AWS, 1 a stack failed, 2 wrong usage.
    """
    reports = []
    with (
        synthesized(project, engine=engine) as synthesis,
        _folder(keep) as folder,
        tempfile.TemporaryDirectory(prefix="snowform-secrets-") as hidden,
    ):
        options = [
            *(f"--var={name}={value}" for name, value in assignments),
            *(f"--var-file={file}" for file in variables),
            *(f"--secret={name}={_copied(file, Path(hidden))}" for name, file in secrets),
        ]
        show_findings(PROGRAM, synthesis.warnings)
        for stack in synthesis.select(stacks):
            findings = stack.check(synthesis.report)
            show_findings(stack.name, findings)
            if any(finding.severity == "error" for finding in findings):
                reports.append(Report(stack.name, [Step("check", Outcome.FAILED, 0, "it found errors")]))
                continue
            reports.append(_rehearse(stack, folder / stack.name, project, options, images, quiet=as_json))
    if as_json:
        put(json.dumps([report.as_json() for report in reports], indent=2))
    return int(not all(report.ok for report in reports))


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="snowform-rehearsal-") as name:
            yield Path(name)
        return
    try:
        kept.mkdir(mode=0o700)
    except OSError as error:
        raise SnowformError(
            f"cannot be made: {error.strerror}",
            where=str(kept),
            hint="--keep names a folder that is not there yet",
        ) from error
    yield kept.absolute()


def _copied(file: Path, folder: Path) -> Path:
    """What a secret's file holds, in another one: a pipe is read once, and a rehearsal is several runs."""
    copy = folder / f"secret-{sum(1 for _ in folder.iterdir())}"
    copy.touch(mode=0o600)
    copy.write_text(read_secret(file), encoding="utf-8")
    return copy


def _rehearse(
    stack: Stack, folder: Path, project: Project, options: list[str], images: tuple[str, ...], *, quiet: bool
) -> Report:
    if stack.reads:
        raise SnowformError(
            f"it reads the outputs of {', '.join(sorted(set(stack.reads.values())))}",
            where=stack.name,
            hint="a rehearsal is of one stack; rehearse those",
        )
    folder.mkdir(mode=0o700)
    write(stack, folder / "configuration", project.root)
    say(f"{stack.name}: rehearsing against a local AWS; the provider's own waits are as long as ever ...")
    with LocalAws(images) as aws:
        for sentence in aws.unmended:
            say_warning(f"a gap of the local AWS is not mended: {sentence}")
        tell = (lambda _: None) if quiet else _tell
        report = rehearse(stack.name, folder, aws, options=options, tell=tell, waits=clock)
    if not quiet:
        how, colour = ("as it should", GREEN) if report.ok else ("not as it should", RED)
        name = style(stack.name, BOLD)
        put(f"{name}  went {style(how, colour)}, in {report.seconds:.0f} s")
    return report


def _tell(step: Step) -> None:
    first, *rest = step.detail.splitlines() or [""]
    word = "" if step.outcome is Outcome.OK else f"{step.outcome.value}: "
    shown = style(word, _COLOURS[step.outcome]) if word else ""
    put(f"  {step.name:{_WIDTH}}{step.seconds:6.1f} s  {shown}{first}")
    for line in rest:
        put(f"  {'':{_WIDTH}}{'':10}{line}")
