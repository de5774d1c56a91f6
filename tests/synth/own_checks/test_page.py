"""What docs/own-checks.md shows: its program is refused with its words, and its other lines hold of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.engine.told import run
from tests.pages import ROOT, blocks

PAGE = ROOT / "docs" / "own-checks.md"
PROGRAM, SUPPRESSION, TEST = blocks(PAGE, "python")
(SAID,) = blocks(PAGE, "console")


def findings(folder: Path, program: str) -> tuple[int, list[dict[str, Any]]]:
    done = run(folder, program)
    (stack,) = json.loads(done.stdout)["stacks"]
    return done.returncode, stack["findings"]


def test_its_program_is_refused_with_its_words(tmp_path: Path) -> None:
    code, (found,) = findings(tmp_path, PROGRAM)
    assert code == 1
    for part in ("path", "message", "hint", "source", "construct", "rule"):
        assert found[part] in SAID
    assert (found["severity"], found["rule"]) == ("error", "acme/owners")


def test_its_suppression_and_its_test_hold(tmp_path: Path) -> None:
    suppressed = PROGRAM.replace("Instance(web", "machine = Instance(web").replace(
        "app.synth()", f"{SUPPRESSION}{TEST}app.synth()"
    )
    wrong = SUPPRESSION.replace("acme/owners", "acme/owner")
    code, (found,) = findings(tmp_path, suppressed.replace("app.synth()", f"{wrong}app.synth()"))
    assert code == 0
    assert found["rule"] == "unused-suppression"
    assert found["message"].endswith('"acme/owner" suppresses nothing: no check of that id was added')
    assert found["hint"] == 'did you mean "acme/owners"?'
