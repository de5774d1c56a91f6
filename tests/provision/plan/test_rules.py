"""Which dotted names the attributes of a rule mean."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.plan.rules import below

NAMES = st.text("ab.*?[]!-", max_size=6)


@pytest.mark.promise("laws")
@given(NAMES, NAMES)
def test_an_attribute_means_itself_what_is_in_it_and_what_its_wildcards_stand_for(
    name: str, attribute: str
) -> None:
    assert below(name, attribute) is (fnmatchcase(name, attribute) or fnmatchcase(name, f"{attribute}.*"))
