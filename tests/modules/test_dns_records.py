from __future__ import annotations

from typing import Any

import pytest

from modules.dns_records import AddressRecords, DnsError, HostedZone, HostedZoneSettings
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def document(**settings: Any) -> dict[str, Any]:
    """A zone of those settings, with the records of a machine `web` in it."""

    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        zone = HostedZone(stack, "zone", vpc_id="vpc-1", settings=HostedZoneSettings(**settings))
        AddressRecords(stack, "dns", zone_id=zone.zone_id, name="web", ipv4="192.0.2.1", ipv6="2001:db8::1")

    return synthesize(build, ReadableStack)


def zone_of_records(document: dict[str, Any]) -> str:
    (zone,) = {body["zone_id"] for body in document["resource"]["aws_route53_record"].values()}
    return str(zone)


def test_a_machine_has_a_record_for_each_of_its_addresses() -> None:
    assert document(zone_id="Z1")["resource"] == {
        "aws_route53_record": {
            "dns_a": {"zone_id": "Z1", "name": "web", "type": "A", "ttl": 300, "records": ["192.0.2.1"]},
            "dns_aaaa": {
                "zone_id": "Z1",
                "name": "web",
                "type": "AAAA",
                "ttl": 300,
                "records": ["2001:db8::1"],
            },
        }
    }


def test_a_zone_is_looked_up_by_its_name() -> None:
    made = document(name="example.org")
    assert made["data"] == {"aws_route53_zone": {"zone": {"name": "example.org"}}}
    assert zone_of_records(made) == "${data.aws_route53_zone.zone.zone_id}"


def test_a_private_zone_that_is_there_answers_in_the_vpc_too() -> None:
    made = document(name="example.internal", private_zone=True)
    assert made["data"]["aws_route53_zone"]["zone"]["private_zone"] is True
    assert made["resource"]["aws_route53_zone_association"] == {
        "zone_association": {"zone_id": "${data.aws_route53_zone.zone.zone_id}", "vpc_id": "vpc-1"}
    }


def test_a_private_zone_can_be_made_for_the_vpc() -> None:
    made = document(name="example.internal", private_zone=True, create=True)
    assert "data" not in made
    assert made["resource"]["aws_route53_zone"] == {
        "zone": {"name": "example.internal", "vpc": [{"vpc_id": "vpc-1"}]}
    }
    assert "aws_route53_zone_association" not in made["resource"]
    assert zone_of_records(made) == "${aws_route53_zone.zone.zone_id}"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(
            {},
            "neither zone_id nor name is set; give the zone's id, such as Z0123456789ABC, or its name, "
            "such as example.org",
            id="neither",
        ),
        pytest.param(
            {"zone_id": "Z1", "name": "example.org"},
            "both zone_id and name are set; give the zone's id, such as Z0123456789ABC, or its name, "
            "such as example.org",
            id="both",
        ),
        pytest.param(
            {"name": "example.org", "create": True},
            "create: only a private zone with a name can be made; set private_zone and name",
            id="a public zone to make",
        ),
    ],
)
def test_a_zone_is_said_in_one_way(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(DnsError) as caught:
        HostedZoneSettings(**settings)
    assert str(caught.value) == message
