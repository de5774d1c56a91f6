"""`snowform.escape`: texts that Terraform is to take as they stand."""

from __future__ import annotations

from typing import Any

import pytest
from cdktf import TerraformOutput, TerraformVariable
from hypothesis import given
from hypothesis import strategies as st

from snowform import escape
from snowform.expressions import parse_template
from snowform.expressions.nodes import Text
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
