"""The body of cases: harmful changes that the policy refuses, and ordinary ones that it lets through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.plan.judge import SETTINGS, judge
from snowform.provision.plan.policy import Policy
from snowform.schema import catalogue
from tests.policy_rules import render
from tests.provision.plan.corpus import (
    creations,
    documents,
    drawn,
    drawn_again,
    drawn_eighth,
    drawn_eighth_rest,
    drawn_fifth,
    drawn_fifth_rest,
    drawn_fourth,
    drawn_last,
    drawn_ninth,
    drawn_ninth_rest,
    drawn_seventh,
    drawn_seventh_more,
    drawn_seventh_rest,
    drawn_sixth,
    drawn_sixth_rest,
    everyday,
    growth,
    members,
    ordinary,
    ordinary_eighth,
    ordinary_fifth,
    ordinary_ninth,
    ordinary_seventh,
    ordinary_sixth,
    protections,
    retentions,
    switches,
)
from tests.provision.plan.corpus.case import Case
from tests.provision.plan.makers import plan

SCHEMA = catalogue.named("aws")
MODULES = (
    *(retentions, protections, switches, members, documents, creations),
    *(drawn, drawn_again, drawn_last, drawn_fourth),
    *(drawn_fifth, drawn_fifth_rest, drawn_sixth, drawn_sixth_rest),
    *(drawn_seventh, drawn_seventh_more, drawn_seventh_rest, drawn_eighth, drawn_eighth_rest),
    *(drawn_ninth, drawn_ninth_rest),
)
HARMFUL = [case for module in MODULES for case in module.CASES]
UPDATES = [case for case in HARMFUL if case.before is not None]
CREATIONS = [case for case in HARMFUL if case.before is None]
ORDINARY = [
    *growth.CASES,
    *ordinary.CASES,
    *everyday.CASES,
    *ordinary_fifth.CASES,
    *ordinary_sixth.CASES,
    *ordinary_seventh.CASES,
    *ordinary_eighth.CASES,
    *ordinary_ninth.CASES,
]


def named(cases: list[Any]) -> list[Any]:
    return [pytest.param(case, id=f"{position}-{case}") for position, case in enumerate(cases)]


def refused(case: Case) -> dict[str, str]:
    """What of the case the careful policy refuses, with the setting that it names."""
    return {refusal.what: refusal.setting for refusal in judge(plan(case.entry), Policy()).refusals}


@pytest.mark.promise("updates")
@pytest.mark.parametrize("case", named(UPDATES))
def test_a_harmful_update_is_refused_by_its_severity(case: Case) -> None:
    assert case.severity is not None
    found = refused(case)
    assert found.get(case.severity.value) == SETTINGS[case.severity]
    assert judge(plan(case.entry), Policy.parse(dict.fromkeys(found.values(), True), "")).allowed


@pytest.mark.promise("creations")
@pytest.mark.parametrize("case", named(CREATIONS))
def test_a_creation_that_takes_over_what_exists_is_refused(case: Case) -> None:
    assert case.severity is not None
    assert refused(case).get(case.severity.value) == SETTINGS[case.severity]


@pytest.mark.promise("growth")
@pytest.mark.parametrize("case", named(ORDINARY))
def test_an_ordinary_change_is_let_through(case: Case) -> None:
    assert refused(case) == {}


def test_every_case_is_one_of_the_provider() -> None:
    for case in [*HARMFUL, *ORDINARY]:
        if case.type_.startswith("aws_"):
            block = SCHEMA.resource(case.type_)
            assert block is not None
            assert {*(case.before or {}), *case.after, *case.unknown} <= {*block.names, "id", "arn"}, case
            assert case.source.startswith("https://")


def test_the_page_of_the_rules_is_made_of_the_tables() -> None:
    written = (Path(__file__).parents[3] / "docs" / "policy-rules.md").read_text(encoding="utf-8")
    assert written == render(), "make it anew: python -m tests.policy_rules > docs/policy-rules.md"
