from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.plan.judge import Refusal, judge
from snowform.provision.plan.machine import PLACES, Machine, own_instance_id, read_file
from snowform.provision.plan.policy import ALLOWANCES, Exemption, Policy
from tests.provision.plan.makers import plan, raw

FIRMWARE, CLOUD_INIT = PLACES


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({FIRMWARE: "i-0123456789abcdef0\n"}, "i-0123456789abcdef0"),
        ({FIRMWARE: "i-0123456789abcdef0\n", CLOUD_INIT: "i-00000000\n"}, "i-0123456789abcdef0"),
        ({FIRMWARE: "Amazon EC2\n", CLOUD_INIT: "i-1a2b3c4d\n"}, "i-1a2b3c4d"),
        ({FIRMWARE: "Not Specified", CLOUD_INIT: "iid-datasource-none"}, ""),
        ({FIRMWARE: "i-0123456789abcdef0 and more"}, ""),
        ({}, ""),
    ],
)
def test_the_machine_tells_its_id_itself(files: dict[str, str], found: str) -> None:
    assert own_instance_id(lambda path: files.get(path, "")) == found


def test_a_file_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    assert read_file(str(tmp_path / "absent")) == ""
    assert read_file(str(tmp_path)) == ""
    (tmp_path / "binary").write_bytes(b"\xff\xfei-1")
    assert read_file(str(tmp_path / "binary")).endswith("i-1")


OWN = "i-0123456789abcdef0"
KEEPERS = frozenset({"web", "fleet-1", "sfr-1", "arn:stack", "j-1"})
HERE = Machine(OWN, True, KEEPERS, groups_known=True, others_known=True)
ELSEWHERE = Machine(OWN, True, frozenset({"other"}), groups_known=True, others_known=True)
UNKNOWN = Machine(OWN, True)
ALL = Policy(
    allow_destroy=True,
    allow_replace=True,
    allow_data_loss=True,
    allow_disruptive=True,
    allow_access_cut=True,
    allow_forget=True,
    exceptions=(Exemption("*", "type", frozenset(ALLOWANCES) - {"machine"}),),
)
KNOWS_BETTER = replace(ALL, exceptions=(Exemption("*", "type", frozenset(ALLOWANCES)),))

SIZES = {"name": "web", "max_size": 3, "desired_capacity": 3, "min_size": 0}
REFRESH = [{"strategy": "Rolling", "triggers": ["tag"]}]
CAPACITY = "target_capacity_specification"


def group(*actions: str, **after: Any) -> dict[str, Any]:
    before = {**SIZES, "launch_template": [{"version": "1"}], "instance_refresh": REFRESH}
    gone = actions == ("delete",)
    return raw(
        "aws_autoscaling_group.x", *actions, before=before, after=None if gone else {**before, **after}
    )


def fleet(*actions: str, total: int = 2, **flags: Any) -> dict[str, Any]:
    before = {"id": "fleet-1", CAPACITY: [{"total_target_capacity": 2}], **flags}
    after = None if actions == ("delete",) else {**before, CAPACITY: [{"total_target_capacity": total}]}
    return raw("aws_ec2_fleet.x", *actions, before=before, after=after)


NODES = {"resources": [{"autoscaling_groups": [{"name": "web"}]}], "scaling_config": [{"desired_size": 2}]}
SCHEDULE = {"autoscaling_group_name": "web", "max_size": 0, "desired_capacity": 0}

# What certainly ends every instance of a group, fleet and the like.
ENDS = {
    "a group is destroyed": group("delete"),
    "a group is replaced": group("create", "delete"),
    "an earlier group is destroyed": {**group("delete"), "deposed": "5edc3720"},
    "a group's maximum becomes 0": group("update", max_size=0, desired_capacity=0),
    "a group's desired capacity becomes 0": group("update", desired_capacity=0),
    "an instance refresh": group("update", launch_template=[{"version": "2"}]),
    "a fleet is destroyed with its instances": fleet("delete", terminate_instances=True),
    "a fleet's capacity becomes 0": fleet("update", total=0),
    "a spot fleet is destroyed with its instances": raw(
        "aws_spot_fleet_request.x", "delete", before={"id": "sfr-1", "terminate_instances_on_delete": "true"}
    ),
    "a group of nodes is destroyed": raw("aws_eks_node_group.x", "delete", before=NODES),
    "a group of nodes is scaled to 0": raw(
        "aws_eks_node_group.x",
        "update",
        before=NODES,
        after={**NODES, "scaling_config": [{"desired_size": 0}]},
    ),
    "an environment is destroyed": raw(
        "aws_elastic_beanstalk_environment.x", "delete", before={"autoscaling_groups": ["web"]}
    ),
}
OF_ITS_TAGS = {
    "a stack is destroyed": raw("aws_cloudformation_stack.x", "delete", before={"id": "arn:stack"}),
    "a cluster is destroyed": raw("aws_emr_cluster.x", "delete", before={"id": "j-1"}),
    "a schedule for 0": raw("aws_autoscaling_schedule.x", "create", after=SCHEDULE),
}
# What may end some of them.
SHRINKS = {
    "fewer instances": group("update", desired_capacity=2),
    "a lower maximum": group("update", max_size=2),
    "a fleet with fewer": fleet("update", total=1),
}
LEAVES = {
    "more instances": group("update", max_size=9, desired_capacity=9),
    "a tag": group("update", tag=[{"key": "a"}]) | {"type": "aws_autoscaling_group"},
    "a group is forgotten": group("forget"),
    "a fleet is destroyed without its instances": fleet("delete", terminate_instances=False),
    "a spot fleet is destroyed without its instances": raw(
        "aws_spot_fleet_request.x", "delete", before={"id": "sfr-1", "terminate_instances_on_delete": None}
    ),
    "a schedule is taken away": raw("aws_autoscaling_schedule.x", "delete", before=SCHEDULE),
    "a policy of scaling": raw(
        "aws_autoscaling_policy.x", "delete", before={"autoscaling_group_name": "web"}
    ),
    "a group's balancer": raw(
        "aws_autoscaling_attachment.x", "delete", before={"autoscaling_group_name": "web"}
    ),
    "a network": raw("aws_subnet.x", "delete", before={"id": "subnet-1"}),
    "a profile": raw("aws_iam_instance_profile.x", "delete", before={"name": "web"}),
}
LEAVES["a tag"]["change"]["before"]["instance_refresh"] = LEAVES["a tag"]["change"]["after"][
    "instance_refresh"
] = []


