"""Policies that IAM refuses, with actions that are none, or that allow everything, are warned of."""

from __future__ import annotations

import json
from typing import Any

import pytest

from snowform.synth.checks.schemas import Schemas
from snowform.synth.lints import policies
from snowform.synth.lints.subject import Subject
from tests.synth.lints.documents import find, messages, one

ALLOW = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::it/*"}
TRUST = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}


def policy(*statements: dict[str, Any], **members: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)} | members)


def warned(text: str, kind: str = "aws_iam_policy", argument: str = "policy") -> list[str]:
    return messages("policies", kind, {argument: text})


def of(**changes: Any) -> list[str]:
    """What is said of one statement with these changes; None leaves a member out."""
    statement = {name: value for name, value in (ALLOW | changes).items() if value is not None}
    return warned(policy(statement))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"Action": "s3:GetObjekt"}, '"s3:GetObject"'),
        ({"Action": ["s3:GetObject", "s3:PutObjekt"]}, '"s3:PutObject"'),
        ({"Action": "s3:Gett*"}, "no action of the form"),
        ({"Action": "s33:GetObject"}, '"s3"'),
        ({"Action": "GetObject"}, "SERVICE:ACTION"),
        ({"Action": None, "NotAction": "s3:GetObjekt"}, "NotAction"),
        ({"Action": None}, 'lacks "Action"'),
        ({"Action": None, "Actions": ["s3:GetObject"]}, 'did you mean "Action"'),
        ({"Effect": "allow"}, '"Allow"'),
        ({"Effect": None}, 'lacks "Effect"'),
        ({"Resource": None}, 'lacks "Resource"'),
        ({"Resources": "*"}, 'did you mean "Resource"'),
        ({"Principal": "*"}, "refuses it here"),
    ],
)
def test_a_fault_of_a_statement_is_warned_of(changes: dict[str, Any], says: str) -> None:
    assert says in " ".join(of(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"Action": "s3:getobject"},
        {"Action": "S3:Get*"},
        {"Action": "s3:G?tObject"},
        {"Action": None, "NotAction": ["iam:*"]},
        {"Action": ["ec2:RunInstances", "sts:AssumeRole", "logs:CreateLogGroup", "execute-api:Invoke"]},
        {"Resource": None, "NotResource": "arn:aws:s3:::other"},
        {"Sid": "It", "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-central-1"}}},
        {"Action": "*"},
        {"Action": "*", "Resource": "*", "Effect": "Deny"},
        {"Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
    ],
)
def test_what_iam_takes_is_not(changes: dict[str, Any]) -> None:
    assert of(**changes) == []


def test_a_policy_of_another_version_or_without_statements_is_warned_of() -> None:
    assert "2012-10-17" in warned(policy(ALLOW, Version="2024-01-01"))[0]
    assert warned(policy(ALLOW, Version="2008-10-17")) == []
    assert '"Statement"' in warned('{"Version": "2012-10-17"}')[0]
    assert 'did you mean "Statement"' in warned(json.dumps({"Statements": [ALLOW]}))[0]


def test_what_allows_everything_is_warned_of_by_a_rule_of_its_own() -> None:
    [finding] = find(
        "policies", one("aws_iam_policy", {"policy": policy(ALLOW | {"Action": "*", "Resource": "*"})})
    )
    assert finding.rule == "iam-everything"
    assert finding.severity == "warning"


def test_the_policy_of_a_resource_may_allow_everything_on_it() -> None:
    root = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": "*"}
    assert warned(policy(root), "aws_kms_key") == []


def test_a_trust_policy_says_whom_and_about_nothing() -> None:
    def trust(**changes: Any) -> list[str]:
        statement = {name: value for name, value in (TRUST | changes).items() if value is not None}
        return warned(policy(statement), "aws_iam_role", "assume_role_policy")

    assert trust() == []
    assert '"Principal"' in trust(Principal=None)[0]
    assert "about the role" in trust(Resource="*")[0]


def test_the_policy_of_a_bucket_says_whom() -> None:
    assert '"Principal"' in warned(policy(ALLOW), "aws_s3_bucket_policy")[0]
    assert warned(policy(ALLOW | {"Principal": "*"}), "aws_s3_bucket_policy") == []


def test_inline_policies_of_a_role_are_looked_at() -> None:
    body = {"inline_policy": [{"name": "it", "policy": policy(ALLOW | {"Effect": "allow"})}]}
    [message] = messages("policies", "aws_iam_role", body)
    assert message.startswith("inline_policy.0.policy: Statement[0].Effect")


def test_one_statement_needs_no_list() -> None:
    assert warned(json.dumps({"Version": "2012-10-17", "Statement": ALLOW})) == []
    assert len(warned(json.dumps({"Version": "2012-10-17", "Statement": ALLOW | {"Effect": "allow"}}))) == 1


def test_around_expressions_a_policy_is_judged_as_far_as_it_is_written() -> None:
    statement = ALLOW | {"Resource": "${aws_s3_bucket.it.arn}/*"}
    assert warned(policy(statement)) == []
    assert len(warned(policy(statement | {"Effect": "allow"}))) == 1
    assert warned(policy(statement | {"Effect": "${var.effect}", "Action": "s3:${var.action}"})) == []
    encoded = (
        '${jsonencode({Version = "2012-10-17", Statement = [{Effect = "allow", Action = "s3:GetObject",'
        " Resource = aws_s3_bucket.it.arn}]})}"
    )
    [message] = warned(encoded)
    assert "Statement[0].Effect" in message


@pytest.mark.parametrize(
    "text", ["${data.aws_iam_policy_document.it.json}", "no JSON", "[]", '"text"', "${var.p}"]
)
def test_what_is_no_policy_here_is_not_judged(text: str) -> None:
    assert warned(text) == []


def test_a_policy_of_accounts_may_allow_everything_and_one_of_tags_has_no_statements() -> None:
    everything = policy({"Effect": "Allow", "Action": "*", "Resource": "*"})
    assert warned(everything, "aws_organizations_policy", "content") == []
    assert warned('{"tags": {}}', "aws_organizations_policy", "content") == []


def document(statement: dict[str, Any], **resources: Any) -> list[str]:
    whole = one("aws_iam_policy_document", {"statement": [statement]}, "data") | {"resource": resources}
    return [f"{item.rule} {item.hint}" for item in find("policies", whole)]


def test_the_statements_of_a_document_are_looked_at() -> None:
    assert "s3:GetObject" in document({"actions": ["s3:GetObjekt"], "resources": ["*"]})[0]
    assert document({"actions": ["s3:GetObject"], "resources": ["*"]}) == []
    everything = {"actions": ["*"], "resources": ["*"]}
    assert document(everything)[0].startswith("iam-everything")
    assert document(everything | {"effect": "Deny"}) == []
    assert document(everything | {"condition": {"test": "Bool"}}) == []
    of_account = {"it": {"content": "${data.aws_iam_policy_document.it.json}"}}
    assert document(everything, aws_organizations_policy=of_account) == []


def test_of_a_policy_of_which_something_was_told_nothing_more_is_said() -> None:
    body = one("aws_iam_policy", {"policy": policy(ALLOW | {"Effect": "allow"})})
    path = ("resource", "aws_iam_policy", "it", "policy")
    assert list(policies.find(Subject(body, Schemas(body), {}, {}, [path]))) == []
