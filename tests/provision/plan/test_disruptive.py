from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest

from snowform.provision.plan.disruptive import ALIASES, TABLE, disruption
from snowform.provision.plan.disruptive_hosts import HOSTS
from snowform.provision.plan.disruptive_services import SERVICES
from snowform.schema import Block, catalogue
from tests.provision.plan.makers import change, updated

SCHEMA = catalogue.named("aws")


def settable(block: Block, prefix: str = "") -> Iterator[str]:
    """The dotted names of what a configuration may give."""
    yield from (prefix + name for name, attribute in block.attributes.items() if attribute.settable)
    for name, nested in block.blocks.items():
        yield prefix + name
        yield from settable(nested.block, f"{prefix}{name}.")


@pytest.mark.parametrize("type_", [*TABLE, *ALIASES])
def test_every_type_and_attribute_of_the_table_is_one_of_the_provider(type_: str) -> None:
    block = SCHEMA.resource(type_)
    assert block is not None
    names = set(settable(block))
    for rule in TABLE.get(type_, ()):
        for attribute in rule.attributes:
            assert any(fnmatchcase(name, attribute) for name in names), attribute
        assert rule.source.startswith("https://")


def test_no_type_stands_in_both_tables() -> None:
    assert not HOSTS.keys() & SERVICES.keys()


STOPPED = "the instance is stopped and started again"
REFRESH = "an instance refresh replaces the running instances"
REROUTED = "traffic takes another way, and open connections break"
RESTART = "the database restarts, at once or (without apply_immediately) in its maintenance window"


