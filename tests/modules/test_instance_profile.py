from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from modules.instance_profile import InstanceProfile, InstanceProfileError
from modules.readable_stack import ReadableStack
from snowform.aws.iam_policy import IamPolicy
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize

READ = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
OWN = "arn:aws:iam::123456789012:policy/team/AmazonS3ReadOnlyAccess"


def resources(fill: Callable[[Any], object]) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        fill(stack)

    return synthesize(build, ReadableStack)["resource"]


def attached(fill: Callable[[Any], object]) -> dict[str, str]:
    made = resources(fill).get("aws_iam_role_policy_attachment", {})
    return {name: body["policy_arn"] for name, body in made.items()}


def test_a_profile_gives_machines_a_role_that_may_do_nothing() -> None:
    made = resources(lambda stack: InstanceProfile(stack, "web", name="shop-web"))
    assert sorted(made) == ["aws_iam_instance_profile", "aws_iam_role"]
    assert made["aws_iam_instance_profile"] == {
        "web": {"name": "shop-web", "role": "${aws_iam_role.web_role.name}"}
    }
    (trust,) = json.loads(made["aws_iam_role"]["web_role"]["assume_role_policy"])["Statement"]
    assert trust == {
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Service": "ec2.amazonaws.com"},
    }


def test_policies_are_attached_under_their_own_names() -> None:
    arns = [OWN.replace("Amazon", ""), READ, READ]
    assert attached(lambda stack: InstanceProfile(stack, "web", name="web", policy_arns=arns)) == {
        "web_policy-S3ReadOnlyAccess": arns[0],
        "web_policy-AmazonS3ReadOnlyAccess": READ,
    }


def test_two_policies_of_one_name_are_both_attached() -> None:
    assert attached(lambda stack: InstanceProfile(stack, "web", name="web", policy_arns=[READ, OWN])) == {
        "web_policy-AmazonS3ReadOnlyAccess": READ,
        "web_policy-1": OWN,
    }


def test_a_policy_of_the_stack_is_attached_by_reference() -> None:
    def fill(stack: Any) -> None:
        policy = IamPolicy(stack, "policy", policy="{}")
        InstanceProfile(stack, "web", name="web", policy_arns=[policy.arn])

    assert attached(fill) == {"web_policy-0": "${aws_iam_policy.policy.arn}"}


def test_session_manager_is_let_in_in_every_partition() -> None:
    assert attached(lambda stack: InstanceProfile(stack, "web", name="web", ssm=True)) == {
        "web_ssm": "arn:${data.aws_partition.web_partition.partition}:iam::aws:policy/"
        "AmazonSSMManagedInstanceCore"
    }


def test_what_is_no_policy_is_refused() -> None:
    with pytest.raises(InstanceProfileError) as caught:
        resources(
            lambda stack: InstanceProfile(stack, "web", name="web", policy_arns=["AdministratorAccess"])
        )
    assert str(caught.value) == (
        "stack/web: 'AdministratorAccess' is not a valid ARN of a policy; "
        "give one such as arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    )


def test_a_name_that_iam_would_refuse_is_refused() -> None:
    with pytest.raises(InstanceProfileError) as caught:
        resources(lambda stack: InstanceProfile(stack, "web", name="w" * 65))
    assert str(caught.value) == (
        f"stack/web: the role's name {'w' * 65} has 65 characters, IAM takes 64; choose a shorter one"
    )
