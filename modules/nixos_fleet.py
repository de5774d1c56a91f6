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
    "measure a rebuild and set a warmup that outlasts it"
)


class Fleet(Construct):
    """From `least` to `most` machines like one another, in `subnet_ids`, behind a `balancer` or not.

    A change of image, type, user data or volume replaces them one after the other (see ScalingGroup). After a
    start, a machine has `grace_period` seconds before its health counts, and `warmup` seconds before its load
    does: 900 where it has user data, 120 where it has none, unless they are given. With a `metric` and its
    `target` a policy decides how many there are, from `desired` on.
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
        least: int,
        most: int,
        desired: int | None = None,
        key_name: str | None = None,
        volume_size: int = SMALLEST_VOLUME,
        user_data: str | None = None,
        public_address: bool = False,
        follow_images: bool = True,
        instance_profile: str | None = None,
        monitoring: bool = False,
        balancer: LoadBalancer | None = None,
        metric: Metric | None = None,
        target: float = 0,
        grace_period: int | None = None,
        warmup: int | None = None,
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
            public_address=public_address,
            follow_images=follow_images,
            instance_profile=instance_profile,
            monitoring=monitoring,
            tags=tags,
        )
        if grace_period is None:
            grace_period = REBUILD if user_data else BOOT
        balanced = balancer.ready if balancer else []
        group = ScalingGroup(
            self,
            "group",
            name=name,
            template=template,
            subnet_ids=subnet_ids,
            least=least,
            most=most,
            desired=desired,
            scaled=metric is not None,
            target_groups=[balancer.target_group_arn] if balancer else [],
            grace_period=grace_period,
            warmup=grace_period if warmup is None else warmup,
            min_healthy_percentage=min_healthy_percentage,
            wait_until_healthy=wait_until_healthy,
            tags=tags,
            depends_on=[*balanced, *depends_on],
        )
        if metric:
            TargetTracking(
                self,
                metric,
                name=f"{name}-{metric}",
                group_name=group.group_name,
                metric=metric,
                target=target,
                balanced=balancer.balanced if balancer else None,
                depends_on=balanced,
            )
        if metric == "cpu" and user_data and warmup is None:
            Annotations.of(self).add_warning(CPU_AND_REBUILD)
        self.template_id: str = template.template_id
        self.group_name: str = group.group_name
