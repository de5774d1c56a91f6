"""Machine images: registering one, and importing the disk for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import add, answer, around, gap, member, target

IMPORTED_GIB = 8
# What an image tells its machines: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html
COPIED = (
    *("boot_mode", "ena_support", "hypervisor", "imds_support", "root_device_name", "root_device_type"),
    *("sriov", "sriov_net_support", "tpm_support"),
)


@gap('data.aws_ami with owners = ["amazon"] finds the images of every account')
def owner_alias() -> None:
    """The images that the local AWS starts with are their owners', none of them Amazon's own."""
    backend = target("ec2.models.amis", "AmiBackend")

    @around(backend, "_load_amis")
    def load(original: Callable[..., Any], self: Any) -> None:
        original(self)
        for image in self.amis.values():
            image.owner_alias = None


@gap("aws_ami: architecture, virtualization_type, root_device_name … # forces replacement")
def registered_image() -> None:
    """A registered image has all the properties that it was registered with, and so have its copies."""
    responses = target("ec2.responses.amis", "AmisResponse")
    backend = target("ec2.models.amis", "AmiBackend")
    image_class = target("ec2.models.amis", "Ami")
    of_moto = member(image_class, "block_device_mappings")

    def block_devices(self: Any) -> Any:
        registered = getattr(self, "registered_devices", None)
        return of_moto.fget(self) if registered is None else registered

    image_class.block_device_mappings = property(block_devices)

    @around(responses, "register_image")
    def register_image(original: Callable[..., Any], self: Any) -> Any:
        registered = original(self)
        image = self.ec2_backend.amis[registered.result["ImageId"]]
        _set_properties(image, self._get_param)
        devices = self._get_param("BlockDeviceMappings", [])
        image.registered_devices = [_registered_device(self.ec2_backend, device) for device in devices]
        # The one that moto has made for it: its disks have their own.
        self.ec2_backend.snapshots.pop(image.ebs_snapshot.id)
        image.add_tags(self._parse_tag_specification().get("image", {}))
        return registered

    @around(backend, "copy_image")
    def copy_image(
        original: Callable[..., Any], self: Any, source: str, source_region: str, *args: Any, **kwargs: Any
    ) -> Any:
        copy = original(self, source, source_region, *args, **kwargs)
        backends = target("ec2.models", "ec2_backends")[self.account_id]
        for name, value in vars(backends[source_region].amis[source]).items():
            if name in COPIED:
                setattr(copy, name, value)
        return copy


@gap("aws_ebs_snapshot_import: ImportSnapshot … StatusCode: 500")
def import_snapshot() -> None:
    """A disk in S3 becomes a snapshot at once: the request is right, whether the disk boots is not shown."""
    responses = target("ec2.responses", "EC2Response")

    def start(self: Any) -> Any:
        container = self._get_param("DiskContainer", {})
        bucket = container.get("UserBucket", {})
        description = self._get_param("Description") or ""
        _require_object(self, bucket)
        snapshot = _snapshot(self.ec2_backend, self.region, description)
        snapshot.encrypted = self._get_param("Encrypted") is True
        snapshot.kms_key_id = self._get_param("KmsKeyId")
        task = {
            "ImportTaskId": snapshot.id.replace("snap-", "import-snap-"),
            "Description": description,
            "SnapshotTaskDetail": {
                "Description": description,
                "DiskImageSize": IMPORTED_GIB * 2.0**30,
                "Format": container.get("Format"),
                "SnapshotId": snapshot.id,
                "Status": "completed",
                "UserBucket": bucket,
            },
        }
        _import_tasks(self.ec2_backend)[task["ImportTaskId"]] = task
        return answer(task)

    def describe(self: Any) -> Any:
        tasks = _import_tasks(self.ec2_backend)
        wanted = self._get_param("ImportTaskIds", []) or list(tasks)
        return answer({"ImportSnapshotTasks": [tasks[task] for task in wanted if task in tasks]})

    add(responses, "import_snapshot", start)
    add(responses, "describe_import_snapshot_tasks", describe)


def _set_properties(image: Any, param: Callable[..., Any]) -> None:
    """The attributes that moto's answer to DescribeImages is written from."""
    image.architecture = param("Architecture") or "x86_64"
    image.virtualization_type = param("VirtualizationType") or "paravirtual"
    image.root_device_name = param("RootDeviceName")
    image.root_device_type = "ebs"
    image.hypervisor = "xen"
    image.image_location = param("ImageLocation") or f"{image.owner_id}/{image.name}"
    image.boot_mode = param("BootMode")
    image.ena_support = param("EnaSupport") is True
    image.imds_support = param("ImdsSupport")
    image.tpm_support = param("TpmSupport")
    image.sriov_net_support = image.sriov = param("SriovNetSupport")


def _registered_device(backend: Any, mapping: dict[str, Any]) -> dict[str, Any]:
    if "Ebs" not in mapping:
        return mapping
    given = mapping["Ebs"]
    snapshot = backend.get_snapshot(given["SnapshotId"]) if given.get("SnapshotId") else None
    kind = given.get("VolumeType") or "gp2"
    performance = {"Iops": 3000, "Throughput": 125} if kind == "gp3" else {}
    ebs = {
        "DeleteOnTermination": True,
        "Encrypted": bool(snapshot and snapshot.encrypted),
        "VolumeSize": snapshot.volume.size if snapshot else IMPORTED_GIB,
        "VolumeType": kind,
        **performance,
        **{name: value for name, value in given.items() if value is not None},
    }
    return {"DeviceName": mapping["DeviceName"], "Ebs": ebs}


def _snapshot(backend: Any, region: str, description: str) -> Any:
    volume = backend.create_volume(size=IMPORTED_GIB, zone_name=f"{region}a")
    snapshot = backend.create_snapshot(volume.id, description)
    backend.delete_volume(volume.id)
    return snapshot


def _require_object(responses: Any, bucket: dict[str, str]) -> None:
    """As EC2 does, refuse a disk that is not in S3."""
    stores = target("s3.models", "s3_backends")[responses.current_account][responses.partition]
    held = stores.buckets.get(bucket.get("S3Bucket"))
    if held is None or bucket.get("S3Key") not in held.keys:
        error = target("ec2.exceptions", "EC2ClientError")
        place = f"s3://{bucket.get('S3Bucket')}/{bucket.get('S3Key')}"
        raise error("InvalidParameter", f"The given S3 object does not exist: {place}")


def _import_tasks(backend: Any) -> dict[str, dict[str, Any]]:
    tasks: dict[str, dict[str, Any]] = backend.__dict__.setdefault("import_tasks", {})
    return tasks
