"""Regions and zones that there are none of are warned of, and zones of another region."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import find, messages

SUBNET = "aws_subnet"


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        ("eu-central-1z", "no zone"),
        ("eu-central-1", '"eu-central-1a"'),
        ("eu-centrall-1a", '"eu-central-1"'),
        ("frankfurt", "none of the"),
    ],
)
def test_a_zone_that_is_none_is_warned_of(zone: str, says: str) -> None:
    [message] = messages("places", SUBNET, {"availability_zone": zone})
    assert says in message


@pytest.mark.parametrize(
    "zone", ["eu-central-1a", "us-east-1f", "us-west-2-lax-1a", "us-east-1-wl1-bos-wlz-1", "cn-north-1b", ""]
)
def test_a_zone_that_may_be_there_is_not(zone: str) -> None:
    assert messages("places", SUBNET, {"availability_zone": zone}) == []


def test_each_zone_of_a_list_is_looked_at() -> None:
    [message] = messages(
        "places", "aws_rds_cluster", {"availability_zones": ["eu-central-1a", "eu-central-1q"]}
    )
    assert message.startswith("availability_zones.1:")


@pytest.mark.parametrize(
    ("argument", "kind"),
    [
        ("region", SUBNET),
        ("source_region", "aws_ebs_snapshot_copy"),
        ("vpc_region", "aws_route53_zone_association"),
    ],
)
def test_a_region_that_is_none_is_warned_of(argument: str, kind: str) -> None:
    assert messages("places", kind, {argument: "eu-central-1"}) == []
    assert '"eu-central-1"' in messages("places", kind, {argument: "eu-central1"})[0]
    assert "is a zone" in messages("places", kind, {argument: "eu-central-1a"})[0]


def provided(providers: Any, zone: str, **more: Any) -> list[str]:
    subnets = {SUBNET: {"it": {"availability_zone": zone, **more}}}
    document = {
        "provider": {"aws": providers},
        "resource": subnets,
        "variable": {"r": {"default": "eu-west-1"}},
    }
    return [item.message for item in find("places", document)]


def test_the_region_of_a_provider_is_looked_at_unless_it_says_not_to() -> None:
    assert len(provided({"region": "eu-centrall-1"}, "")) == 1
    assert provided({"region": "eu-centrall-1", "skip_region_validation": True}, "") == []
    assert provided([{"region": "eu-central-1"}, {"alias": "far", "region": "us-east-1"}], "") == []


def test_a_zone_of_another_region_than_the_providers_is_warned_of() -> None:
    here, far = {"region": "eu-central-1"}, {"alias": "far", "region": "us-east-1"}
    assert len(provided(here, "us-east-1a")) == 1
    assert provided([here, far], "us-east-1a", provider="aws.far") == []
    assert provided(here, "us-east-1a", region="us-east-1") == []
    assert len(provided(here, "eu-central-1a", region="us-east-1")) == 1


def test_a_region_that_may_be_another_one_says_nothing_of_zones() -> None:
    assert provided({"region": "${var.r}"}, "us-east-1a") == []
    assert provided({}, "us-east-1a") == []
