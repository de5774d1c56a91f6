"""An auto scaling group that rolls a new template out by itself, and the policy that sizes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from cdktf import ITerraformDependable
from constructs import Construct

from modules.launch_template import NixosLaunchTemplate
from snowform.aws.autoscaling_group import AutoscalingGroup
from snowform.aws.autoscaling_policy import AutoscalingPolicy
from snowform.errors import SnowformError

Metric = Literal["cpu", "requests"]
METRICS: dict[Metric, str] = {"cpu": "ASGAverageCPUUtilization", "requests": "ALBRequestCountPerTarget"}
# What the console writes for "launch before terminating":
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-maintenance-policy-overview-and-considerations.html
ONE_MORE = 110
# Beyond a machine's grace period, before an apply that waits for it gives up.
PATIENCE = 300


class ScalingError(SnowformError):
    """A group or a policy that AWS would refuse, or that could never do its work."""


class ScalingGroup(Construct):
    """From `least` to `most` machines of a launch template, spread over the zones of `subnet_ids`.

    A new version of the template starts an instance refresh: machines are replaced, and if the new ones do
    not become healthy, AWS goes back to the version before. With a `min_healthy_percentage` of 100 a new
    machine is there before an old one ends. An apply starts the refresh and does not wait for it.

    `desired` is where the group starts. With `scaled`, a policy decides from then on and Terraform leaves the
    number alone; without `desired`, Terraform never touches it.

    With `target_groups` the balancer's health check counts, else only EC2's. It counts `grace_period` seconds
    after a start at the earliest; after `warmup` seconds a machine counts for the policy and the refresh.

    An apply that makes the group waits at most ten minutes for EC2 to run the machines. With
    `wait_until_healthy` it also waits for the balancer to find them healthy. If they never are, the group is
    left tainted, and the next apply would replace it. A destroy waits until the machines have ended (no
    `force_delete`), because their subnets and groups cannot be deleted before.

    A ScalingError for a size that cannot be, for no subnet, and for waiting without a balancer.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        template: NixosLaunchTemplate,
        subnet_ids: Sequence[str],
        least: int,
        most: int,
        grace_period: int,
        warmup: int,
        desired: int | None = None,
        scaled: bool = False,
        target_groups: Sequence[str] = (),
        min_healthy_percentage: int = 100,
        wait_until_healthy: bool = False,
        tags: Mapping[str, str] | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        check_size(least, most, desired, where=where)
        if not subnet_ids:
            raise ScalingError("no subnet for the machines", where=where, hint="give one a zone")
        if wait_until_healthy and not target_groups:
            raise ScalingError(
                "only a balancer tells whether machines are healthy",
                where=where,
                hint="give it one, or do not wait",
            )
        waiting: dict[str, Any] = {}
        if wait_until_healthy:
            waiting = {
                "min_elb_capacity": least if desired is None else desired,
                "wait_for_capacity_timeout": f"{grace_period + PATIENCE}s",
            }
        self.group = AutoscalingGroup(
            self,
            "Default",
            name=name,
            min_size=least,
            max_size=most,
            desired_capacity=desired,
            vpc_zone_identifier=list(subnet_ids),
            # By number: with $Latest, Terraform would see no change, and AWS could not go back.
            launch_template={"id": template.template_id, "version": template.version},
            target_group_arns=list(target_groups) or None,
            health_check_type="ELB" if target_groups else "EC2",
            health_check_grace_period=grace_period,
            default_instance_warmup=warmup,
            instance_refresh={
                "strategy": "Rolling",
                "preferences": {
                    "auto_rollback": True,
                    "instance_warmup": warmup,
                    "min_healthy_percentage": min_healthy_percentage,
                    "max_healthy_percentage": ONE_MORE if min_healthy_percentage == 100 else 100,
                },
            },
            tag=[
                # The machines have theirs from the template.
                {"key": key, "value": value, "propagate_at_launch": False}
                for key, value in (tags or {}).items()
            ]
            or None,
            lifecycle={"ignore_changes": ["desired_capacity"]} if scaled and desired is not None else None,
            depends_on=list(depends_on) or None,
            **waiting,
        )
        self.group_name: str = self.group.name


class TargetTracking(Construct):
    """A policy that keeps a metric of a group near `target`, by more machines or fewer.

    `cpu` is the mean load of the machines in percent. `requests` are those a minute that each machine gets
    from the balancer; it wants `balanced`, the balancer's and the target group's arn_suffix with a slash
    between, and `depends_on` with its `ready`: AWS refuses a target group that no balancer has.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        group_name: str,
        metric: Metric,
        target: float,
        balanced: str | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        check_target(metric, target, balanced=balanced is not None, where=self.node.path)
        AutoscalingPolicy(
            self,
            "Default",
            name=name,
            autoscaling_group_name=group_name,
            policy_type="TargetTrackingScaling",
            target_tracking_configuration={
                "predefined_metric_specification": {
                    "predefined_metric_type": METRICS[metric],
                    "resource_label": balanced if metric == "requests" else None,
                },
                "target_value": target,
            },
            depends_on=list(depends_on) or None,
        )


def check_size(least: int, most: int, desired: int | None, *, where: str = "") -> None:
    """A ScalingError where the smallest, largest and first size of a group do not go together."""
    if least < 0 or most < 1:
        raise ScalingError(
            f"a group of {least} to {most} machines",
            where=where,
            hint="give a min of 0 or more" if least < 0 else "give a max of 1 or more",
        )
    if least > most:
        raise ScalingError(
            f"min is {least} and max is {most}", where=where, hint="min has to be the smaller one"
        )
    if desired is not None and not least <= desired <= most:
        raise ScalingError(
            f"desired is {desired}, which is not between min {least} and max {most}", where=where
        )


def check_target(metric: str, target: float, *, balanced: bool, where: str = "") -> None:
    """A ScalingError for a metric that is not known or not there, or a target that it cannot have."""
    if metric not in METRICS:
        raise ScalingError(f"{metric!r} is no metric", where=where, hint=f"there are: {', '.join(METRICS)}")
    if metric == "requests" and not balanced:
        raise ScalingError(
            "requests are counted by a balancer, and there is none", where=where, hint="add one, or use cpu"
        )
    if target <= 0 or (metric == "cpu" and target > 100):
        raise ScalingError(
            f"a target of {target:g}",
            where=where,
            hint="cpu is in percent, up to 100" if metric == "cpu" else "give the requests a minute",
        )
