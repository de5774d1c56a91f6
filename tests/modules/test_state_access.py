from __future__ import annotations

import json
from typing import Any

import pytest

from modules.readable_stack import ReadableStack
from modules.state_access import StateAccess, check_principal
from modules.state_bucket import StateBucket, StateBucketError
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize

ROLE = "arn:aws:iam::123456789012:role/service/deploy"
USER = "arn:aws:iam::123456789012:user/anna@example.org"
BUCKET, TABLE = "${aws_s3_bucket.states_bucket.arn}", "${aws_dynamodb_table.states_table.arn}"


def resources(*, table: str | None = "locks", **settings: Any) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        bucket = StateBucket(stack, "states", bucket="team-states", dynamodb_table=table)
        StateAccess(
            stack, "deploy", **{"name": "deploy", "state_bucket": bucket, "stacks": ["web"], **settings}
        )

    return synthesize(build, ReadableStack)["resource"]


def grants(made: Any) -> dict[str, Any]:
    """Statements by their first action."""
    statements = json.loads(made["aws_iam_policy"]["deploy_policy"]["policy"])["Statement"]
    actions = [
        statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        for statement in statements
    ]
    return {action[0]: statement for action, statement in zip(actions, statements, strict=True)}


def test_a_policy_allows_the_states_of_its_stacks_and_no_others() -> None:
    given = grants(resources(stacks=["web", "db"]))
    assert list(given) == [
        "s3:ListBucket",
        "s3:GetObject",
        "s3:DeleteObject",
        "kms:Encrypt",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
    ]
    states = [f"{BUCKET}/{stack}/terraform.tfstate" for stack in ("web", "db")]
    assert given["s3:GetObject"]["Action"] == ["s3:GetObject", "s3:PutObject"]
    assert sorted(given["s3:GetObject"]["Resource"]) == sorted(
        [*states, *(f"{state}.tflock" for state in states)]
    )
    # Nobody removes a state; a lock is removed by whoever took it.
    assert given["s3:DeleteObject"]["Resource"] == [f"{state}.tflock" for state in states]
    assert given["dynamodb:GetItem"]["Resource"] == TABLE
    assert given["dynamodb:GetItem"]["Condition"]["ForAllValues:StringLike"] == {
        "dynamodb:LeadingKeys": [
            "team-states/web/terraform.tfstate",
            "team-states/web/terraform.tfstate-md5",
            "team-states/db/terraform.tfstate",
            "team-states/db/terraform.tfstate-md5",
        ]
    }


def test_without_a_table_nothing_is_said_of_one() -> None:
    assert not [action for action in grants(resources(table=None)) if action.startswith("dynamodb:")]


def test_roles_and_users_get_the_policy_by_their_names() -> None:
    made = resources(principals=[ROLE, USER, ROLE])
    arn = "${aws_iam_policy.deploy_policy.arn}"
    assert made["aws_iam_role_policy_attachment"] == {
        "deploy_role-deploy": {"role": "deploy", "policy_arn": arn}
    }
    assert list(made["aws_iam_user_policy_attachment"].values()) == [
        {"user": "anna@example.org", "policy_arn": arn}
    ]


@pytest.mark.parametrize(
    "arn",
    [
        "deploy",
        "arn:aws:iam::123456789012:group/team",
        "arn:aws:iam::12345:role/deploy",
        "arn:aws:iam::123456789012:role/",
        "arn:aws:sts::123456789012:assumed-role/deploy/session",
    ],
)
def test_what_is_no_arn_of_a_role_or_user_is_refused(arn: str) -> None:
    with pytest.raises(
        StateBucketError, match=r"^context: '.*' is not the ARN of a role or user; it looks like"
    ):
        check_principal(arn, where="context")


def test_access_to_nothing_is_refused() -> None:
    with pytest.raises(StateBucketError, match=r"^stack/deploy: access to no stack; name stacks, or \*"):
        resources(stacks=[])
