from __future__ import annotations

from typing import Any

import pytest

from modules.load_balancer import (
    LoadBalancer,
    LoadBalancerError,
    LoadBalancerSettings,
    check_certificate,
    check_health_check_path,
    check_name,
    check_sources,
    check_zones,
)
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize

CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/1a2b"
COMMON: dict[str, Any] = {
    "name": "site",
    "vpc_id": "vpc-1",
    "subnet_ids": ["subnet-1", "subnet-2"],
    "instance_security_group_id": "sg-machines",
}


def balancer(*, ipv6: bool = False, subnet_ids: Any = COMMON["subnet_ids"], **more: Any) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        given = {**COMMON, "subnet_ids": subnet_ids}
        LoadBalancer(stack, "lb", ipv6=ipv6, settings=LoadBalancerSettings(**more), **given)

    return synthesize(build, ReadableStack)["resource"]


@pytest.fixture(scope="module")
def least() -> Any:
    return balancer()


@pytest.fixture(scope="module")
def most() -> Any:
    return balancer(
        port=8080,
        health_check_path="/health",
        certificate_arn=CERTIFICATE,
        sources=["203.0.113.0/24", "2001:db8::/32"],
        internal=True,
        ipv6=True,
        deregistration_delay=30,
        access_logs="logs",
    )


def test_by_default_everyone_reaches_it_over_http(least: Any) -> None:
    assert least["aws_lb"]["lb"] == {
        "name": "site",
        "load_balancer_type": "application",
        "internal": False,
        "ip_address_type": "ipv4",
        "subnets": ["subnet-1", "subnet-2"],
        "security_groups": ["${aws_security_group.lb_group.id}"],
        "drop_invalid_header_fields": True,
        "tags": {"Name": "site"},
    }
    assert least["aws_lb_listener"] == {
        "lb_http": {
            "load_balancer_arn": "${aws_lb.lb.arn}",
            "port": 80,
            "protocol": "HTTP",
            "default_action": [
                {"type": "forward", "target_group_arn": "${aws_lb_target_group.lb_machines.arn}"}
            ],
        }
    }
    assert least["aws_lb_target_group"]["lb_machines"] == {
        "name_prefix": "site-",
        "port": 80,
        "protocol": "HTTP",
        "vpc_id": "vpc-1",
        "target_type": "instance",
        "deregistration_delay": 60,
        "health_check": {
            "path": "/",
            "matcher": "200",
            "interval": 15,
            "timeout": 5,
            "healthy_threshold": 2,
            "unhealthy_threshold": 3,
        },
        "tags": {"Name": "site"},
        "lifecycle": {"create_before_destroy": True},
    }


def test_machines_take_traffic_from_it_alone_and_it_reaches_nothing_else(most: Any) -> None:
    group = "${aws_security_group.lb_group.id}"
    ports = {"ip_protocol": "tcp", "from_port": 8080, "to_port": 8080}
    rules = most["aws_vpc_security_group_ingress_rule"]
    assert most["aws_vpc_security_group_egress_rule"] == {
        "lb_to-machines": {
            **ports,
            "security_group_id": group,
            "referenced_security_group_id": "sg-machines",
            "description": "To the machines",
        }
    }
    assert rules["lb_from-balancer"] == {
        **ports,
        "security_group_id": "sg-machines",
        "referenced_security_group_id": group,
        "description": "From the balancer",
    }
    assert {name for name, rule in rules.items() if rule["security_group_id"] != group} == {
        "lb_from-balancer"
    }


def test_with_a_certificate_http_sends_to_https(most: Any) -> None:
    listeners = most["aws_lb_listener"]
    assert listeners["lb_http"]["default_action"] == [
        {"type": "redirect", "redirect": {"port": "443", "protocol": "HTTPS", "status_code": "HTTP_301"}}
    ]
    assert {key: value for key, value in listeners["lb_https"].items() if key != "load_balancer_arn"} == {
        "port": 443,
        "protocol": "HTTPS",
        "certificate_arn": CERTIFICATE,
        "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
        "default_action": [{"type": "forward", "target_group_arn": "${aws_lb_target_group.lb_machines.arn}"}],
    }


