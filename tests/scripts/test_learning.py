"""What is learned of an argument from answers alone, where no message names a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from scripts.provider_rules.learning import learned
from scripts.provider_rules.samples import NONSENSE, TEXTS

ALL = [*NONSENSE["string"], *TEXTS]


def rules_of(takes: Callable[[str], bool]) -> list[list[Any]]:
    return list(learned([(text, takes(text)) for text in ALL], takes))


def matching(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text, re.ASCII) is not None


@pytest.mark.parametrize(
    ("pattern", "rules"),
    [
        (r"[a-z][a-z0-9-]{2,27}", [["length", 3, 28], ["chars", "0-9a-z\\-", "0-9\\-", ""]]),
        (r"[\w+=,.@-]{1,64}", [["length", 1, 64], ["chars", "0-9A-Za-z+,\\-.=@_", "", ""]]),
        (r"(?s:.){0,255}", [["length", None, 255]]),
        (r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", [["length", 1, None], ["chars", "0-9a-z\\-", "\\-", "\\-"]]),
        (
            r"[^/@\"' ]*",
            [["chars", "0-9A-Za-z\\x80-\U0010ffff!#$%&()*+,\\-.:;<=>?\\[\\\\\\]\\^_`{|}~\\n\\t", "", ""]],
        ),
        (r"(?s:.)*", []),
    ],
)
def test_lengths_and_characters_are_learned(pattern: str, rules: list[list[Any]]) -> None:
    assert rules_of(matching(pattern)) == rules


def test_nothing_is_learned_where_no_plain_word_is_taken() -> None:
    assert rules_of(matching(r"(default|none|\d+)")) == []


def test_what_another_form_of_text_has_is_not_refused() -> None:
    """A name of at most eight letters, or an ARN, which is longer and has other characters."""
    arn = r"arn:aws:[a-z0-9]*:[a-z0-9-]*:\d*:[a-zA-Z0-9/-]*"
    (rule,) = rules_of(matching(rf"[a-z]{{0,8}}|{arn}"))
    assert rule[0] == "chars"
    assert re.fullmatch(f"[{rule[1]}]*", "arn:aws:iam::123456789012:role/A-1")
    assert not re.search(f"[{rule[1]}]", "_ !#")
