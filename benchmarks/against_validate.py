"""Hold the check against `terraform validate`: which faults are found, which good documents refused.

    python -m benchmarks.against_validate FOLDER [--show KIND] [--repeat N] [--aws VERSION]

FOLDER holds a folder for each document, with its main.tf.json, and verdicts.json:
{NAME: {"kind": TEXT, "errors": [what validate says, ...], "plan": [what a plan says, ...]}}. A document that
has no errors is good; "plan" is asked of those that the check refuses all the same. Nothing is started.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.lints.rules import OF_DOCUMENTS
from snowform.synth.checks.check import check
from snowform.synth.checks.findings import Finding

# What validate finds too, by asking the provider.
OF_VALIDATE = frozenset({"", "provider-rule", "provider-version"})


def found_errors(folder: Path, aws: str) -> list[Finding] | str:
    """The errors of the document in a folder; a text where it is not read at all.

    `aws` is the version of the provider that those are about which do not say so.
    """
    try:
        document = json.loads((folder / "main.tf.json").read_text(), object_pairs_hook=_once)
    except ValueError as error:
        return str(error)
    required = {"aws": {"source": "hashicorp/aws", "version": aws}}
    if isinstance(document, dict):
        document.setdefault("terraform", {"required_providers": required})
    return [finding for finding in check(document, folder=folder) if finding.severity == "error"]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _why_refused(verdict: Mapping[str, Any], errors: list[Finding] | str) -> str:
    """Why the check refuses what validate takes."""
    if verdict.get("plan"):
        return "a plan refuses them too"
    rules = {finding.rule for finding in errors} if not isinstance(errors, str) else {""}
    if not rules & OF_VALIDATE and rules <= OF_DOCUMENTS.keys():
        return "by a rule of our own"
    return "wrongly"


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--show", metavar="KIND", help="print what is wrong with documents of this kind")
    options.add_argument("--repeat", type=int, default=1, help="check all of them this often, for the time")
    options.add_argument("--aws", metavar="VERSION", default="5.100.0", help="of the provider that was asked")
    chosen = options.parse_args()
    folder = chosen.folder.resolve()
    verdicts = json.loads((folder / "verdicts.json").read_text())
    refused: Counter[str] = Counter()
    found: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for name, verdict in sorted(verdicts.items()):
        os.chdir(folder / name)
        errors = found_errors(folder / name, chosen.aws)
        kind = verdict["kind"] if verdict["errors"] else "good"
        if verdict["errors"]:
            refused[kind] += 1
            found[kind] += bool(errors)
        elif errors:
            good[_why_refused(verdict, errors)] += 1
        else:
            good["taken"] += 1
        if chosen.show in (kind, "all") and bool(errors) != bool(verdict["errors"]):
            told = errors if isinstance(errors, str) else "; ".join(str(error) for error in errors)
            print(f"{name}: {told or ' | '.join(verdict['errors'])[:300]}")
    for kind in sorted(refused, key=lambda kind: (found[kind] / refused[kind], kind)):
        print(f"{kind:28} {found[kind]:5} of {refused[kind]:5} {found[kind] / refused[kind]:7.1%}")
    total, all_found = sum(refused.values()), sum(found.values())
    print(f"found {all_found} of {total} ({all_found / max(total, 1):.1%})")
    print(f"good ones: {good.total()}")
    for why in ("wrongly", "a plan refuses them too", "by a rule of our own"):
        print(f"  refused {why}: {good[why]} ({good[why] / max(good.total(), 1):.2%})")
    began = time.process_time()
    for _ in range(chosen.repeat - 1):
        for name in verdicts:
            found_errors(folder / name, chosen.aws)
    if chosen.repeat > 1:
        taken = (time.process_time() - began) / (chosen.repeat - 1) / len(verdicts)
        print(f"{taken * 1000:.2f} ms a document")


if __name__ == "__main__":
    main()
