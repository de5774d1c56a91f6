"""Plans that OpenTofu and the AWS provider make against the local AWS."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from snowform.local import LocalAws
from snowform.local.images import nixos_images
from snowform.provision.plan.changes import Kind, Plan, read_plan
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from tests.e2e.harness import Workspace, Workspaces, kept_provider
from tests.tools import need

pytestmark = pytest.mark.e2e

REGION = "eu-central-1"
BASE: dict[str, Any] = {
    "provider": {"aws": {"region": REGION}},
    "resource": {
        "aws_vpc": {"v": {"cidr_block": "10.0.0.0/16"}},
        "aws_subnet": {"s": {"vpc_id": "${aws_vpc.v.id}", "cidr_block": "10.0.0.0/24"}},
        "aws_security_group": {"g": {"name": "g", "description": "g", "vpc_id": "${aws_vpc.v.id}"}},
        "aws_instance": {
            "host": {
                "ami": nixos_images()[0].id,
                "instance_type": "t3.small",
                "subnet_id": "${aws_subnet.s.id}",
                "user_data": "one",
            }
        },
        "aws_ssm_parameter": {"p": {"name": "/p", "type": "SecureString", "value": "hunter2-first"}},
    },
}
SSH = {
    "security_group_id": "${aws_security_group.g.id}",
    "ip_protocol": "tcp",
    "from_port": 22,
    "to_port": 22,
    "cidr_ipv4": "0.0.0.0/0",
}


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    need("tofu")
    with LocalAws() as aws:
        yield aws


@pytest.fixture(scope="module")
def applied(aws: LocalAws, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """What `BASE` says, applied once; each test plans a configuration of its own."""
    with kept_provider(aws) as provider:
        root = tmp_path_factory.mktemp("plans")
        made = Workspaces(root, aws, provider, tmp_path_factory.mktemp("cache")).write("plans", BASE)
        yield made.apply()


def planned(workspace: Workspace, *resources: tuple[str, str, dict[str, Any]]) -> Plan:
    """The plan for `BASE` with other arguments, or further resources."""
    document = copy.deepcopy(BASE)
    for type_, name, arguments in resources:
        document["resource"].setdefault(type_, {}).setdefault(name, {}).update(arguments)
    workspace.rewrite(document)
    path = workspace.folder / "next.plan"
    workspace.tofu.plan(out=path)
    return read_plan(workspace.tofu.show_json(path))


def instance_id(plan: Plan) -> str:
    (host,) = (change for change in plan.changes if change.type == "aws_instance")
    return str(host.was("id"))


def test_after_a_first_apply_nothing_has_drifted(applied: Workspace) -> None:
    plan = planned(applied)
    assert plan.nothing_to_do
    assert plan.drift == ()


@pytest.mark.parametrize("argument", [{"instance_type": "t3.medium"}, {"user_data": "two"}])
def test_what_the_provider_does_in_place_by_a_stop_is_told(
    applied: Workspace, argument: dict[str, Any]
) -> None:
    plan = planned(applied, ("aws_instance", "host", argument))
    stop = f"the instance is stopped and started again ({next(iter(argument))})"
    (refusal,) = judge(plan, Policy()).refusals
    assert (refusal.address, refusal.what, refusal.text) == ("aws_instance.host", "disrupt", stop)
    policy = Policy(allow_disruptive=True)
    assert judge(plan, policy).allowed
    (refusal,) = judge(plan, policy, machine=instance_id(plan)).refusals
    assert refusal.text == f"{stop}, and it is the machine that this program runs on"


def test_a_replacement_names_what_forces_it_and_not_what_is_computed(applied: Workspace) -> None:
    plan = planned(applied, ("aws_instance", "host", {"ebs_optimized": True}))
    (refusal,) = judge(plan, Policy()).refusals
    assert refusal.text == "would be replaced, because of ebs_optimized"
    (change,) = plan.of(Kind.REPLACE)
    assert (
        {"ebs_optimized"}
        <= {*change.changed}
        <= {"ebs_optimized", "hibernation", "credit_specification.cpu_credits"}
    )


def test_what_the_schema_marks_as_sensitive_is_hidden(applied: Workspace) -> None:
    plan = planned(applied, ("aws_ssm_parameter", "p", {"value": "hunter2-second"}))
    (change,) = plan.of(Kind.UPDATE)
    rows = {detail.name: (detail.old, detail.new) for detail in change.details()}
    assert rows["value"] == ("(sensitive)", "(sensitive)")
    assert "hunter2" not in f"{rows}{plan!r}"


def test_ssh_for_the_world_is_noticed(applied: Workspace) -> None:
    plan = planned(applied, ("aws_vpc_security_group_ingress_rule", "ssh", SSH))
    verdict = judge(plan, Policy())
    assert verdict.allowed
    assert verdict.notices == (
        "aws_vpc_security_group_ingress_rule.ssh opens SSH (port 22) to the whole internet",
    )


def test_what_was_stopped_or_deleted_outside_is_drift(aws: LocalAws, applied: Workspace) -> None:
    host = instance_id(planned(applied))
    ec2 = aws.client("ec2", REGION)
    ec2.stop_instances(InstanceIds=[host])
    plan = planned(applied)
    assert plan.nothing_to_do
    assert [(change.address, change.kind, change.changed) for change in plan.drift] == [
        ("aws_instance.host", Kind.UPDATE, ("instance_state",))
    ]
    ec2.terminate_instances(InstanceIds=[host])
    plan = planned(applied)
    assert [(change.address, change.kind) for change in plan.drift] == [("aws_instance.host", Kind.DELETE)]
    assert [change.address for change in plan.of(Kind.CREATE)] == ["aws_instance.host"]
    assert judge(plan, Policy()).notices == ("aws_instance.host was deleted outside and is made again",)
