"""What is said of a variable whose default or type is none, in whole sentences."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.checks.check import check
from snowform.synth.checks.literals import NotConvertible, convert
from snowform.synth.checks.type_expressions import NoType, read_type


def said(**body: Any) -> list[str]:
    return [str(finding) for finding in check({"variable": {"v": body}})]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            {"type": "number", "default": "many"},
            'variable.v.default: must be a number, not the string "many"',
        ),
        (
            {"type": "map(list(number))", "default": {"a": [1, "x"]}},
            'variable.v.default.a[1]: must be a number, not the string "x"',
        ),
        (
            {"type": "object({a = string})", "default": {}},
            'variable.v.default: the attribute "a" is missing',
        ),
        (
            {"type": "list(any)", "default": [1, {}]},
            "variable.v.default: all elements of a list must be of one type: here are a number and an object",
        ),
        (
            {"type": "number", "default": "${var.w}"},
            'variable.v.default: must be a number, not the string "${var.w}"; '
            "a default is taken as it is written: no expression is evaluated in it",
        ),
        ({"type": "strng"}, 'variable.v.type: "strng" is not a type; did you mean "string"?'),
        ({"type": "set"}, 'variable.v.type: "set" alone is not a type; write set(string)'),
        (
            {"type": "${list(string)}"},
            'variable.v.type: "${list(string)}" is not a type; '
            'it stands without "${" and "}", which hcl2json writes around it',
        ),
        (
            {"type": 'object({a = optional(number, "many")})'},
            'variable.v.type: the default of an optional attribute must be a number, not the string "many"',
        ),
        ({"sensitive": "yes"}, 'variable.v.sensitive: must be true or false, not the string "yes"'),
    ],
)
def test_a_fault_is_told_with_its_place(body: dict[str, Any], sentence: str) -> None:
    assert said(**body) == [sentence]


@pytest.mark.parametrize(
    ("cty_type", "given", "converted"),
    [
        ("number", "1e3", 1000.0),
        ("number", "012", 12),
        ("string", 1.50, "1.5"),
        ("string", 1e21, "1000000000000000000000"),
        ("string", False, "false"),
        ("bool", "1", True),
        ("bool", "0", False),
        ("set(string)", ["x", 1, "x", "1"], ["x", "1"]),
        ("set(number)", ["1", 1], [1]),
        ("list(any)", [1, "x"], ["1", "x"]),
        ("list(any)", [True, None, "x"], ["true", None, "x"]),
        ("list", [[1], ["x", 2]], [["1"], ["x", "2"]]),
        ("map(any)", {"a": 1, "b": "x"}, {"a": "1", "b": "x"}),
        ("list(any)", [{"a": 1}, {"b": "x"}], [{"a": "1"}, {"b": "x"}]),
        ("object({a = optional(number, 5)})", {"a": None}, {"a": 5}),
        ("object({a = optional(number, 5)})", {}, {}),
        ("object({a = list(any)})", {"a": [1, "x"], "dropped": 1}, {"a": ["1", "x"]}),
        ("tuple([string, bool])", [1, "true"], ["1", True]),
        ("any", [1, "x", {}], [1, "x", {}]),
        ("number", None, None),
    ],
)
def test_a_value_becomes_what_opentofu_makes_of_it(cty_type: str, given: Any, converted: Any) -> None:
    found = convert(read_type(cty_type), given)
    assert (found, repr(found)) == (converted, repr(converted))


def test_what_is_no_type_or_no_such_value_is_an_error() -> None:
    with pytest.raises(NoType):
        read_type("list(strng)")
    with pytest.raises(NotConvertible):
        convert(("list", "number"), ["x"])
