"""A fleet of NixOS machines that are all alike: a launch template, its auto scaling group, and a policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdktf import Annotations, ITerraformDependable
from constructs import Construct

from modules.autoscaling import ScalingGroup, TargetTracking
from modules.fleet_settings import DEFAULT_ROLLOUT, RolloutSettings, ScalingSettings, SizeSettings
from modules.launch_template import NixosLaunchTemplate
from modules.load_balancer import LoadBalancer
from modules.machine_properties import MachineProperties
from modules.refresh_notices import RefreshNotices

CPU_AND_REBUILD = (
    "the rebuild at boot loads the processors, and the policy on cpu may take it for work and start more "
    "machines, which rebuild too; use an image that has its configuration, or the metric requests, or "
    "measure a rebuild and set an instance_warmup that outlasts it"
)


class Fleet(Construct):
    """Machines like one another, as many as `size` says, behind a `load_balancer` or not.

    A change of image, type, user data or volume replaces them one after the other (see ScalingGroup), as
    `rollout` says. With `scaling`, a policy decides how many there are, from the size's `desired_capacity`
    on. With `wait_until_healthy`, the apply that makes the group waits for the load balancer to find them
    healthy. With the rollout's `notify`, a replacement that fails is told by mail.

    Raises InstanceError, UserDataError and ScalingError as what it is made of does.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        machine: MachineProperties,
        subnet_ids: Sequence[str],
        size: SizeSettings,
        rollout: RolloutSettings = DEFAULT_ROLLOUT,
        scaling: ScalingSettings | None = None,
        load_balancer: LoadBalancer | None = None,
        wait_until_healthy: bool = False,
        monitoring: bool = False,
        tags: Mapping[str, str] | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        template = NixosLaunchTemplate(
            self, "template", name=name, machine=machine, monitoring=monitoring, tags=tags
        )
        reached = load_balancer.ready if load_balancer else []
        group = ScalingGroup(
            self,
            "group",
            name=name,
            launch_template=template,
            subnet_ids=subnet_ids,
            size=size,
            rollout=rollout,
            ignore_desired_capacity_changes=scaling is not None,
            target_group_arns=[load_balancer.target_group_arn] if load_balancer else [],
            wait_until_healthy=wait_until_healthy,
            tags=tags,
            depends_on=[*reached, *depends_on],
        )
        if scaling:
            TargetTracking(
                self,
                scaling.metric,
                name=f"{name}-{scaling.metric}",
                autoscaling_group_name=group.autoscaling_group_name,
                scaling=scaling,
                resource_label=load_balancer.resource_label if load_balancer else None,
                depends_on=reached,
            )
        if rollout.notify:
            RefreshNotices(
                self,
                "notices",
                name=name,
                autoscaling_group_name=group.autoscaling_group_name,
                emails=rollout.notify,
            )
        rebuilds = machine.user_data and rollout.instance_warmup is None
        if scaling and scaling.metric == "cpu" and rebuilds:
            Annotations.of(self).add_warning(CPU_AND_REBUILD)
        self.template_id: str = template.template_id
        self.autoscaling_group_name: str = group.autoscaling_group_name
