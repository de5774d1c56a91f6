"""What describes a NixOS machine on EC2, whether it is made by itself or by a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from snowform.ec2.instances import SMALLEST_VOLUME, Architecture, check_type, check_volume

# IMDSv2 only. Of a container on the machine, a limit of 1 keeps the instance's credentials away:
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
_METADATA_OPTIONS = {
    "http_endpoint": "enabled",
    "http_tokens": "required",
    "http_put_response_hop_limit": 1,
}


@dataclass(frozen=True, kw_only=True)
class MachineProperties:
    """A NixOS machine: what NixosInstance, NixosLaunchTemplate and Fleet have in common."""

    image_id: str
    """The id of its AMI, such as `NixosAmi(…).image_id`."""
    architecture: Architecture
    """The processors that the image is for; the instance type has to fit."""
    instance_type: str
    """The EC2 instance type, such as t3.small."""
    security_group_ids: Sequence[str]
    """The ids of its security groups."""
    associate_public_ip_address: bool
    """Whether it has a public IPv4 address."""
    follow_images: bool
    """Whether another `image_id` replaces what was made of the former one; NixOS publishes one every week."""
    key_name: str | None = None
    """The name of its EC2 key pair; none where none is given."""
    volume_size: int = SMALLEST_VOLUME
    """The root volume in GiB, an encrypted gp3."""
    user_data: str | None = None
    """Its configuration.nix or a script, at most 16,384 bytes: literal but for references that CDKTF made."""
    iam_instance_profile: str | None = None
    """The name of its instance profile, such as `InstanceProfile(…).profile_name`."""
    ipv6: bool = False
    """Whether its subnet gives it an IPv6 address, as those of a Network with `ipv6` do."""

    @property
    def metadata_options(self) -> Any:
        """The block `metadata_options`: IMDSv2 only, and with `ipv6` over IPv6 too.

        NixOS' metadata fetcher goes on to [fd00:ec2::254] where IPv6 comes up before IPv4. There nobody
        answers unless it is enabled, and the machine would stay without its key and its user data.
        """
        return {**_METADATA_OPTIONS, **({"http_protocol_ipv6": "enabled"} if self.ipv6 else {})}

    def check(self, *, where: str) -> None:
        """Raises InstanceError for a type or a root volume with which the image would not boot."""
        check_type(self.instance_type, self.architecture, where=where)
        check_volume(self.volume_size, where=where)
