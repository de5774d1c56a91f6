"""A replacement that is created first cannot keep a name that may exist only once: the plan says so."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from snowform.provision.plan.unique_names import UNIQUE
from snowform.schema import catalogue
from tests.provision.plan.makers import plan, raw

FIRST = ("create", "delete")
KEY = {"key_name": "web", "public_key": "ssh-ed25519 AAAA"}


def told(type_: str, before: dict[str, Any], after: dict[str, Any], *actions: str, **more: Any) -> list[str]:
    replaced = raw(f"{type_}.x", *(actions or FIRST), before=before, after=after, **more)
    return [notice for notice in judge(plan(replaced), Policy()).notices if "create_before_destroy" in notice]


def test_a_key_pair_of_the_same_name() -> None:
    assert told("aws_key_pair", {**KEY, "key_name_prefix": ""}, {**KEY, "public_key": "another"}) == [
        "aws_key_pair.x is created again before it is destroyed, with the same key_name: AWS lets that exist "
        "only once, so the apply fails in the middle; use key_name_prefix, or leave create_before_destroy out"
    ]


def test_every_type_of_the_table() -> None:
    for type_, names in UNIQUE.items():
        values = dict.fromkeys(names, "web")
        (notice,) = told(type_, values, values)
        assert notice.startswith(f"{type_}.x is created again before it is destroyed, with the same ")
        # In the other order, or with anything of it new, nothing is there twice.
        assert told(type_, values, values, "delete", "create") == []
        assert told(type_, values, values, "update") == []
        for name in names:
            assert told(type_, values, {**values, name: "new"}) == []
            assert told(type_, values, {**values, name: None}, after_unknown={name: True}) == []


def test_the_table_names_what_the_provider_has() -> None:
    aws = catalogue.named("aws")
    for type_, names in UNIQUE.items():
        block = aws.resource(type_)
        assert block is not None, type_
        assert [name for name in names if not block.attributes[name].settable] == []


def test_what_is_the_same_object_to_aws_is_said_to_go() -> None:
    (notice,) = told("aws_sns_topic", {"name": "a"}, {"name": "a"})
    assert notice == (
        "aws_sns_topic.x is created again before it is destroyed, with the same name: AWS takes it for the "
        "object that it replaces, which is deleted afterwards; use another name, or leave "
        "create_before_destroy out"
    )


@pytest.mark.parametrize(
    ("type_", "before", "after", "said"),
    [
        pytest.param("aws_iam_role", {"name": "Web"}, {"name": "web"}, True, id="IAM reads no case"),
        pytest.param("aws_key_pair", {"key_name": "Web"}, {"key_name": "web"}, False, id="others do"),
        pytest.param(
            "aws_security_group",
            {"name": "web", "vpc_id": "vpc-1"},
            {"name": "web", "vpc_id": "vpc-2"},
            False,
            id="the name lies elsewhere",
        ),
        pytest.param("aws_key_pair", {"key_name": ""}, {"key_name": ""}, False, id="no name"),
        pytest.param("aws_eip", {"name": "a"}, {"name": "a"}, False, id="a type without a name of its own"),
        pytest.param("google_x", {"name": "a"}, {"name": "a"}, False, id="another provider's"),
        pytest.param(
            "aws_cloudwatch_event_rule",
            {"name": "a", "event_bus_name": None},
            {"name": "a", "event_bus_name": ""},
            True,
            id="what it lies in is the default",
        ),
    ],
)
def test_what_is_a_second_one_of_a_name(
    type_: str, before: dict[str, Any], after: dict[str, Any], said: bool
) -> None:
    assert bool(told(type_, before, after)) is said


def test_a_name_that_is_secret_is_not_said() -> None:
    secret = {"key_name": "hunter2"}
    marks = {"before_sensitive": {"key_name": True}, "after_sensitive": {"key_name": True}}
    (notice,) = told("aws_key_pair", secret, secret, **marks)
    assert "hunter2" not in notice
