from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snowform.nix import writer
from tests.draws import examples
from tests.nixos.evaluation import nix

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("nixos-host", "nixos-host", id="hyphen"),
        pytest.param("_x'", "_x'", id="prime"),
        pytest.param("web.prod", '"web.prod"', id="dot"),
        pytest.param("1password", '"1password"', id="digit first"),
        pytest.param("with", '"with"', id="keyword"),
        pytest.param("", '""', id="empty"),
    ],
)
def test_a_name_is_quoted_only_where_it_must_be(name: str, written: str) -> None:
    assert writer.attribute(name) == written


def test_a_string_keeps_what_nix_would_interpolate_or_unescape() -> None:
    assert writer.string('a "b" \\ ${c} $d\n') == r'"a \"b\" \\ \${c} $d\n"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param({}, "{ }", id="empty set"),
        pytest.param([], "[ ]", id="empty list"),
        pytest.param(["a"], '[ "a" ]', id="one item stays on its line"),
        pytest.param([1, -2], "[\n  1\n  (-2)\n]", id="a negative number is an operand"),
        pytest.param({"b": 1, "a": None}, "{\n  a = null;\n  b = 1;\n}", id="sorted"),
        pytest.param({"a": {"b": {"c": True}}}, "{\n  a.b.c = true;\n}", id="paths where there is one way"),
        pytest.param([{"a": 1}], "[\n  {\n    a = 1;\n  }\n]", id="sets in a list"),
    ],
)
def test_values_have_the_form_that_nixfmt_gives_them(value: Any, written: str) -> None:
    assert writer.value(value) == written


@settings(max_examples=examples(25, most=400))
@given(st.lists(VALUES, max_size=6))
def test_nix_reads_back_what_was_written(values: list[Any]) -> None:
    assert nix(writer.value(values)) == json.loads(json.dumps(values))
