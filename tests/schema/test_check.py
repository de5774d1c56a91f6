"""What the walker accepts and names, on the real schema of AWS."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.schema import Block, catalogue
from snowform.schema.check import check_block, check_value, format_path

AWS = catalogue.named("aws")
RULE = {"cidr_blocks": ["10.0.0.0/8"], "description": None, "from_port": 22, "ipv6_cidr_blocks": []}
RULE |= {"prefix_list_ids": [], "protocol": "tcp", "security_groups": [], "self": False, "to_port": 22}


def problems(kind: str, name: str, content: dict[str, Any]) -> list[str]:
    block = AWS.block(kind, name)
    assert isinstance(block, Block)
    return [
        f"{format_path(problem.path)}: {problem.message}" + (f"; {problem.hint}" if problem.hint else "")
        for problem in check_block(block, content)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("aws_vpc", {}, id="nothing is required"),
        pytest.param("aws_vpc", {"cidr_block": "${var.cidr}", "tags": "${var.tags}"}, id="templates"),
        pytest.param("aws_vpc", {"enable_dns_support": "true", "ipv4_netmask_length": "24"}, id="converted"),
        pytest.param("aws_vpc", {"cidr_block": None, "//": "a comment"}, id="nulls and comments"),
        pytest.param("aws_vpc", {"tags": {"a": 1, "b": True}}, id="texts of numbers and bools"),
        pytest.param("aws_instance", {"root_block_device": {"volume_size": "30"}}, id="one block"),
        pytest.param("aws_instance", {"root_block_device": [{"volume_size": 30}]}, id="one block in a list"),
        pytest.param("aws_security_group", {"ingress": [RULE]}, id="attribute as blocks"),
        pytest.param("aws_security_group", {"ingress": "${local.rules}"}, id="attribute as blocks, unknown"),
        pytest.param(
            "aws_lb_listener",
            {
                "load_balancer_arn": "x",
                "dynamic": {"default_action": {"for_each": "${var.a}", "content": {"type": "forward"}}},
            },
            id="a required block made by a dynamic one",
        ),
        pytest.param(
            "aws_wafv2_web_acl",
            {
                "scope": "REGIONAL",
                "default_action": {"allow": {}},
                "visibility_config": {
                    "cloudwatch_metrics_enabled": True,
                    "metric_name": "m",
                    "sampled_requests_enabled": True,
                },
            },
            id="an empty block",
        ),
    ],
)
def test_what_terraform_takes_is_right(name: str, content: dict[str, Any]) -> None:
    assert problems("resource", name, content) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(
            "aws_vpc",
            {"cidr_blok": "x"},
            ['cidr_blok: unknown argument "cidr_blok"; did you mean "cidr_block"?'],
            id="unknown",
        ),
        pytest.param(
            "aws_vpc", {"whatever": 1}, ['whatever: unknown argument "whatever"'], id="nothing near"
        ),
        pytest.param("aws_subnet", {}, [': the argument "vpc_id" is required'], id="missing"),
        pytest.param("aws_subnet", {"vpc_id": None}, [': the argument "vpc_id" is required'], id="null"),
        pytest.param(
            "aws_vpc",
            {"arn": "x"},
            ['arn: "arn" is decided by the provider; it can be read, not set: leave it out'],
            id="computed",
        ),
        pytest.param(
            "aws_vpc",
            {"enable_dns_support": "yes"},
            ['enable_dns_support: must be a bool, not the string "yes"'],
            id="no bool",
        ),
        pytest.param(
            "aws_vpc",
            {"ipv4_netmask_length": True},
            ["ipv4_netmask_length: must be a number, not the bool true"],
            id="no number",
        ),
        pytest.param(
            "aws_vpc", {"cidr_block": ["x"]}, ["cidr_block: must be a string, not a list"], id="no text"
        ),
        pytest.param(
            "aws_instance",
            {"vpc_security_group_ids": "sg-1"},
            ['vpc_security_group_ids: must be a list, not the string "sg-1"'],
            id="no list",
        ),
        pytest.param(
            "aws_instance",
            {"vpc_security_group_ids": ["sg-1", {}]},
            ["vpc_security_group_ids[1]: must be a string, not an object"],
            id="wrong element",
        ),
        pytest.param("aws_vpc", {"tags": ["a"]}, ["tags: must be a map, not a list"], id="no map"),
        pytest.param(
            "aws_instance",
            {"root_block_device": {"volume_sise": 30}},
            ['root_block_device.volume_sise: unknown argument "volume_sise"; did you mean "volume_size"?'],
            id="unknown in a block",
        ),
        pytest.param(
            "aws_instance",
            {"root_block_device": [{}, {}]},
            ['root_block_device: 2 blocks "root_block_device" where at most 1 may stand'],
            id="too often",
        ),
        pytest.param(
            "aws_lb_listener",
            {"load_balancer_arn": "x", "default_action": []},
            ['default_action: 0 blocks "default_action" where at least 1 must stand'],
            id="too seldom",
        ),
        pytest.param(
            "aws_lb_listener",
            {"load_balancer_arn": "x"},
            [': the block "default_action" is required'],
            id="a block is missing",
        ),
        pytest.param(
            "aws_instance",
            {"root_block_device": "30"},
            ['root_block_device: is a block: must be an object or a list of them, not the string "30"'],
            id="no block",
        ),
        pytest.param(
            "aws_instance",
            {"ebs_block_device": "${[for disk in var.disks : disk]}"},
            ["ebs_block_device: is a block: an expression cannot stand for it; write a dynamic block"],
            id="an expression for blocks",
        ),
        pytest.param(
            "aws_security_group",
            {"ingress": [{key: value for key, value in RULE.items() if key != "self"}]},
            ['ingress[0]: the attribute "self" is missing; write null where it has no value'],
            id="attribute as blocks with a gap",
        ),
        pytest.param(
            "aws_lb_listener",
            {
                "load_balancer_arn": "x",
                "dynamic": {"default_action": {"for_each": [], "content": {"typ": "forward"}}},
            },
            [
                'dynamic.default_action.content.typ: unknown argument "typ"; did you mean "type"?',
                'dynamic.default_action.content: the argument "type" is required',
            ],
            id="inside a dynamic block",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    name: str, content: dict[str, Any], expected: list[str]
) -> None:
    assert problems("resource", name, content) == expected


TYPES = st.recursive(
    st.sampled_from(["string", "number", "bool"]),
    lambda inner: st.tuples(st.sampled_from(["list", "set", "map"]), inner).map(list),
    max_leaves=3,
)


def values_of(cty_type: Any) -> st.SearchStrategy[Any]:
    match cty_type:
        case "string":
            return st.text(max_size=5)
        case "number":
            return st.integers() | st.integers().map(str)
        case "bool":
            return st.booleans() | st.sampled_from(["true", "false"])
        case ["map", inner]:
            return st.dictionaries(st.text(max_size=3), values_of(inner), max_size=2)
        case [_, inner]:
            return st.lists(values_of(inner), max_size=2)
    raise AssertionError(cty_type)


@given(st.data())
def test_a_value_of_a_type_has_no_problem(data: st.DataObject) -> None:
    cty_type = data.draw(TYPES)
    assert list(check_value(cty_type, data.draw(values_of(cty_type)), ())) == []


@given(TYPES, st.recursive(st.none() | st.booleans() | st.text(max_size=3), st.lists, max_leaves=4))
def test_no_value_breaks_the_walker(cty_type: Any, value: Any) -> None:
    assert all(problem.message for problem in check_value(cty_type, value, ("x",)))
