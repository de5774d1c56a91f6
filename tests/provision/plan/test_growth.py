"""What it takes to read, judge and tell a plan grows with its changes: calls are counted, not time."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from benchmarks.plan_documents import PLANS, exceptions
from snowform.provision.console import sensitive
from snowform.provision.console.console import Console
from snowform.provision.plan import changes, deleted_outside, details
from snowform.provision.plan.changes import Plan, read_plan
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from snowform.provision.report import rows, stored, summary
from tests.provision.counting import calls, grows_evenly


def tell(plan: Plan, policy: Policy, console: Console) -> None:
    """All that a run does with a plan, but for applying it."""
    console.hidden.add_all(plan.secrets)
    verdict = judge(plan, policy, machine="i-0123456789abcdef0")
    deleted_outside.refuse(plan.document, policy)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    report = stored.plan_report(plan, verdict, stack="web", operation="apply", digest="0", now=now)
    console.say(stored.text(report))
    console.say(summary.drift(plan, console))
    console.say(summary.summary(plan, console))
    console.say(summary.refusals(verdict, console))


@pytest.mark.parametrize("kind", PLANS)
def test_a_plan_takes_as_much_as_it_has_changes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Lists up to that are compared each with each.
    monkeypatch.setattr(rows, "COMPARED", 10)

    def of(size: int) -> int:
        document = json.loads(json.dumps(PLANS[kind](size)))
        policy = Policy.parse(exceptions(size) if "exception" in kind else {}, "policy")
        console = Console(io.StringIO(), io.StringIO())
        details._hidden_once.cache_clear()
        return calls(lambda: tell(read_plan(document), policy, console))

    # Each of these texts stands for a hundred others.
    assert grows_evenly(of, 24 if kind == "user data beside a secret each" else 40)


def test_an_update_is_compared_and_its_texts_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: Counter[str] = Counter()
    spelled: Counter[str] = Counter()

    def compare(before: details.Side, *rest: Any) -> Any:
        compared[before.value["id"]] += 1
        return details.compare(before, *rest)

    def spellings(text: str, **options: Any) -> Any:
        spelled[text] += 1
        return found(text, **options)

    found = sensitive.spellings
    monkeypatch.setattr(changes, "compare", compare)
    monkeypatch.setattr(sensitive, "spellings", spellings)
    details._hidden_once.cache_clear()
    plan = read_plan(PLANS["updates with a secret each"](50))
    tell(plan, Policy(), Console(io.StringIO(), io.StringIO()))
    assert len(compared) == 50
    assert {*compared.values(), *spelled.values()} == {1}