def test_every_other_choice_is_carried_out(most: Any) -> None:
    made, targets = most["aws_lb"]["lb"], most["aws_lb_target_group"]["lb_machines"]
    assert (made["internal"], made["ip_address_type"]) == (True, "dualstack")
    assert made["access_logs"] == {"bucket": "logs", "prefix": "site", "enabled": True}
    assert (targets["port"], targets["deregistration_delay"]) == (8080, 30)
    assert targets["health_check"]["path"] == "/health"


@pytest.mark.parametrize(
    ("more", "sources"),
    [
        pytest.param({}, {(80, "0.0.0.0/0")}, id="HTTP"),
        pytest.param({"ipv6": True}, {(80, "0.0.0.0/0"), (80, "::/0")}, id="IPv6 too"),
        pytest.param(
            {"certificate_arn": CERTIFICATE}, {(80, "0.0.0.0/0"), (443, "0.0.0.0/0")}, id="HTTPS too"
        ),
        pytest.param({"sources": ["192.0.2.0/24"], "ipv6": True}, {(80, "192.0.2.0/24")}, id="some only"),
    ],
)
def test_who_may_reach_it_is_who_was_named_or_else_everyone(
    more: dict[str, Any], sources: set[tuple[int, str]]
) -> None:
    rules = balancer(**more)["aws_vpc_security_group_ingress_rule"].values()
    reached = [rule for rule in rules if "referenced_security_group_id" not in rule]
    assert {(r["to_port"], r.get("cidr_ipv4") or r["cidr_ipv6"]) for r in reached} == sources


@pytest.mark.parametrize("name", ["a", "web-1", "x" * 32, "internally"])
def test_a_name_that_aws_takes_passes(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", ["", "x" * 33, "-web", "web-", "web_1", "internal-web", "a.b"])
def test_a_name_that_aws_refuses_is_refused(name: str) -> None:
    with pytest.raises(LoadBalancerError) as caught:
        check_name(name)
    assert str(caught.value) == (
        f"{name!r} is not a valid name for a load balancer; "
        "use up to 32 letters, digits and hyphens between them, not internal- at the start"
    )


@pytest.mark.parametrize(
    ("number", "there"), [pytest.param(0, "none", id="none"), pytest.param(1, "1", id="one")]
)
def test_a_balancer_needs_two_zones(number: int, there: str) -> None:
    with pytest.raises(LoadBalancerError) as caught:
        check_zones(number)
    assert str(caught.value) == (
        f"a load balancer needs two availability zones, there is {there}; "
        'name a second one, as in "availability_zones": ["a", "b"]'
    )


def test_the_construct_says_so_with_its_path() -> None:
    with pytest.raises(LoadBalancerError, match=r"^stack/lb: a load balancer needs two availability zones"):
        balancer(subnet_ids=["subnet-1"])


@pytest.mark.parametrize("path", ["health", "", "/a b", "/é", "http://x/"])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(LoadBalancerError) as caught:
        check_health_check_path(path)
    assert (
        str(caught.value) == f"{path!r} is not a valid path to ask for the health; give one such as /health"
    )


@pytest.mark.parametrize(
    ("arn", "message"),
    [
        pytest.param(
            "example.org",
            "'example.org' is not a valid ARN of a certificate; "
            "give one of ACM such as arn:aws:acm:eu-central-1:123456789012:certificate/1a2b3c",
            id="no ARN",
        ),
        pytest.param(
            CERTIFICATE.replace("eu-central-1", "us-east-1"),
            "the certificate is in us-east-1, the load balancer in eu-central-1; get one there",
            id="another region",
        ),
    ],
)
def test_a_certificate_that_aws_would_refuse_is_refused(arn: str, message: str) -> None:
    check_certificate(CERTIFICATE, "eu-central-1")
    with pytest.raises(LoadBalancerError) as caught:
        check_certificate(arn, "eu-central-1")
    assert str(caught.value) == message


def test_a_source_that_is_no_network_is_refused() -> None:
    assert check_sources(["192.0.2.7", "192.0.2.7/32", "::/0"]) == ["192.0.2.7/32", "::/0"]
    with pytest.raises(LoadBalancerError) as caught:
        check_sources(["192.0.2.1/24"])
    assert str(caught.value) == (
        "from '192.0.2.1/24': 192.0.2.1/24 has host bits set; give a network such as 203.0.113.0/24"
    )
