"""A sensitive value in the user data of an instance is warned of where AWS 6 is permitted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import find

DECLARED: dict[str, Any] = {
    "variable": {"token": {"sensitive": True}, "name": {}},
    "locals": {"greeting": "token ${var.token}"},
}


def warned(user_data: Any, constraint: str = ">= 5.100, < 7", **arguments: Any) -> bool:
    document = {
        **DECLARED,
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": constraint}}},
        "resource": {
            "aws_instance": {"web": {"user_data": user_data, **arguments}},
            "aws_db_instance": {"db": {"password": "${var.token}"}},
        },
    }
    found = find("user_data", document)
    assert [finding.path for finding in found] in ([], [("resource", "aws_instance", "web", "user_data")])
    assert all("who may describe the instance reads its user data too" in one.hint for one in found)
    return bool(found)


@pytest.mark.parametrize(
    ("user_data", "expected"),
    [
        ("${var.token}", True),
        ("#!/bin/sh\necho ${var.token}\n", True),
        ("${local.greeting}", True),
        ("${base64encode(var.token)}", True),
        ("${aws_db_instance.db.password}", True),
        ("${sensitive(var.name)}", True),
        ("${var.name}", False),
        ("${nonsensitive(var.token)}", False),
        ("#!/bin/sh\necho a\n", False),
        (None, False),
    ],
)
def test_what_is_sensitive_in_it_is_found(user_data: Any, expected: bool) -> None:
    assert warned(user_data) is expected


@pytest.mark.parametrize(
    ("constraint", "expected"), [("~> 5.0", False), (">= 6", True), (">= 5.100, < 7", True), (">= 99", False)]
)
def test_it_is_so_from_version_6(constraint: str, expected: bool) -> None:
    assert warned("${var.token}", constraint) is expected
