"""A fleet of NixOS machines that are all alike: a launch template, its auto scaling group, and a policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdktf import Annotations, ITerraformDependable
from constructs import Construct

from modules.autoscaling import Metric, ScalingGroup, TargetTracking
from modules.launch_template import NixosLaunchTemplate
from modules.load_balancer import LoadBalancer
from snowform.ec2.instances import SMALLEST_VOLUME, Architecture

# Seconds until a machine serves. With user data, amazon-init rebuilds the system or runs a script first, and
# fetches what it needs; an image that has it all only boots.
REBUILD, BOOT = 900, 120

CPU_AND_REBUILD = (
    "the rebuild at boot loads the processors, and the policy on cpu may take it for work and start more "
    "machines, which rebuild too; use an image that has its configuration, or the metric requests, or "
    "measure a rebuild and set an instance_warmup that outlasts it"
)


class Fleet(Construct):
    """From `min_size` to `max_size` machines like one another, behind a `load_balancer` or not.

    A change of image, type, user data or volume replaces them one after the other (see ScalingGroup). After a
    start, a machine has `health_check_grace_period` seconds before its health counts, and `instance_warmup`
    seconds before its load does: 900 where it has user data, 120 where it has none, unless they are given.
    With a `metric` and its `target_value` a policy decides how many there are, from `desired_capacity` on.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        image_id: str,
        architecture: Architecture,
        instance_type: str,
        subnet_ids: Sequence[str],
        security_group_ids: Sequence[str],
        min_size: int,
        max_size: int,
        desired_capacity: int | None = None,
        key_name: str | None = None,
        volume_size: int = SMALLEST_VOLUME,
        user_data: str | None = None,
        associate_public_ip_address: bool = False,
        follow_images: bool = True,
        iam_instance_profile: str | None = None,
        monitoring: bool = False,
        load_balancer: LoadBalancer | None = None,
        metric: Metric | None = None,
        target_value: float = 0,
        health_check_grace_period: int | None = None,
        instance_warmup: int | None = None,
        min_healthy_percentage: int = 100,
        wait_until_healthy: bool = False,
        tags: Mapping[str, str] | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        template = NixosLaunchTemplate(
            self,
            "template",
            name=name,
            image_id=image_id,
            architecture=architecture,
            instance_type=instance_type,
            security_group_ids=security_group_ids,
            key_name=key_name,
            volume_size=volume_size,
            user_data=user_data,
            associate_public_ip_address=associate_public_ip_address,
            follow_images=follow_images,
            iam_instance_profile=iam_instance_profile,
            monitoring=monitoring,
            tags=tags,
        )
        if health_check_grace_period is None:
            health_check_grace_period = REBUILD if user_data else BOOT
        reached = load_balancer.ready if load_balancer else []
        group = ScalingGroup(
            self,
            "group",
            name=name,
            launch_template=template,
            subnet_ids=subnet_ids,
            min_size=min_size,
            max_size=max_size,
            desired_capacity=desired_capacity,
            ignore_desired_capacity_changes=metric is not None,
            target_group_arns=[load_balancer.target_group_arn] if load_balancer else [],
            health_check_grace_period=health_check_grace_period,
            instance_warmup=health_check_grace_period if instance_warmup is None else instance_warmup,
            min_healthy_percentage=min_healthy_percentage,
            wait_until_healthy=wait_until_healthy,
            tags=tags,
            depends_on=[*reached, *depends_on],
        )
        if metric:
            TargetTracking(
                self,
                metric,
                name=f"{name}-{metric}",
                autoscaling_group_name=group.autoscaling_group_name,
                metric=metric,
                target_value=target_value,
                resource_label=load_balancer.resource_label if load_balancer else None,
                depends_on=reached,
            )
        if metric == "cpu" and user_data and instance_warmup is None:
            Annotations.of(self).add_warning(CPU_AND_REBUILD)
        self.template_id: str = template.template_id
        self.autoscaling_group_name: str = group.autoscaling_group_name
