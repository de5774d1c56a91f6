"""How many machines a group has, what that number follows, and how its machines start and are replaced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from snowform.errors import SnowformError

Metric = Literal["cpu", "requests"]
# https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html
METRICS: dict[Metric, str] = {"cpu": "ASGAverageCPUUtilization", "requests": "ALBRequestCountPerTarget"}
SECONDS = {"minimum": 0, "maximum": 7200}
EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
# Seconds until a machine serves. With user data, amazon-init rebuilds the system or runs a script first, and
# fetches what it needs; an image that has it all only boots.
REBUILD, BOOT = 900, 120


class ScalingError(SnowformError):
    """A group or a policy that AWS would refuse, or that could never do its work."""


@dataclass(frozen=True)
class SizeSettings:
    """How many machines there are."""

    min_size: int = field(metadata={"minimum": 0, "formerly": "min"})
    """Never fewer machines than this, but for those that are being replaced."""
    max_size: int = field(metadata={"minimum": 1, "formerly": "max"})
    """Never more machines than this, but for new ones while old ones are being replaced."""
    desired_capacity: int | None = field(default=None, metadata={"formerly": "desired"})
    """How many; with scaling, only at the start. Where none is given, min_size, and then left alone."""

    def __post_init__(self) -> None:
        check_size(self.min_size, self.max_size, self.desired_capacity)


@dataclass(frozen=True)
class ScalingSettings:
    """What the number of machines follows."""

    metric: Metric
    """Their mean CPU load in percent, or the requests a minute that each gets from the load balancer."""
    target_value: float = field(metadata={"formerly": "target"})
    """What the metric is kept near, by starting and ending machines."""


@dataclass(frozen=True)
class RolloutSettings:
    """How machines start, and how they are replaced when something of them changes."""

    health_check_grace_period: int | None = field(
        default=None, metadata={**SECONDS, "formerly": "grace_period"}
    )
    """Seconds after its start in which a machine may be unhealthy: 900 with user data, 120 without."""
    instance_warmup: int | None = field(default=None, metadata={**SECONDS, "formerly": "warmup"})
    """Seconds after its start until its load counts and the next machine is replaced; the grace period's."""
    min_healthy_percentage: int = field(default=100, metadata={"minimum": 0, "maximum": 100})
    """How many machines serve while others are replaced; with 100 a new one starts before an old one ends."""
    notify: tuple[str, ...] = field(default=(), metadata={"pattern": EMAIL, "wanted": "an email address"})
    """Email addresses that are told where machines could not be replaced, which no plan shows."""

    def seconds(self, *, has_user_data: bool) -> tuple[int, int]:
        """The grace period and the warm-up of machines that have user data or not, in seconds."""
        grace_period = self.health_check_grace_period
        if grace_period is None:
            grace_period = REBUILD if has_user_data else BOOT
        return grace_period, grace_period if self.instance_warmup is None else self.instance_warmup


DEFAULT_ROLLOUT = RolloutSettings()


def check_size(min_size: int, max_size: int, desired_capacity: int | None) -> None:
    """Raises ScalingError where the smallest, largest and first size of a group do not go together."""
    if min_size < 0 or max_size < 1:
        raise ScalingError(
            f"a group of {min_size} to {max_size} machines",
            hint="give a min_size of 0 or more" if min_size < 0 else "give a max_size of 1 or more",
        )
    if min_size > max_size:
        raise ScalingError(
            f"min_size is {min_size} and max_size is {max_size}",
            hint="min_size has to be the smaller one",
        )
    if desired_capacity is not None and not min_size <= desired_capacity <= max_size:
        raise ScalingError(
            f"desired_capacity is {desired_capacity}, which is not between min_size {min_size} "
            f"and max_size {max_size}",
        )


def check_target(metric: str, target_value: float, *, load_balanced: bool, where: str = "") -> None:
    """Raises ScalingError for a metric that is not known or not there, or a target that it cannot have."""
    if metric not in METRICS:
        raise ScalingError(
            f"{metric!r} is not a valid metric", where=where, hint=f"there are: {', '.join(METRICS)}"
        )
    if metric == "requests" and not load_balanced:
        raise ScalingError(
            "requests are counted by a load balancer, and there is none",
            where=where,
            hint="add one, or use cpu",
        )
    if target_value <= 0 or (metric == "cpu" and target_value > 100):
        raise ScalingError(
            f"a target_value of {target_value:g}",
            where=where,
            hint="cpu is in percent, up to 100" if metric == "cpu" else "give the requests a minute",
        )
