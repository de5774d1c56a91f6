"""Subnets and flow logs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import around, gap, member, target

SMALLEST_PREFIX = 28


@gap("waiting for EC2 Subnet (…) IPv6 CIDR block (…) to become associated: timeout while waiting for state")
def subnet_ipv6_state() -> None:
    """The state of an IPv6 association is a word, not a dictionary written as a word."""
    subnet = target("ec2.models.subnets", "Subnet")
    member(subnet, "ipv6_cidr_block_association_set")

    def associations(self: Any) -> list[dict[str, Any]]:
        held = self.ipv6_cidr_block_associations.values()
        return [dict(block) for block in held if block["ipv6CidrBlockState"]["State"] == "associated"]

    subnet.ipv6_cidr_block_association_set = property(associations)


@gap("aws_flow_log: destination_options # forces replacement")
def flow_log_destination_options() -> None:
    """A flow log to S3 keeps the file format and partitioning that it was made with."""
    responses = target("ec2.responses.flow_logs", "FlowLogs")

    @around(responses, "create_flow_logs")
    def create_flow_logs(original: Callable[..., Any], self: Any) -> Any:
        created = original(self)
        if options := self._get_param("DestinationOptions"):
            for flow_log in created.result["FlowLogIds"]:
                self.ec2_backend.flow_logs[flow_log].destination_options = options
        return created


@gap("a subnet smaller than /28 is made, which AWS refuses (InvalidSubnet.Range)")
def smallest_subnet() -> None:
    """A subnet has 16 addresses or more: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"""
    subnets = target("ec2.responses.subnets", "Subnets")
    refusal = target("ec2.exceptions", "EC2ClientError")

    @around(subnets, "create_subnet")
    def create_subnet(original: Callable[..., Any], self: Any) -> Any:
        cidr = str(self._get_param("CidrBlock") or "")
        prefix = cidr.rpartition("/")[2]
        if prefix.isdecimal() and SMALLEST_PREFIX < int(prefix) <= 32:
            raise refusal("InvalidSubnet.Range", f"The CIDR '{cidr}' is invalid.")
        return original(self)
