"""The documents by the kind of their fault, and the verdicts that are recorded of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.synth.checks.corpus import (
    aws_arguments,
    aws_dynamic_blocks,
    aws_values,
    check_blocks,
    conditions,
    cycles,
    meta_arguments,
    module_calls,
    module_cycles,
    named_values,
    names,
    outputs,
    providers,
    refactoring,
    terraform_block,
    variable_types,
    variables,
)
from tests.synth.checks.corpus.case import Case
from tests.synth.checks.corpus.differences import reason
from tests.synth.checks.corpus.written import documents, expressions

VERDICTS = Path(__file__).with_name("verdicts")
VALIDATORS = ("tofu", "terraform")

_CASES: Mapping[str, Sequence[Case]] = {
    "variables": variables.CASES,
    "types": variable_types.CASES,
    "outputs": outputs.CASES,
    "meta-arguments": (*documents("meta_arguments"), *meta_arguments.CASES, *conditions.CASES),
    "lists and comments": documents("forms"),
    "references": (*documents("references"), *named_values.CASES),
    "module calls": (*documents("module_calls"), *module_calls.CASES),
    "cycles": (*documents("cycles"), *cycles.CASES, *module_cycles.CASES),
    "functions": (
        *expressions("functions"),
        *expressions("functions_by_page"),
        *expressions("functions_neighbours"),
    ),
    "expressions": (*expressions("expressions"), *expressions("expressions_by_page")),
    "moves": refactoring.CASES,
    "checks": check_blocks.CASES,
    "terraform": terraform_block.CASES,
    "providers": providers.CASES,
    "names": names.CASES,
    "AWS arguments": aws_arguments.ARGUMENTS,
    "AWS blocks": aws_arguments.BLOCKS,
    "AWS dynamic blocks": aws_dynamic_blocks.DYNAMIC_BLOCKS,
    "AWS types": aws_values.TYPES,
    "AWS references": aws_values.REFERENCES,
    "AWS providers": aws_values.PROVIDERS,
}

KINDS: Mapping[str, Sequence[Case]] = {
    kind: tuple(replace(case, differs=case.differs or reason(kind, case.name)) for case in cases)
    for kind, cases in _CASES.items()
}

# What a validator says of each document: the heading of its first error, or "" where it accepts it.
Verdict = Mapping[str, str]


@cache
def verdicts_of(kind: str) -> dict[str, Verdict]:
    """The recorded verdicts of a kind, by the name of the case; each with the digest of its document."""
    file = VERDICTS / f"{kind}.json"
    found: dict[str, Verdict] = json.loads(file.read_text()) if file.exists() else {}
    return found


def verdict_of(kind: str, case: Case) -> Verdict:
    """The recorded verdict of a case. Raises LookupError where it is of another document, or missing."""
    verdict = verdicts_of(kind).get(case.name)
    if verdict is None or verdict["document"] != case.digest:
        raise LookupError(f"python -m tests.synth.checks.corpus record {kind}: {case.name} has no verdict")
    return verdict


def decisive(verdict: Verdict) -> bool:
    """Whether both validators say the same of a document."""
    return len({bool(verdict[validator]) for validator in VALIDATORS}) == 1
