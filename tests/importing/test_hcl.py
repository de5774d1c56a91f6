"""HCL is read as the JSON that means the same, with its comments, and its program gives that back."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import VENV
from snowform.importing.errors import ImportFailed
from snowform.importing.hcl_source import read_hcl
from snowform.importing.sources import read_source
from tests.importing.imports import constructor, imported


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("12", 12),
        ("-1.5", -1.5),
        ("9007199254740993", 9007199254740993),
        ("true", True),
        ("null", None),
        ("var.a", "${var.a}"),
        ("a_b.c.d", "${a_b.c.d}"),
        ("1 + 2", "${1 + 2}"),
        ("(1)", "${(1)}"),
        ('"a ${var.b} $${c} \\n \\"d\\" \\u00e4"', 'a ${var.b} $${c} \n "d" ä'),
        ('"%{ if true }a%{ endif }"', "%{ if true }a%{ endif }"),
        ('"${upper("a")}"', '${upper("a")}'),
        ('[1, "a", var.b,]', [1, "a", "${var.b}"]),
        ("[\n  1, # one\n  2\n]", [1, 2]),
        ('{ a = 1, "b c" : 2, (var.d) = 3 }', {"a": 1, "b c": 2, "${(var.d)}": 3}),
        ("{\n  a = 1\n  b = [2]\n}", {"a": 1, "b": [2]}),
        ("[for x in var.a : x]", "${[for x in var.a : x]}"),
        ("{ for k, v in var.a : k => v }", "${{ for k, v in var.a : k => v }}"),
        ('cond ? "a" : file("b")', '${cond ? "a" : file("b")}'),
        ("<<EOT\na\n  b ${var.c}\nEOT\n", "a\n  b ${var.c}\n"),
        ("<<-EOT\n    a\n\n      b \\n\n    EOT\n", "a\n\n  b \\n\n"),
        ("<<-EOT\n    a\n  ${var.b}\n    EOT\n", "  a\n${var.b}\n"),
        # Behind "~}" no line begins, so the next one keeps its indent.
        ("<<-EOT\n  a\n  %{ if b ~}\n  c\n  %{ endif ~}\n  EOT\n", "a\n%{ if b ~}\n  c\n%{ endif ~}\n"),
        ("<<-EOT\n${var.a}\n    b\n    EOT\n", "${var.a}\n    b\n"),
        ("var.a ? var.b : <<EOT\nc\nEOT\n", "${var.a ? var.b : <<EOT\nc\nEOT\n}"),
        ("jsonencode({\n  a = 1 # why\n})", "${jsonencode({\n  a = 1 # why\n})}"),
    ],
)
def test_an_expression_is_the_json_that_means_the_same(expression: str, value: Any, tmp_path: Path) -> None:
    done = imported(tmp_path, f"locals {{\n  x = {expression}\n}}\n")
    assert done.document == {"locals": {"x": value}}


@pytest.mark.parametrize(
    ("text", "document"),
    [
        pytest.param(
            'variable "a" {\n  type = list(object({\n    b = string\n  }))\n  default = "$${x}"\n'
            '  description = "$${y}"\n}',
            {
                "variable": {
                    "a": {"type": "list(object({ b = string }))", "default": "${x}", "description": "${y}"}
                }
            },
            id="what a variable says is no template",
        ),
        pytest.param(
            'resource "a_b" "c" {\n  provider = x.y\n  depends_on = [d_e.f, g_h.i[0]]\n  lifecycle {\n'
            '    ignore_changes = [tags["x"], j]\n    replace_triggered_by = [d_e.f.id]\n  }\n'
            '  provisioner "local-exec" {\n    when = destroy\n    command = k\n  }\n}',
            {
                "resource": {
                    "a_b": {
                        "c": {
                            "provider": "x.y",
                            "depends_on": ["d_e.f", "g_h.i[0]"],
                            "lifecycle": {
                                "ignore_changes": ['tags["x"]', "j"],
                                "replace_triggered_by": ["d_e.f.id"],
                            },
                            "provisioner": [{"local-exec": {"when": "destroy", "command": "${k}"}}],
                        }
                    }
                }
            },
            id="references that stand bare",
        ),
        pytest.param(
            'resource "a_b" "c" {\n  d { e = 1 }\n  d { e = 2 }\n  f { g = 3 }\n  dynamic "d" {\n'
            "    for_each = x\n    iterator = y\n    content { e = y.value }\n  }\n}",
            {
                "resource": {
                    "a_b": {
                        "c": {
                            "d": [{"e": 1}, {"e": 2}],
                            "f": [{"g": 3}],
                            "dynamic": {
                                "d": {"for_each": "${x}", "iterator": "y", "content": {"e": "${y.value}"}}
                            },
                        }
                    }
                }
            },
            id="blocks of a provider that nobody knows",
        ),
        pytest.param(
            'resource "aws_instance" "a" {\n  root_block_device { volume_size = 8 }\n'
            "  ebs_block_device {}\n}",
            {
                "resource": {
                    "aws_instance": {"a": {"root_block_device": {"volume_size": 8}, "ebs_block_device": {}}}
                }
            },
            id="blocks of a provider that is known",
        ),
        pytest.param(
            'terraform {\n  required_version = ">= 1"\n  required_providers {\n    a = {\n'
            '      source = "b/a"\n      configuration_aliases = [a.x]\n    }\n  }\n'
            '  backend "s3" { bucket = "b" }\n}\n',
            {
                "terraform": {
                    "required_version": ">= 1",
                    "required_providers": {"a": {"source": "b/a", "configuration_aliases": ["a.x"]}},
                    "backend": {"s3": {"bucket": "b"}},
                }
            },
            id="settings",
        ),
        pytest.param(
            'module "a" {\n  source = "b/c/d"\n  providers = { x = x.y }\n  depends_on = [module.e]\n}\n'
            'moved {\n  from = a_b.c\n  to = a_b.d[0]\n}\nimport {\n  to = a_b.d\n  id = "x"\n}',
            {
                "module": {"a": {"source": "b/c/d", "providers": {"x": "x.y"}, "depends_on": ["module.e"]}},
                "moved": [{"from": "a_b.c", "to": "a_b.d[0]"}],
                "import": [{"to": "a_b.d", "id": "x"}],
            },
            id="modules and moves",
        ),
    ],
)
def test_a_block_is_the_json_that_means_the_same(text: str, document: dict[str, Any], tmp_path: Path) -> None:
    done = imported(tmp_path, text)
    assert done.document == document
    assert done.differences == []


def test_blocks_for_an_attribute_have_all_that_json_wants_of_them(tmp_path: Path) -> None:
    done = imported(
        tmp_path,
        'resource "aws_security_group" "a" {\n  ingress {\n    from_port = 22\n    to_port = 22\n'
        '    protocol = "tcp"\n  }\n}',
    )
    assert done.document["resource"]["aws_security_group"]["a"]["ingress"] == [
        {
            **{"from_port": 22, "to_port": 22, "protocol": "tcp", "description": None, "self": False},
            **{"cidr_blocks": [], "ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": []},
        }
    ]
    # The typed class fills it up, so the program says only what people wrote.
    assert "prefix_list_ids" not in done.program.text
    assert done.differences == []


COMMENTED = """\
# Where all of it is.
variable "region" { type = string }

