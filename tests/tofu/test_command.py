from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.tofu import Diagnostic, Tofu, TofuError
from tests.tools import need


@pytest.fixture
def tofu(tmp_path: Path) -> Tofu:
    """The real OpenTofu in an empty folder, with a resource that needs no provider to be fetched."""
    return Tofu(tmp_path, need("tofu"))


def write(tofu: Tofu, **document: Any) -> None:
    (tofu.folder / "config.tf.json").write_text(json.dumps(document, indent=2))


def test_a_folder_goes_from_plan_to_destroy(tofu: Tofu) -> None:
    write(
        tofu,
        resource={"terraform_data": {"main": {"input": "x"}}},
        output={"value": {"value": "${terraform_data.main.output}", "sensitive": True}},
    )
    plan = tofu.folder / "first.plan"
    tofu.init()
    assert tofu.plan(out=plan) is True
    assert tofu.show_json(plan)["resource_changes"][0]["change"]["actions"] == ["create"]
    tofu.apply(plan)
    assert tofu.output() == {"value": "x"}
    assert tofu.show_json()["values"]["root_module"]["resources"][0]["address"] == "terraform_data.main"
    assert tofu.plan() is False
    tofu.destroy()
    assert tofu.plan() is True


def test_what_validate_finds_has_its_place(tofu: Tofu) -> None:
    write(tofu, output={"value": {"value": "${local.absent}"}})
    tofu.init(backend=False)
    assert tofu.validate() == (
        Diagnostic(
            severity="error",
            summary="Reference to undeclared local value",
            detail='A local value with the name "absent" has not been declared.',
            file="config.tf.json",
            line=4,
            block="output.value",
        ),
    )


def test_a_valid_folder_has_no_diagnostics(tofu: Tofu) -> None:
    write(tofu, output={"value": {"value": "x"}})
    tofu.init(backend=False)
    assert tofu.validate() == ()


def test_an_error_of_tofu_is_one_line(tofu: Tofu) -> None:
    write(tofu, resource={"terraform_data": {"main": {"inputt": "x"}}})
    tofu.init()
    with pytest.raises(TofuError) as caught:
        tofu.plan()
    assert str(caught.value) == (
        "config.tf.json:5: tofu plan: Extraneous JSON object property: "
        'No argument or block type is named "inputt". Did you mean "input"?'
    )
