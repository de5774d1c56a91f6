from __future__ import annotations

from typing import Any

import pytest

from modules.fleet_settings import RolloutSettings, ScalingSettings, SizeSettings
from modules.load_balancer import LoadBalancer, LoadBalancerSettings
from modules.nixos_fleet import CPU_AND_REBUILD, Fleet
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.modules.machines import a_machine
from tests.synthesis import synthesize_noting

SCRIPT = "#!/bin/sh\n"
CPU = ScalingSettings("cpu", 60)
COMMON: dict[str, Any] = {
    "name": "web",
    "subnet_ids": ["subnet-1", "subnet-2"],
    "size": SizeSettings(1, 3),
}


def fleet(*, balanced: bool = False, user_data: str | None = None, **more: Any) -> tuple[Any, list[str]]:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        balancer = LoadBalancer(
            stack,
            "lb",
            name="web",
            vpc_id="vpc-1",
            subnet_ids=["subnet-1", "subnet-2"],
            instance_security_group_id="sg-1",
            settings=LoadBalancerSettings(),
        )
        machine = a_machine(user_data=user_data)
        reached = balancer if balanced else None
        Fleet(stack, "web", machine=machine, load_balancer=reached, **COMMON, **more)

    document, notes = synthesize_noting(build, ReadableStack)
    return document["resource"], notes


def test_a_fleet_is_a_template_and_a_group_of_it() -> None:
    resources, notes = fleet()
    assert list(resources["aws_launch_template"]) == ["web_template"]
    assert resources["aws_autoscaling_group"]["web_group"]["launch_template"] == {
        "id": "${aws_launch_template.web_template.id}",
        "version": "${aws_launch_template.web_template.latest_version}",
    }
    assert "aws_autoscaling_policy" not in resources
    assert notes == []


@pytest.mark.parametrize(
    ("more", "seconds"),
    [
        pytest.param({}, (120, 120), id="an image with everything only boots"),
        pytest.param({"user_data": SCRIPT}, (900, 900), id="user data takes its time"),
        pytest.param({"user_data": SCRIPT, "rollout": RolloutSettings(300)}, (300, 300), id="measured"),
        pytest.param({"rollout": RolloutSettings(300, 60)}, (300, 60), id="both given"),
        pytest.param({"rollout": RolloutSettings(instance_warmup=0)}, (120, 0), id="none at all"),
    ],
)
def test_a_machine_has_the_time_that_its_start_takes(more: Any, seconds: tuple[int, int]) -> None:
    group = fleet(**more)[0]["aws_autoscaling_group"]["web_group"]
    assert (group["health_check_grace_period"], group["default_instance_warmup"]) == seconds


def test_the_group_and_the_policy_wait_for_what_makes_the_balancer_work() -> None:
    resources, _ = fleet(balanced=True, scaling=ScalingSettings("requests", 500))
    ready = [
        "aws_lb_listener.lb_http",
        "aws_vpc_security_group_egress_rule.lb_to-machines",
        "aws_vpc_security_group_ingress_rule.lb_from-balancer",
    ]
    group = resources["aws_autoscaling_group"]["web_group"]
    policy = resources["aws_autoscaling_policy"]["web_requests"]
    assert (sorted(group["depends_on"]), sorted(policy["depends_on"])) == (ready, ready)
    assert group["target_group_arns"] == ["${aws_lb_target_group.lb_machines.arn}"]


@pytest.mark.parametrize(
    ("more", "warned"),
    [
        pytest.param({"scaling": CPU, "user_data": SCRIPT}, True, id="load of the rebuild"),
        pytest.param({"scaling": CPU}, False, id="an image with everything"),
        pytest.param(
            {"scaling": CPU, "user_data": SCRIPT, "rollout": RolloutSettings(instance_warmup=600)},
            False,
            id="a warmup was set",
        ),
        pytest.param(
            {"scaling": ScalingSettings("requests", 60), "user_data": SCRIPT, "balanced": True},
            False,
            id="requests",
        ),
        pytest.param({"user_data": SCRIPT}, False, id="no policy"),
    ],
)
def test_a_policy_that_would_take_the_rebuild_for_work_is_warned_of(more: Any, warned: bool) -> None:
    _, notes = fleet(**more)
    assert notes == ([f"@cdktf/warn stack/web: {CPU_AND_REBUILD}"] if warned else [])
