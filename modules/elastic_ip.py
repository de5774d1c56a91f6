"""A public IPv4 address that stays when its machine stops or is replaced."""

from __future__ import annotations

from collections.abc import Sequence

from cdktf import ITerraformDependable
from constructs import Construct

from snowform.aws.eip import Eip
from snowform.aws.eip_association import EipAssociation


class ElasticIp(Construct):
    """An elastic IP and its association with an instance: `address`.

    The instance should have a public address of its own besides, which leads out until this one takes its
    place; an instance without one is read back as changed, and would be replaced. `depends_on` names the way
    to the internet gateway: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        instance_id: str,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        address = Eip(self, "Default", domain="vpc", tags={"Name": name}, depends_on=list(depends_on) or None)
        EipAssociation(self, "association", allocation_id=address.id, instance_id=instance_id)
        self.address: str = address.public_ip
