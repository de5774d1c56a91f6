"""An own machine image from a disk that Nix has built: uploaded, imported, registered, copied, shared.

Everything is named after the disk's content. So a new image is a new object, a new snapshot and a new AMI,
each made before the old one goes, and the same image changes nothing, wherever its file lies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cdktf import Precondition, TerraformProvider, TerraformResourceLifecycle, TerraformVariable
from constructs import Construct

from modules.image_bucket import ImageBucket
from modules.vmimport import VmImportRole
from snowform import suppress
from snowform.aws.ami import Ami
from snowform.aws.ami_copy import AmiCopy
from snowform.aws.ami_launch_permission import AmiLaunchPermission
from snowform.aws.ebs_snapshot_import import EbsSnapshotImport
from snowform.aws.s3_object import S3Object
from snowform.errors import SnowformError
from snowform.images import Architecture, BootMode

# As the images of the NixOS project are registered: github.com/NixOS/amis, upload_ami.py.
ROOT_DEVICE = "/dev/xvda"
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RegisterImage.html
LONGEST_NAME = 128
# Enough of the hash to tell any two images apart.
HASH_IN_NAME = 12
_NEW_BEFORE_OLD = {"create_before_destroy": True}


class ImageNameError(SnowformError):
    """An image whose name would be longer than AWS allows."""


@dataclass(frozen=True)
class DiskImage:
    """A disk that Nix has built, and what has to be known of it to register it."""

    label: str
    """What NixOS calls the system in it, such as 26.05.1234.abcdef; the AMI's name has it."""
    architecture: Architecture
    """The processors that it is for."""
    boot_mode: BootMode
    """How it boots: legacy-bios or uefi."""
    sha256: str
    """The SHA-256 of the VHD file, 64 hexadecimal digits."""
    default_file: str | None
    """Where the VHD file lies; None where each machine has it elsewhere."""


class NixosImage(Construct):
    """An AMI of the VHD file `disk`, in the provider's region and in those of `copies`.

    `name` and the disk's label begin the AMI's name, the hash ends it. The file is named by the variable
    `image_file_<id>`, whose default is `default_file`: it is read where OpenTofu runs, only for the upload,
    and refused where its content is another one. `copies` are providers by their region; `accounts` may
    launch the AMI and its copies. `kms_keys` are keys by region, for `encrypted` images; without one AWS's
    own is used.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        disk: DiskImage,
        region: str,
        bucket: ImageBucket,
        role: VmImportRole,
        copies: Mapping[str, TerraformProvider] | None = None,
        accounts: Sequence[str] = (),
        encrypted: bool = False,
        kms_keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        suppress(self, "fixed-name", reason="another image has another name, with the hash of its content")
        keys = kms_keys or {}
        self.name = image_name(name, disk.label, disk.architecture, disk.sha256, where=self.node.path)
        tags = {"Name": self.name}
        description = f"NixOS {disk.label} ({disk.architecture})"
        uploaded = self._upload(id, disk, bucket)
        snapshot = EbsSnapshotImport(
            self,
            "snapshot",
            description=description,
            disk_container={
                "format": "VHD",
                "user_bucket": {"s3_bucket": bucket.name, "s3_key": uploaded.key},
            },
            role_name=role.role_name,
            encrypted=encrypted or None,
            kms_key_id=keys.get(region),
            tags=tags,
            # AWS takes a quarter of an hour for a small image; the provider would give up after an hour.
            timeouts={"create": "3h", "delete": "30m"},
            depends_on=[role.policy],
            lifecycle=_NEW_BEFORE_OLD,
        )
        image = Ami(
            self,
            "Default",
            name=self.name,
            description=description,
            architecture=disk.architecture,
            boot_mode=disk.boot_mode,
            # The provider's own defaults are for the images of 2008.
            virtualization_type="hvm",
            ena_support=True,
            sriov_net_support="simple",
            imds_support="v2.0",
            root_device_name=ROOT_DEVICE,
            ebs_block_device=[
                {
                    "device_name": ROOT_DEVICE,
                    "snapshot_id": snapshot.id,
                    "volume_type": "gp3",
                    "delete_on_termination": True,
                }
            ],
            tags=tags,
            lifecycle=_NEW_BEFORE_OLD,
        )
        self.image_ids: dict[str, str] = {region: image.id}
        self._share(region, image.id, accounts)
        for copy_region, provider in (copies or {}).items():
            copy = AmiCopy(
                self,
                copy_region,
                provider=provider,
                name=self.name,
                # Without one, AWS writes its own, and every plan would change it.
                description=description,
                source_ami_id=image.id,
                source_ami_region=region,
                encrypted=encrypted or None,
                kms_key_id=keys.get(copy_region),
                tags=tags,
                timeouts={"create": "2h"},
                lifecycle=_NEW_BEFORE_OLD,
            )
            self.image_ids[copy_region] = copy.id
            self._share(copy_region, copy.id, accounts, provider)

    def _upload(self, id: str, disk: DiskImage, bucket: ImageBucket) -> S3Object:
        file = TerraformVariable(
            self,
            "file",
            type="string",
            default=disk.default_file,
            description=f"The VHD file of the image {id}; it is read for the upload alone",
        )
        # Without hyphens, so that a shell can set TF_VAR_image_file_....
        variable = f"image_file_{re.sub('[^A-Za-z0-9]', '_', id)}"
        file.override_logical_id(variable)
        sha256 = disk.sha256
        same = Precondition(
            condition=f'${{fileexists(var.{variable}) ? filesha256(var.{variable}) == "{sha256}" : true}}',
            error_message=f"The file of the image {id} has changed since the stack was synthesized.",
        )
        return S3Object(
            self,
            "disk",
            bucket=bucket.name,
            key=f"{self.node.id}/{sha256}.vhd",
            source=file.string_value,
            content_type="application/octet-stream",
            depends_on=bucket.ready,
            # The key says what is in the object. Where the file lies now is no reason to upload it again.
            lifecycle=TerraformResourceLifecycle(
                create_before_destroy=True, ignore_changes=["source"], precondition=[same]
            ),
        )

    def _share(
        self,
        region: str,
        image_id: str,
        accounts: Sequence[str],
        provider: TerraformProvider | None = None,
    ) -> None:
        for account in accounts:
            AmiLaunchPermission(
                self,
                f"{region}-{account}",
                provider=provider,
                image_id=image_id,
                account_id=account,
                lifecycle=_NEW_BEFORE_OLD,
            )


def image_name(name: str, label: str, architecture: str, sha256: str, *, where: str = "") -> str:
    """The name of an AMI, another one for each content. Raises ImageNameError where AWS would not take it.

    What AWS does not allow in a name becomes a hyphen, and a label is cut off where it is too long.
    """
    end = f"-{architecture}-{sha256[:HASH_IN_NAME]}"
    begin = f"{re.sub(r'[^A-Za-z0-9 ().,/@_-]', '-', name)}/"
    room = LONGEST_NAME - len(begin) - len(end)
    if room < 1:
        raise ImageNameError(
            f"an AMI named after {name} would have more than {LONGEST_NAME} characters",
            where=where,
            hint="choose a shorter name",
        )
    return begin + re.sub(r"[^A-Za-z0-9().,@_-]", "-", label)[:room] + end