/* The network,
 * for all. */
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16" // enough for all
  # who pays
  tags = {
    # as billing has it
    /* and as
       the team has it */
    Owner = "ops" # since 2020
    Where = "in-${var.region}"
  }
  # nothing else
}

resource "aws_instance" "web" {
  ami           = "ami-0123"
  instance_type = "t3.micro"
  for_each      = toset(["a", "b"])
  subnet_id     = aws_subnet.main[each.key].id
  user_data     = <<-EOT
    #!/bin/sh
    echo "$${HOME}"
  EOT
}

resource "acme_pet" "name" {
  keepers = { vpc = aws_vpc.main.id }
}
# The end.
"""
PROGRAM = '''\
"""The stack web, imported from web.tf."""

from cdktf import TerraformVariable
from constructs import Construct
from snowform import NamedStack, Resource
from snowform.aws import AwsProvider, Instance, Vpc

USER_DATA = """\\
#!/bin/sh
echo "$${HOME}"
"""


class Web(NamedStack):
    """What web.tf declares."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})

        # Where all of it is.
        region = TerraformVariable(self, "region", type="string")

        # Configured by the environment.
        AwsProvider(self, "aws")

        # The network,
        # for all.
        vpc = Vpc(
            self,
            "main",
            cidr_block="10.0.0.0/16",  # enough for all
            # who pays
            tags={
                # as billing has it
                # and as
                # the team has it
                "Owner": "ops",  # since 2020
                "Where": f"in-{region.string_value}",
            },
            # nothing else
        )

        Instance(
            self,
            "web",
            ami="ami-0123",
            instance_type="t3.micro",
            for_each='${toset(["a", "b"])}',
            subnet_id="${aws_subnet.main[each.key].id}",
            user_data=USER_DATA,
        )

        Resource(self, "name", "acme_pet", keepers={"vpc": vpc.id})

        # The end.
