"""A configuration in HCL that was applied, and the plan of its imported program on that state: empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.harness import Workspaces
from tests.importing.imports import imported

pytestmark = pytest.mark.e2e

# What HCL and JSON write differently, on what is made fast; a plan shows changes of outputs, too.
CONFIGURATION = r"""
terraform {
  required_version = ">= 1.0"
}

provider "aws" { region = "eu-central-1" }

variable "ports" {
  type    = map(object({ port = number, note = optional(string, "none $${x}") }))
  default = { web = { port = 80, note = "a $${b}" }, api = { port = 8080 } }
}

locals {
  name   = "imported-${length(var.ports)}"
  script = <<-EOT
      #!/bin/sh
    echo "${local.name}" \n $${HOME} %%{x}

    %{ for name, rule in var.ports ~}
    listen ${name} ${rule.port}
    %{ endfor ~}
  EOT
  plain  = <<EOT
  as it "stands" \t
EOT
  odd    = { "a b" = 1.50, (local.name) = [true, null, -3], nested = { x = 1e3 } }
  choice = length(var.ports) > 5 ? "many" : <<EOT
few
EOT
}

resource "aws_vpc" "main" {
  cidr_block = "10.9.0.0/16"
  tags       = { Name = local.name, Note = "it's \"x\"" }
}

resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 4, count.index)
}

resource "aws_security_group" "main" {
  name   = local.name
  vpc_id = aws_vpc.main.id
  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", aws_vpc.main.cidr_block]
  }
  lifecycle { ignore_changes = [description, tags["x"]] }
}

resource "aws_security_group" "rules" { vpc_id = aws_vpc.main.id }

resource "aws_vpc_security_group_ingress_rule" "main" {
  for_each          = var.ports
  security_group_id = aws_security_group.rules.id
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = "0.0.0.0/0"
  description       = "${each.key}: ${each.value.note == "" ? "-" : "noted"}"
}

resource "aws_ssm_parameter" "main" {
  name       = "/imported/script"
  type       = "String"
  value      = local.script
  depends_on = [aws_subnet.main]
}

resource "terraform_data" "known" {
  input            = { script = local.script, subnets = aws_subnet.main[*].id }
  triggers_replace = [local.plain]
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}

output "values" {
  value = {
    script = local.script
    plain  = local.plain
    odd    = local.odd
    choice = local.choice
    ports  = var.ports
  }
}

output "known" {
  value      = terraform_data.known.output
  depends_on = [aws_ssm_parameter.main]
}
"""


def test_the_plan_of_an_imported_program_on_the_state_of_its_source_is_empty(
    workspaces: Workspaces, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "main.tf").write_text(CONFIGURATION)
    workspace = workspaces.copy(source).apply()
    (workspace.folder / "main.tf").unlink()
    done = imported(tmp_path, CONFIGURATION)
    assert done.differences == []
    workspace.rewrite(done.synthesized)
    assert workspace.changes() == []
