"""`snowform doctor`: what commands would use of this machine, and what is missing for which of them."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import click

from snowform.cli.console import BOLD, GREEN, RED, YELLOW, clock, put, style
from snowform.doctor import ALL, Finding, Status, examine, system

_COLOURS = {Status.OK: GREEN, Status.MISSING: YELLOW, Status.BROKEN: RED}
_INDENT = " " * 9


@click.command()
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help="Look for cdktf.json in DIR or above, instead of here.",
)
@click.option("--online", is_flag=True, help="Ask AWS (STS) which account and role the credentials are of.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(directory: Path, online: bool, as_json: bool) -> int:
    """Show which engine, OpenTofu, providers, Nix and Node the commands would use, and what is missing.

    For each: the version, where it lies, what led there; of what is missing, which commands need it and how
    to get it. Of credentials only the kind is told, never a secret. Without --online nobody is asked. With it
    the AWS provider is: without a copy on this machine, OpenTofu downloads it first.

    Exit codes: 0 where all is there that the project's own commands need, else 1; 2 wrong usage.
    """
    here = system()
    found: list[Finding] = []
    with clock("asking AWS whose credentials these are") if online else nullcontext():
        for finding in examine(directory, online=online):
            found.append(finding)
            if not as_json:
                _show(finding, here)
    failed = any(finding.fails for finding in found)
    if as_json:
        report = {"ok": not failed, "system": here, "findings": [finding.as_json() for finding in found]}
        put(json.dumps(report, indent=2, ensure_ascii=False))
    return int(failed)


def _show(finding: Finding, here: str) -> None:
    status = style(f"{finding.status.value:<7}", _COLOURS[finding.status])
    what = style(f"{finding.what:<11}", BOLD)
    place = ", ".join(filter(None, (finding.where, finding.by)))
    put(f"{status}  {what}  {'; '.join(filter(None, (finding.version, place, finding.problem)))}")
    if finding.status is Status.OK:
        return
    if finding.needed_for:
        put(f"{_INDENT}needed for: {', '.join(finding.needed_for)}")
    if remedy := finding.remedy.get(here) or finding.remedy.get(ALL):
        put(f"{_INDENT}to get it: {remedy}" if finding.needed_for else f"{_INDENT}{remedy}")
