from __future__ import annotations

import re

from snowform.provision import patterns


def test_it_finds_what_re_finds() -> None:
    word = patterns.regex(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    for _ in range(2):
        found = word.fullmatch("Word")
        assert found
        assert found["first"] == "W"
        assert word.findall("one two") == ["o", "t"]
        assert word.sub("-", "one two") == "- -"
    assert word.pattern == r"(?P<first>[a-z])\w*"
    assert word.flags & re.IGNORECASE
    assert word.groupindex == {"first": 1}
