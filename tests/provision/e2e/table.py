"""The table of all that was tried on the provisioning program, and what happened: written by the tests.

With SNOWFORM_FAULTS=FILE each test adds its rows to that file; then
`python -m tests.provision.e2e.table FILE > docs/faults.md` makes a page of them.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

# The file of a test is its theme; the page has them in this order.
THEMES = {
    "test_kills": "Signals and kills in mid-apply",
    "test_faults_aws": "AWS does not answer, or answers with errors",
    "test_faults_hanging": "An answer never comes",
    "test_faults_disk": "The state folder is read-only or full",
    "test_faults_state": "The state is damaged, absent, foreign or elsewhere",
    "test_faults_s3": "The state in S3, and its lock",
    "test_faults_beside": "Two runs at once on one host",
    "test_faults_poison": "A poisoned working folder and environment",
    "test_faults_policy": "Programs in the configuration, and the wrong account",
    "test_faults_secrets": "Credentials and sensitive values",
}

_PAGE = """\
# What was tried on the guarded apply, and what happened

Each row was run for real: the program as a host runs it, OpenTofu, and where AWS is concerned its provider
against a local AWS behind a proxy that makes the faults. What exists was compared with the state each time.
The page is made by the tests (`make test-all`).
"""


def row(fault: str, when: str, happened: str) -> None:
    """Add a row: what went wrong, at which point, what came of it; only what is the same in each run."""
    file = os.environ.get("SNOWFORM_FAULTS")
    if not file:
        return
    test = Path(os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]).stem
    line = json.dumps({"theme": test, "fault": fault, "when": when, "happened": happened}) + "\n"
    # One write to a file that is appended to: several workers do so at the same time.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(descriptor, line.encode())
    finally:
        os.close(descriptor)


def page(lines: Iterable[str]) -> str:
    """The page, in Markdown, of rows in any order; one that was added twice is in it once."""
    rows = {tuple(json.loads(line)[key] for key in ("theme", "fault", "when", "happened")) for line in lines}
    themes = [*THEMES, *sorted({row[0] for row in rows} - set(THEMES))]
    return "\n".join(
        [_PAGE, *(_section(theme, rows) for theme in themes if any(row[0] == theme for row in rows))]
    )


def _section(theme: str, rows: Iterable[Sequence[str]]) -> str:
    own = sorted(
        (row[1:] for row in rows if row[0] == theme), key=lambda row: [_natural(cell) for cell in row]
    )
    cells = (" | ".join(cell.replace("|", "\\|") for cell in row) for row in own)
    head = f"## {THEMES.get(theme, theme)}\n\n| Fault | When | What happened |\n| --- | --- | --- |\n"
    return head + "".join(f"| {line} |\n" for line in cells)


def _natural(text: str) -> list[tuple[int, str]]:
    """A sort key by which event 9 comes before event 10."""
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", text)]


if __name__ == "__main__":
    sys.stdout.write(page(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
