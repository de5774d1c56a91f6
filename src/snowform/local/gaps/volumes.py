"""The volumes that an instance is launched with, and copies of snapshots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import around, gap, member, target

GP3_THROUGHPUT = 125


@gap("aws_instance: root_block_device: iops = 3000 -> …, throughput = 0 -> …")
def volume_performance() -> None:
    """A volume made by the launch has the IOPS and the throughput that were asked for."""
    instance = target("ec2.models.instances", "Instance")
    responses = target("ec2.responses.instances", "InstanceResponse")
    member(instance, "add_block_device")

    @around(responses, "_parse_block_device_mapping")
    def parse(original: Callable[..., Any], self: Any) -> list[dict[str, Any]]:
        mappings: list[dict[str, Any]] = original(self)
        for mapping, given in zip(mappings, self._get_param("BlockDeviceMappings", []), strict=True):
            mapping["Ebs"]["Throughput"] = given.get("Ebs", {}).get("Throughput")
        return mappings

    @around(instance, "__init__")
    def init(original: Callable[..., Any], self: Any, backend: Any, *args: Any, **kwargs: Any) -> None:
        self.device_settings = _device_settings(backend, kwargs)
        original(self, backend, *args, **kwargs)

    def add_block_device(
        self: Any, size: int, device_path: str, *args: Any, volume_type: str | None = None
    ) -> None:
        snapshot, encrypted, delete_on_termination, kms_key = args
        settings = self.device_settings.get(device_path, {})
        throughput = settings.get("Throughput") or (GP3_THROUGHPUT if volume_type == "gp3" else None)
        volume = self.ec2_backend.create_volume(
            size=size,
            zone_name=self._placement.zone,
            snapshot_id=snapshot,
            encrypted=encrypted,
            kms_key_id=kms_key,
            volume_type=volume_type,
            iops=settings.get("Iops"),
            throughput=throughput,
        )
        self.ec2_backend.attach_volume(volume.id, self.id, device_path, delete_on_termination)

    instance.add_block_device = add_block_device


@gap("Invalid index: root_block_device is empty list of object, where the configuration has no such block")
def root_volume() -> None:
    """Every instance has one root volume, on the root device of its image; in moto it is on /dev/sda1."""
    instance = target("ec2.models.instances", "Instance")
    backend = target("ec2.models.instances", "InstanceBackend")
    member(instance, "setup_defaults")
    # Made below, when it is known whether the request or the launch template has brought one.
    instance.setup_defaults = lambda _: None

    @around(backend, "run_instances")
    def run_instances(original: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> Any:
        volume_tags = kwargs.get("tags", {}).get("volume", {})
        reservation = original(self, *args, **kwargs)
        for launched in reservation.instances:
            device = launched.root_device_name
            if device in launched.block_device_mapping:
                continue
            volume = self.create_volume(
                size=8,
                zone_name=launched.availability_zone,
                volume_type="gp3",
                throughput=GP3_THROUGHPUT,
            )
            volume.add_tags(volume_tags)
            self.attach_volume(volume.id, launched.id, device, True)
        return reservation


@gap("aws_ebs_snapshot_copy: encrypted = false -> true # forces replacement")
def encrypted_snapshot_copy() -> None:
    """A copy that was asked to be encrypted is."""
    responses = target("ec2.responses.elastic_block_store", "ElasticBlockStore")

    @around(responses, "copy_snapshot")
    def copy_snapshot(original: Callable[..., Any], self: Any) -> Any:
        copied = original(self)
        if self._get_bool_param("Encrypted", False):
            self.ec2_backend.get_snapshot(copied.result["SnapshotId"]).encrypted = True
        return copied


def _device_settings(backend: Any, launch: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the request, or else the launch template, says of each device."""
    mappings = launch.get("block_device_mappings")
    if mappings is None and launch.get("launch_template"):
        template = backend._get_template_from_args(launch["launch_template"])
        mappings = template.data.get("BlockDeviceMappings")
    return {mapping["DeviceName"]: mapping.get("Ebs", {}) for mapping in mappings or []}
