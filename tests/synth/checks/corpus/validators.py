"""What the real validators say of a small document, and what our check does."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from scripts.tools import CACHE
from snowform.synth.checks.check import check
from tests.provider.mirror import mirror_of_few_types
from tests.synth.checks.corpus.case import Case

# Where a provider is not installed, a document has passed all that is decided without asking one.
NOT_OF_THE_LANGUAGE = frozenset({"Missing required provider", "Inconsistent dependency lock file"})

# Where the AWS provider's shortened schemas are kept, for all tests.
AWS = CACHE / "few-types"
# Names a provider that runs already: https://opentofu.org/docs/internals/debugging/#debugging-providers
ATTACHED = "TF_REATTACH_PROVIDERS"
SETTINGS = "settings.tfrc"


def verdict(program: Path, case: Case) -> str:
    """The heading of the first error that `tofu validate` or `terraform validate` has, or ""."""
    with tempfile.TemporaryDirectory(prefix="snowform-") as scratch:
        folder = Path(scratch)
        _write(case, folder)
        if case.modules:
            # Has it read the modules; what it says of them, validate says again.
            _run(program, folder, "init", "-backend=false", "-input=false")
        if case.wants_aws:
            _use_unpacked_provider(folder)
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


def _use_unpacked_provider(folder: Path) -> None:
    """Have OpenTofu take the AWS provider of this machine, which tells of few types, without an init.

    A provider that runs already answers in a tenth of the time that the start of one takes.

    https://opentofu.org/docs/cli/config/config-file/#development-overrides-for-provider-developers
    """
    if ATTACHED in os.environ:
        return
    mirror = mirror_of_few_types(AWS)
    if mirror is None:
        raise LookupError("no AWS provider lies unpacked")
    (binary,) = mirror.glob("**/terraform-provider-aws*")
    overrides = f'dev_overrides {{\n    "hashicorp/aws" = "{binary.parent}"\n  }}\n  direct {{}}'
    (folder / SETTINGS).write_text(f"provider_installation {{\n  {overrides}\n}}\n")


def _run(program: Path, folder: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k == ATTACHED or not k.startswith("TF_")}
    environment["CHECKPOINT_DISABLE"] = "1"
    if (folder / SETTINGS).exists():
        environment["TF_CLI_CONFIG_FILE"] = str(folder / SETTINGS)
    command = [program, *arguments]
    # Both end with an error where they refuse what they were asked about.
    return subprocess.run(
        command, check=False, cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    ).stdout
