"""What AWS has of a stack, by what OpenTofu says of the data sources that ask for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.crash.tagged_objects import ExistingObject, ProviderAnswer, distinct, find_existing
from tests.provision.crash.asked import TAGGING, Aws, Objects

TAGS = {"snowform:stack": "web"}
ARN = "arn:aws:{}:eu-central-1:123456789012:{}"


def answers(folder: Path, has: Objects, *keys: str, **further: Any) -> dict[str, ProviderAnswer]:
    found = find_existing(Aws(folder, has, **further), folder, keys or ("aws",), TAGS)
    assert not list(folder.iterdir())
    return found


def found(folder: Path, has: Objects, *keys: str, **further: Any) -> list[str]:
    return [str(existing) for existing in distinct(answers(folder, has, *keys, **further).values())]


@pytest.mark.promise("lost-state")
def test_each_provider_configuration_is_asked_for_the_tag(tmp_path: Path) -> None:
    here, there = {"aws_vpcs": ["vpc-1", "vpc-2"]}, {"aws_instances": ["i-1"]}
    assert found(tmp_path, {"aws": here, "aws.west": there}, "aws", "aws.west") == [
        "aws_vpc vpc-1 in eu-central-1",
        "aws_vpc vpc-2 in eu-central-1",
        "aws_instance i-1 in us-west-2",
    ]
    aws = Aws(tmp_path, {})
    find_existing(aws, tmp_path, ("aws", "aws.west"), TAGS)
    (document,) = aws.asked
    assert {body.get("provider", "aws") for body in document["data"]["aws_vpcs"].values()} == {
        "aws",
        "aws.west",
    }
    assert all(body["tags"] == TAGS for body in document["data"]["aws_vpcs"].values())


@pytest.mark.promise("lost-state")
@pytest.mark.parametrize(
    ("arn", "said"),
    [
        (("dynamodb", "table/orders"), "aws_dynamodb_table orders in eu-central-1"),
        (
            ("sqs", "jobs"),
            "aws_sqs_queue https://sqs.eu-central-1.amazonaws.com/123456789012/jobs in eu-central-1",
        ),
        (("ec2", "key-pair/key-0a1b"), "arn:aws:ec2:eu-central-1:123456789012:key-pair/key-0a1b"),
        (("iam", "role/web"), "arn:aws:iam:eu-central-1:123456789012:role/web"),
    ],
)
def test_what_only_the_tagging_api_knows_is_found(tmp_path: Path, arn: tuple[str, str], said: str) -> None:
    assert found(tmp_path, {"aws": {TAGGING: [ARN.format(*arn)]}}) == [said]


@pytest.mark.promise("lost-state")
@pytest.mark.parametrize(
    "resource", ["instance/i-1", "vpc/vpc-1", "security-group-rule/sgr-1", "natgateway/nat-1"]
)
def test_what_the_service_itself_has_no_longer_does_not_count(tmp_path: Path, resource: str) -> None:
    assert found(tmp_path, {"aws": {TAGGING: [ARN.format("ec2", resource)]}}) == []


def test_what_the_service_itself_does_not_tell_counts_as_it_is_listed(tmp_path: Path) -> None:
    has = {"aws": {TAGGING: [ARN.format("ec2", "instance/i-1")]}}
    denied = {"aws_instances": "UnauthorizedOperation: You are not authorized"}
    (listed,) = distinct(answers(tmp_path, has, failing=denied).values())
    assert listed == ExistingObject("aws_instance", "i-1", "eu-central-1", listed=True)


def test_what_two_configurations_see_in_one_region_is_one(tmp_path: Path) -> None:
    has = {"aws": {"aws_vpcs": ["vpc-1"]}, "aws.same": {"aws_vpcs": ["vpc-1"]}}
    assert found(tmp_path, has, "aws", "aws.same") == ["aws_vpc vpc-1 in eu-central-1"]


@pytest.mark.promise("lost-state")
def test_one_object_and_several_are_told_from_none(tmp_path: Path) -> None:
    assert found(tmp_path, {"aws": {"aws_internet_gateway": ["igw-1"]}}) == [
        "aws_internet_gateway igw-1 in eu-central-1"
    ]
    several = {"aws_internet_gateway": "multiple EC2 Internet Gateways matched; use additional constraints"}
    assert found(tmp_path, {}, failing=several) == ["aws_internet_gateway (several) in eu-central-1"]


@pytest.mark.promise("lost-state")
def test_what_does_not_answer_is_told_with_its_reason_and_hides_no_other(tmp_path: Path) -> None:
    denied = "AccessDeniedException: not authorized to perform: tag:GetResources"
    has = {"aws": {"aws_vpcs": ["vpc-1"]}}
    central = answers(tmp_path, has, failing={TAGGING: denied})["aws"]
    assert [str(existing) for existing in central.existing] == ["aws_vpc vpc-1 in eu-central-1"]
    assert central.why_not == denied
    assert "aws_vpc" in central.asked
    assert "aws_dynamodb_table" not in central.asked
    west = answers(tmp_path, has, "aws", "aws.west", failing={"aws.west": "no such profile"})
    assert not west["aws.west"].asked
    assert west["aws.west"].why_not == "no such profile"
    assert west["aws"].existing


@pytest.mark.promise("lost-state")
def test_a_provider_that_lacks_a_data_source_is_asked_by_the_tagging_api_alone(tmp_path: Path) -> None:
    has = {"aws": {TAGGING: [ARN.format("ec2", "vpc/vpc-1")]}}
    old = frozenset({"aws_vpc_security_group_rules"})
    assert found(tmp_path, has, unknown=old) == ["aws_vpc vpc-1 in eu-central-1"]


def test_a_provider_without_credentials_is_asked_once(tmp_path: Path) -> None:
    aws = Aws(tmp_path, {}, failing={"aws": "InvalidClientTokenId"})
    assert find_existing(aws, tmp_path, ("aws",), TAGS)["aws"].closed
    assert len(aws.asked) == 1
