"""What the check says of the calls of modules, by the modules' own files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.check import check
from snowform.synth.project import Project

WEB = """
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.us]
    }
    tls = { source = "hashicorp/tls" }
  }
}
variable "name" { type = string }
variable "size" {
  type    = number
  default = 8
}
variable "zones" {
  type     = list(string)
  default  = []
  nullable = false
}
variable "disk" {
  type    = object({ size = number, kind = optional(string, "gp3") })
  default = null
}
output "id" { value = 1 }
output "arn" { value = 2 }
"""
PROVIDERS = {"aws.us": "aws"}
RIGHT: dict[str, Any] = {"source": "./web", "name": "web", "providers": PROVIDERS}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "main.tf").write_text(WEB)
    return tmp_path


def said(folder: Path, body: dict[str, Any], value: Any = None) -> list[str]:
    """What is said of a call "web" of this body, and of a value."""
    document = {"module": {"web": body}, "output": {"o": {"value": value}}, "provider": {"aws": {}}}
    found = check(document, folder=folder)
    return [
        str(finding).removeprefix("module.web")
        if finding.severity == "error"
        else f"({finding.replace(rule='')})"
        for finding in found
        if finding.message != 'the argument "value" is required'
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="what is required"),
        pytest.param({"size": "30", "name": 5, "zones": [1, True]}, id="what OpenTofu converts"),
        pytest.param({"size": "${var.x}", "zones": "${var.x}", "disk": "${var.x}"}, id="references"),
        pytest.param({"size": None, "disk": None, "zones": None, "name": None}, id="null"),
        pytest.param({"disk": {"size": 1, "other": 2}}, id="an attribute that is dropped"),
        pytest.param({"count": 2, "depends_on": [], "//": "a comment"}, id="meta-arguments"),
        pytest.param({"for_each": {"a": 1}, "lifecycle": {"enabled": True}}, id="others"),
        pytest.param({"providers": {**PROVIDERS, "aws": "aws"}}, id="providers"),
    ],
)
def test_what_a_module_takes_is_right(folder: Path, body: dict[str, Any]) -> None:
    document = {"module": {"web": {**RIGHT, **body}}, "variable": {"x": {}}, "provider": {"aws": {}}}
    assert check(document, folder=folder) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            {"nam": "x"},
            ['.nam: the module has no input "nam"; did you mean "name"?'],
            id="unknown input",
        ),
        pytest.param(
            {"depend_on": []},
            ['.depend_on: the module has no input "depend_on"; did you mean "depends_on"?'],
            id="unknown meta-argument",
        ),
        pytest.param(
            {"provider": "aws"},
            ['.provider: "provider" has no place in a module; did you mean "providers"?'],
            id="provider in place of providers",
        ),
        pytest.param(
            {"locals": {}}, ['.locals: "locals" has no place in a module'], id="another block's argument"
        ),
        pytest.param(
            {"size": "big"}, ['.size: must be a number, not the string "big"'], id="text for a number"
        ),
        pytest.param({"zones": "a"}, ['.zones: must be a list, not the string "a"'], id="text for a list"),
        pytest.param(
            {"disk": {"size": [], "kind": {}}},
            [".disk.size: must be a number, not a list", ".disk.kind: must be a string, not an object"],
            id="below",
        ),
        pytest.param(
            {"disk": {"size": 1, "kin": "gp2"}},
            [
                '(module.web.disk.kin: the module\'s object has no "kin": what stands there is ignored; '
                'did you mean "kind"?)'
            ],
            id="an attribute that is dropped and looks like another",
        ),
        pytest.param(
            {"disk": {}}, ['.disk: the attribute "size" is missing'], id="an attribute that is missing"
        ),
        pytest.param(
            {"version": "1.0"},
            [".version: a local module has no versions: they are for modules of a registry; leave it out"],
            id="version of a local module",
        ),
        pytest.param(
            {"providers": {}},
            [': the module needs the provider "aws.us"; pass one on in "providers"'],
            id="no provider",
        ),
        pytest.param(
            {"providers": {**PROVIDERS, "aws.eu": "aws"}},
            ['(module.web.providers.aws.eu: the module takes no provider "aws.eu"; did you mean "aws.us"?)'],
            id="unknown provider",
        ),
        pytest.param(
            {"providers": {**PROVIDERS, "http": "aws"}},
            ['(module.web.providers.http: the module takes no provider "http")'],
            id="provider that the module does not speak of",
        ),
        pytest.param(
            {"providers": ["aws"]}, [".providers: must be an object, not a list"], id="a list of providers"
        ),
    ],
)
def test_what_a_module_does_not_take_is_named(
    folder: Path, body: dict[str, Any], expected: list[str]
) -> None:
    assert said(folder, {**RIGHT, **body}, 1) == expected


def test_an_input_that_is_missing_is_named(folder: Path) -> None:
    assert said(folder, {"source": "./web", "providers": PROVIDERS}, 1) == [': the input "name" is required']


def test_null_is_no_value_for_what_is_required_and_not_nullable(folder: Path) -> None:
    (folder / "web" / "main.tf").write_text('variable "a" {\n  nullable = false\n}\n')
    assert said(folder, {"source": "./web", "a": None}, 1) == [".a: must not be null: it is required"]


@pytest.mark.parametrize(
    ("repeated", "value", "expected"),
    [
        ({}, "${module.web.id}", ""),
        ({}, "${module.web}", ""),
        ({}, "${module.web[*].id}", ""),
        ({}, "${module.web.id.anything[0]}", ""),
        ({}, "${module.web.idd}", 'module.web has no output "idd"; did you mean "module.web.id"?'),
        ({}, '${try(module.web.idd, module.web[0].id, "")} ${can(module.web.idd)}', ""),
        ({}, "${try(module.wep.id, 1)}", 'module.wep is not declared; did you mean "module.web"?'),
        (
            {},
            "${try(1, upper(module.web.id))} ${module.web.idd}",
            'module.web has no output "idd"; did you mean "module.web.id"?',
        ),
        ({}, "${module.web[*].x}", 'module.web[*] has no output "x"'),
        ({"count": 2}, "${module.web[0].id} ${module.web[*].arn[0]} ${module.web.*.id}", ""),
        ({"count": 2}, "${module.web[0].x}", 'module.web[0] has no output "x"'),
        ({"count": 2}, "${module.web.*.x}", 'module.web.* has no output "x"'),
        (
            {"count": 2},
            '${module.web[0]["id"]}',
            "module.web[0] is a module: it takes no index; write module.web[0].id",
        ),
        ({"for_each": {"k": 1}}, '${module.web["k"].id} ${values(module.web)[*].id}', ""),
        ({"for_each": {"k": 1}}, "${values(module.web)[*].x}", 'it[*] has no attribute "x"'),
        ({"for_each": {"k": 1}}, "${module.web[local.k].id}", ""),
        (
            {"for_each": {"k": 1}},
            '${module.web["k"].an}',
            'module.web["k"] has no output "an"; did you mean "module.web["k"].arn"?',
        ),
    ],
)
def test_a_reference_names_an_output_that_is_there(
    folder: Path, repeated: dict[str, Any], value: str, expected: str
) -> None:
    document = {
        "module": {"web": {**RIGHT, **repeated}},
        "output": {"o": {"value": value}},
        "locals": {"k": "k"},
        "provider": {"aws": {}},
    }
    found = [str(finding) for finding in check(document, folder=folder)]
    assert found == ([f"output.o.value: {expected}"] if expected else [])


def test_what_is_not_here_is_said_once_a_module(folder: Path) -> None:
    source = "terraform-aws-modules/ec2-instance/aws"
    document = {
        "module": {name: {"source": source, "version": "~> 6.0", "x": []} for name in ("a", "b")},
        "output": {"o": {"value": "${module.a.anything}"}},
    }
    [finding] = check(document, folder=folder, project=Project(folder, "", folder, {}), stack="net")
    assert finding.severity == "warning"
    assert str(finding) == (
        f"module.a: {source} is not here: this call is not checked (nor that of module.b); "
        "`snowform vendor` brings it [unchecked-module]"
    )


def test_a_module_that_cannot_be_read_is_not_judged(folder: Path) -> None:
    (folder / "web" / "main.tf").write_text('variable "a" {\n  type = string\n')
    assert said(folder, {"source": "./web"}, "${module.web.x}") == [
        "(module.web: ./web cannot be read (main.tf: line 1: a bracket is never closed): "
        "this call is not checked)"
    ]


def test_a_version_is_for_a_registry(folder: Path) -> None:
    body = {"source": "git::https://example.org/net.git", "version": "1.0"}
    assert said(folder, body, 1)[0] == (
        ".version: another source has no versions: they are for modules of a registry; leave it out"
    )


def test_a_finding_names_its_construct(folder: Path) -> None:
    document = {"module": {"web": {**RIGHT, "nam": 1}}, "provider": {"aws": {}}}
    [finding] = check(document, folder=folder, constructs={("module", "web"): "net/web"})
    assert str(finding).endswith("(construct net/web)")


def test_a_document_without_modules_loads_nothing_for_them() -> None:
    program = (
        "import json, sys\n"
        "from snowform.synth.checks.check import check\n"
        "check({'locals': {'a': 1}})\n"
        "print(json.dumps([m for m in sys.modules if 'vendoring' in m or 'checks.module' in m]))\n"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(printed.stdout) == []
