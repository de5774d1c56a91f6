"""Plans that change nothing have the values of the stack's variables, and errors that are answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.run.read_only_plans import Planner, Prober
from snowform.provision.tofu.diagnostics import Diagnostic, TofuFailed

OPTIONS = ["-var-file=/run/values.tfvars"]


@dataclass
class Tofu:
    """A tofu that says these events."""

    events: list[dict[str, Any]] = field(default_factory=list)
    given: list[Sequence[str]] = field(default_factory=list)

    def plan(self, _: Path, *, lock: bool, targets: Sequence[str], options: Sequence[str]) -> None:
        assert not lock
        self.given.append([*targets, *options])

    def failed(self, command: str, diagnostics: tuple[Diagnostic, ...], output: str, code: int) -> TofuFailed:
        return TofuFailed(command, diagnostics, output, code)

    def probe(self, targets: Sequence[str], _: Path, options: Sequence[str]) -> str:
        self.given.append([*targets, *options])
        return "".join(f"{json.dumps(event)}\n" for event in self.events)


def error(summary: str) -> dict[str, Any]:
    return {"type": "diagnostic", "diagnostic": {"severity": "error", "summary": summary, "detail": ""}}


READ = {"type": "apply_complete", "hook": {"resource": {"addr": "data.aws_vpcs.a"}}}


def test_such_a_plan_has_the_values_of_variables(tmp_path: Path) -> None:
    tofu: Any = Tofu()
    Planner(tofu, OPTIONS).plan(tmp_path / "p", lock=False, targets=["a.b"])
    Prober(tofu, tmp_path / "p", OPTIONS).probe(["a.b"])
    assert tofu.given == [["a.b", *OPTIONS]] * 2


def test_errors_beside_answers_are_answers(tmp_path: Path) -> None:
    tofu: Any = Tofu([READ, error("dial tcp: i/o timeout")])
    assert len(Prober(tofu, tmp_path / "p", ()).probe(["a.b"])) == 2
    tofu.events = [error("no valid credential sources found")]
    assert len(Prober(tofu, tmp_path / "p", ()).probe(["a.b"])) == 1


def test_where_nothing_answers_for_a_while_the_run_is_tried_again(tmp_path: Path) -> None:
    tofu: Any = Tofu([error("dial tcp 192.0.2.1:443: i/o timeout")])
    with pytest.raises(TofuFailed, match="i/o timeout"):
        Prober(tofu, tmp_path / "p", ()).probe(["a.b"])


def test_there_is_nothing_to_see_where_no_plan_was_written(tmp_path: Path) -> None:
    tofu: Any = Tofu()
    assert Prober(tofu, tmp_path / "p", ()).seen() == {}
