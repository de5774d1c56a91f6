"""Which object belongs to which address."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.crash.matching import assign_ids, may_match


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"a": ["1"]}, {"a": "1"}, id="one and one"),
        pytest.param({"a": ["1", "2"]}, {}, id="two objects, one address"),
        pytest.param({"a": ["1"], "b": ["1", "2"]}, {}, id="shared"),
        pytest.param({"a": ["1"], "b": ["2"]}, {"a": "1", "b": "2"}, id="each its own"),
        pytest.param({"a": ["1", "2"], "b": ["1", "2"]}, {"a": "1", "b": "2"}, id="twins"),
        pytest.param({"a": ["1"], "b": ["1"]}, {"a": "1"}, id="one of twins was made"),
        pytest.param({"a": ["1", "2", "3"], "b": ["1", "2", "3"]}, {}, id="a triplet too many"),
        pytest.param({"a": [], "b": ["1"]}, {"b": "1"}, id="nothing for one"),
    ],
)
def test_only_what_is_certain_is_assigned(options: dict[str, list[str]], expected: dict[str, str]) -> None:
    assert assign_ids(options) == expected


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("12345"), unique=True)))
def test_an_object_is_assigned_once_and_to_an_address_it_fits(options: dict[str, list[str]]) -> None:
    assigned = assign_ids(options)
    assert len(set(assigned.values())) == len(assigned)
    assert all(identity in options[address] for address, identity in assigned.items())


PLANNED: dict[str, Any] = {
    "cidr_block": "10.0.1.0/24",
    "vpc_id": None,
    "map": True,
    "policy": '{"a": 1}',
    "tags_all": {"Name": "a", "snowform:state": "x"},
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, True, id="the same"),
        pytest.param({"cidr_block": "10.0.2.0/24"}, False, id="another value"),
        pytest.param({"cidr_block": None}, True, id="unreadable"),
        pytest.param({"vpc_id": "vpc-1"}, True, id="not known before"),
        pytest.param({"map": False}, False, id="another flag"),
        pytest.param({"policy": '{ "a": 1 }'}, True, id="a document written otherwise"),
        pytest.param({"tags_all": {"Name": "b", "snowform:state": "x"}}, False, id="another tag"),
        pytest.param({"tags_all": {**PLANNED["tags_all"], "aws:ec2:fleet": "f"}}, True, id="AWS's tag"),
    ],
)
def test_an_object_is_like_the_plan_unless_a_plain_value_differs(
    changed: dict[str, Any], expected: bool
) -> None:
    assert may_match(PLANNED, {**PLANNED, **changed}) is expected
