"""The rules of a provider in words."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.schema.rule_text import groups_in_words, in_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (["enum", ["a", "b c", ""]], 'one of a, "b c", ""'),
        (["enum_i", ["ALLOW", "DENY"]], "one of ALLOW, DENY, in any case"),
        (["range", 1, 64], "from 1 to 64"),
        (["range", None, 64], "at most 64"),
        (["length", 1, None], "at least 1 character"),
        (["length", 12, 12], "exactly 12 characters"),
        (["items", None, 5], "at most 5 elements"),
        (["multiple", 60], "a multiple of 60"),
        (["prefix", 16, 28], "from 16 to 28 bits behind the slash"),
        (["match", "^a", ""], "matches ^a"),
        (["not_match", "--", "it has no two hyphens in a row"], "it has no two hyphens in a row"),
        (
            ["chars", "a-z\\-", "\\-", "\\-"],
            'of lowercase letters and "-", begins with no "-", ends with no "-"',
        ),
        (["chars", "", "0-9", ""], "begins with no digits"),
        (["form", "arn"], "an ARN"),
        (["form", "of later"], ""),
        (["of later", 1], ""),
    ],
)
def test_a_rule_is_told_in_words(rule: list[Any], words: str) -> None:
    assert in_words(rule) == words


def test_two_that_exclude_each_other_are_told_of_once() -> None:
    groups = [["conflicts", "a", "b", ".c.d"], ["conflicts", "b", "a"]]
    assert list(groups_in_words(groups)) == ["a and b exclude each other", "a and c.d exclude each other"]


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (["exactly", "a", "b"], "exactly one of a, b"),
        (["least", "a", "b"], "at least one of a, b"),
        (["most", "a", "b"], "at most one of a, b"),
        (["with", "a", "b", "c"], "a needs b and c"),
        (["require", "a"], "a is required"),
    ],
)
def test_a_group_is_told_in_words(group: list[str], words: str) -> None:
    assert list(groups_in_words([group])) == [words]
