"""Subnets outside of their VPC, and over one another, are warned of; what is not known is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import find, paths

VPC = {"it": {"cidr_block": "10.0.0.0/16"}}


def subnet(cidr: str, **more: Any) -> dict[str, Any]:
    return {"vpc_id": "${aws_vpc.it.id}", "cidr_block": cidr, **more}


def warned(subnets: dict[str, Any], **more: Any) -> list[str]:
    found = paths("subnets", {"resource": {"aws_vpc": VPC, "aws_subnet": subnets, **more}})
    return [path.removeprefix("resource.aws_subnet.").removesuffix(".cidr_block") for path in found]


def test_a_subnet_outside_of_its_vpc_is_warned_of() -> None:
    assert warned({"a": subnet("10.1.0.0/24"), "b": subnet("10.0.1.0/24")}) == ["a"]


def test_subnets_over_one_another_are_warned_of_once_each() -> None:
    subnets = {"a": subnet("10.0.0.0/20"), "b": subnet("10.0.1.0/24"), "c": subnet("10.0.2.0/24")}
    assert warned(subnets) == ["b", "c"]
    assert warned({"a": subnet("10.0.0.0/24"), "b": subnet("10.0.0.0/24")}) == ["b"]


@pytest.mark.parametrize("cidr", ["10.1.0.0/16", "${var.range}"])
def test_further_ranges_of_the_vpc_count(cidr: str) -> None:
    further = {"more": {"vpc_id": "${aws_vpc.it.id}", "cidr_block": cidr}}
    subnets = {"a": subnet("10.1.0.0/24")}
    assert warned(subnets, aws_vpc_ipv4_cidr_block_association=further) == []


@pytest.mark.parametrize(
    "body",
    [
        subnet("${var.range}"),
        subnet("10.1.0.0/24", count="${var.many}"),
        {"vpc_id": "vpc-12345678", "cidr_block": "10.1.0.0/24"},
    ],
)
def test_what_is_not_known_is_not_warned_of(body: dict[str, Any]) -> None:
    assert warned({"a": body, "b": subnet("10.0.1.0/24")}) == []


def test_ranges_are_known_by_locals_and_defaults_which_the_message_says() -> None:
    document = {
        "variable": {"range": {"type": "string", "default": "10.0.0.0/16"}},
        "locals": {"second": "10.1.0.0/24"},
        "resource": {
            "aws_vpc": {"it": {"cidr_block": "${var.range}"}},
            "aws_subnet": {
                "first": subnet("${cidrsubnet(var.range, 8, 1)}"),
                "second": subnet("${local.second}"),
            },
        },
    }
    [finding] = find("subnets", document)
    assert finding.path == ("resource", "aws_subnet", "second", "cidr_block")
    assert finding.message == (
        "10.1.0.0/24 is not inside of aws_vpc.it, which has 10.0.0.0/16, by the default of var.range"
    )
