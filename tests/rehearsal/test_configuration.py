"""What is rehearsed reaches a local AWS, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from snowform.rehearsal.configuration import NotRehearsed, regions, rehearsed, unprotected


def test_backends_credentials_and_endpoints_are_left_out() -> None:
    document: dict[str, Any] = {
        "terraform": {"backend": {"s3": {"bucket": "states"}}, "required_version": ">= 1.5"},
        "provider": {
            "aws": [
                {"region": "eu-north-1", "profile": "production", "endpoints": [{"ec2": "https://ec2"}]},
                {"alias": "us", "region": "us-east-1", "assume_role": {"role_arn": "arn"}, "max_retries": 9},
            ],
            "random": {},
        },
    }
    before = deepcopy(document)
    assert rehearsed(document, "web") == {
        "terraform": {"required_version": ">= 1.5"},
        "provider": {
            "aws": [
                {"region": "eu-north-1", "max_retries": 2},
                {"alias": "us", "region": "us-east-1", "max_retries": 2},
            ],
            "random": {},
        },
    }
    assert document == before


def test_what_must_not_be_destroyed_is_destroyed_here() -> None:
    document = {
        "resource": {
            "aws_vpc": {"main": [{"lifecycle": {"prevent_destroy": True, "ignore_changes": ["tags"]}}]}
        }
    }
    assert rehearsed(document, "web")["resource"]["aws_vpc"]["main"] == [
        {"lifecycle": {"ignore_changes": ["tags"]}}
    ]


def test_a_provider_of_aws_is_known_by_its_source_and_gets_a_block_where_it_has_none() -> None:
    document = {
        "terraform": {"required_providers": {"amazon": {"source": "hashicorp/aws"}}},
        "resource": {"aws_vpc": {"main": {"provider": "amazon"}}, "terraform_data": {"a": {}}},
        "provider": {"amazon": {"alias": "other", "profile": "mine"}},
    }
    found = rehearsed(document, "web")["provider"]
    assert found["amazon"] == [{"alias": "other", "max_retries": 2}, {"max_retries": 2}]


@pytest.mark.parametrize(
    "document",
    [
        {"resource": {"cloudflare_record": {"www": {}}}},
        {"provider": {"docker": {}}},
        {"terraform": {"required_providers": {"x": {"source": "hetznercloud/hcloud"}}}},
        {"data": {"github_user": {"me": {}}}},
    ],
)
def test_what_makes_things_elsewhere_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(NotRehearsed, match="makes things that no local AWS has"):
        rehearsed(document, "web")


def test_regions_are_those_of_the_providers_and_the_default() -> None:
    providers = {"aws": [{"region": "us-east-1"}, {"alias": "a", "region": "${var.region}"}, {"alias": "b"}]}
    assert regions({"provider": providers}, "eu-central-1") == ("us-east-1", "eu-central-1")


def test_what_keeps_aws_from_deleting_is_switched_off_before_the_end() -> None:
    document = {
        "resource": {
            "aws_dynamodb_table": {
                "a": {"name": "a", "deletion_protection_enabled": True},
                "b": {"name": "b"},
            },
            "aws_lb": {"web": [{"enable_deletion_protection": "${var.protect}"}]},
        }
    }
    assert unprotected(document)["resource"] == {
        "aws_dynamodb_table": {"a": {"name": "a", "deletion_protection_enabled": False}, "b": {"name": "b"}},
        "aws_lb": {"web": [{"enable_deletion_protection": False}]},
    }
