"""Own machine images from what Nix builds, in one region or in several, for one account or for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cdktf import TerraformOutput, TerraformProvider
from constructs import Construct

from modules.image_bucket import ImageBucket
from modules.nixos_image import DiskImage, NixosImage
from modules.private_bucket import check_bucket_name
from modules.readable_stack import ReadableStack
from modules.vmimport import VmImportRole
from snowform.aws.provider import AwsProvider
from snowform.images import (
    BootMode,
    Image,
    ImageError,
    System,
    architecture_of,
    check_boot,
    digest,
    place_for_all,
    read_build,
    read_file,
)
from snowform.settings import SettingsError, at
from stacks.parts import NAME

# The parts of which AWS makes its regions' names. A list of the names themselves would be out of date.
REGION = (
    r"^(af|ap|ca|cn|eu|eusc-de|il|me|mx|sa|us|us-gov)"
    r"-(central|north|south|east|west|northeast|northwest|southeast|southwest)-[0-9]$"
)
IN_REGION = {"pattern": REGION, "wanted": "an AWS region such as eu-central-1"}
ACCOUNT = {"pattern": "^[0-9]{12}$", "wanted": "the 12 digits of an AWS account"}
KEY = {
    "pattern": r"^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/\S+$",
    "wanted": "the ARN of a KMS key (not of an alias)",
}
HASH = {"pattern": "^[0-9a-f]{64}$", "wanted": "the 64 hexadecimal digits of a SHA-256"}


@dataclass(frozen=True)
class ImageSettings:
    """One image: the folder that Nix built, or a file and what it is."""

    build: str | None = None
    """The folder that Nix built, or the link to it, such as result."""
    system: System | None = None
    """The system of the image in `file`; of a build, the one that it has to have."""
    file: str | None = None
    """A VHD file without the rest of its build; label, system and boot_mode say what it is."""
    label: str | None = None
    """What NixOS calls the system in `file`, such as 26.05.1234.abcdef."""
    boot_mode: BootMode | None = None
    """How the image in `file` boots: legacy-bios on x86_64, uefi on aarch64."""
    sha256: str | None = field(default=None, metadata=HASH)
    """The hash of `file`, which then need not be there once it is uploaded."""

    def __post_init__(self) -> None:
        if (self.build is None) == (self.file is None):
            raise SettingsError(
                "set either build or file", hint='{"build": "result"} is the image that Nix has built last'
            )
        described = {"label": self.label, "boot_mode": self.boot_mode}
        if self.build is not None:
            for name, value in {**described, "sha256": self.sha256}.items():
                if value is not None:
                    raise SettingsError("belongs to file: a build says it itself", where=name)
            return
        for name, value in {"system": self.system, **described}.items():
            if value is None:
                raise SettingsError("missing, for the image is given as a file", where=name)
        check_boot(str(self.system), str(self.boot_mode))

    def read(self) -> DiskImage:
        """The image, read. Raises ImageError where it is none, or not the one that the settings tell of."""
        if self.build is not None:
            image = read_build(Path(self.build).expanduser())
            if self.system not in (None, image.system):
                raise ImageError(
                    f"{self.build} holds an image for {image.system}, the settings say {self.system}"
                )
            return _read(image, self.build)
        # That none is missing was made sure above.
        assert self.file is not None
        assert self.label is not None
        assert self.system is not None
        assert self.boot_mode is not None
        file = Path(self.file).expanduser()
        if self.sha256 and not file.exists():
            place = place_for_all(file, self.file)
            return DiskImage(self.label, architecture_of(self.system), self.boot_mode, self.sha256, place)
        image = read_file(file, label=self.label, system=self.system, boot_mode=self.boot_mode)
        found = _read(image, self.file)
        if self.sha256 not in (None, found.sha256):
            raise ImageError(f"{self.file} has the hash {found.sha256}, the settings say another one")
        return found


@dataclass(frozen=True)
class NixosImageSettings:
    """Own machine images from what Nix builds."""

    region: str = field(metadata=IN_REGION)
    """The AWS region where the images are imported."""
    images: Mapping[str, ImageSettings] = field(metadata=NAME)
    """The images by name."""
    copy_to: tuple[str, ...] = field(default=(), metadata=IN_REGION)
    """Other regions that have a copy of each image."""
    share_with: tuple[str, ...] = field(default=(), metadata=ACCOUNT)
    """Other accounts that may launch the images, in every region."""
    encrypted: bool = False
    """Encrypt the images. Machines of these stacks encrypt their volumes whether or not their image is."""
    kms_keys: tuple[str, ...] = field(default=(), metadata=KEY)
    """The keys for that, one for each region; without them AWS's own, and no other account can launch."""
    bucket: str | None = None
    """The bucket's name; one that begins with the stack's name where none is given."""
    force_destroy: bool = False
    """Destroy the bucket even where it holds what this stack did not put there."""
    project: str = "snowform"
    """The value of the tag Project on everything."""

    def __post_init__(self) -> None:
        self._check_regions()
        with at("share_with"):
            _check_once(self.share_with)
        if self.bucket is not None:
            with at("bucket"):
                check_bucket_name(self.bucket)
        with at("kms_keys"):
            self._check_keys()
        if not self.images:
            raise SettingsError(
                "no image is set", where="images", hint='such as {"web": {"build": "result"}}'
            )
        read: dict[str, str] = {}
        for name, image in self.images.items():
            with at(f"images.{name}"):
                found = image.read()
                if (other := read.setdefault(found.sha256, name)) != name:
                    raise ImageError(f"this is the very image that images.{other} is")

    def _check_regions(self) -> None:
        with at("copy_to"):
            _check_once(self.copy_to)
            for region in self.copy_to:
                if region == self.region:
                    raise SettingsError(f"{region} is where the images are imported")
                if _partition(region) != _partition(self.region):
                    raise SettingsError(f"AWS copies no images from {self.region} to {region}")

    def _check_keys(self) -> None:
        if self.kms_keys and not self.encrypted:
            raise SettingsError("keys are given, but encrypted is not set")
        regions = [_region_of(key) for key in self.kms_keys]
        _check_once(regions)
        wanted = [self.region, *self.copy_to]
        for region in regions:
            if region not in wanted:
                raise SettingsError(f"a key is of {region}, where no image is")
        needed = self.encrypted and (self.kms_keys or self.share_with)
        if needed and (missing := [region for region in wanted if region not in regions]):
            raise SettingsError(
                f"no key is of {missing[0]}",
                hint="other accounts cannot launch what AWS's own key encrypts" if self.share_with else "",
            )


