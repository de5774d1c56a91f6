"""What the real validators say of a small document, and what our check does."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from snowform.synth.checks.check import check
from tests.synth.checks.corpus.case import Case

# Where a provider is not installed, a document has passed all that is decided without asking one.
NOT_OF_THE_LANGUAGE = frozenset({"Missing required provider", "Inconsistent dependency lock file"})


def verdict(program: Path, case: Case) -> str:
    """The heading of the first error that `tofu validate` or `terraform validate` has, or ""."""
    with tempfile.TemporaryDirectory(prefix="snowform-") as scratch:
        folder = Path(scratch)
        _write(case, folder)
        if case.modules:
            # Has it read the modules; what it says of them, validate says again.
            _run(program, folder, "init", "-backend=false", "-input=false")
        answer = json.loads(_run(program, folder, "validate", "-json"))
    # Behind a colon stand the elements of a cycle, in any order.
    errors = [d["summary"].partition(": ")[0] for d in answer["diagnostics"] if d["severity"] == "error"]
    return next((error for error in errors if error not in NOT_OF_THE_LANGUAGE), "")


def found(case: Case) -> list[str]:
    """The errors that our check finds in a document."""
    with tempfile.TemporaryDirectory(prefix="snowform-") as scratch:
        _write(case, Path(scratch))
        findings = check(case.document, folder=scratch)
    return [str(finding) for finding in findings if finding.severity == "error"]


def _write(case: Case, folder: Path) -> None:
    for name, text in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def _run(program: Path, folder: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TF_")} | {
        "CHECKPOINT_DISABLE": "1"
    }
    command = [program, *arguments]
    # Both end with an error where they refuse what they were asked about.
    return subprocess.run(
        command, check=False, cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    ).stdout
