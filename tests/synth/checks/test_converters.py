"""JSON that other programs make of HCL is told by what it is."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.checks.check import check

PYTHON_HCL2 = (
    "this is python-hcl2's form of HCL, in which strings and labels keep their quotes; "
    "it is not Terraform's JSON: leave the files as HCL and call their folder as a module"
)


def errors(document: dict[str, Any]) -> list[str]:
    return [str(finding) for finding in check(document) if finding.severity == "error"]


@pytest.mark.parametrize(
    "document",
    [
        {"resource": [{'"aws_vpc"': {'"main"': {"cidr_block": '"10.0.0.0/16"', "__is_block__": True}}}]},
        {"locals": [{"zone": '"a"', "__is_block__": True}]},
        {"variable": [{'"cidr"': {"type": "string", "default": '"10.0.0.0/16"'}}]},
        {"output": {'"id"': {"value": "${local.id}"}}},
    ],
)
def test_what_python_hcl2_wrote_is_one_error(document: dict[str, Any]) -> None:
    assert errors(document) == [f"{next(iter(document))}: {PYTHON_HCL2}"]


def test_what_hcl2json_wrote_is_told_at_each_place() -> None:
    document = {
        "variable": {"cidr": [{"type": "${string}", "default": "10.0.0.0/16"}]},
        "resource": {
            "terraform_data": {
                "a": [{"input": "${var.cidr}"}],
                "b": [{"depends_on": ["${terraform_data.a}"]}],
            }
        },
    }
    without = 'stands without "${" and "}"'

    of_type, of_reference = errors(document)
    path = "variable.cidr[0].type"
    assert of_type == f'{path}: "${{string}}" is not a type; it {without}, which hcl2json writes around it'
    assert of_reference.startswith("resource.terraform_data.b[0].depends_on[0]: ")
    assert f"a reference {without}" in of_reference


@pytest.mark.parametrize(
    "document",
    [
        {"locals": [{"quoted": '"a"'}]},
        {"output": {"said": {"value": '"a"'}}},
        {"resource": {"terraform_data": {"a": [{"input": {'"key"': "__is_block__"}}]}}},
    ],
)
def test_quotes_that_are_meant_stay(document: dict[str, Any]) -> None:
    assert errors(document) == []
