"""An auto scaling group that rolls a new template out by itself, and the policy that sizes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cdktf import ITerraformDependable
from constructs import Construct

from modules.fleet_settings import (
    DEFAULT_ROLLOUT,
    METRICS,
    RolloutSettings,
    ScalingError,
    ScalingSettings,
    SizeSettings,
    check_target,
)
from modules.launch_template import NixosLaunchTemplate
from snowform.aws.autoscaling_group import AutoscalingGroup
from snowform.aws.autoscaling_policy import AutoscalingPolicy

# What the console writes for "launch before terminating":
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-maintenance-policy-overview-and-considerations.html
ONE_MORE = 110
# Beyond a machine's grace period, before an apply that waits for it gives up.
PATIENCE = 300


class ScalingGroup(Construct):
    """As many machines as `size` says of a launch template, spread over the zones of `subnet_ids`.

    A new version of the template starts an instance refresh. With a minimum of 100 % that are healthy a new
    machine is there before an old one ends. An apply starts the refresh and does not wait for it. Where new
    machines do not become healthy, AWS ends the refresh as failed: what is replaced is new, the rest old. The
    group's version is the new one all the same, so what it starts from then on is new, and no plan shows it.
    The way back is an apply of the configuration before; RefreshNotices tells of the failure.

    The size's `desired_capacity` is where the group starts. With `ignore_desired_capacity_changes`, a policy
    decides from then on and Terraform leaves the number alone; without `desired_capacity`, Terraform never
    touches it.

    With `target_group_arns` the load balancer's health check counts, else only EC2's. `rollout` says how many
    seconds after a start it counts, and after how many a machine counts for the policy and the refresh.

    An apply that makes the group waits at most ten minutes for EC2 to run the machines. With
    `wait_until_healthy` it also waits for the load balancer to find them healthy. If they never are, the
    group is left tainted, and the next apply would replace it. A destroy waits until the machines have ended
    (no `force_delete`), because their subnets and groups cannot be deleted before.

    Raises ScalingError for no subnet, and for waiting without a load balancer.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        launch_template: NixosLaunchTemplate,
        subnet_ids: Sequence[str],
        size: SizeSettings,
        rollout: RolloutSettings = DEFAULT_ROLLOUT,
        ignore_desired_capacity_changes: bool = False,
        target_group_arns: Sequence[str] = (),
        wait_until_healthy: bool = False,
        tags: Mapping[str, str] | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        grace_period, warmup = rollout.seconds(has_user_data=launch_template.has_user_data)
        desired_capacity = size.desired_capacity
        if not subnet_ids:
            raise ScalingError("no subnet for the machines", where=where, hint="give one a zone")
        if wait_until_healthy and not target_group_arns:
            raise ScalingError(
                "only a load balancer tells whether machines are healthy",
                where=where,
                hint="give it one, or do not wait",
            )
        waiting: dict[str, Any] = {}
        if wait_until_healthy:
            waiting = {
                "min_elb_capacity": size.min_size if desired_capacity is None else desired_capacity,
                "wait_for_capacity_timeout": f"{grace_period + PATIENCE}s",
            }
        self.group = AutoscalingGroup(
            self,
            "Default",
            name=name,
            min_size=size.min_size,
            max_size=size.max_size,
            desired_capacity=desired_capacity,
            vpc_zone_identifier=list(subnet_ids),
            # By number: with $Latest, Terraform would see no change, and start no refresh.
            launch_template={"id": launch_template.template_id, "version": launch_template.version},
            target_group_arns=list(target_group_arns) or None,
            health_check_type="ELB" if target_group_arns else "EC2",
            health_check_grace_period=grace_period,
            default_instance_warmup=warmup,
            instance_refresh={
                "strategy": "Rolling",
                # Without auto_rollback: the provider gives the group the new version before it starts the
                # refresh, so AWS would go "back" to that, and replace machines by more of those that fail
                # (https://github.com/hashicorp/terraform-provider-aws/issues/34189).
                "preferences": {
                    "instance_warmup": warmup,
                    "min_healthy_percentage": rollout.min_healthy_percentage,
                    "max_healthy_percentage": ONE_MORE if rollout.min_healthy_percentage == 100 else 100,
                },
            },
            tag=[
                # The machines have theirs from the template.
                {"key": key, "value": value, "propagate_at_launch": False}
                for key, value in (tags or {}).items()
            ]
            or None,
            lifecycle={"ignore_changes": ["desired_capacity"]}
            if ignore_desired_capacity_changes and desired_capacity is not None
            else None,
            depends_on=list(depends_on) or None,
            **waiting,
        )
        self.autoscaling_group_name: str = self.group.name


class TargetTracking(Construct):
    """A policy that keeps a metric of a group near a value, by more machines or fewer.

    `cpu` is the mean load of the machines in percent. `requests` are those a minute that each machine gets
    from the load balancer; it wants its `resource_label` (the load balancer's and the target group's
    arn_suffix with a slash between), and `depends_on` with its `ready`: AWS refuses a target group that no
    load balancer has.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        autoscaling_group_name: str,
        scaling: ScalingSettings,
        resource_label: str | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        check_target(
            scaling.metric,
            scaling.target_value,
            load_balanced=resource_label is not None,
            where=self.node.path,
        )
        AutoscalingPolicy(
            self,
            "Default",
            name=name,
            autoscaling_group_name=autoscaling_group_name,
            policy_type="TargetTrackingScaling",
            target_tracking_configuration={
                "predefined_metric_specification": {
                    "predefined_metric_type": METRICS[scaling.metric],
                    "resource_label": resource_label if scaling.metric == "requests" else None,
                },
                "target_value": scaling.target_value,
            },
            depends_on=list(depends_on) or None,
        )