def refusals(entry: dict[str, Any], machine: Machine | str, policy: Policy = ALL) -> list[Refusal]:
    return [
        refusal
        for refusal in judge(plan(entry), policy, machine=machine).refusals
        if refusal.what == "machine"
    ]


@pytest.mark.promise("machine")
@pytest.mark.parametrize("entry", [*ENDS.values(), *OF_ITS_TAGS.values()], ids=[*ENDS, *OF_ITS_TAGS])
def test_what_ends_all_instances_of_the_own_group_is_refused_whatever_is_allowed(
    entry: dict[str, Any],
) -> None:
    for policy in (ALL, KNOWS_BETTER):
        (refused,) = refusals(entry, HERE, policy)
        assert refused.text.endswith("and one of them is the machine that this program runs on")
        assert (refused.approvable, refused.setting) == (False, "")


@pytest.mark.promise("machine")
@pytest.mark.parametrize("entry", SHRINKS.values(), ids=SHRINKS)
def test_what_may_end_it_needs_somebody_who_knows_better(entry: dict[str, Any]) -> None:
    (refused,) = refusals(entry, HERE)
    assert refused.text.endswith("and this machine is one of its instances")
    assert (refused.approvable, refused.setting) == (True, 'exceptions ("machine")')
    assert refusals(entry, HERE, KNOWS_BETTER) == []


@pytest.mark.promise("machine")
@pytest.mark.parametrize("entry", ENDS.values(), ids=ENDS)
def test_where_it_is_not_known_who_keeps_the_machine_a_group_needs_it_too(entry: dict[str, Any]) -> None:
    for machine in (UNKNOWN, Machine(ec2=True)):
        (refused,) = refusals(entry, machine)
        assert refused.text.endswith("whether this machine is one of its instances is not known")
        assert (refused.approvable, refused.setting) == (True, 'exceptions ("machine")')
        assert refusals(entry, machine, KNOWS_BETTER) == []


@pytest.mark.promise("machine")
@pytest.mark.parametrize(
    "entry",
    [*ENDS.values(), *OF_ITS_TAGS.values(), *SHRINKS.values()],
    ids=[*ENDS, *OF_ITS_TAGS, *SHRINKS],
)
def test_groups_that_hold_others_are_for_the_policy_to_judge(entry: dict[str, Any]) -> None:
    for machine in (ELSEWHERE, Machine(), "", OWN):
        assert refusals(entry, machine) == []
    assert judge(plan(entry), ALL, machine=ELSEWHERE).notices == judge(plan(entry), ALL).notices


@pytest.mark.promise("machine")
@pytest.mark.parametrize("entry", LEAVES.values(), ids=LEAVES)
def test_what_leaves_its_instances_alone_is_let_through(entry: dict[str, Any]) -> None:
    for machine in (HERE, UNKNOWN):
        assert refusals(entry, machine) == []


def test_an_instance_that_is_in_no_group_needs_no_tags_to_know_it() -> None:
    machine = Machine(OWN, True, groups_known=True)
    assert refusals(ENDS["a group is destroyed"], machine) == []
    assert len(refusals(ENDS["a fleet is destroyed with its instances"], machine)) == 1


@pytest.mark.promise("machine")
def test_a_machine_that_does_not_know_its_id_says_so() -> None:
    lost = Machine(ec2=True)
    gone = raw("aws_instance.x", "delete", before={"id": OWN})
    said = ("aws_instance.x: whether this machine is the instance concerned is not known",)
    assert judge(plan(gone), ALL, machine=lost).notices == said
    stopped = raw("aws_ec2_instance_state.x", "create", after={"instance_id": OWN, "state": "stopped"})
    assert len(judge(plan(stopped), ALL, machine=lost).notices) == 1
    fewer = SHRINKS["fewer instances"]
    assert judge(plan(fewer), ALL, machine=UNKNOWN).notices == (
        "aws_autoscaling_group.x: whether this machine is one of its instances is not known, and some may be "
        "terminated",
    )
    for entry in (gone, stopped, fewer):
        assert judge(plan(entry), ALL, machine=Machine()).notices == ()
    for quiet in (
        raw("aws_instance.x", "create", after={}),
        raw("aws_instance.x", "no-op", before={"id": OWN}),
    ):
        assert judge(plan(quiet), ALL, machine=lost).notices == ()
