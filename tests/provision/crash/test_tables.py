"""The tables about resource types, against the provider's own schema."""

from __future__ import annotations

import pytest

from snowform.provision.crash import arns, search
from snowform.provision.crash.import_ids import (
    COSTLY,
    DERIVED,
    HARMLESS,
    OWNERLESS,
    PARTS,
    UNREADABLE,
    derived,
    fields,
    has_no_object,
    only_unreadable,
)
from snowform.schema import catalogue
from snowform.schema.model import Block

AWS = catalogue.named("aws")
# What this project's modules make.
MODULES = {
    "aws_instance",
    "aws_internet_gateway",
    "aws_key_pair",
    "aws_route",
    "aws_route_table",
    "aws_route_table_association",
    "aws_security_group",
    "aws_subnet",
    "aws_vpc",
    "aws_vpc_security_group_egress_rule",
    "aws_vpc_security_group_ingress_rule",
}


def resource(type_: str) -> Block:
    block = AWS.resource(type_)
    assert block is not None, type_
    return block


def tagged(type_: str) -> bool:
    return "tags_all" in resource(type_).attributes


@pytest.mark.parametrize("type_", sorted(DERIVED))
def test_an_import_id_is_made_of_arguments(type_: str) -> None:
    attributes = resource(type_).attributes
    names = [name for name in fields(DERIVED[type_]) if name not in {"account", "partition"}]
    assert names
    assert [name for name in names if name not in attributes or not attributes[name].settable] == []


def test_whose_an_object_is_shows_by_its_tags_or_by_its_parent() -> None:
    untagged = {type_ for type_ in DERIVED if not tagged(type_)}
    assert untagged == PARTS | OWNERLESS


def test_all_types_of_the_tables_exist() -> None:
    named = {*HARMLESS, *COSTLY, *UNREADABLE, *arns.TYPES, *search.BY_TYPE}
    assert [type_ for type_ in sorted(named) if AWS.resource(type_) is None] == []


def test_what_is_searched_for_by_tag_has_tags() -> None:
    assert [type_ for type_ in sorted(arns.TYPES | search.BY_TYPE.keys()) if not tagged(type_)] == []


def test_no_type_is_both_harmless_and_looked_for_by_name() -> None:
    assert DERIVED.keys() & HARMLESS == set()
    assert search.BY_TYPE.keys() & HARMLESS == set()


def test_every_type_of_this_projects_modules_can_be_found() -> None:
    assert {type_ for type_ in MODULES if not (type_ in DERIVED or type_ in search.BY_TYPE)} == set()


@pytest.mark.parametrize("type_", sorted(UNREADABLE))
def test_what_an_import_cannot_read_is_an_argument(type_: str) -> None:
    assert UNREADABLE[type_] <= set(resource(type_).attributes)


@pytest.mark.parametrize("source", search.SOURCES, ids=lambda one: one.data)
def test_a_source_has_the_arguments_and_the_result_that_are_used(source: search.Source) -> None:
    block = AWS.data(source.data)
    assert block is not None
    names = {*source.given, *source.planned, source.tags or "filter"}
    assert [name for name in sorted(names) if name not in block.names] == []
    assert block.attributes[source.result].computed
    planned = [resource(type_).attributes for type_ in source.types]
    assert all(name in attributes for name in source.planned for attributes in planned)


def test_the_rules_own_source_has_what_is_used() -> None:
    block = AWS.data(search.RULE)
    assert block is not None
    assert block.attributes["security_group_rule_id"].settable
    assert block.attributes["is_egress"].computed
    assert "tags" in block.attributes


