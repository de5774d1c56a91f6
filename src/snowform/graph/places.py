"""Which box each box stands in: module, VPC, availability zone, subnet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from snowform.graph.resources import Configuration, Resource, first_reference

_SUBNETS = ("subnet_id", "subnet_ids", "subnets", "subnet_mapping", "vpc_zone_identifier", "vpc_config")
_SUBNETS_INSIDE = ("network_interfaces.subnet_id", "network_configuration.subnets", "vpc_options.subnet_ids")
_GROUPS = ("vpc_security_group_ids", "security_groups", "security_group_ids", "vpc_config.security_group_ids")
_NUMBERED = re.compile(r"\[(\d+)\]$")


class Places:
    """The parents of boxes, by the addresses that their arguments, and their helpers' ones, name."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._resources = configuration.resources

    def vpc_of(self, one: Resource, seen: frozenset[str] = frozenset()) -> str:
        """The VPC that a resource says it is in, also by its security groups; empty where there is none."""
        named = one.named("vpc_id")
        for address in named:
            if self._type(address) == "aws_vpc":
                return address
        for address in (*self.subnets_of(one), *one.named(*_GROUPS)):
            other = self._resources.get(address)
            # A program may be wrong, and lead in a circle.
            if other is not None and address not in seen:
                found = self.vpc_of(other, seen | {one.address, address})
                if found:
                    return found
        return ""

    def subnets_of(self, one: Resource) -> tuple[str, ...]:
        """The subnets that a resource is in."""
        found = one.named(*_SUBNETS, *_SUBNETS_INSIDE)
        return tuple(address for address in found if self._type(address) == "aws_subnet")

    def zone_of(self, subnet: Resource) -> str:
        """What the availability zone of a subnet is called; empty where the configuration does not tell.

        One that is known by its number in a list only is called by that.
        """
        for argument in ("availability_zone", "availability_zone_id"):
            value = subnet.body.get(argument)
            if text := self._configuration.text(value):
                return text
            reference = first_reference(value) if isinstance(value, str) and "${" in value else None
            if reference is not None and (number := _NUMBERED.search(reference.text)):
                return f"zone {int(number[1]) + 1}"
        return ""

    def of(self, one: Resource, helpers: Iterable[Resource]) -> tuple[str, tuple[str, ...]]:
        """The box around a resource and, where it is in several subnets, those."""
        if one.type == "aws_vpc":
            return "", ()
        if one.type == "aws_subnet":
            return self.vpc_of(one), ()
        family = (one, *helpers)
        subnets = tuple(dict.fromkeys(found for member in family for found in self.subnets_of(member)))
        if len(subnets) == 1:
            return subnets[0], ()
        vpcs = tuple(dict.fromkeys(filter(None, (self.vpc_of(member) for member in family))))
        return (vpcs[0] if vpcs else ""), subnets

    def _type(self, address: str) -> str:
        found = self._resources.get(address)
        return found.type if found is not None and found.mode == "managed" else ""
