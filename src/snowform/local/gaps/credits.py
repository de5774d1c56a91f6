"""CPU credits of burstable instances."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import add, answer, around, gap, target

# EC2 user guide, "Burstable performance instances": what a launch without a choice gets.
UNLIMITED_BY_DEFAULT = ("t3", "t3a", "t4g")


@gap("aws_instance: credit_specification: cpu_credits = standard -> unlimited")
def cpu_credits() -> None:
    """An instance has the credits that it was launched with, or its family's default, or was given later."""
    responses = target("ec2.responses.instances", "InstanceResponse")

    @around(responses, "run_instances")
    def run_instances(original: Callable[..., Any], self: Any) -> Any:
        reservation = original(self)
        for instance in reservation.result.instances:
            instance.cpu_credits = self._get_param("CreditSpecification.CpuCredits")
        return reservation

    @around(responses, "describe_instance_credit_specifications")
    def describe(_: Callable[..., Any], self: Any) -> Any:
        ids = self._get_param("InstanceIds", [])
        instances = self.ec2_backend.describe_instance_credit_specifications(ids)
        rows = [{"InstanceId": instance.id, "CpuCredits": _credits(instance)} for instance in instances]
        return answer({"InstanceCreditSpecifications": rows})

    def modify(self: Any) -> Any:
        changes = self._get_param("InstanceCreditSpecifications", [])
        for change in changes:
            self.ec2_backend.get_instance(change["InstanceId"]).cpu_credits = change["CpuCredits"]
        changed = [{"InstanceId": change["InstanceId"]} for change in changes]
        return answer({"SuccessfulInstanceCreditSpecifications": changed})

    add(responses, "modify_instance_credit_specification", modify)


def _credits(instance: Any) -> str:
    if chosen := getattr(instance, "cpu_credits", None):
        return str(chosen)
    family = instance.instance_type.split(".")[0]
    return "unlimited" if family in UNLIMITED_BY_DEFAULT else "standard"