@pytest.mark.parametrize(
    ("type_", "values", "expected"),
    [
        ("aws_key_pair", {"key_name": "admin"}, "admin"),
        ("aws_key_pair", {"key_name": None, "key_name_prefix": "a"}, ""),
        ("aws_route", {"route_table_id": "rtb-1", "destination_cidr_block": "0.0.0.0/0"}, "rtb-1_0.0.0.0/0"),
        (
            "aws_route",
            {"route_table_id": "rtb-1", "destination_cidr_block": "", "destination_ipv6_cidr_block": "::/0"},
            "rtb-1_::/0",
        ),
        ("aws_route", {"destination_cidr_block": "0.0.0.0/0"}, ""),
        ("aws_route_table_association", {"subnet_id": "s", "route_table_id": "rtb-1"}, "s/rtb-1"),
        (
            "aws_network_acl_rule",
            {"network_acl_id": "acl-1", "rule_number": 100, "protocol": "tcp", "egress": False},
            "acl-1:100:tcp:false",
        ),
        (
            "aws_route53_record",
            {"zone_id": "Z1", "name": "www", "type": "A", "set_identifier": "blue"},
            "Z1_www_A_blue",
        ),
        (
            "aws_security_group_rule",
            {
                "security_group_id": "sg-1",
                "type": "egress",
                "protocol": "-1",
                "from_port": 0,
                "to_port": 0,
                "cidr_blocks": ["10.0.0.0/8", "192.0.2.0/24"],
                "ipv6_cidr_blocks": ["::/0"],
            },
            "sg-1_egress_-1_0_0_10.0.0.0/8_192.0.2.0/24_::/0",
        ),
        (
            "aws_security_group_rule",
            {"security_group_id": "sg-1", "type": "egress", "protocol": "-1", "from_port": 0, "to_port": 0},
            "",
        ),
        ("aws_iam_policy", {"name": "p", "path": "/"}, "arn:aws:iam::123456789012:policy/p"),
        ("aws_vpc", {"id": "vpc-1"}, ""),
    ],
)
def test_an_import_id_follows_from_planned_values(
    type_: str, values: dict[str, object], expected: str
) -> None:
    assert derived(type_, values, {"account": "123456789012", "partition": "aws"}) == expected


def test_a_replacement_that_only_an_import_brings_about_is_told_apart() -> None:
    assert only_unreadable("aws_key_pair", [["public_key"]])
    assert not only_unreadable("aws_key_pair", [["public_key"], ["key_name"]])
    assert not only_unreadable("aws_key_pair", [])
    assert not only_unreadable("aws_instance", [["public_key"]])


def test_values_and_files_of_this_host_are_no_objects() -> None:
    assert has_no_object("random_id")
    assert has_no_object("terraform_data")
    assert not has_no_object("aws_vpc")


EC2 = "arn:aws:ec2:eu-central-1:123456789012"


@pytest.mark.parametrize(
    ("arn", "expected"),
    [
        (f"{EC2}:instance/i-1", ("aws_instance", "i-1")),
        (f"{EC2}:natgateway/nat-1", ("aws_nat_gateway", "nat-1")),
        (f"{EC2}:key-pair/key-1", None),
        ("arn:aws:s3:::bucket", ("aws_s3_bucket", "bucket")),
        ("arn:aws:sns:r:1:t", ("aws_sns_topic", "arn:aws:sns:r:1:t")),
        ("arn:aws-cn:sqs:r:1:q", ("aws_sqs_queue", "https://sqs.r.amazonaws.com.cn/1/q")),
        ("arn:aws:rds:r:1:db:main", ("aws_db_instance", "main")),
        ("arn:aws:logs:r:1:log-group:/a/b:*", ("aws_cloudwatch_log_group", "/a/b")),
        ("arn:aws:apigateway:r::/restapis/abc", ("aws_api_gateway_rest_api", "abc")),
        (
            "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/a/1",
            ("aws_lb", "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/a/1"),
        ),
        ("arn:aws:new:r:1:thing/1", None),
        ("not an arn", None),
    ],
)
def test_an_arn_says_what_it_is_and_how_it_is_imported(arn: str, expected: tuple[str, str] | None) -> None:
    assert arns.identify(arn) == expected
