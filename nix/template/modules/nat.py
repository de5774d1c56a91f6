"""NAT gateways: the way out to the internet, over IPv4, for machines that nobody outside can reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from cdktf import ITerraformDependable
from constructs import Construct

from snowform.aws.eip import Eip
from snowform.aws.nat_gateway import NatGateway

Nat = Literal["none", "single", "per-zone"]


class NatGateways(Construct):
    """A NAT gateway with an elastic IP in one public subnet or in each; `gateway_ids` has one for every zone.

    `single` is in the first zone: when that zone fails, no private subnet gets out, and traffic of the other
    zones is charged for crossing. `per-zone` has neither fault, and costs as often as there are zones.
    `subnet_ids` are the public subnets by zone; `depends_on` names their way to the internet, which has to
    be there first and to go last.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        mode: Nat,
        subnet_ids: Mapping[str, str],
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        zones = list(subnet_ids)
        chosen = {"none": [], "single": zones[:1], "per-zone": zones}[mode]
        self.addresses: dict[str, str] = {}
        made: dict[str, str] = {}
        for zone in chosen:
            tags = {"Name": f"{name}-nat-{zone[-1]}"}
            place = Construct(self, zone[-1])
            address = Eip(place, "address", domain="vpc", tags=tags, depends_on=list(depends_on) or None)
            gateway = NatGateway(
                place,
                "Default",
                allocation_id=address.id,
                subnet_id=subnet_ids[zone],
                tags=tags,
                depends_on=list(depends_on) or None,
            )
            made[zone] = gateway.id
            self.addresses[zone] = address.public_ip
        self.gateway_ids: dict[str, str] = {
            zone: made.get(zone) or made[chosen[0]] for zone in zones if chosen
        }