class NixosImages(ReadableStack):
    """A bucket, the role of the import, and each image with its copies and launch permissions."""

    def __init__(self, scope: Construct, id: str, settings: NixosImageSettings) -> None:
        super().__init__(scope, id)
        tags = {"Project": settings.project, "Stack": id}
        AwsProvider(self, "aws", region=settings.region, default_tags={"tags": tags})
        copies: dict[str, TerraformProvider] = {
            region: AwsProvider(
                self, f"aws-{region}", alias=region, region=region, default_tags={"tags": tags}
            )
            for region in settings.copy_to
        }
        bucket = ImageBucket(
            self, "bucket", bucket=settings.bucket, bucket_prefix=id, force_destroy=settings.force_destroy
        )
        keys = {_region_of(key): key for key in settings.kms_keys}
        role = VmImportRole(
            self,
            "vmimport",
            name=f"{id}-vmimport",
            bucket_arn=bucket.arn,
            kms_keys=[keys[settings.region]] if keys else (),
        )
        image = Construct(self, "image")
        images = {}
        for name, given in settings.images.items():
            images[name] = NixosImage(
                image,
                name,
                name=f"{id}/{name}",
                disk=given.read(),
                region=settings.region,
                bucket=bucket,
                role=role,
                copies=copies,
                accounts=settings.share_with,
                encrypted=settings.encrypted,
                kms_keys=keys,
            )
        TerraformOutput(
            self,
            "image_ids",
            description="The images' ids by region",
            value={name: made.image_ids for name, made in images.items()},
        )
        TerraformOutput(
            self,
            "image_names",
            description="The images' names in EC2, the same in all regions",
            value={name: made.name for name, made in images.items()},
        )
        TerraformOutput(self, "bucket_name", description="Where the disks are", value=bucket.name)


def _read(image: Image, given: str) -> DiskImage:
    return DiskImage(
        label=image.label,
        architecture=architecture_of(image.system),
        boot_mode=image.boot_mode,
        sha256=digest(image.file),
        default_file=place_for_all(image.file, given),
    )


def _region_of(key: str) -> str:
    return key.split(":")[3]


def _partition(region: str) -> str:
    """Which of AWS's separate clouds a region is in."""
    apart = ("cn-", "us-gov-", "eusc-")
    return next((prefix for prefix in apart if region.startswith(prefix)), "")


def _check_once(values: Sequence[str]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise SettingsError(f"{value} is there twice")
