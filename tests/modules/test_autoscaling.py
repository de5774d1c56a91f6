from __future__ import annotations

from typing import Any

import pytest

from modules.autoscaling import ScalingGroup, TargetTracking
from modules.fleet_settings import (
    Metric,
    RolloutSettings,
    ScalingError,
    ScalingSettings,
    SizeSettings,
    check_size,
    check_target,
)
from modules.launch_template import NixosLaunchTemplate
from modules.readable_stack import ReadableStack
from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.provider import AwsProvider
from tests.modules.machines import a_machine
from tests.synthesis import synthesize

MACHINE = a_machine()
TARGETS: dict[Metric, float] = {"cpu": 60, "requests": 1000}
GROUP: dict[str, Any] = {
    "name": "web",
    "subnet_ids": ["subnet-1", "subnet-2"],
    "size": SizeSettings(1, 3),
    "rollout": RolloutSettings(900, 600),
}


def resources(**groups: dict[str, Any]) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        template = NixosLaunchTemplate(
            stack,
            "template",
            name="web",
            machine=MACHINE,
        )
        gateway = InternetGateway(stack, "gateway")
        for name, more in groups.items():
            ScalingGroup(stack, name, launch_template=template, depends_on=[gateway], **{**GROUP, **more})
        for metric, target in TARGETS.items():
            TargetTracking(
                stack,
                metric,
                name=f"web-{metric}",
                autoscaling_group_name="web",
                scaling=ScalingSettings(metric, target),
                resource_label="app/web/1/targetgroup/web/2",
                depends_on=[gateway],
            )

    return synthesize(build, ReadableStack)["resource"]


@pytest.fixture(scope="module")
def groups() -> Any:
    return resources(
        least={},
        desired={"size": SizeSettings(1, 3, 2)},
        scaled={"size": SizeSettings(1, 3, 2), "ignore_desired_capacity_changes": True},
        unset={"ignore_desired_capacity_changes": True},
        fewer={"rollout": RolloutSettings(900, 600, min_healthy_percentage=50)},
        balanced={
            "target_group_arns": ["arn:tg"],
            "size": SizeSettings(1, 3, 2),
            "wait_until_healthy": True,
            "tags": {"Stack": "web"},
        },
    )["aws_autoscaling_group"]


def test_a_group_rolls_out_every_new_version_and_never_back_to_what_fails(groups: Any) -> None:
    assert groups["least"] == {
        "name": "web",
        "min_size": 1,
        "max_size": 3,
        "vpc_zone_identifier": ["subnet-1", "subnet-2"],
        "launch_template": {
            "id": "${aws_launch_template.template.id}",
            "version": "${aws_launch_template.template.latest_version}",
        },
        "health_check_type": "EC2",
        "health_check_grace_period": 900,
        "default_instance_warmup": 600,
        "instance_refresh": {
            "strategy": "Rolling",
            "preferences": {
                "instance_warmup": 600,
                "min_healthy_percentage": 100,
                "max_healthy_percentage": 110,
            },
        },
        "depends_on": ["aws_internet_gateway.gateway"],
    }


def test_what_a_policy_decides_terraform_leaves_alone(groups: Any) -> None:
    def decided(name: str) -> tuple[Any, Any]:
        return groups[name].get("desired_capacity"), groups[name].get("lifecycle")

    ignored = {"ignore_changes": ["desired_capacity"]}
    assert decided("desired") == (2, None)
    assert decided("scaled") == (2, ignored)
    assert decided("unset") == (None, None)


def test_fewer_healthy_machines_start_none_beyond_the_size(groups: Any) -> None:
    preferences = groups["fewer"]["instance_refresh"]["preferences"]
    assert (preferences["min_healthy_percentage"], preferences["max_healthy_percentage"]) == (50, 100)


