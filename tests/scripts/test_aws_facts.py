"""Facts of AWS are short in the file, and whole when they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.aws_facts import by_verbs, families, gone_runtimes, written
from snowform.schema.facts import Facts


def test_actions_come_back_as_they_were(tmp_path: Path) -> None:
    actions = {
        "GetObject",
        "PutObject",
        "GetObjectAcl",
        "Scan",
        "ListTagsForResource",
        "getbasicinfo",
        "DeleteV2",
    }
    file = tmp_path / "aws.facts"
    file.write_text(written({"iam/x": by_verbs(actions), "iam": {"by": "it", "names": ["x"]}}))
    assert Facts(str(file)).actions("x") == actions


def test_machines_come_back_as_they_were(tmp_path: Path) -> None:
    types = {"db.t3.micro", "db.t3.small", "db.serverless", "m5.large"}
    file = tmp_path / "aws.facts"
    file.write_text(written({"machines": {"by": "it", "families": families(types)}}))
    assert Facts(str(file)).names("machines").known == types


def test_only_a_runtime_whose_day_has_come_is_gone() -> None:
    lives: dict[str, dict[str, Any]] = {
        "old": {"create-block": "2020-01-01", "successor": "new"},
        "last": {"create-block": "2020-01-01", "successor": None},
        "today": {"create-block": "2026-10-20", "successor": "new"},
        "soon": {"create-block": "2027-01-01", "successor": "new"},
        "new": {"create-block": None, "successor": None},
    }
    assert gone_runtimes(lives, "2026-10-20") == {
        "old": ["2020-01-01", "new"],
        "last": ["2020-01-01", ""],
        "today": ["2026-10-20", "new"],
    }