@pytest.mark.parametrize(
    ("type_", "before", "after", "said"),
    [
        ("aws_instance", {"instance_type": "a"}, {"instance_type": "b"}, f"{STOPPED} (instance_type)"),
        (
            "aws_instance",
            {"instance_type": "a", "user_data": "1"},
            {"instance_type": "b", "user_data": "2"},
            f"{STOPPED} (instance_type, user_data)",
        ),
        (
            "aws_instance",
            {"cpu_options": [{"core_count": 1}]},
            {"cpu_options": [{"core_count": 2}]},
            "the instance must be stopped for it (cpu_options.core_count)",
        ),
        ("aws_instance", {"tags": {"a": "1"}}, {"tags": {"a": "2"}}, ""),
        (
            "aws_instance",
            {"root_block_device": [{"volume_size": 8}]},
            {"root_block_device": [{"volume_size": 9}]},
            "",
        ),
        (
            "aws_instance",
            {"metadata_options": [{"http_tokens": "a"}]},
            {"metadata_options": [{"http_tokens": "b"}]},
            "",
        ),
        (
            "aws_ec2_instance_state",
            {"state": "running"},
            {"state": "stopped"},
            "the instance is stopped (state)",
        ),
        ("aws_ec2_instance_state", {"state": "stopped"}, {"state": "running"}, ""),
        (
            "aws_autoscaling_group",
            {"launch_template": [{"version": "1"}], "instance_refresh": [{"strategy": "Rolling"}]},
            {"launch_template": [{"version": "2"}], "instance_refresh": [{"strategy": "Rolling"}]},
            f"{REFRESH} (launch_template.version)",
        ),
        (
            "aws_autoscaling_group",
            {"launch_template": [{"version": "1"}]},
            {"launch_template": [{"version": "2"}]},
            "",
        ),
        (
            "aws_autoscaling_group",
            {"tag": [{"key": "a", "value": "1"}], "instance_refresh": [{"triggers": ["tag"]}]},
            {"tag": [{"key": "a", "value": "2"}], "instance_refresh": [{"triggers": ["tag"]}]},
            f"{REFRESH} (tag.value)",
        ),
        (
            "aws_autoscaling_group",
            {"tag": [{"key": "a", "value": "1"}], "instance_refresh": [{"triggers": []}]},
            {"tag": [{"key": "a", "value": "2"}], "instance_refresh": [{"triggers": []}]},
            "",
        ),
        (
            "aws_autoscaling_group",
            {"desired_capacity": 3},
            {"desired_capacity": 2},
            "instances are terminated (desired_capacity)",
        ),
        ("aws_autoscaling_group", {"desired_capacity": 2}, {"desired_capacity": 3}, ""),
        (
            "aws_autoscaling_group",
            {"desired_capacity": 2, "max_size": 9},
            {"desired_capacity": 2, "max_size": 1},
            "instances are terminated (max_size)",
        ),
        (
            "aws_autoscaling_group",
            {"desired_capacity": 2, "max_size": 9},
            {"desired_capacity": 2, "max_size": 2},
            "",
        ),
        ("aws_lb", {"subnets": ["a", "b"]}, {"subnets": ["a", "b", "c"]}, ""),
        (
            "aws_lb",
            {"subnets": ["a", "b"]},
            {"subnets": ["a", "c"]},
            "the load balancer leaves zones, with the connections that go through them (subnets)",
        ),
        ("aws_route", {"gateway_id": "a"}, {"gateway_id": "b"}, f"{REROUTED} (gateway_id)"),
        (
            "aws_route_table",
            {"route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "a"}]},
            {"route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "b"}]},
            f"{REROUTED} (route.gateway_id)",
        ),
        (
            "aws_route_table",
            {"route": [{"cidr_block": "0.0.0.0/0"}]},
            {"route": [{"cidr_block": "0.0.0.0/0"}, {"cidr_block": "10.0.0.0/8"}]},
            "",
        ),
        ("aws_db_instance", {"instance_class": "a"}, {"instance_class": "b"}, f"{RESTART} (instance_class)"),
        (
            "aws_db_instance",
            {"backup_retention_period": 0},
            {"backup_retention_period": 7},
            f"{RESTART} (backup_retention_period)",
        ),
        ("aws_db_instance", {"backup_retention_period": 1}, {"backup_retention_period": 7}, ""),
        ("aws_db_instance", {"allocated_storage": 10}, {"allocated_storage": 20}, ""),
        (
            "aws_elasticache_replication_group",
            {"num_cache_clusters": 3},
            {"num_cache_clusters": 2},
            "nodes are taken away (num_cache_clusters)",
        ),
        (
            "aws_eks_node_group",
            {"scaling_config": [{"desired_size": 3}]},
            {"scaling_config": [{"desired_size": 1}]},
            "nodes are terminated (scaling_config.desired_size)",
        ),
        (
            "aws_ecs_service",
            {"task_definition": "a:1", "desired_count": 2},
            {"task_definition": "a:2", "desired_count": 1},
            "a new deployment replaces the running tasks (task_definition); "
            "tasks are stopped (desired_count)",
        ),
        (
            "aws_opensearch_domain",
            {"cluster_config": [{"instance_count": 1}]},
            {"cluster_config": [{"instance_count": 2}]},
            "a blue/green deployment moves the domain to new nodes (cluster_config.instance_count)",
        ),
        (
            "aws_vpn_connection",
            {"tunnel1_ike_versions": ["a"]},
            {"tunnel1_ike_versions": ["b"]},
            "its tunnels are interrupted for minutes (tunnel1_ike_versions)",
        ),
        (
            "aws_kms_key",
            {"is_enabled": True},
            {"is_enabled": False},
            "what it encrypts can no longer be read (is_enabled)",
        ),
        ("aws_kms_key", {"is_enabled": False}, {"is_enabled": True}, ""),
        (
            "aws_alb_listener",
            {"port": 80},
            {"port": 81},
            "nothing listens any longer where clients connect now (port)",
        ),
        ("terraform_data", {"instance_type": "a"}, {"instance_type": "b"}, ""),
    ],
)
def test_an_update_says_what_it_stops_and_because_of_what(
    type_: str, before: dict[str, Any], after: dict[str, Any], said: str
) -> None:
    assert disruption(updated(type_, before, after)) == said


def test_what_is_known_in_the_apply_only_counts_as_a_change() -> None:
    unknown = updated("aws_instance", {"user_data": "1"}, {}, after_unknown={"user_data": True})
    assert disruption(unknown) == f"{STOPPED} (user_data)"
    fewer = updated("aws_ecs_service", {"desired_count": 2}, {}, after_unknown={"desired_count": True})
    assert disruption(fewer) == "tasks are stopped (desired_count)"


@pytest.mark.parametrize("actions", [["create"], ["delete"], ["delete", "create"], ["no-op"], ["forget"]])
def test_only_updates_are_judged_by_the_table(actions: list[str]) -> None:
    update = change("aws_instance.x", *actions, before={"user_data": "1"}, after={"user_data": "2"})
    assert disruption(update) == ""


def test_to_make_a_stopped_state_stops_an_instance() -> None:
    def made(state: str) -> str:
        return disruption(change("aws_ec2_instance_state.x", "create", after={"state": state}))

    assert made("stopped") == "the instance is stopped (state)"
    assert made("running") == ""
