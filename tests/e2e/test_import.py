"""A configuration in HCL that was applied, and the plans of what is imported of it: empty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.importing.program import write_program
from snowform.importing.state_source import read_state
from snowform.importing.verify import synthesized
from tests.e2e.harness import Workspace, Workspaces
from tests.importing.imports import imported

pytestmark = pytest.mark.e2e

SECRET = "a secret $" + "{x}"
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
  value      = "a secret $${x}"
  depends_on = [aws_subnet.main]
}

resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "main" {
  for_each       = { a = aws_subnet.main[0].id, b = aws_subnet.main[1].id }
  subnet_id      = each.value
  route_table_id = aws_route_table.main.id
}

resource "aws_iam_role" "web" {
  name = "imported"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" }
  }] })
}

resource "aws_sqs_queue" "jobs" {
  name_prefix               = "imported-"
  message_retention_seconds = 600
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


@pytest.fixture(scope="module")
def applied(workspaces: Workspaces, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The configuration, applied and taken away: its state is left."""
    source = tmp_path_factory.mktemp("source")
    (source / "main.tf").write_text(CONFIGURATION)
    workspace = workspaces.copy(source).apply()
    (workspace.folder / "main.tf").unlink()
    return workspace


def test_the_plan_of_an_imported_program_on_the_state_of_its_source_is_empty(
    applied: Workspace, tmp_path: Path
) -> None:
    done = imported(tmp_path, CONFIGURATION)
    assert done.differences == []
    applied.rewrite(done.synthesized)
    assert applied.changes() == []


def test_the_plan_of_a_stack_made_of_a_state_on_that_state_is_empty(
    applied: Workspace, tmp_path: Path
) -> None:
    state = applied.folder / "terraform.tfstate"
    found = read_state(state, tmp_path)
    assert found.left_out == ("terraform_data.known is left out: there is no schema of its provider",)
    program = write_program(found.configuration, stack="old", source=state, project=tmp_path)
    assert SECRET not in program.text
    document = synthesized(program, stack="old", project=tmp_path)
    # What has to be given, and what is left out.
    document["variable"]["main_value"]["default"] = SECRET
    known = imported(tmp_path, CONFIGURATION).document["resource"]["terraform_data"]["known"]
    text = json.loads(state.read_text())["outputs"]["values"]["value"]
    known["input"]["script"], known["triggers_replace"] = escaped(text["script"]), [escaped(text["plain"])]
    document["resource"]["terraform_data"] = {"known": known}
    applied.rewrite(document)
    assert applied.changes() == []


def escaped(text: str) -> str:
    """A text that is no template."""
    return text.replace("${", "$${").replace("%{", "%%{")
