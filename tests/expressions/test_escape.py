"""`snowform.escape`: texts that Terraform is to take as they stand."""

from __future__ import annotations

from typing import Any

import pytest
from cdktf import TerraformOutput, TerraformVariable
from hypothesis import given
from hypothesis import strategies as st

from snowform import before, escape, force
from snowform.expressions import parse_template
from snowform.expressions.nodes import Text
from snowform.providers.ranks import BEFORE, FORCE
from tests.synthesis import synthesize


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        pytest.param("echo ${HOME} %{x}", "echo $${HOME} %%{x}", id="both marks"),
        pytest.param("$ {a} $$ 5% {", "$ {a} $$ 5% {", id="what begins no template"),
        pytest.param("$${x}", "$$${x}", id="what is escaped already is text as well"),
        pytest.param(["${a}", 1, None, True], ["$${a}", 1, None, True], id="a list"),
        pytest.param(("${a}",), ("$${a}",), id="a tuple"),
        pytest.param({"${k}": {"a": ["%{b}"]}}, {"$${k}": {"a": ["%%{b}"]}}, id="a tree, keys too"),
    ],
)
def test_what_would_begin_a_template_is_doubled(value: Any, escaped: Any) -> None:
    assert escape(value) == escaped


@given(st.text(alphabet='ab$%{}"\\\n', max_size=12))
def test_what_terraform_makes_of_it_is_the_text_as_it_was(text: str) -> None:
    parts = parse_template(escape(text)).parts
    assert all(isinstance(part, Text) for part in parts)
    assert "".join(part.value for part in parts if isinstance(part, Text)) == text


def test_what_only_terraform_knows_stays_alive() -> None:
    def build(stack: Any) -> None:
        size = TerraformVariable(stack, "size", type="number")
        TerraformOutput(
            stack, "o", value=escape({"run": f"{size.string_value} ${{HOME}} {size.number_value}"})
        )

    assert synthesize(build)["output"]["o"]["value"] == {"run": "${var.size} $${HOME} ${var.size}"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("${ID:-%s}", '${"$"}{ID:-${var.size}}', id="in braces that are text"),
        pytest.param("${A} ${ID:-%s} ${B}", '$${A} ${"$"}{ID:-${var.size}} $${B}', id="beside others"),
        pytest.param("$${ID:-%s}", '${"$$"}{ID:-${var.size}}', id="after more than one dollar"),
        pytest.param("costs $%s", 'costs ${"$"}${var.size}', id="behind a dollar"),
        pytest.param("pid $$%s", 'pid ${"$$"}${var.size}', id="behind two"),
        pytest.param("${A%%{%s}}", '${"$"}{A%%{${var.size}}}', id="behind both marks"),
        pytest.param("%%%s", "%${var.size}", id="behind a percent sign"),
        pytest.param("{%s}", "{${var.size}}", id="in braces alone"),
    ],
)
def test_what_only_terraform_knows_stays_alive_wherever_it_stands(text: str, written: str) -> None:
    def build(stack: Any) -> None:
        size = TerraformVariable(stack, "size", type="string")
        TerraformOutput(stack, "o", value=escape(text % size.string_value))

    assert synthesize(build)["output"]["o"]["value"] == written


def test_a_number_stays_alive_behind_a_dollar() -> None:
    def build(stack: Any) -> None:
        size = TerraformVariable(stack, "size", type="number")
        TerraformOutput(stack, "o", value=escape(f"${size.number_value} ${{A {size.number_value}}}"))

    assert synthesize(build)["output"]["o"]["value"] == '${"$"}${var.size} $${A ${var.size}}'


def test_ranks_are_kept() -> None:
    ranked: Any = escape(force(before(["${a}"])))
    assert (ranked.value, ranked.rank, ranked.order) == (["$${a}"], FORCE, BEFORE)
