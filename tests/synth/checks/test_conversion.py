"""Type constraints as they are written, and which literals OpenTofu converts to them."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.checks.conversion import check_conversion
from snowform.synth.checks.type_constraints import parse_type


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("string", "string"),
        ("any", "dynamic"),
        ("list(string)", ("list", "string")),
        ("list", ("list", "dynamic")),
        ("map(set(bool))", ("map", ("set", "bool"))),
        ("tuple([string, number,])", ("tuple", ["string", "number"])),
        ("object({})", ("object", {}, [])),
        (
            'object({\n  a = string # why\n  "b": optional(map(string), { x = [1, "}"] }), c = any\n})',
            ("object", {"a": "string", "b": ("map", "string"), "c": "dynamic"}, ["b"]),
        ),
        ("list(strin)", "dynamic"),
        ("list(string", "dynamic"),
        ("set", "dynamic"),
        ("", "dynamic"),
        ('"string"', "dynamic"),
        ("optional(string)", "dynamic"),
        ("object({ a = optional(string", "dynamic"),
    ],
)
def test_a_type_constraint_is_read_and_what_is_none_lets_all_through(text: str, expected: Any) -> None:
    assert parse_type(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("string", 1.5),
        ("string", True),
        ("number", "-1e3"),
        ("bool", "true"),
        ("any", {"a": [1, "x", {}]}),
        ("list(number)", ["1", 2, None, "${var.x}"]),
        ("list(number)", "${var.x}"),
        ("set(string)", []),
        ("list(any)", [1, "a", True]),
        ("list(any)", [1, "${var.x}", {}]),
        ("map(any)", {"a": {}, "b": {"c": 1}}),
        ("map(number)", {"a": "1"}),
        ("map(number)", {"${var.x}": "a"}),
        ("tuple([string, number])", [1, "2"]),
        ("object({ a = string, b = optional(bool) })", {"a": None, "zzz": 1}),
        ("object({ a = string })", "${var.x}"),
    ],
)
def test_what_opentofu_converts_is_right(text: str, value: Any) -> None:
    assert list(check_conversion(parse_type(text), value, ())) == []


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("string", [], "v: must be a string, not a list"),
        ("number", True, "v: must be a number, not the bool true"),
        ("number", "0x1f", 'v: must be a number, not the string "0x1f"'),
        ("bool", "yes", 'v: must be a bool, not the string "yes"'),
        ("bool", 1, "v: must be a bool, not the number 1"),
        ("list(string)", {}, "v: must be a list, not an object"),
        ("set(number)", [1, "a"], 'v[1]: must be a number, not the string "a"'),
        ("map(string)", [], "v: must be a map, not a list"),
        ("map(bool)", {"k": 3}, "v.k: must be a bool, not the number 3"),
        ("object({})", [], "v: must be an object, not a list"),
        ("object({ a = string })", {}, 'v: the attribute "a" is missing'),
        ("tuple([any])", {}, "v: must be a list, not an object"),
        ("tuple([any])", [1, 2], "v: must be a list of 1 values, not of 2"),
        ("tuple([bool])", ["x"], 'v[0]: must be a bool, not the string "x"'),
        ("list(any)", [1, []], "v: all elements of a list must be of one type: here are a list and a number"),
        (
            "map(any)",
            {"a": True, "b": 1},
            "v: all elements of a map must be of one type: here are a bool and a number",
        ),
    ],
)
def test_what_opentofu_refuses_is_named_with_its_place(text: str, value: Any, expected: str) -> None:
    assert [str(finding) for finding in check_conversion(parse_type(text), value, ("v",))] == [expected]