'''


def test_a_program_reads_as_its_configuration_did_and_is_laid_out_as_ruff_does(tmp_path: Path) -> None:
    done = imported(tmp_path, COMMENTED)
    assert done.program.text == PROGRAM
    assert done.differences == []
    (tmp_path / "web.py").write_text(done.program.text)
    ruff = [VENV / "bin" / "ruff", "format", "--isolated", "--line-length", "100", "--check", "web.py"]
    assert subprocess.run(ruff, cwd=tmp_path, check=False).returncode == 0


def test_a_folder_is_one_configuration_in_either_syntax(tmp_path: Path) -> None:
    (tmp_path / "a.tf").write_text("locals {\n  x = local.y\n}\n")
    (tmp_path / "b.tf.json").write_text('{"locals": {"y": 1}}')
    (tmp_path / "notes.txt").write_text("{")
    assert [element.address for element in read_source(tmp_path).elements] == ["local.x", "local.y"]


def test_a_local_module_is_found_from_the_project(tmp_path: Path) -> None:
    for name, text in {"net": 'module "in" { source = "../inner" }', "inner": "locals {}"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tf").write_text(text)
    done = imported(tmp_path, 'module "a" { source = "./net" }\nmodule "b" { source = "./gone" }\n')
    assert done.program.modules == ("./net", "./inner")
    assert [element.address for element in done.program.missing_modules] == ["module.b"]
    assert done.differences == []
    assert constructor(done.program.text) == (
        '        TerraformHclModule(self, "a", source="./net")\n'
        '        TerraformHclModule(self, "b", source="./gone", '
        "skip_asset_creation_from_local_modules=True)\n"
    )


def test_what_reads_files_beside_it_says_so(tmp_path: Path) -> None:
    done = imported(tmp_path, 'locals {\n  a = file("x")\n  b = "$${path.module}"\n  c = 1\n}\n')
    assert [element.address for element in done.program.file_readers] == ["local.a"]
    assert "# It reads files beside the configuration" in done.program.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("locals {\n  a = \n}", 'x.tf:2: "a" has no value'),
        ("locals {\n  a = [1,\n    2 3]\n}", 'x.tf:3: expected the end of the expression, found "3"'),
        ('resorce "a" "b" {}', 'x.tf:1: no block is called "resorce"; did you mean "resource"?'),
        ('\nresource "a" {}', "x.tf:2: a block resource has 2 labels, not 1"),
        ("locals {\n  a = 1\n  b = [1, 1e400]\n}", "x.tf:3: 1e400 is too large a number"),
        ("a = 1", 'x.tf:1: the argument "a" stands in no block'),
        ("locals {\n  a = 1\n", "x.tf:1: a bracket is never closed"),
        (
            'output "a" {\n}\noutput "a" {\n}',
            "x.tf:3: output.a is declared twice; first at x.tf:1",
        ),
    ],
)
def test_what_opentofu_would_not_read_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_hcl(text, "x.tf")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone", None, "no such file or folder"),
        ("x.tf", b"\xff", "is not written in UTF-8"),
        ("a_override.tf", b"", "an override file changes what other files say, which is not imported"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused(
    name: str, content: bytes | None, message: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ImportFailed) as caught:
        read_source(tmp_path if "override" in name else tmp_path / name)
    assert (caught.value.message, caught.value.where) == (message, str(tmp_path / name))
