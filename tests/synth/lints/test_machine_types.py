"""Types of machines that AWS does not have are warned of, and only those."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.lints.machines import DATABASES, MACHINES, NODES
from tests.synth.lints.documents import find, one


def warned(kind: str, body: dict[str, Any], **more: Any) -> list[str]:
    return [f"{finding.message}; {finding.hint}" for finding in find("machines", one(kind, body) | more)]


@pytest.mark.parametrize(
    ("kind", "argument", "wrong", "near"),
    [
        ("aws_instance", "instance_type", "t3.mikro", "t3.micro"),
        ("aws_launch_template", "instance_type", "m5.xxlarge", "m5.xlarge"),
        ("aws_db_instance", "instance_class", "t3.micro", "db.t3.micro"),
        ("aws_rds_cluster_instance", "instance_class", "db.r6g.larg", "db.r6g.large"),
        ("aws_elasticache_cluster", "node_type", "t3.micro", "cache.t3.micro"),
        ("aws_elasticache_replication_group", "node_type", "cache.t3.mikro", "cache.t3.micro"),
        ("aws_mq_broker", "host_instance_type", "m5.large", "mq.m5.large"),
        ("aws_redshift_cluster", "node_type", "ra3.xplus", "ra3.xlplus"),
    ],
)
def test_a_type_that_is_none_is_warned_of_with_the_nearest(
    kind: str, argument: str, wrong: str, near: str
) -> None:
    [message] = warned(kind, {argument: wrong})
    assert f'"{wrong}"' in message
    assert f'"{near}"' in message


@pytest.mark.parametrize(
    ("kind", "argument", "right"),
    [
        ("aws_instance", "instance_type", "t3.micro"),
        ("aws_instance", "instance_type", "u-6tb1.metal"),
        ("aws_launch_template", "instance_type", "resolve:ssm:/machines/type"),
        ("aws_instance", "instance_type", ""),
        ("aws_db_instance", "instance_class", "db.serverless"),
        # Optimized for Oracle.
        ("aws_db_instance", "instance_class", "db.r5.4xlarge.tpc2.mem3x"),
        # No longer offered to new users, and in use.
        ("aws_elasticache_cluster", "node_type", "cache.m3.medium"),
        ("aws_docdb_cluster_instance", "instance_class", "db.r5.large"),
    ],
)
def test_what_there_is_or_was_is_no_fault(kind: str, argument: str, right: str) -> None:
    assert warned(kind, {argument: right}) == []


def test_search_domains_have_an_ending_of_their_own() -> None:
    def domain(machine: str) -> list[str]:
        return warned("aws_opensearch_domain", {"cluster_config": {"instance_type": machine}})

    assert (
        domain("m5.large.search")
        == domain("m5.large.elasticsearch")
        == domain("ultrawarm1.medium.search")
        == []
    )
    assert "m5.large.search" in domain("m5.large")[0]
    assert "m5.large.search" in domain("m5.larg.search")[0]


def test_lists_and_nested_blocks_are_looked_through() -> None:
    override = [{"instance_type": "t3.micro"}, {"instance_type": "t3.mikro"}]
    group = {"mixed_instances_policy": {"launch_template": {"override": override}}}
    [finding] = find("machines", one("aws_autoscaling_group", group))
    assert finding.path[-2:] == (1, "instance_type")
    [finding] = find("machines", one("aws_eks_node_group", {"instance_types": ["t3.micro", "t3.mikro"]}))
    assert finding.path[-2:] == ("instance_types", 1)


def test_a_value_is_known_by_locals_and_defaults_which_the_message_says() -> None:
    body = {"instance_type": "${local.small}"}
    assert len(warned("aws_instance", body, locals={"small": "t3.mikro"})) == 1
    [message] = warned(
        "aws_instance", {"instance_type": "${var.size}"}, variable={"size": {"default": "t3.mikro"}}
    )
    assert "by the default of var.size" in message
    conditional = {"instance_type": '${var.large ? "t3.large" : "t3.mikro"}'}
    [message] = warned("aws_instance", conditional, variable={"large": {"type": "bool"}})
    assert "in one case of the condition" in message


def test_each_instance_is_judged() -> None:
    body = {"for_each": ["t3.micro", "t3.mikro"], "instance_type": "${each.value}"}
    [message] = warned("aws_instance", body)
    assert '"t3.mikro"' in message
    assert "in one of its instances" in message


@pytest.mark.parametrize("value", ["${var.size}", "${aws_instance.other.instance_type}", "${each.value}"])
def test_what_is_not_known_is_not_judged(value: str) -> None:
    assert warned("aws_instance", {"instance_type": value}, variable={"size": {}}) == []


def test_a_secret_value_is_not_shown() -> None:
    secret = {"size": {"default": "t3.mikro", "sensitive": True}}
    assert warned("aws_instance", {"instance_type": "${var.size}"}, variable=secret) == []


def test_the_message_says_of_which_data_it_is() -> None:
    assert "by botocore 1." in warned("aws_instance", {"instance_type": "t3.mikro"})[0]


def test_each_type_has_arguments_of_these_names() -> None:
    from snowform.schema import catalogue

    schema = catalogue.named("aws")
    places = {**MACHINES, **{kind: (place,) for kind, (place, _) in (DATABASES | NODES).items()}}
    for kind, names in places.items():
        for name in names:
            block = schema.resource(kind)
            *outer, last = name.split(".")
            for step in outer:
                assert block is not None
                block = block.blocks[step].block
            assert block is not None
            assert last in block.attributes
