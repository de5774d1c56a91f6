"""Policies of IAM's grammar, compared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from snowform.provision.plan.policies import document, grants_less, permits_less

EVERYONE = {"Principal": "*"}
ROOT = {"Principal": {"AWS": ["arn:aws:iam::123456789012:root"]}}


def whole(*statements: dict[str, Any]) -> dict[str, Any]:
    read = document(json.dumps({"Version": "2012-10-17", "Statement": list(statements)}))
    assert read is not None
    return dict(read)


def allow(action: Any, resource: Any = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


DENY = {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}
TLS = {"Bool": {"aws:SecureTransport": "true"}}


@pytest.mark.parametrize(
    ("before", "after", "less"),
    [
        pytest.param([allow("s3:Get*")], [allow("s3:Get*")], False, id="equal"),
        pytest.param([allow("s3:Get*")], [allow(["s3:Get*"])], False, id="as a list"),
        pytest.param([allow("s3:Get*")], [allow("S3:get*")], False, id="another case"),
        pytest.param([allow("s3:Get*")], [allow("s3:*")], False, id="wider by a wildcard"),
        pytest.param([allow(["a:b", "c:d"])], [allow("c:d"), allow("a:b")], False, id="split"),
        pytest.param([allow("a:b"), allow("c:d")], [allow(["a:b", "c:d"])], False, id="joined"),
        pytest.param([allow("a:b", "x")], [allow("a:b", ["x", "y"])], False, id="another resource too"),
        pytest.param([allow("a:b", **ROOT)], [allow("a:b", **EVERYONE)], False, id="everyone"),
        pytest.param([allow("a:b", Condition=TLS)], [allow("a:b")], False, id="a condition less"),
        pytest.param([allow("a:b"), DENY], [allow("a:b")], False, id="a denial less"),
        pytest.param([DENY], [DENY, allow("a:b")], False, id="a statement more"),
        pytest.param([allow("s3:*")], [allow("s3:Get*")], True, id="narrower"),
        pytest.param([allow(["a:b", "c:d"])], [allow("a:b")], True, id="an action less"),
        pytest.param([allow("a:b"), allow("c:d")], [allow("c:d")], True, id="a statement less"),
        pytest.param([allow("a:b")], [allow("a:b", "x")], True, id="on less"),
        pytest.param([allow("a:b", **EVERYONE)], [allow("a:b", **ROOT)], True, id="for fewer"),
        pytest.param([allow("a:b")], [allow("a:b", Condition=TLS)], True, id="on a condition"),
        pytest.param([allow("a:b")], [allow("a:b"), DENY], True, id="a denial more"),
        pytest.param(
            [allow("a:b"), DENY], [allow("a:b"), {**DENY, "Action": "s3:*"}], True, id="a wider denial"
        ),
        pytest.param(
            [allow("a:b")], [{"Effect": "Allow", "NotAction": "c:d"}], True, id="not to be compared"
        ),
        pytest.param([allow("a:b")], [], True, id="nothing left"),
    ],
)
def test_what_grants_less(before: list[Any], after: list[Any], less: bool) -> None:
    assert grants_less(whole(*before), whole(*after)) is less


@pytest.mark.parametrize("text", [None, 1, "", "{", "[]", "{}", "x", '{"rules": []}', "{" * 10_000])
def test_what_is_no_policy_is_none(text: Any) -> None:
    assert document(text) is None


def test_a_policy_nested_without_end_counts_as_less() -> None:
    deep: Any = "x"
    for _ in range(5_000):
        deep = {"a": deep}
    statement = {"Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": deep}
    assert grants_less({"Statement": [statement]}, {"Statement": [{**statement, "Sid": "a"}]})


PERMIT, FORBID = "permit(principal, action, resource);", "forbid(principal, action, a);"


@pytest.mark.parametrize(
    ("old", "new", "less"),
    [
        (PERMIT, PERMIT, False),
        (PERMIT, f"{PERMIT}\n\npermit(principal, action, b);", False),
        (f"{PERMIT} {FORBID}", PERMIT, False),
        (PERMIT, f"{PERMIT} {FORBID}", True),
        (PERMIT, "permit(principal, action, resource) when { context.a };", True),
        (PERMIT, "", True),
        ("no policy", PERMIT, False),
        (None, PERMIT, False),
    ],
)
def test_a_text_in_cedar_is_compared_policy_by_policy(old: str | None, new: str, less: bool) -> None:
    assert permits_less(old, new) is less
