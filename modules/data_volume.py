"""An EBS volume for data, which outlives the machine that it is attached to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from constructs import Construct

from snowform.aws.ebs_volume import EbsVolume
from snowform.aws.volume_attachment import VolumeAttachment
from snowform.errors import SnowformError

# What AWS recommends for data volumes: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
DEVICE = {"pattern": "^/dev/sd[f-p]$", "wanted": "a device from /dev/sdf to /dev/sdp"}
SNAPSHOT = {"pattern": "^snap-[0-9a-f]+$", "wanted": "the id of a snapshot, such as snap-0123456789abcdef0"}
LARGEST = 16_384

VolumeType = Literal["gp3", "gp2", "io2", "st1", "sc1"]
# https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
SMALLEST = {"st1": 125, "sc1": 125, "io2": 4}
WITH_IOPS = ("gp3", "io2")


class VolumeError(SnowformError):
    """A volume that AWS would refuse, or that cannot be attached."""


@dataclass(frozen=True)
class VolumeSettings:
    """A data volume, encrypted, in the zone of its machine."""

    size: int = field(metadata={"minimum": 1, "maximum": LARGEST})
    """In GiB. It may grow; EBS volumes never shrink."""
    device_name: str = field(metadata={**DEVICE, "formerly": "device"})
    """Where the machine finds it: on NixOS a link to the disk has this very name."""
    type: VolumeType = "gp3"
    """The kind of EBS volume."""
    iops: int | None = field(default=None, metadata={"minimum": 100, "maximum": 256_000})
    """For gp3 and io2; gp3 has 3000 where none are given."""
    throughput: int | None = field(default=None, metadata={"minimum": 125, "maximum": 1000})
    """For gp3, in MiB/s; 125 where none is given."""
    kms_key_id: str | None = field(default=None, metadata={"formerly": "kms_key"})
    """The ARN of the KMS key that it is encrypted with; the account's own for EBS where none is given."""
    snapshot_id: str | None = field(default=None, metadata={**SNAPSHOT, "formerly": "snapshot"})
    """The snapshot that it begins as; another one makes another volume."""
    on_destroy: Literal["snapshot", "delete", "refuse"] = "snapshot"
    """What becomes of the data when the volume goes: a last snapshot, nothing, or the plan fails."""

    def __post_init__(self) -> None:
        if self.size < SMALLEST.get(self.type, 1):
            raise VolumeError(
                f"{self.size} GiB of {self.type}",
                where="size",
                hint=f"it starts at {SMALLEST[self.type]} GiB",
            )
        if self.type == "io2" and self.iops is None:
            raise VolumeError("io2 needs its IOPS", where="iops", hint="give them, or choose gp3")
        if self.iops is not None and self.type not in WITH_IOPS:
            raise VolumeError(f"{self.type} takes no IOPS", where="iops", hint="choose gp3 or io2")
        if self.throughput is not None and self.type != "gp3":
            raise VolumeError(f"{self.type} takes no throughput", where="throughput", hint="choose gp3")


class DataVolume(Construct):
    """A volume in `availability_zone` and its attachment to an instance.

    `on_destroy` is a last snapshot where nothing else is said. That is kept in the state, so it also holds
    for a volume that is taken out of the settings; Terraform's prevent_destroy (`refuse`) goes with the lines
    that say it, and until then stops every destroy of the whole stack. Before the volume is detached, the
    instance stops: what a running machine has mounted cannot be detached cleanly.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        availability_zone: str,
        instance_id: str,
        settings: VolumeSettings,
    ) -> None:
        super().__init__(scope, id)
        volume = EbsVolume(
            self,
            "Default",
            availability_zone=availability_zone,
            size=settings.size,
            type=settings.type,
            iops=settings.iops,
            throughput=settings.throughput,
            encrypted=True,
            kms_key_id=settings.kms_key_id,
            snapshot_id=settings.snapshot_id,
            final_snapshot=True if settings.on_destroy == "snapshot" else None,
            tags={"Name": name},
            lifecycle={"prevent_destroy": True} if settings.on_destroy == "refuse" else None,
        )
        VolumeAttachment(
            self,
            "attachment",
            device_name=settings.device_name,
            volume_id=volume.id,
            instance_id=instance_id,
            stop_instance_before_detaching=True,
        )
        self.volume_id: str = volume.id


def check_devices(devices: Iterable[tuple[str, str]], *, where: str = "") -> None:
    """Raises VolumeError where two of a machine's volumes, given as name and device, have the same device."""
    names: dict[str, str] = {}
    for name, device in devices:
        if device in names:
            raise VolumeError(
                f"the volumes {names[device]} and {name} are both {device}",
                where=where,
                hint="choose another from /dev/sdf to /dev/sdp",
            )
        names[device] = name
