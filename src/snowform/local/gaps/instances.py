"""Attributes of a running instance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import answer, around, gap, target


@gap("updating EC2 Instance (…) monitoring: … MonitorInstances … StatusCode: 500")
def detailed_monitoring() -> None:
    """Detailed monitoring can be switched on and off."""
    responses = target("ec2.responses.monitoring", "Monitoring")

    def switch(state: str) -> Callable[..., Any]:
        def switched(_: Callable[..., Any], self: Any) -> Any:
            instances = self.ec2_backend.get_multi_instances_by_id(self._get_param("InstanceIds", []))
            for instance in instances:
                instance.monitoring_state = state
            monitored = [
                {"InstanceId": instance.id, "Monitoring": {"State": state}} for instance in instances
            ]
            return answer({"InstanceMonitorings": monitored})

        return switched

    around(responses, "monitor_instances")(switch("enabled"))
    around(responses, "unmonitor_instances")(switch("disabled"))


@gap("aws_instance: vpc_security_group_ids are gone after instance_initiated_shutdown_behavior was set")
def shutdown_behavior() -> None:
    """Setting the shutdown behaviour sets it; in moto it falls through to the groups and empties them."""
    responses = target("ec2.responses.instances", "InstanceResponse")

    @around(responses, "_security_grp_instance_attribute_handler")
    def handler(original: Callable[..., Any], self: Any) -> bool:
        behavior = self._get_param("InstanceInitiatedShutdownBehavior.Value")
        if behavior is None:
            return bool(original(self))
        self.error_on_dryrun()
        self.ec2_backend.modify_instance_attribute(
            self._get_param("InstanceId"), "instance_initiated_shutdown_behavior", behavior
        )
        return True
