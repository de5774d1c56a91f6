from __future__ import annotations

from ipaddress import ip_network
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.subnet_plan import NetworkError, SubnetPlan, plan_subnets


@pytest.mark.parametrize(
    ("cidr", "zones", "parts"),
    [
        pytest.param("10.0.0.0/16", "ab", ["10.0.0.0/20", "10.0.16.0/20"], id="sixteen parts"),
        pytest.param("10.0.0.0/16", "ba", ["10.0.16.0/20", "10.0.0.0/20"], id="the order changes nothing"),
        pytest.param("10.0.0.0/24", "p", ["10.0.0.240/28"], id="the last one"),
        pytest.param("10.0.0.0/26", "d", ["10.0.0.48/28"], id="fewer in a small network"),
        pytest.param("10.0.0.0/28", "a", ["10.0.0.0/28"], id="the whole of the smallest"),
    ],
)
def test_a_zones_letter_chooses_its_part(cidr: str, zones: str, parts: list[str]) -> None:
    names = [f"eu-central-1{letter}" for letter in zones]
    assert plan_subnets(cidr, names).public == dict(zip(names, parts, strict=True))


@pytest.mark.parametrize(
    ("cidr", "zones", "message"),
    [
        pytest.param(
            "10.0.0.1/16", ["a"], "not an IPv4 network: 10.0.0.1/16 has host bits set", id="an address in it"
        ),
        pytest.param(
            "2001:db8::/32",
            ["a"],
            "not an IPv4 network: Expected 4 octets in '2001:db8::'",
            id="IPv6",
        ),
        pytest.param(
            "10.0.0.0/8", ["a"], "10.0.0.0/8 is not a size that AWS allows; choose /16 to /28", id="too large"
        ),
        pytest.param(
            "10.0.0.0/29",
            ["a"],
            "10.0.0.0/29 is not a size that AWS allows; choose /16 to /28",
            id="too small",
        ),
        pytest.param("10.0.0.0/16", [], "no availability zone; name at least one", id="no zone"),
        pytest.param(
            "10.0.0.0/26", ["a", "e"], "10.0.0.0/26 has 4 parts of /28, none for zone e", id="no part"
        ),
        pytest.param(
            "10.0.0.0/16", ["1"], "10.0.0.0/16 has 16 parts of /20, none for zone 1", id="no letter"
        ),
        pytest.param(
            "10.0.0.0/16", ["us-west-2a", "us-west-2-lax-1a"], "two zones end in 'a'", id="one letter twice"
        ),
    ],
)
def test_what_aws_would_refuse_is_refused(cidr: str, zones: list[str], message: str) -> None:
    with pytest.raises(NetworkError) as caught:
        plan_subnets(cidr, zones)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("cidr", "zones", "private"),
    [
        pytest.param(
            "10.0.0.0/16",
            "abcdef",
            [
                "10.0.128.0/19",
                "10.0.160.0/19",
                "10.0.192.0/19",
                "10.0.224.0/19",
                "10.0.96.0/20",
                "10.0.112.0/20",
            ],
            id="a to d have twice what a public subnet has",
        ),
        pytest.param("10.0.0.0/24", "a", ["10.0.0.128/27"], id="the smallest that has sixteen parts"),
        pytest.param("10.0.0.0/25", "ad", ["10.0.0.64/28", "10.0.0.112/28"], id="the upper half"),
        pytest.param("10.0.0.0/27", "a", ["10.0.0.16/28"], id="two parts, one each"),
    ],
)
def test_a_zones_letter_chooses_its_private_part(cidr: str, zones: str, private: list[str]) -> None:
    plan = plan_subnets(cidr, list(zones), private=True)
    assert plan.private == dict(zip(zones, private, strict=True))
    assert plan.public == plan_subnets(cidr, list(zones)).public


