from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import urlopen

import pytest

from snowform.local import LocalAws
from tests.provision.conftest import forget_everything

READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
VERSION = "2012-10-17"
TRUST = {"Version": VERSION, "Statement": []}
DENIED = {"Version": VERSION, "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}


@pytest.fixture(scope="module")
def server() -> Iterator[LocalAws]:
    with LocalAws() as running:
        yield running


@pytest.fixture
def own(server: LocalAws) -> LocalAws:
    """One in which nothing was made and nothing was asked for."""
    forget_everything(server)
    return server


def held(aws: LocalAws) -> list[Any]:
    """The policies of AWS' own that it holds in memory."""
    with urlopen(f"{aws.endpoint}/moto-api/data.json", timeout=120) as answer:
        policies: list[Any] = json.load(answer).get("iam", {}).get("AWSManagedPolicy", [])
    return policies


def of_aws(iam: Any) -> list[str]:
    pages = iam.get_paginator("list_policies").paginate(Scope="AWS")
    return [policy["Arn"] for page in pages for policy in page["Policies"]]


def test_they_are_read_when_one_is_asked_for(own: LocalAws) -> None:
    own.client("ec2").describe_vpcs()
    own.client("sts").get_caller_identity()
    assert held(own) == []
    assert READ_ONLY in of_aws(own.client("iam"))
    assert len(held(own)) > 1000


def test_they_are_attached_and_forgotten_with_everything_else(own: LocalAws) -> None:
    iam = own.client("iam")

    def attached() -> int:
        count: int = iam.get_policy(PolicyArn=READ_ONLY)["Policy"]["AttachmentCount"]
        return count

    iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.attach_role_policy(RoleName="reader", PolicyArn=READ_ONLY)
    assert attached() == 1
    forget_everything(own)
    assert attached() == 0


def test_each_partition_has_its_own(own: LocalAws) -> None:
    for region, partition in (("eu-central-1", "aws"), ("cn-north-1", "aws-cn")):
        policies = of_aws(own.client("iam", region))
        assert {policy.split(":")[1] for policy in policies} == {partition}


def test_what_is_made_beside_them_at_the_same_time_stays(own: LocalAws) -> None:
    iam = own.client("iam")

    def make(_number: int) -> str:
        made = iam.create_policy(PolicyName=uuid.uuid4().hex, PolicyDocument=json.dumps(DENIED))
        arn: str = made["Policy"]["Arn"]
        return arn

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(make, range(16)))
    assert {policy["Arn"] for policy in iam.list_policies(Scope="Local")["Policies"]} == made
