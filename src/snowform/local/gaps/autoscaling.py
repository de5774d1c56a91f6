"""Auto scaling groups, their policies and their refreshes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import add, answer, around, gap, target


@gap("aws_autoscaling_group: default_instance_warmup = 0 -> …, max_instance_lifetime = 0 -> …")
def group_settings() -> None:
    """A group keeps its warm-up and the longest life of its instances."""
    responses = target("autoscaling.responses", "AutoScalingResponse")

    def keeping(original: Callable[..., Any], self: Any) -> Any:
        done = original(self)
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        if (warmup := self._get_int_param("DefaultInstanceWarmup")) is not None:
            # -1 is the API's word for "take it away".
            group.default_instance_warmup = None if warmup == -1 else warmup
        if (lifetime := self._get_int_param("MaxInstanceLifetime")) is not None:
            group.max_instance_lifetime = lifetime or None
        return done

    around(responses, "create_auto_scaling_group")(keeping)
    around(responses, "update_auto_scaling_group")(keeping)


@gap("aws_autoscaling_policy: enabled = false -> true, and an empty predictive_scaling_configuration")
def policy_settings() -> None:
    """A policy is enabled unless it was made otherwise, and predicts only where it was told how."""
    responses = target("autoscaling.responses", "AutoScalingResponse")

    @around(responses, "put_scaling_policy")
    def put_scaling_policy(original: Callable[..., Any], self: Any) -> Any:
        done = original(self)
        name, group = self._get_param("PolicyName"), self._get_param("AutoScalingGroupName")
        policies = self.autoscaling_backend.describe_policies(
            autoscaling_group_name=group, policy_names=[name], policy_types=[]
        )
        for policy in policies:
            policy.enabled = self._get_bool_param("Enabled", True)
            policy.predictive_scaling_configuration = policy.predictive_scaling_configuration or None
        return done


@gap("StartInstanceRefresh … StatusCode: 500: the apply fails, and no later plan starts the refresh again")
def instance_refresh() -> None:
    """A refresh replaces every instance of the group by one of its present template, at once."""
    responses = target("autoscaling.responses", "AutoScalingResponse")

    def start(self: Any) -> Any:
        backend = self.autoscaling_backend
        name = self._get_param("AutoScalingGroupName")
        group = backend.autoscaling_groups.get(name)
        if group is None:
            raise target("autoscaling.exceptions", "AutoscalingClientError")(
                "ValidationError", f"AutoScalingGroup name not found - {name}"
            )
        replaced = [state.instance.id for state in group.instance_states]
        for instance in replaced:
            backend.terminate_instance(instance, should_decrement=False)
        for arn in group.target_group_arns:
            backend.elbv2_backend.target_groups[arn].deregister_terminated_instances(replaced)
        refresh = {
            "InstanceRefreshId": str(uuid.uuid4()),
            "AutoScalingGroupName": name,
            "Status": "Successful",
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
        }
        _refreshes(backend).insert(0, refresh)
        return answer({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    def describe(self: Any) -> Any:
        name, ids = self._get_param("AutoScalingGroupName"), self._get_param("InstanceRefreshIds", [])
        found = [
            refresh
            for refresh in _refreshes(self.autoscaling_backend)
            if refresh["AutoScalingGroupName"] == name and (not ids or refresh["InstanceRefreshId"] in ids)
        ]
        return answer({"InstanceRefreshes": found})

    add(responses, "start_instance_refresh", start)
    add(responses, "describe_instance_refreshes", describe)


def _refreshes(backend: Any) -> list[dict[str, Any]]:
    """The refreshes so far, the newest first, as the API lists them."""
    refreshes: list[dict[str, Any]] = backend.__dict__.setdefault("instance_refreshes", [])
    return refreshes
