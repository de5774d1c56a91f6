"""A configuration is read alike in every form that OpenTofu takes, when its module is generated."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.nixos.secret_search.places import places
from snowform.nixos.variables.declarations import variables
from snowform.secrets.constants import Constants

SECRET = "hunter2-and-more"


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"resource": {"aws_db_instance": {"x": {"password": SECRET}}}}, id="objects"),
        pytest.param({"resource": [{"aws_db_instance": [{"x": [{"password": SECRET}]}]}]}, id="lists"),
        pytest.param({"provider": [{"aws": [{"secret_key": SECRET}]}]}, id="a provider in lists"),
        pytest.param({"variable": [{"x": [{"default": SECRET}]}]}, id="a variable in lists"),
        pytest.param({"output": [{"x": {"value": SECRET}}]}, id="an output in lists"),
        pytest.param({"locals": [{"a": 1}, {"x": SECRET}]}, id="locals in lists"),
        pytest.param({"resource": {"//": {"note": SECRET}}}, id="a comment"),
        pytest.param({"ephemeral": [{"aws_x": {"y": {"a": SECRET}}}]}, id="ephemeral"),
    ],
)
def test_every_value_is_looked_at(document: dict[str, Any]) -> None:
    assert SECRET in [place.value for place in places(document, Constants(document))]


def test_local_values_are_followed_through_every_block() -> None:
    document = {"locals": [{"a": "${local.b}"}, {"b": "${var.c}"}], "variable": [{"c": [{"default": "x"}]}]}
    assert Constants(document).outcomes("${local.a}") == ("x",)


def test_a_variable_in_lists_is_an_option_too() -> None:
    found = variables({"variable": [{"a": [{"type": "string"}]}, {"b": {"sensitive": "true"}}]}, "cfg")
    assert [(variable.name, variable.sensitive) for variable in found] == [("a", False), ("b", True)]
