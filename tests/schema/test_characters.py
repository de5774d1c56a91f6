"""Classes of characters in words."""

from __future__ import annotations

import pytest

from snowform.schema.characters import described, listed


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ("a-z", "lowercase letters"),
        ("a-zA-Z0-9", "letters and digits"),
        ("A-Z0-9_\\-", 'capitals, digits, "_" and "-"'),
        ("a-z \\n", "lowercase letters, spaces and line breaks"),
        ("a-z\\x80-\U0010ffff", "lowercase letters and letters of other alphabets"),
        ("\\\\\\]", '"\\" and "]"'),
    ],
)
def test_a_class_is_told_in_words(members: str, words: str) -> None:
    assert described(members) == words


def test_of_a_class_that_takes_nearly_all_marks_the_rest_is_told() -> None:
    assert (
        described("a-z!#$%&()*+,\\-.:;<=>?[{|}~_`\\\\\\]\\^")
        == "lowercase letters and all other marks but \" ' / @"
    )


def test_characters_are_quoted_each_once() -> None:
    assert listed(["!", " ", "!", "\n"]) == '"!", spaces and line breaks'
