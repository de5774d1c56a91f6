"""What stands in the files that a configuration names: faults in called modules, and in templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.check import check

SIZED = """
variable "size" {
  type = number
  validation {
    condition     = var.size > 0 && var.size <= 64
    error_message = "From 1 to 64."
  }
}
output "key" {
  value     = "k"
  sensitive = true
}
output "name" { value = "n" }
"""


def said(document: dict[str, Any], folder: Path) -> list[str]:
    return [str(finding) for finding in check(document, folder=folder) if finding.severity == "error"]


def module(folder: Path, text: str | dict[str, Any], name: str = "m") -> None:
    (folder / name).mkdir()
    if isinstance(text, str):
        (folder / name / "main.tf").write_text(text)
    else:
        (folder / name / "main.tf.json").write_text(json.dumps(text))


@pytest.mark.parametrize("size", [1, 64, "12", "${var.n}", None])
def test_a_value_that_may_meet_the_conditions_of_the_module_is_right(tmp_path: Path, size: Any) -> None:
    module(tmp_path, SIZED)
    call = {"source": "./m", "size": 1 if size is None else size}
    assert said({"module": {"a": call}, "variable": {"n": {}}}, tmp_path) == []


@pytest.mark.parametrize("size", [0, 65, "-1"])
def test_a_value_that_does_not_meet_them_is_refused(tmp_path: Path, size: Any) -> None:
    module(tmp_path, SIZED)
    assert said({"module": {"a": {"source": "./m", "size": size}}}, tmp_path) == [
        "module.a.size: does not meet the condition of the module: From 1 to 64."
    ]


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("${module.a.name}", True),
        ("${nonsensitive(module.a.key)}", True),
        ("${module.a.key}", False),
        ("x${module.a.key}", False),
        ("${module.a}", False),
    ],
)
def test_a_sensitive_output_of_a_module_stands_in_a_sensitive_one(
    tmp_path: Path, value: str, right: bool
) -> None:
    module(tmp_path, SIZED)
    document: dict[str, Any] = {"module": {"a": {"source": "./m", "size": 1}}}
    assert (said({**document, "output": {"o": {"value": value}}}, tmp_path) == []) is right
    assert said({**document, "output": {"o": {"value": value, "sensitive": True}}}, tmp_path) == []


def test_a_fault_in_a_module_of_json_is_told_at_its_call(tmp_path: Path) -> None:
    module(tmp_path, {"output": {"o": {"value": "${var.nope}"}}})
    assert said({"module": {"a": {"source": "./m"}}}, tmp_path) == [
        "module.a: in ./m: output.o.value: var.nope is not declared"
    ]


def test_a_module_of_json_may_have_a_sensitive_value_in_a_plain_output(tmp_path: Path) -> None:
    module(
        tmp_path,
        {"variable": {"k": {"sensitive": True, "default": 1}}, "output": {"o": {"value": "${var.k}"}}},
    )
    assert said({"module": {"a": {"source": "./m"}}}, tmp_path) == []


def test_a_module_that_calls_itself_is_refused(tmp_path: Path) -> None:
    module(
        tmp_path, {"module": {"again": {"source": "../m"}}, "output": {"o": {"value": "${module.again.o}"}}}
    )
    document = {"module": {"a": {"source": "./m"}}, "output": {"o": {"value": "${module.a.o}"}}}
    assert said(document, tmp_path) == ["module.a: in ./m: module.again: ../m calls itself, without end"]


def test_a_circle_over_a_module_in_a_module_is_found(tmp_path: Path) -> None:
    module(tmp_path, 'variable "i" {}\noutput "o" { value = var.i }\noutput "free" { value = 1 }\n')
    module(
        tmp_path,
        """
        variable "i" {}
        module "inner" {
          source = "../m"
          i      = var.i
        }
        output "o" { value = module.inner.o }
        output "free" { value = module.inner.free }
        """,
        "outer",
    )
    call = {"module": {"a": {"source": "./outer", "i": "${module.a.free}"}}}
    assert said(call, tmp_path) == []
    call["module"]["a"]["i"] = "${module.a.o}"
    assert len(said(call, tmp_path)) == 1


TEMPLATE = "Hello ${name}%{ for x in names ~} ${x}%{ endfor }\n"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("{name = 1, names = []}", ""),
        ("{name = 1, names = [], more = 2}", ""),
        ("{name = var.n, names = [var.n]}", ""),
        ("var.o", ""),
        ("{name = 1}", 'refers to "names", which it is not given'),
        ('{"first name" = 1}', '"first name" is not a name that a template can refer to'),
    ],
)
def test_a_template_has_the_variables_that_it_refers_to(tmp_path: Path, given: str, reason: str) -> None:
    (tmp_path / "hello.tftpl").write_text(TEMPLATE)
    document = {
        "variable": {"n": {}, "o": {}},
        "output": {"o": {"value": f'${{templatefile("hello.tftpl", {given})}}'}},
    }
    errors = said(document, tmp_path)
    assert (reason in errors[0]) if reason else errors == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [("${name", "is not a template"), ('${templatefile("x", {})}', "calls templatefile() itself")],
)
def test_a_template_that_cannot_be_filled_in_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "t").write_text(text)
    errors = said({"output": {"o": {"value": '${templatefile("t", {name = 1})}'}}}, tmp_path)
    assert len(errors) == 1
    assert reason in errors[0]


@pytest.mark.parametrize(
    ("of_caller", "of_module", "refused"),
    [
        ("~> 5.0", "", False),
        (">= 6", "", True),
        ("", ">= 6", True),
        (">= 5", ">= 6", True),
        ("< 6", ">= 4", False),
        ("", "", False),
    ],
)
def test_a_module_has_the_version_of_a_provider_that_its_caller_has(
    tmp_path: Path, of_caller: str, of_module: str, refused: bool
) -> None:
    def terraform(version: str) -> dict[str, Any]:
        aws = {"source": "hashicorp/aws", **({"version": version} if version else {})}
        return {"required_providers": {"aws": aws}}

    address = {"aws_eip": {"x": {"vpc": True}}}
    module(tmp_path, {"terraform": terraform(of_module), "resource": address})
    caller = {"terraform": terraform(of_caller), "module": {"a": {"source": "./m"}}}
    assert bool(said(caller, tmp_path)) == refused


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"module": {"b": {"source": "../m"}}}, "in ./m: module.b: ../m calls itself, without end"),
        (
            {"import": {"to": "terraform_data.x", "id": "x"}, "resource": {"terraform_data": {"x": {}}}},
            "in ./m: import: it has a meaning in the root alone",
        ),
        (
            {"terraform": [{"required_providers": {"a": {"source": "a/a"}}}] * 2},
            "in ./m: terraform[1].required_providers: the providers are required in one block; put them "
            "together",
        ),
    ],
)
def test_what_only_a_module_must_not_have_is_refused(
    tmp_path: Path, content: dict[str, Any], expected: str
) -> None:
    module(tmp_path, content)
    assert said({"module": {"a": {"source": "./m"}}}, tmp_path) == [f"module.a: {expected}"]


def test_a_file_of_a_module_may_be_a_list_of_bodies(tmp_path: Path) -> None:
    module(tmp_path, {})
    bodies = [{"variable": {"a": {"default": 1}}}, {"output": {"b": {"value": "${var.a}"}}}]
    (tmp_path / "m" / "main.tf.json").write_text(json.dumps(bodies))
    assert said({"module": {"a": {"source": "./m", "a": 1}}}, tmp_path) == []
    assert said({"module": {"a": {"source": "./m", "c": 1}}}, tmp_path) == [
        'module.a.c: the module has no input "c"'
    ]
    (tmp_path / "m" / "main.tf.json").write_text(json.dumps([*bodies, bodies[0]]))
    assert said({"module": {"a": {"source": "./m"}}}, tmp_path) == [
        "module.a: in ./m: variable[1].a: variable.a is declared twice"
    ]
