"""What AWS is asked by data sources, and what the answers say."""

from __future__ import annotations

from typing import Any

from snowform.provision.crash import search
from snowform.provision.crash.search import TaggedObject
from snowform.provision.tofu.diagnostics import Diagnostic

TAGS = {"snowform:state": "l-${1}"}


def plan(**values: dict[str, Any]) -> dict[str, Any]:
    resources = [{"address": name.replace("__", "."), "values": values} for name, values in values.items()]
    return {"prior_state": {"values": {"root_module": {"resources": resources}}}}


def error(summary: str, address: str = "") -> Diagnostic:
    return Diagnostic("error", summary, "", address)


def test_only_types_of_the_stack_are_asked_for_in_each_provider() -> None:
    asked = search.queries(frozenset({"aws_instance", "aws_key_pair"}), ["aws", "aws.west"], TAGS)
    tags = {"snowform:state": "l-$${1}"}
    states = ["pending", "running", "stopping", "stopped"]
    instances = {"instance_state_names": states, "instance_tags": tags}
    tagging = {"tag_filter": [{"key": "snowform:state", "values": ["l-$${1}"]}]}
    assert search.document(asked) == {
        "data": {
            "aws_instances": {
                "snowform_search_0": instances,
                "snowform_search_2": {"provider": "aws.west", **instances},
            },
            "aws_resourcegroupstaggingapi_resources": {
                "snowform_search_1": tagging,
                "snowform_search_3": {"provider": "aws.west", **tagging},
            },
        }
    }


def test_what_only_names_find_is_not_asked_for() -> None:
    assert search.queries(frozenset({"aws_key_pair", "aws_route"}), ["aws"], TAGS) == ()
    assert search.document([]) == {}


def test_a_zone_is_asked_for_by_each_planned_name_once() -> None:
    zone = ("aws_route53_zone", "aws", {"name": "example.org"})
    unnamed = ("aws_route53_zone", "aws", {"name": None})
    elsewhere = ("aws_route53_zone", "aws.west", {"name": "example.net"})
    asked = search.queries(frozenset({"aws_route53_zone"}), ["aws"], TAGS, [zone, zone, unnamed, elsewhere])
    assert [dict(query.arguments) for query in asked] == [
        {"name": "example.org", "tags": {"snowform:state": "l-$${1}"}}
    ]


def test_filters_stand_where_a_source_has_no_tags() -> None:
    (query, _) = search.queries(frozenset({"aws_ami"}), ["aws"], TAGS)
    assert query.arguments == {
        "owners": ["self"],
        "filter": [{"name": "tag:snowform:state", "values": ["l-$${1}"]}],
    }


def test_what_was_found_is_read_with_its_provider() -> None:
    asked = search.queries(frozenset({"aws_vpc", "aws_lb"}), ["aws.west"], TAGS)
    document = plan(
        data__aws_lbs__snowform_search_0={"arns": ["arn:aws:elasticloadbalancing:r:1:loadbalancer/app/a/1"]},
        data__aws_vpcs__snowform_search_1={"ids": ["vpc-1", "vpc-2"]},
        data__aws_resourcegroupstaggingapi_resources__snowform_search_2={
            "resource_tag_mapping_list": [
                {"resource_arn": "arn:aws:ec2:r:1:vpc/vpc-gone"},
                {"resource_arn": "arn:aws:kms:r:1:key/k"},
                {"resource_arn": "arn:aws:new:r:1:thing/1"},
            ]
        },
    )
    answers = search.read_result(asked, document, [])
    assert answers.found == (
        TaggedObject(("aws_lb",), "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/a/1", "aws.west"),
        TaggedObject(("aws_vpc",), "vpc-1", "aws.west"),
        TaggedObject(("aws_vpc",), "vpc-2", "aws.west"),
        TaggedObject(("aws_kms_key",), "k", "aws.west", "arn:aws:kms:r:1:key/k"),
    )
    assert answers.unanswered == {}


def test_nothing_found_is_an_answer_and_a_failure_is_none() -> None:
    asked = search.queries(frozenset({"aws_internet_gateway", "aws_instance", "aws_vpc"}), ["aws"], TAGS)
    answers = search.read_result(
        asked,
        plan(
            data__aws_vpcs__snowform_search_2={"ids": []},
            data__aws_resourcegroupstaggingapi_resources__snowform_search_3={"resource_tag_mapping_list": []},
        ),
        [
            error("reading EC2 Instances: UnauthorizedOperation", "data.aws_instances.snowform_search_0"),
            error("no matching EC2 Internet Gateway found", "data.aws_internet_gateway.snowform_search_1"),
        ],
    )
    assert answers.found == ()
    assert answers.unanswered == {("aws_instance", "aws"): "reading EC2 Instances: UnauthorizedOperation"}


def test_of_several_where_one_was_expected_the_tagging_api_tells() -> None:
    asked = search.queries(frozenset({"aws_internet_gateway"}), ["aws"], TAGS)
    several = error(
        "multiple EC2 Internet Gateways matched; use additional constraints",
        "data.aws_internet_gateway.snowform_search_0",
    )
    arns = [{"resource_arn": f"arn:aws:ec2:r:1:internet-gateway/igw-{number}"} for number in (1, 2)]
    tagging = {"resource_tag_mapping_list": arns}
    document = plan(data__aws_resourcegroupstaggingapi_resources__snowform_search_1=tagging)
    answers = search.read_result(asked, document, [several])
    assert [gateway.id for gateway in answers.found] == ["igw-1", "igw-2"]
    assert answers.unanswered == {}


def test_a_provider_that_does_not_work_leaves_all_its_types_unanswered() -> None:
    asked = search.queries(frozenset({"aws_vpc"}), ["aws"], TAGS)
    answers = search.read_result(asked, None, [error("No valid credential sources found")])
    assert answers.unanswered["aws_vpc", "aws"] == "No valid credential sources found"
    assert answers.unanswered["aws_kms_key", "aws"] == "No valid credential sources found"
