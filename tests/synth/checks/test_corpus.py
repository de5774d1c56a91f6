"""The check agrees with both real validators on a body of small documents, by kind of fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.tofu import find_providers
from tests.synth.checks.corpus.kinds import KINDS, VERDICTS, verdict_of, verdicts_of
from tests.synth.checks.corpus.page import page
from tests.synth.checks.corpus.validators import found, verdict
from tests.tools import do_without, need

# One in so many documents is held against the installed tools again; AWS' provider takes seconds for each.
SAMPLE = 12
SAMPLE_OF_AWS = 60


@pytest.mark.parametrize("kind", KINDS)
def test_the_check_says_what_opentofu_says(kind: str) -> None:
    said = {case.name: (verdict_of(kind, case)["tofu"], found(case), case.differs) for case in KINDS[kind]}
    assert {
        name: (refused, errors)
        for name, (refused, errors, differs) in said.items()
        if bool(errors) != (bool(refused) != bool(differs))
    } == {}


@pytest.mark.parametrize("kind", KINDS)
def test_each_document_has_a_name_of_its_own_and_a_verdict(kind: str) -> None:
    names = [case.name for case in KINDS[kind]]
    assert len(set(names)) == len(names)
    assert list(verdicts_of(kind)) == names


def test_no_verdict_is_left_of_a_kind_that_is_gone() -> None:
    assert {file.stem for file in VERDICTS.iterdir()} == set(KINDS)


def test_the_page_is_up_to_date() -> None:
    assert page() == Path("docs/checked.md").read_text()


@pytest.mark.thorough
@pytest.mark.parametrize("validator", ["tofu", "terraform"])
def test_a_sample_of_the_recorded_verdicts_is_that_of_the_installed_tool(validator: str) -> None:
    program = need("tofu") if validator == "tofu" else _terraform()
    every = [(kind, case) for kind, cases in KINDS.items() for case in cases]
    cases = [(kind, case) for kind, case in every if not case.wants_aws][::SAMPLE]
    if any(provider.source == "hashicorp/aws" for provider in find_providers()):
        cases += [(kind, case) for kind, case in every if case.wants_aws][::SAMPLE_OF_AWS]
    for kind, case in cases:
        assert verdict(program, case) == verdict_of(kind, case)[validator], (kind, case.name)


def _terraform() -> Path:
    from scripts import tools

    return tools.on_path("terraform") or do_without("terraform")
