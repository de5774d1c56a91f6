"""Terraform's variables as options: types, defaults, conditions; constraints on versions."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.nixos.options import tables, types
from snowform.nixos.options.types import STR, attrs_of, list_of
from snowform.nixos.variables.conditions import translate
from snowform.nixos.variables.declarations import variables


@pytest.mark.parametrize(
    ("declared", "type_"),
    [
        ("string", "string"),
        ("${number}", "number"),
        ("bool", "bool"),
        ("any", "json"),
        ("list(string)", {"list": "string"}),
        ("set(number)", {"list": "number"}),
        ("map(list(bool))", {"map": {"list": "bool"}}),
        ("list", {"list": "json"}),
        ("object({})", {"object": {}}),
        ("tuple([string, list(bool)])", {"tuple": ["string", {"list": "bool"}]}),
        ("what is this", "json"),
    ],
)
def test_a_type_is_translated(declared: str, type_: Any) -> None:
    (variable,) = variables({"variable": {"x": {"type": declared}}}, "cfg")
    assert tables.type_data(variable.type) == type_
    assert tables.type_of(type_) == variable.type


def test_an_object_is_a_submodule_with_its_optional_attributes() -> None:
    declared = 'object({ "a" = string, b = optional(number, -1), c = optional(list(string)) })'
    (variable,) = variables({"variable": {"x": {"type": declared}}}, "cfg")
    assert isinstance(variable.type, types.Submodule)
    assert {
        member.path[0]: (tables.type_data(member.type), member.default and member.default.data)  # type: ignore[union-attr]
        for member in variable.type.members
    } == {
        "a": ("string", None),
        "b": ("number", -1),
        "c": ({"nullOr": {"list": "string"}}, None),
    }


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        pytest.param({"type": "string"}, "string", id="must be set"),
        pytest.param({"type": "string", "default": "a"}, {"nullOr": "string"}, id="may be null"),
        pytest.param({"type": "string", "default": "a", "nullable": False}, "string", id="may not"),
        pytest.param({"default": "a"}, "json", id="of no type"),
    ],
)
def test_null_is_a_value_where_terraform_takes_it_for_one(body: dict[str, Any], type_: Any) -> None:
    (variable,) = variables({"variable": {"x": body}}, "cfg")
    assert tables.type_data(variable.type) == type_


@pytest.mark.parametrize(
    ("declared", "given", "default"),
    [
        ("number", "30", 30),
        ("number", "1.5", 1.5),
        ("string", 30, "30"),
        ("string", True, "true"),
        ("bool", "true", True),
        ("list(string)", [1], ["1"]),
        ("map(number)", {"a": "1"}, {"a": 1}),
        ("object({a = number})", {"a": "1", "dropped": 2}, {"a": 1}),
        ("tuple([number, bool])", ["1", "false"], [1, False]),
        ("string", None, None),
        ("any", {"a": "1"}, {"a": "1"}),
        ("list(any)", [1, "x"], ["1", "x"]),
        ("set(string)", ["x", "x"], ["x"]),
        ("bool", "0", False),
        ("string", 1.0, "1"),
        ("object({a = optional(number, 5)})", {"a": None}, {"a": 5}),
    ],
)
def test_a_default_is_converted_as_terraform_does(declared: str, given: Any, default: Any) -> None:
    (variable,) = variables({"variable": {"x": {"type": declared, "default": given}}}, "cfg")
    assert variable.default is not None
    assert (variable.default.data, type(variable.default.data)) == (default, type(default))


@pytest.mark.parametrize("given", ["many", "yes", [], {}])
def test_a_default_that_synthesis_refuses_ends_in_no_traceback(given: Any) -> None:
    for declared in ("number", "bool", "string", "list(number)", "object({a = number})", "no type"):
        (variable,) = variables({"variable": {"x": {"type": declared, "default": given}}}, "cfg")
        assert variable.default is not None


@pytest.mark.parametrize(
    ("condition", "nix"),
    [
        ('can(regex("^a+$", var.x))', 'builtins.match "a+" cfg.x != null'),
        ('can(regex("a", var.x))', 'builtins.match ".*a.*" cfg.x != null'),
        ('can(regex("a|b", var.x))', 'builtins.match ".*(a|b).*" cfg.x != null'),
        ('can(regex("^(a|b)$", var.x))', 'builtins.match "(a|b)" cfg.x != null'),
        ('contains(["a", "b"], var.x)', 'lib.elem cfg.x [ "a" "b" ]'),
        ('startswith(var.x, "a")', 'lib.hasPrefix "a" cfg.x'),
        ('var.x == "a" || var.x == null', 'cfg.x == "a" || cfg.x == null'),
        ('(var.x == "a" || var.x == "b") && true', '(cfg.x == "a" || cfg.x == "b") && true'),
        ('!contains(["${"], var.x)', '!(lib.elem cfg.x [ "\\${" ])'),
    ],
)
def test_a_condition_is_said_in_nix(condition: str, nix: str) -> None:
    text = condition.replace('"${"', '"$${"')
    assert translate(f"${{{text}}}", "cfg", STR) == nix


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param('can(regex("\\\\d+", var.x))', id="not POSIX"),
        pytest.param('can(regex("^a|b$", var.x))', id="anchored on one side each"),
        pytest.param('can(regex("(?i)a", var.x))', id="flags"),
        pytest.param('can(regex("a+?", var.x))', id="not greedy"),
        pytest.param("length(var.x) < 3", id="characters of a string"),
        pytest.param("can(cidrnetmask(var.x))", id="another function"),
        pytest.param("var.x == local.y", id="not a variable"),
        pytest.param("var.x ==", id="no expression"),
    ],
)
def test_a_condition_that_nix_cannot_say_is_left_to_opentofu(condition: str) -> None:
    assert translate(f"${{{condition}}}", "cfg", STR) is None


def test_a_length_is_that_of_a_list_or_a_map() -> None:
    assert translate("${length(var.x) > 0}", "cfg", list_of(STR)) == "lib.length cfg.x > 0"
    assert translate("${length(var.x) > 0}", "cfg", attrs_of(STR)) == "lib.length (lib.attrNames cfg.x) > 0"
