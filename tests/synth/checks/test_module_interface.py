"""What a module takes and gives, as its files declare it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.checks.module_interface import (
    Interface,
    Requirement,
    UnreadableModule,
    Variable,
    read_interface,
)

NATIVE = r"""
# variable "no" {}
/* variable "neither" {} */ variable "after_a_comment" {}
variable "one_line" { type = map(string) }
variable bare {
  description = <<-EOT
    A heredoc: variable "inner" { } "
  EOT
  default     = "${"}"}"
  type        = object({
    a = string // "}"
    b = optional(list(number), [
      1, 2,
    ])
  })
  nullable    = false
  validation {
    condition     = length(regexall("[\"{}]", var.bare.a)) == 0 && var.bare.b != null
    error_message = "No ${join(",", ["\"", "{"])}, $${no} and %%{no}."
  }
}
resource "x" "y" {
  text = "${jsonencode({ a = "${var.bare}{" })} %{ if true }{%{ endif }"
  path = 1 / 2 < 3 ? "a/*b" : <<EOT
output "inner" {
  EOT }
EOT
  variable "nested" {}
}
output "value" { value = "variable \"x\" {" }
output "last" {
  value = 1
}"""


def written(folder: Path, **files: str | dict[str, Any]) -> Interface:
    """The interface of a module of these files, whose dots are written as double underscores."""
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("__", ".")).write_text(text)
    return read_interface(folder)


def test_variables_and_outputs_are_found_among_all_else(tmp_path: Path) -> None:
    found = written(tmp_path, main__tf=NATIVE)
    assert found.outputs == {"value", "last"}
    assert {name: (v.type, v.required, v.nullable) for name, v in found.variables.items()} == {
        "after_a_comment": ("dynamic", True, True),
        "one_line": (("map", "string"), True, True),
        "bare": (("object", {"a": "string", "b": ("list", "number")}, ["b"]), False, False),
    }


def test_the_syntax_in_json_says_the_same(tmp_path: Path) -> None:
    variables = {"a": {"type": "list(any)"}, "b": [{"default": None, "nullable": False}]}
    required = {
        "aws": {"source": "hashicorp/aws", "configuration_aliases": ["aws.us"]},
        "tls": ">= 3",
    }
    found = written(
        tmp_path,
        main__tf__json={
            "//": "a comment",
            "variable": variables,
            "output": [{"o": {"value": 1}}],
            "provider": {"http": [{"alias": "a"}, {}]},
            "terraform": [{"required_providers": [required]}],
        },
    )
    assert found == Interface(
        {"a": Variable("list(any)"), "b": Variable("any", required=False, nullable=False)},
        outputs=frozenset({"o"}),
        providers={"aws": Requirement("hashicorp/aws"), "tls": Requirement(version=">= 3")},
        aliases=frozenset({"aws.us"}),
        proxies=frozenset({"http.a"}),
    )


def test_providers_are_those_that_are_required_and_passed_on(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        versions__tf='terraform {\n  required_providers {\n    tls = "~> 4.0"\n    aws = {\n'
        '      source = "hashicorp/aws" # no version = "1"\n'
        "      configuration_aliases = [\n        aws.us, # aws.no\n        aws.eu,\n      ]\n"
        "    }\n  }\n}\n",
        providers__tf='provider "http" {\n  alias = "a"\n}\nprovider "tls" {}\n',
    )
    assert found.providers == {"aws": Requirement("hashicorp/aws"), "tls": Requirement(version="~> 4.0")}
    assert found.aliases == {"aws.us", "aws.eu"}
    assert found.proxies == {"http.a"}


def test_an_override_has_the_last_word(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        a_override__tf='variable "a" {\n  type = number\n}\n',
        main__tf='variable "a" {\n  type = string\n}\n',
        override__tf__json={"variable": {"a": {"default": 1}}},
    )
    assert found.variables == {"a": Variable("number", required=False)}


def test_files_that_opentofu_does_not_read_count_for_nothing(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        main__tf='variable "old" {}\n',
        main__tofu='variable "new" {}\n',
        __hidden__tf='variable "hidden" {}\n',
        notes__txt="variable {",
    )
    assert set(found.variables) == {"new"}
    (tmp_path / "#read.tf").write_text('variable "read" {}\n')
    assert set(read_interface(tmp_path).variables) == {"new", "read"}


def test_a_byte_order_mark_begins_a_file_in_the_native_syntax_only(tmp_path: Path) -> None:
    assert written(tmp_path, main__tf='\ufeffoutput "a" {\n  value = 1\n}\n').outputs == {"a"}
    with pytest.raises(UnreadableModule):
        written(tmp_path, main__tf__json='\ufeff{"output": {"b": {"value": 1}}}')


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("main.tf", 'output "a" {\n}\n}\n', "main.tf: line 3: neither a block nor an argument"),
        ("main.tf", 'output "a" {\n  value = [1)\n}\n', 'main.tf: line 2: ")" closes no bracket'),
        ("main.tf", 'output "a" {} output "b" {}\n', "main.tf: line 1: a line break is missing"),
        ("main.tf", 'variable "a" { type = string\n}\n', "main.tf: line 1: braces on one line"),
        ("main.tf", 'variable "a" {\n', "main.tf: line 1: a bracket is never closed"),
        ("main.tf", '\nvariable "a" = 1\n', "main.tf: line 2: neither a block nor an argument"),
        ("main.tf", 'variable "a" {\n  type = <<A\n}\n', "main.tf: line 2: a heredoc is never closed"),
        (
            "main.tf",
            'output "a" {\n value = "${1}\n}\n',
            "main.tf: line 2: a string does not end on its line",
        ),
        ("main.tf.json", "[1]", "main.tf.json: it is not an object"),
        ("main.tf.json", "{", "main.tf.json: Expecting property name"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UnreadableModule) as caught:
        read_interface(tmp_path)
    assert str(caught.value).startswith(said)


def test_an_endless_string_takes_no_time(tmp_path: Path) -> None:
    text = 'variable "a" {\n  default = "' + "a $${ b " * 5000 + "${1} and no end\n}\n"
    (tmp_path / "main.tf").write_text(text)
    with pytest.raises(UnreadableModule):
        read_interface(tmp_path)