def test_behind_a_balancer_its_health_check_counts_and_can_be_waited_for(groups: Any) -> None:
    changed = {key: value for key, value in groups["balanced"].items() if groups["least"].get(key) != value}
    assert changed == {
        "desired_capacity": 2,
        "target_group_arns": ["arn:tg"],
        "health_check_type": "ELB",
        "min_elb_capacity": 2,
        "wait_for_capacity_timeout": "1200s",
        "tag": [{"key": "Stack", "value": "web", "propagate_at_launch": False}],
    }


def test_a_policy_tracks_its_metric() -> None:
    policies = resources()["aws_autoscaling_policy"]
    common = {
        "autoscaling_group_name": "web",
        "policy_type": "TargetTrackingScaling",
        "depends_on": ["aws_internet_gateway.gateway"],
    }
    cpu = {"predefined_metric_type": "ASGAverageCPUUtilization"}
    requests = {
        "predefined_metric_type": "ALBRequestCountPerTarget",
        "resource_label": "app/web/1/targetgroup/web/2",
    }
    assert policies == {
        "cpu": {
            **common,
            "name": "web-cpu",
            "target_tracking_configuration": {"predefined_metric_specification": cpu, "target_value": 60},
        },
        "requests": {
            **common,
            "name": "web-requests",
            "target_tracking_configuration": {
                "predefined_metric_specification": requests,
                "target_value": 1000,
            },
        },
    }


@pytest.mark.parametrize(
    ("size", "message"),
    [
        pytest.param(
            (3, 2, None),
            "min_size is 3 and max_size is 2; min_size has to be the smaller one",
            id="min > max",
        ),
        pytest.param(
            (1, 3, 4),
            "desired_capacity is 4, which is not between min_size 1 and max_size 3",
            id="desired above",
        ),
        pytest.param(
            (2, 3, 1),
            "desired_capacity is 1, which is not between min_size 2 and max_size 3",
            id="desired below",
        ),
        pytest.param(
            (0, 0, None), "a group of 0 to 0 machines; give a max_size of 1 or more", id="none at all"
        ),
        pytest.param(
            (-1, 2, None), "a group of -1 to 2 machines; give a min_size of 0 or more", id="negative"
        ),
    ],
)
def test_a_size_that_cannot_be_is_refused(size: tuple[int, int, int | None], message: str) -> None:
    with pytest.raises(ScalingError) as caught:
        check_size(*size)
    assert str(caught.value) == message


@pytest.mark.parametrize("size", [(0, 1, 0), (2, 2, 2), (1, 3, None)])
def test_a_size_may_be_anything_from_its_least_to_its_most(size: tuple[int, int, int | None]) -> None:
    check_size(*size)


@pytest.mark.parametrize(
    ("metric", "target", "balanced", "message"),
    [
        pytest.param(
            "memory", 50, True, "'memory' is not a valid metric; there are: cpu, requests", id="unknown"
        ),
        pytest.param(
            "requests",
            1000,
            False,
            "requests are counted by a load balancer, and there is none; add one, or use cpu",
            id="no balancer",
        ),
        pytest.param("cpu", 101, False, "a target_value of 101; cpu is in percent, up to 100", id="over 100"),
        pytest.param("cpu", 0, False, "a target_value of 0; cpu is in percent, up to 100", id="no load"),
        pytest.param("requests", -1, True, "a target_value of -1; give the requests a minute", id="negative"),
    ],
)
def test_a_metric_that_cannot_be_tracked_is_refused(
    metric: str, target: float, balanced: bool, message: str
) -> None:
    with pytest.raises(ScalingError) as caught:
        check_target(metric, target, load_balanced=balanced)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param({"subnet_ids": []}, "no subnet for the machines; give one a zone", id="no zone"),
        pytest.param(
            {"wait_until_healthy": True},
            "only a load balancer tells whether machines are healthy; give it one, or do not wait",
            id="nothing to wait for",
        ),
    ],
)
def test_a_group_that_could_never_work_is_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(ScalingError) as caught:
        resources(web=more)
    assert str(caught.value) == f"stack/web: {message}"
