"""Values of JSON are told from each other by tables as by comparing them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.plan.hashed import Pool, hashed, leftover

LEAVES = st.sampled_from([None, True, False, 0, 1, 1.0, 2.5, "", "a", "{", "["])
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.promise("laws")
@given(VALUES, VALUES)
def test_values_are_equal_where_their_hashed_forms_are(one: Any, other: Any) -> None:
    assert (hashed(one) == hashed(other)) is (one == other)


@pytest.mark.promise("laws")
@given(st.lists(VALUES, max_size=6), st.lists(VALUES, max_size=6))
def test_what_is_left_of_two_lists_is_what_removing_one_by_one_leaves(
    values: list[Any], others: list[Any]
) -> None:
    rest, left = list(others), []
    for position, value in enumerate(values):
        if value in rest:
            rest.remove(value)
        else:
            left.append(position)
    assert leftover(values, others) == left
    pool = Pool(others)
    assert [position for position, value in enumerate(values) if not pool.take(value)] == left
    assert pool.left() == rest
