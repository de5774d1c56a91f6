"""`python -m tests.synth.checks.corpus record KIND…` and `… table`; see the package."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import tools
from tests.synth.checks.corpus.case import Case
from tests.synth.checks.corpus.kinds import KINDS, VERDICTS, Verdict, verdicts_of
from tests.synth.checks.corpus.page import page
from tests.synth.checks.corpus.validators import found, verdict


def record(kind: str) -> None:
    """Ask the real validators about the documents of a kind that have no verdict yet, and write it down."""
    tofu, terraform = tools.find("tofu"), tools.on_path("terraform")
    if tofu is None or terraform is None:
        sys.exit("both tofu and terraform are needed")
    known = verdicts_of(kind)
    with ThreadPoolExecutor(2) as pool:
        asked = pool.map(lambda case: _asked(case, known.get(case.name), tofu, terraform), KINDS[kind])
        verdicts = {case.name: verdict for case, verdict in zip(KINDS[kind], asked, strict=True)}
    VERDICTS.mkdir(exist_ok=True)
    (VERDICTS / f"{kind}.json").write_text(json.dumps(verdicts, indent=2, ensure_ascii=False) + "\n")
    for case in KINDS[kind]:
        _compare(case, verdicts[case.name])


def _asked(case: Case, known: Verdict | None, tofu: Path, terraform: Path) -> Verdict:
    if known and known["document"] == case.digest:
        return known
    return {
        "document": case.digest,
        "tofu": verdict(tofu, case),
        "terraform": verdict(terraform, case),
    }


def _compare(case: Case, verdict: Verdict) -> None:
    """Say where the validators or our check do not say of a document what its name says."""
    ours = found(case)
    both = verdict["tofu"], verdict["terraform"]
    if bool(both[0]) != bool(both[1]) or bool(both[0]) == case.name.endswith("right"):
        sys.stderr.write(f"  {case.name}: tofu {both[0]!r}, terraform {both[1]!r}\n")
    if bool(ours) != (bool(both[0]) != bool(case.differs)):
        sys.stderr.write(f"! {case.name}: tofu {both[0]!r}, ours {ours}\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["record", *names]:
            for name in names or KINDS:
                record(name)
        case ["table"]:
            sys.stdout.write(page())
        case _:
            sys.exit(__doc__)
