"""What `snowform synth` does: the program's stacks as config.tf.json, checked. Knows nothing of click."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from snowform.cli.console import BOLD, PROGRAM, WrongUsage, insist, put, say_warning, show_findings, style
from snowform.cli.options import PROJECT, Option
from snowform.cli.running import synthesized
from snowform.files import is_writable
from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import blocks
from snowform.synth.project import Project, find_project
from snowform.synth.synthesis import Stack, Synthesis, synthesize
from snowform.synth.writing import leftovers, relative, write_cdktf_folder, write_settings_schema, write_stack

if TYPE_CHECKING:
    from snowform.synth.checks.findings import Finding
    from snowform.synth.normalise import Document
    from snowform.synth.program import Engine

OPTIONS = (
    *PROJECT,
    Option(
        "output",
        "-o",
        "--output",
        default="out",
        show_default=True,
        metavar="DIR",
        help="Where DIR/<stack>/config.tf.json goes; - prints one stack to standard output.",
    ),
    Option(
        "no_check",
        "--no-check",
        default=False,
        help="Write without checking against the providers' schemas.",
    ),
    Option("as_json", "--json", default=False, help="Report as JSON on standard output."),
    Option(
        "compare",
        "--compare",
        default=False,
        help="Run both engines, report any difference, and write nothing.",
    ),
)


def run(
    stacks: tuple[str, ...],
    *,
    directory: str,
    app: str | None,
    engine: Engine | None,
    context: tuple[str, ...],
    output: str,
    no_check: bool,
    as_json: bool,
    compare: bool,
) -> int:
    """Synthesize, check, write and report; the exit code. The arguments are OPTIONS.

    Raises WrongUsage where they do not go together.
    """
    project = find_project(directory, app=app, context=context)
    if output == "-" and as_json:
        raise WrongUsage("--json and -o - both want standard output", command="synth")
    if compare:
        return _compare(project, as_json)
    with synthesized(project, engine=engine) as synthesis:
        chosen = synthesis.select(stacks)
        if output == "-" and len(chosen) != 1:
            names = ", ".join(stack.name for stack in chosen) or "none"
            raise WrongUsage(f"-o - prints one stack; name one of: {names}", command="synth")
        findings = {stack.name: _findings(stack, synthesis, no_check) for stack in chosen}
        refused = any(finding.severity == "error" for found in findings.values() for finding in found)
        folder = None if output == "-" else _folder(project, output)
        if not refused:
            _write(synthesis, chosen, folder)
        if as_json:
            _print_json(synthesis, chosen, findings, folder, refused)
        else:
            show_findings(PROGRAM, synthesis.warnings)
            _print(chosen, findings, folder, refused)
        if folder is not None and not refused:
            for warning in leftovers(synthesis, folder, chosen):
                say_warning(warning)
    return 1 if refused else 0


def _compare(project: Project, as_json: bool) -> int:
    from snowform.synth.compare import differences

    with (
        synthesize(project, engine="native", apart=True, show=insist) as ours,
        synthesize(project, engine="cdktf", apart=True, show=_ignore) as theirs,
    ):
        found = list(differences(ours.folder, theirs.folder))
        names = [stack.name for stack in ours.stacks]
    if as_json:
        put(json.dumps({"ok": not found, "stacks": names, "differences": found}, indent=2))
    else:
        for line in found:
            put(line)
        if not found:
            put(f"both engines give the same bytes: {', '.join(names)}")
    return int(bool(found))


def _ignore(_line: str) -> None:
    """The program's prints were shown in the first run."""


def _findings(stack: Stack, synthesis: Synthesis, no_check: bool) -> list[Finding]:
    return list(stack.annotations) if no_check else stack.check(synthesis.report)


def _folder(project: Project, output: str) -> str:
    # The default lies in the project wherever the command is run; a folder that is named lies where it says.
    if output == "out":
        return os.path.join(project.folder, output)
    from pathlib import Path

    return str(Path(output).absolute())


def _write(synthesis: Synthesis, chosen: Sequence[Stack], folder: str | None) -> None:
    if folder is None:
        put(chosen[0].text, end="")
        return
    root = synthesis.project.folder
    inside = os.path.join(folder, "").startswith(os.path.join(root, ""))
    # Of a project that cannot be written to, what is written elsewhere is all that can be wanted.
    if inside or is_writable(synthesis.project.output_folder):
        write_cdktf_folder(synthesis)
    for stack in chosen:
        # What reads vendored modules is loaded only where there are some.
        if os.path.isfile(os.path.join(root, "vendor", stack.name, "vendor.json")):
            from pathlib import Path

            from snowform.synth.vendored import write

            write(stack, Path(folder, stack.name), Path(root))
        else:
            write_stack(stack, os.path.join(folder, stack.name))
    if inside or is_writable(root):
        write_settings_schema(synthesis)


def _print(
    chosen: Sequence[Stack], findings: dict[str, list[Finding]], folder: str | None, refused: bool
) -> None:
    for stack in chosen:
        show_findings(stack.name, findings[stack.name])
    errors = sum(finding.severity == "error" for found in findings.values() for finding in found)
    if refused:
        insist(f"{errors} error{'s' if errors != 1 else ''}; nothing was written")
    elif folder is not None:
        for stack in chosen:
            shown = relative(os.path.join(folder, stack.name, "config.tf.json"))
            put(f"{style(shown, BOLD)}  {summary(stack.document)}")


def counts(document: Document) -> dict[str, int]:
    """How many resources, data sources, modules and outputs a configuration has, by these words."""
    sections = {"resources": ("resource", 2), "data sources": ("data", 2), "modules": ("module", 1)}
    sections["outputs"] = ("output", 1)
    # Sections may be written as lists, too.
    return {what: len(list(blocks(document.get(name), n))) for what, (name, n) in sections.items()}


def summary(document: Document) -> str:
    """The same for people: "12 resources, 1 data source, 3 outputs"."""
    parts = [f"{n} {what}" for what, n in counts(document).items() if n]
    return ", ".join(part.removesuffix("s") if part.startswith("1 ") else part for part in parts) or "empty"


def _print_json(
    synthesis: Synthesis,
    chosen: Sequence[Stack],
    findings: dict[str, list[Finding]],
    folder: str | None,
    refused: bool,
) -> None:
    entries: list[dict[str, Any]] = [
        {
            "name": stack.name,
            "path": None if refused or folder is None else os.path.join(folder, stack.name, "config.tf.json"),
            "findings": [finding.as_json() for finding in findings[stack.name]],
            "meta": stack.meta,
        }
        for stack in chosen
    ]
    told = [finding.as_json() for finding in synthesis.warnings]
    put(json.dumps({"ok": not refused, "findings": told, "stacks": entries}, indent=2))
