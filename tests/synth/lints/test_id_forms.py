"""Ids of EC2 that have not the form of one are warned of."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import messages

MACHINE, GROUP = "aws_instance", "aws_security_group_rule"


@pytest.mark.parametrize(
    ("kind", "body", "path"),
    [
        (MACHINE, {"ami": "ami-xyz"}, "ami"),
        (MACHINE, {"ami": "ami-0123456789abcdef"}, "ami"),
        (MACHINE, {"ami": "nixos"}, "ami"),
        (MACHINE, {"subnet_id": "vpc-0123456789abcdef0"}, "subnet_id"),
        (MACHINE, {"vpc_security_group_ids": ["sg-01234567", "web"]}, "vpc_security_group_ids.1"),
        ("aws_subnet", {"vpc_id": "main"}, "vpc_id"),
        ("aws_launch_template", {"image_id": "ami-0123456Z"}, "image_id"),
    ],
)
def test_an_id_that_is_none_is_warned_of(kind: str, body: dict[str, Any], path: str) -> None:
    [message] = messages("id_forms", kind, body)
    assert message.startswith(f"{path}:")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (MACHINE, {"ami": "ami-0123456789abcdef0", "subnet_id": "subnet-01234567"}),
        (
            MACHINE,
            {"ami": "${data.aws_ami.it.id}", "vpc_security_group_ids": ["${aws_security_group.it.id}"]},
        ),
        (GROUP, {"source_security_group_id": "123456789012/sg-0123456789abcdef0"}),
        ("aws_launch_template", {"image_id": "resolve:ssm:/images/nixos"}),
        ("aws_workspaces_workspace", {"image_id": "wsi-1"}),
        ("other_machine", {"vpc_id": "main"}),
        (MACHINE, {"ami": None}),
    ],
)
def test_what_is_one_or_of_something_else_is_not(kind: str, body: dict[str, Any]) -> None:
    assert messages("id_forms", kind, body) == []
