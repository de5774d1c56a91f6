"""The page of promises is what the tests tried, and no test holds a promise that is not on it."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import promises
from tests.conftest import pytest_itemcollected
from tests.promises import PROMISES, Trial, page

TESTS = Path(__file__).parent


def recorded(*trials: tuple[str, str, int, int]) -> list[str]:
    return [
        json.dumps({"promise": promise, "claim": claim, "tried": tried, "held": held})
        for promise, claim, tried, held in trials
    ]


def test_the_page_counts_what_was_tried_and_what_held() -> None:
    made = page(
        recorded(
            ("laws", "a law", 1, 1),
            ("clock", "each journal has its number", 1, 1),
            ("clock", "a later clock", 1, 1),
            ("clock", "a later clock", 1, 0),
            ("laws", "a body of cases", 40, 38),
        )
    )
    _, _, rest = made.partition("| Promise | Inputs tried | Held |\n| --- | --- | --- |\n")
    assert rest == (
        f"| {PROMISES['clock']} | 3 | 2 |\n"
        f"| {PROMISES['laws']} | 41 | 39 |\n"
        "\n"
        f"## {PROMISES['clock']}\n"
        "\n"
        "- a later clock: 1 of 2\n"
        "- each journal has its number\n"
        "\n"
        f"## {PROMISES['laws']}\n"
        "\n"
        "- a body of cases: 38 of 40\n"
        "- a law\n"
    )


def test_the_order_in_which_tests_ended_changes_nothing() -> None:
    lines = recorded(("laws", "a", 1, 1), ("clock", "b", 2, 2), ("laws", "c", 3, 1))
    assert page(lines) == page(reversed(lines))


def test_what_was_tried_is_added_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNOWFORM_PROMISES", str(tmp_path / "promises.jsonl"))
    promises.tried("laws", "a law", inputs=3, held=2)
    promises.tried("laws", "another", inputs=1, held=1)
    lines = (tmp_path / "promises.jsonl").read_text().splitlines()
    assert [Trial.of(line) for line in lines] == [
        Trial("laws", "a law", 3, 2),
        Trial("laws", "another", 1, 1),
    ]


def test_a_promise_of_another_name_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in (str(tmp_path / "promises.jsonl"), ""):
        monkeypatch.setenv("SNOWFORM_PROMISES", file)
        with pytest.raises(KeyError, match="clocks is no promise of"):
            promises.tried("clocks", "a claim", inputs=1, held=1)
    assert not (tmp_path / "promises.jsonl").exists()


@pytest.mark.promise("laws")
@pytest.mark.parametrize("number", [1, 2])
def test_a_marked_test_counts_once_for_each_parameter(
    number: int, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SNOWFORM_PROMISES", str(tmp_path / "promises.jsonl"))
    promises.record(request.node, passed=number == 1)
    claim = "a marked test counts once for each parameter"
    (line,) = (tmp_path / "promises.jsonl").read_text().splitlines()
    assert Trial.of(line) == Trial("laws", claim, 1, int(number == 1))


def test_a_marker_with_another_name_fails_before_any_test_runs(request: pytest.FixtureRequest) -> None:
    request.node.add_marker(pytest.mark.promise("clocks"))
    try:
        with pytest.raises(pytest.UsageError, match="fails_before_any_test_runs: 'clocks' is no promise of"):
            pytest_itemcollected(request.node)
    finally:
        request.node.own_markers.pop()


@given(st.none())
def test_a_property_test_holds_one_of_the_laws(request: pytest.FixtureRequest, nothing: None) -> None:
    assert nothing is None
    assert [marker.args for marker in request.node.iter_markers("promise")] == [("laws",)]


def used() -> Iterator[str]:
    """The name in each `pytest.mark.promise(NAME)` and `promises.tried(NAME, …)` of the tests."""
    for file in TESTS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in {"promise", "tried"} and file != Path(__file__):
                assert isinstance(node, ast.Call)
                yield from (
                    argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)
                )


def test_every_promise_is_held_by_a_test() -> None:
    assert set(used()) == set(PROMISES)
