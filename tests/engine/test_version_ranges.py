"""Ranges of versions mean what they mean to npm: the answers are those of node-semver 7.7."""

from __future__ import annotations

import pytest

from snowform.engine.values.version_ranges import is_within, parse

SINCE = ">=1.10.0"
WITHIN = [
    ">=1.10.0",
    ">1.9",
    ">1.10",
    "1.10",
    "1.10.x",
    "^1.10.0",
    "~1.10",
    "~1.10.2",
    "~>1.10",
    "=1.10.0",
    "1.10.0",
    "v1.10.0",
    ">=1.10.0 <2.0.0-0",
    ">=1.10.0 <2",
    ">=1.10 || >=1.11",
    "1.10 - 1.12",
    "1.10.1 - 2",
    ">=1.10.0 >=1.9.0",
    ">1.10.0 <1.10.0",
    ">=1.10.0 <=1.10.0",
    "1.10.0 1.11.0",
    "1.10.0 1.11.0 || >=1.12",
    "<x || >=1.10",
    " >= 1.10.0 ",
    "^ 1.10",
    "~ 1.10",
    ">= 1.10  < 2",
    ">=1.10.0+build",
    "1.10.0+a.b",
    ">=1.10.x",
    ">1.x",
    ">=1.10.*",
]
BELOW = [
    ">=1.9.9",
    "1.x",
    "1",
    "*",
    "",
    "x",
    "X",
    "^1.9.0",
    "^0.1",
    "~1",
    "=v1.9.0",
    ">=1.10.0-rc.1",
    ">=1.10.0-rc.1 <1.11.0-0",
    ">=1.11.0-rc.1",
    "1.10.0-rc.1",
    "1.11.0-rc.1",
    ">=1.10.0 <2.0.0-beta",
    "<2",
    "<=1.10",
    "<1.10.0 || >=1.11.0",
    "1.9 || 1.10",
    "1.9.0 - 1.12",
    ">=2 <1 || 1.9",
    "<0.0.0-0",
    ">*",
    ">=1.5.7",
    ">=1.6.0",
    "^0.0.3",
    "^0.0",
    "^0.x",
    "^1.x",
    "<1.x",
    ">=1.10.0||",
    "||",
    "1.*.3",
]
NO_RANGES = [
    "latest",
    "1.2.3.4",
    ">=",
    "=>1.10",
    "1..2",
    "a.b.c",
    "1.10.0-",
    "01.2.3",
    "1.02",
    "~>",
    "^",
    ">=1.10 and <2",
    ">=1.10,<2",
    "1.10.0 -1.12.0",
    "==1.10.0",
    "1.10.0-01",
    "9007199254740992.0.0",
    "!=1.10",
    "1.10.0 - ",
    "v",
]


@pytest.mark.parametrize("text", WITHIN)
def test_a_range_of_versions_that_all_have_it(text: str) -> None:
    assert is_within(text, SINCE)


@pytest.mark.parametrize("text", BELOW)
def test_a_range_that_reaches_below(text: str) -> None:
    assert parse(text) is not None
    assert not is_within(text, SINCE)


@pytest.mark.parametrize("text", NO_RANGES)
def test_what_is_no_range(text: str) -> None:
    assert parse(text) is None