@given(
    prefix=st.integers(16, 27),
    some=st.sets(st.sampled_from("abcdef"), min_size=1),
    others=st.sets(st.sampled_from("abcdef")),
)
def test_whatever_zones_there_are_nothing_overlaps_and_nothing_moves(
    prefix: int, some: set[str], others: set[str]
) -> None:
    network = f"10.0.0.0/{prefix}"
    try:
        more = plan_subnets(network, sorted(some | others), private=True)
    except NetworkError:
        # A network this small has no part for one of them.
        return
    plan = plan_subnets(network, sorted(some), private=True)
    assert more.public.items() >= plan.public.items()
    assert more.private.items() >= plan.private.items()
    parts = [ip_network(cidr) for cidr in (*more.public.values(), *more.private.values())]
    assert not any(one.overlaps(other) for one, other in combinations(parts, 2))


def test_neither_a_zone_nor_the_private_subnets_move_anything() -> None:
    single = plan_subnets("10.0.0.0/16", ["c"])
    all_ = plan_subnets("10.0.0.0/16", list("fedcba"), private=True)
    assert (single.public["c"], single.private) == (all_.public["c"], {})


def test_given_ranges_take_the_place_of_derived_ones() -> None:
    plan = plan_subnets(
        "10.0.0.0/16",
        ["eu-central-1a", "eu-central-1b"],
        private=True,
        public_cidrs={"a": "10.0.64.0/28"},
        private_cidrs={"b": "10.0.192.0/18"},
        apart_from=["10.1.0.0/16", "192.168.0.0/16"],
    )
    assert plan == SubnetPlan(
        public={"eu-central-1a": "10.0.64.0/28", "eu-central-1b": "10.0.16.0/20"},
        private={"eu-central-1a": "10.0.128.0/19", "eu-central-1b": "10.0.192.0/18"},
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            {"public_cidrs": {"a": "10.0.16.0/24"}},
            "a's public subnet, 10.0.16.0/24, and b's public subnet, 10.0.16.0/20, overlap; "
            "give one of them another range",
            id="overlap",
        ),
        pytest.param(
            {"private": True, "private_cidrs": {"b": "10.0.0.0/24"}},
            "a's public subnet, 10.0.0.0/20, and b's private subnet, 10.0.0.0/24, overlap; "
            "give one of them another range",
            id="public and private overlap",
        ),
        pytest.param(
            {"public_cidrs": {"a": "10.1.0.0/24"}},
            "the public subnet of zone a, 10.1.0.0/24, is not inside 10.0.0.0/16; choose a part of it",
            id="outside",
        ),
        pytest.param(
            {"public_cidrs": {"a": "10.0.0.0/29"}},
            "the public subnet of zone a, 10.0.0.0/29, is not a size that AWS allows; choose /16 to /28",
            id="too small",
        ),
        pytest.param(
            {"private": True, "private_cidrs": {"a": "10.0.0.1/20"}},
            "the private subnet of zone a is not an IPv4 network: 10.0.0.1/20 has host bits set",
            id="an address in it",
        ),
        pytest.param(
            {"public_cidrs": {"c": "10.0.64.0/24"}},
            "public_cidrs has a range for zone 'c', which is none; the zones are a, b",
            id="zone that is none",
        ),
        pytest.param(
            {"private_cidrs": {"a": "10.0.64.0/24"}},
            "private_cidrs without private subnets; set private to true",
            id="no private subnets",
        ),
        pytest.param(
            {"apart_from": ["192.168.0.0/16", "10.0.128.0/24"]},
            "10.0.0.0/16 overlaps 10.0.128.0/24, from which it has to stay apart; choose another network",
            id="a peer",
        ),
        pytest.param(
            {"apart_from": ["10.0.0.0/33"]},
            "apart_from: not an IPv4 network: '33' is not a valid netmask",
            id="no peer's network",
        ),
        pytest.param(
            {"zones": ["g"], "private": True},
            "10.0.0.0/16 has no private part for zone g; give it one by private_cidrs, "
            "or choose a larger network",
            id="no private part",
        ),
        pytest.param(
            {"cidr": "10.0.0.0/28", "zones": ["a"], "private": True},
            "10.0.0.0/28 has no private part for zone a; choose a larger network",
            id="no room for two",
        ),
    ],
)
def test_ranges_that_cannot_be_are_refused(arguments: dict[str, Any], message: str) -> None:
    all_ = {"cidr": "10.0.0.0/16", "zones": ["a", "b"], **arguments}
    with pytest.raises(NetworkError) as caught:
        plan_subnets(**all_)
    assert str(caught.value) == message
