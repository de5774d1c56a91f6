"""How what several say of one place is merged: kinds, ranks, order, and conflicts with both their places."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.merging.merge import Merge, MergeConflict, Said, nearest
from snowform.providers.ranks import after, before, default, force, plain

JSON = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


def merge_of(*values: Any) -> tuple[Any, Merge]:
    """What is merged of values that the lines main.py:1, main.py:2, … say."""
    merge = Merge("box", lambda value: value, lambda _: False)
    return merge.merged([Said(value, f"main.py:{line}") for line, value in enumerate(values, 1)]), merge


def merged(*values: Any) -> Any:
    return merge_of(*values)[0]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([{"a": 1}, {"b": 2}], {"a": 1, "b": 2}, id="dictionaries have the keys of all"),
        pytest.param([{"a": {"b": 1}}, {"a": {"c": 2}}], {"a": {"b": 1, "c": 2}}, id="at every depth"),
        pytest.param([[1], [2], [1]], [1, 2, 1], id="lists join in the order of the lines"),
        pytest.param([(1,), [2]], [1, 2], id="a tuple is a list"),
        pytest.param(
            [{"a": [{"b": 1}]}, {"a": [{"b": 2}]}], {"a": [{"b": 1}, {"b": 2}]}, id="blocks in lists"
        ),
        pytest.param(["x", "x"], "x", id="equal values are one"),
        pytest.param([1, 1.0], 1, id="equal numbers too"),
        pytest.param([{}, {}], {}, id="what is empty stays"),
        pytest.param([[], []], [], id="so do lists"),
        pytest.param([None, 1, None], 1, id="None says nothing"),
        pytest.param([None], None, id="nor alone"),
        pytest.param([{"a": None, "b": 1}], {"b": 1}, id="nor in a dictionary"),
        pytest.param([default(1), 2], 2, id="a default gives way"),
        pytest.param([1, default(2)], 1, id="whoever comes first"),
        pytest.param([default(1)], 1, id="a default alone holds"),
        pytest.param([default(1), default(1)], 1, id="equal defaults"),
        pytest.param([1, force(2), 3], 2, id="what is forced holds"),
        pytest.param([force(None), 1], None, id="forced out"),
        pytest.param([{"a": force(None), "b": 1}, {"a": 2}], {"b": 1}, id="forced out of a dictionary"),
        pytest.param([force(0), 1], 0, id="what is falsy can be forced"),
        pytest.param([default(None), 1], 1, id="a default of None"),
        pytest.param([{"a": default(1), "b": 1}, {"a": 2}], {"a": 2, "b": 1}, id="ranks at any depth"),
        pytest.param([default({"a": 1}), {"b": 2}], {"b": 2}, id="a whole dictionary gives way"),
        pytest.param([default({"a": 1}), default({"b": 2})], {"a": 1, "b": 2}, id="those of one rank merge"),
        pytest.param([[1], force([2]), force([3])], [2, 3], id="forced lists join"),
        pytest.param([[1], force("x")], "x", id="kinds may differ where ranks do"),
        pytest.param(
            [[3], before([1]), after([5]), [4], before([2]), after([6])], [1, 2, 3, 4, 5, 6], id="order"
        ),
        pytest.param(
            [[3], force(before([1])), before(force([2]))], [1, 2], id="order and rank, either around"
        ),
        pytest.param([force([2]), force(before([1]))], [1, 2], id="order within a rank"),
        pytest.param([[{"a": default(1)}]], [{"a": 1}], id="ranks mean nothing inside of a list"),
    ],
)
def test_what_is_merged(values: list[Any], expected: Any) -> None:
    found = merged(*values)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param(
            ["x", "y"], 'box: "x" (main.py:1) and "y" (main.py:2) are two values for one place', id="texts"
        ),
        pytest.param(
            [1, 1, 2], "box: 1 (main.py:1) and 2 (main.py:3) are two values for one place", id="numbers"
        ),
        pytest.param(
            [True, 1],
            "box: a truth value (main.py:1) and a number (main.py:2) cannot be merged",
            id="True is not 1",
        ),
        pytest.param(
            ["30", 30],
            "box: a text (main.py:1) and a number (main.py:2) cannot be merged",
            id="nor 30 a text",
        ),
        pytest.param(
            [{"a": {"b": [1]}}, {"a": {"b": {"c": 1}}}],
            "box: a.b: a list (main.py:1) and a dictionary (main.py:2) cannot be merged",
            id="a list and a dictionary",
        ),
        pytest.param(
            [{"a": "x"}, {"a": ["x"]}],
            "box: a: a text (main.py:1) and a list (main.py:2) cannot be merged",
            id="a text",
        ),
        pytest.param(
            [{"a": 1}, {"b": 2}, "${merge({}, {})}"],
            "box: a dictionary (main.py:1) and a text (main.py:3) cannot be merged",
            id="the third of them is the one that does not fit",
        ),
        pytest.param(
            [force(1), 3, force(2)],
            "box: 1 (main.py:1) and 2 (main.py:3) are two values for one place",
            id="forced",
        ),
        pytest.param(
            [default(1), default(2)],
            "box: 1 (main.py:1) and 2 (main.py:2) are two values for one place",
            id="defaults",
        ),
        pytest.param(
            ["x" * 50, "y"],
            f'box: "{"x" * 39}… (main.py:1) and "y" (main.py:2) are two values for one place',
            id="long",
        ),
    ],
)
def test_a_conflict_names_the_path_and_both_places(values: list[Any], said: str) -> None:
    with pytest.raises(MergeConflict) as caught:
        merged(*values)
    assert caught.value.message == said
    assert caught.value.where == said.rpartition("(")[2].partition(")")[0]
    assert "default(…)" in caught.value.hint
    assert "force(…)" in caught.value.hint


def test_what_stands_as_a_block_and_as_a_list_of_blocks_is_to_be_written_alike() -> None:
    with pytest.raises(MergeConflict) as caught:
        merged({"disk": {"size": 1}}, {"disk": [{"size": 2}]})
    assert caught.value.hint.startswith(
        "write both as dictionaries, which merge, or both as lists, which join"
    )


def test_of_several_conflicts_the_first_is_told_and_how_many_there_are() -> None:
    with pytest.raises(MergeConflict) as caught:
        merged({"a": 1, "b": 1, "c": 1}, {"a": 2, "b": "x", "c": before(1)}, {"a": 3})
    assert (
        caught.value.message
        == "box: a: 1 (main.py:1) and 2 (main.py:2) are two values for one place (and 2 more)"
    )


def test_order_is_for_lists() -> None:
    with pytest.raises(MergeConflict) as caught:
        merged({"a": 1}, {"a": before(1)})
    assert str(caught.value) == "main.py:2: box: a: before and after are for lists"


def test_it_is_known_who_brought_what() -> None:
    _, merge = merge_of({"a": {"b": 1}, "l": [1]}, {"a": {"c": {"d": 2}}, "l": before([0])}, {"a": {"b": 1}})
    lines = {path: nearest(merge.sources, path) for path in (("a", "b"), ("a", "c"), ("a", "c", "d"))}
    assert lines == {("a", "b"): "main.py:1", ("a", "c"): "main.py:2", ("a", "c", "d"): "main.py:2"}
    assert nearest(merge.sources, ("l", 0)) == "main.py:2"
    assert nearest(merge.sources, ("l", 1)) == "main.py:1"
    # Of a dictionary by several nobody alone can be named.
    assert nearest(merge.sources, ("a", "nothing")) == ""


def test_what_only_terraform_knows_is_compared_by_what_it_becomes() -> None:
    names = {"token 1": "${aws_vpc.main.id}", "token 2": "${aws_vpc.main.id}", "token 3": "${aws_vpc.b.id}"}
    merge = Merge("box", lambda value: names.get(str(value), value), lambda value: value == ["a list token"])
    assert merge.merged([Said("token 1", "1"), Said("token 2", "2")]) == "token 1"
    with pytest.raises(MergeConflict, match=r'"\$\{aws_vpc.main.id\}" \(1\) and "\$\{aws_vpc.b.id\}" \(2\)'):
        merge.merged([Said("token 1", "1"), Said("token 3", "2")])
    with pytest.raises(MergeConflict, match=r"a list of Terraform's \(1\) and a list \(2\) cannot be merged"):
        merge.merged([Said(["a list token"], "1"), Said(["x"], "2")])


@given(JSON)
def test_one_alone_is_as_it_was(value: Any) -> None:
    assert merged(value) == value


@given(JSON)
def test_a_default_of_anything_gives_way_and_force_holds(value: Any) -> None:
    assert merged(default(value), "x") == "x"
    assert merged("x", force(value), "y") == value


@given(st.dictionaries(st.sampled_from("ab"), JSON), st.dictionaries(st.sampled_from("cd"), JSON))
def test_what_does_not_meet_merges_in_either_order(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert merged(one, other) == merged(other, one) == {**one, **other}


@given(JSON)
def test_nothing_that_was_given_is_changed(value: Any) -> None:
    before_it = repr(value)
    try:
        merged({"a": value}, {"a": value})
    except MergeConflict as error:
        raise AssertionError("a value does not conflict with itself") from error
    assert repr(value) == before_it
    assert plain(force({"a": default(value)})) == {"a": value}
