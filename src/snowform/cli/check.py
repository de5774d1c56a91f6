"""`snowform check`: the check of every synthesis, then slower external validators."""

from __future__ import annotations

import json
from pathlib import Path

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, PROGRAM, clock, put, show_findings, style
from snowform.cli.running import synthesized
from snowform.cli.stacks import stacks_argument
from snowform.files import is_writable, user_cache
from snowform.synth.checks.findings import Finding
from snowform.synth.open_ports import open_ports
from snowform.synth.program import Engine
from snowform.synth.project import Project
from snowform.synth.synthesis import Stack, Synthesis


@click.command()
@stacks_argument
@project_options
@click.option("--no-tofu", is_flag=True, help="Leave out `tofu validate`, which needs the providers.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(
    stacks: tuple[str, ...], project: Project, engine: Engine | None, no_tofu: bool, as_json: bool
) -> int:
    """Check STACKs (all, if none is named) as thoroughly as possible without touching a state.

    After the check that `snowform synth` makes, the configuration is validated against the JSON Schema of
    Terraform's JSON syntax, the settings in cdktf.json against theirs, and each stack by `tofu validate`.
    Ports that a stack opens to the whole world are listed; they are no findings. Nothing is written.

    Exit codes: 0 success, 1 an error was found, 2 wrong usage.
    """
    with synthesized(project, engine=engine) as synthesis:
        chosen = synthesis.select(stacks)
        findings = {"cdktf.json": _settings_findings(synthesis), PROGRAM: list(synthesis.warnings)}
        for stack in chosen:
            findings[stack.name] = _stack_findings(stack, synthesis, use_tofu=not no_tofu)
        ports = {stack.name: open_ports(stack.document) for stack in chosen}
    wrong = any(finding.severity == "error" for found in findings.values() for finding in found)
    if as_json:
        report = {name: [finding.as_json() for finding in found] for name, found in findings.items()}
        listed = {name: [opened.as_json() for opened in found] for name, found in ports.items()}
        put(json.dumps({"ok": not wrong, "findings": report, "open_ports": listed}, indent=2))
        return int(wrong)
    for name, found in findings.items():
        show_findings(name, found)
    for stack in chosen:
        if not any(finding.severity == "error" for finding in findings[stack.name]):
            put(f"{style(stack.name, BOLD)}  valid")
        for opened in ports[stack.name]:
            put(f"  {opened}")
    return int(wrong)


def _settings_findings(synthesis: Synthesis) -> list[Finding]:
    from snowform.synth.checks.external_validators import check_settings

    return list(check_settings(synthesis.project.context, synthesis.settings))


def _stack_findings(stack: Stack, synthesis: Synthesis, *, use_tofu: bool) -> list[Finding]:
    from snowform.synth.checks.external_validators import check_by_tofu, check_syntax

    findings = [*stack.check(synthesis.report), *check_syntax(stack.document)]
    if use_tofu:
        # The provider itself looks at what our schemas do not know.
        findings = [finding for finding in findings if finding.rule != "unchecked-provider"]
        with clock(f"{stack.name}: tofu init, tofu validate"):
            said = check_by_tofu(stack, _cache(synthesis))
        # The provider's rules are known here, too: what is wrong at a place is told once.
        told = {finding.path for finding in findings if finding.severity == "error"}
        findings += [finding for finding in said if finding.path not in told or not finding.path]
    return findings


def _cache(synthesis: Synthesis) -> Path:
    """Where OpenTofu's mirror of providers is kept: in the project, where that can be written to."""
    own, user = synthesis.project.root / ".cache", user_cache("tofu")
    if is_writable(own):
        return own / "tofu"
    return user if user is not None and is_writable(user) else synthesis.folder.parent / "tofu"
