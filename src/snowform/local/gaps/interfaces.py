"""The network interfaces of an instance: its groups, its public address, its end."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import around, gap, member, target


@gap(
    "aws_instance: vpc_security_group_ids are added on every plan, where a public or private address is given"
)
def groups_of_first_interface() -> None:
    """The groups of an instance are those of its first network interface, at the launch and later."""
    instance = target("ec2.models.instances", "Instance")
    interfaces = target("ec2.models.elastic_network_interfaces", "NetworkInterfaceBackend")

    @around(instance, "prep_nics")
    def prep_nics(original: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        if not self.security_groups and 0 in self.nics:
            self.security_groups = list(self.nics[0]._group_set)

    @around(interfaces, "modify_network_interface_attribute")
    def modify(
        original: Callable[..., Any], self: Any, eni_id: str, group_ids: Any, *args: Any, **kwargs: Any
    ) -> None:
        original(self, eni_id, group_ids, *args, **kwargs)
        interface = self.get_network_interface(eni_id)
        if group_ids and interface.instance and interface.device_index == 0:
            interface.instance.security_groups = list(interface._group_set)


@gap("aws_instance: associate_public_ip_address = true -> false # forces replacement")
def no_empty_association() -> None:
    """An interface without a public address has no association; an empty one reads as "has an address"."""
    interface = target("ec2.models.elastic_network_interfaces", "NetworkInterface")
    original = member(interface, "association")
    interface.association = property(lambda self: original.fget(self) or None)


@gap("aws_instance without subnet_id: private_ip is of no subnet, and vpc_security_group_ids is empty")
def default_subnet() -> None:
    """An instance that names no subnet is in the default subnet of its zone, with all that follows from it.

    So AWS has it (EC2 user guide, "Default VPCs"); moto takes such a launch for EC2-Classic, and gives only
    its interface a subnet.
    """
    instance = target("ec2.models.instances", "Instance")

    @around(instance, "__init__")
    def init(original: Callable[..., Any], self: Any, backend: Any, *args: Any, **kwargs: Any) -> None:
        interfaces = kwargs.get("nics") or []
        placed = any("SubnetId" in spec or "NetworkInterfaceId" in spec for spec in interfaces)
        if not placed and not kwargs.get("subnet_id"):
            zone = kwargs.get("placement") or f"{backend.region_name}a"
            # Without one, moto's own errors say what is missing.
            if subnet := backend.get_default_subnets().get(zone):
                kwargs["subnet_id"] = subnet.id
        original(self, backend, *args, **kwargs)


@gap("aws_instance: ipv6_address_count = 0 -> …; Invalid index: ipv6_addresses is empty list of string")
def ipv6_addresses() -> None:
    """An instance gets the IPv6 addresses that its interface asks for, or one where its subnet gives them."""
    instance = target("ec2.models.instances", "Instance")

    @around(instance, "prep_nics")
    def prep_nics(
        original: Callable[..., Any], self: Any, nic_spec: list[dict[str, Any]], *args: Any, **kwargs: Any
    ) -> None:
        spec = next((interface for interface in nic_spec if int(interface["DeviceIndex"]) == 0), {})
        if "NetworkInterfaceId" not in spec:
            asked = kwargs.get("ipv6_address_count") or spec.get("Ipv6AddressCount")
            kwargs["ipv6_address_count"] = asked or _given_by_subnet(self)
        original(self, nic_spec, *args, **kwargs)
        if chosen := [address["Ipv6Address"] for address in spec.get("Ipv6Addresses", [])]:
            self.nics[0].ipv6_addresses = chosen


@gap("OperationNotPermitted: The network interface at device index 0 (…) cannot be detached")
def interfaces_end_with_their_instance() -> None:
    """Interfaces made by the launch go with the instance, those attached to it are free again.

    So AWS has it (EC2 user guide, "Delete a network interface"), unless DeleteOnTermination says otherwise.
    """
    instance = target("ec2.models.instances", "Instance")

    @around(instance, "prep_nics")
    def prep_nics(
        original: Callable[..., Any], self: Any, nic_spec: list[dict[str, Any]], *args: Any, **kwargs: Any
    ) -> None:
        given = {int(spec["DeviceIndex"]): spec for spec in copy.deepcopy(nic_spec)}
        original(self, nic_spec, *args, **kwargs)
        for index, interface in self.nics.items():
            spec = given.get(index, {})
            made_here = "NetworkInterfaceId" not in spec
            interface.delete_on_termination = spec.get("DeleteOnTermination", made_here) is True

    @around(instance, "terminate")
    def terminate(original: Callable[..., Any], self: Any) -> Any:
        if self.state == "terminated":
            return copy.copy(self._state)
        previous = original(self)
        for interface in self.nics.values():
            if interface.id in self.ec2_backend.enis:
                _free(interface)
        return previous


def _given_by_subnet(instance: Any) -> int | None:
    # Not `subnet_id`, which looks at the interfaces that are about to be made.
    if not instance._subnet_id:
        return None
    subnet = instance.ec2_backend.get_subnet(instance._subnet_id)
    return 1 if str(subnet.assign_ipv6_address_on_creation).lower() == "true" else None


def _free(interface: Any) -> None:
    interface.instance = None
    interface.attachment_id = None
    interface.attach_time = None
    interface.device_index = None
    interface.status = "available"
