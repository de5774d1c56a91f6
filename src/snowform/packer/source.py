"""What an image starts from: the stack's look-up of a NixOS image, its region, and the machine for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from snowform.ec2.instances import OWNER, SMALLEST_VOLUME, Architecture, architecture_of, check_type
from snowform.errors import did_you_mean
from snowform.packer.errors import PackerError
from snowform.packer.machines import Machine, machines
from snowform.packer.values import UnknownValue, Values
from snowform.provision.configuration.blocks import bodies_of, labelled
from snowform.provision.configuration.providers import provider_reference


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen instead of what the stack says; `release` is one of NixOS, whose own image is taken."""

    image: str | None = None
    release: str | None = None
    machine: str | None = None
    instance_type: str | None = None
    volume_size: int | None = None
    region: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Image:
    """A look-up of the newest image: DescribeImages' owners and filters, each filter with its values."""

    owners: tuple[str, ...]
    filters: Mapping[str, tuple[str, ...]]
    include_deprecated: bool = False

    @property
    def architecture(self) -> str | None:
        """The processors that it is looked up for, where the look-up says that."""
        if found := self.filters.get("architecture"):
            return found[0] if len(found) == 1 else None
        names = self.filters.get("name", ())
        ends = {"-x86_64-linux": "x86_64", "-aarch64-linux": "arm64"}
        found_ends = {ends[end] for end in ends for name in names if name.endswith(end)}
        return found_ends.pop() if len(found_ends) == 1 else None


@dataclass(frozen=True, slots=True)
class Source:
    """What an image is made from, and the machines that it is for.

    `chosen` are those whose settings were taken; `tags` are the provider's default tags.
    """

    image: Image
    region: str
    instance_type: str
    volume_size: int
    tags: Mapping[str, str]
    machines: tuple[Machine, ...]
    chosen: tuple[Machine, ...]
    values: Values

    def user_data(self) -> tuple[str, str]:
        """The configuration.nix that is the machines' user data, and the address of the first that has it.

        Raises PackerError where they have none, several, or one that only an apply knows.
        """
        texts: dict[str, str] = {}
        for machine in self.chosen:
            if (text := machine.configuration(self.values)) is not None:
                texts.setdefault(text, machine.address)
        if not texts:
            raise PackerError("no machine has user data", hint="give --configuration FILE.nix")
        if len(texts) > 1:
            hint = f"give --configuration FILE.nix, or one by --machine: {', '.join(texts.values())}"
            raise PackerError("the machines have different user data", hint=hint)
        return texts.popitem()


def read_source(document: Mapping[str, Any], choices: Choices) -> Source:
    """What an image of this stack's machine is made from; a PackerError where the stack does not say it."""
    values = Values(document, choices.variables)
    name = None if choices.release else _image_name(document, choices.image, values)
    found = machines(document, ("data", "aws_ami", name) if name else None, values)
    chosen = _choose_machines(found, choices.machine)
    instance_type = choices.instance_type or _instance_type(chosen, values)
    check_type(instance_type)
    architecture = architecture_of(instance_type)
    arguments = _look_ups(document)[name] if name else {}
    image = _read_image(f"data.aws_ami.{name}", arguments, values) if name else None
    image = image or _released(choices.release or "", architecture)
    if image.architecture not in {None, architecture}:
        raise PackerError(
            f"{instance_type} has {architecture} processors, the image is for {image.architecture}",
            where=f"data.aws_ami.{name}",
            hint="give a type that fits by --instance-type, or another image by --image",
        )
    provider = _provider(document, arguments, chosen)
    return Source(
        image=image,
        region=choices.region or _region(arguments, provider, values),
        instance_type=instance_type,
        volume_size=choices.volume_size or _volume_size(chosen, values),
        tags=_default_tags(provider, values),
        machines=tuple(found),
        chosen=tuple(chosen),
        values=values,
    )


def _look_ups(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {name: body for (name,), body in labelled(document, "data", "aws_ami", label_count=1)}


def _image_name(document: Mapping[str, Any], wanted: str | None, values: Values) -> str:
    known = _look_ups(document)
    addresses = {f"data.aws_ami.{name}": name for name in known}
    if wanted is not None:
        if wanted not in addresses:
            hint = did_you_mean(wanted, addresses) or f"there are: {', '.join(addresses) or 'none'}"
            raise PackerError(f"the stack looks up no {wanted}", where="--image", hint=hint)
        return addresses[wanted]
    nixos = [name for name, arguments in known.items() if _is_nixos(arguments, values)]
    if len(nixos) > 1:
        names = ", ".join(f"data.aws_ami.{name}" for name in nixos)
        raise PackerError("the stack looks up several NixOS images", hint=f"name one by --image: {names}")
    if not nixos:
        looked_up = f"; it does look up {', '.join(addresses)}: name it by --image" if addresses else ""
        raise PackerError(
            "the stack looks up no image of the NixOS project",
            hint=f"start from one by --release, as in --release 26.05{looked_up}",
        )
    return nixos[0]


def _is_nixos(arguments: Mapping[str, Any], values: Values) -> bool:
    try:
        return OWNER in {values.text(owner) for owner in arguments.get("owners") or ()}
    except UnknownValue:
        return False


def _read_image(address: str, arguments: Mapping[str, Any], values: Values) -> Image:
    if not _is_true(arguments.get("most_recent")):
        raise PackerError("does not set most_recent", where=address, hint="Packer takes the newest image")
    if other := sorted({"name_regex", "executable_users", "uefi_data"} & arguments.keys()):
        raise PackerError(f"has {other[0]}, which Packer has not", where=address, hint="use filters")
    blocks = arguments.get("filter") or []
    try:
        filters = {
            values.text(block["name"]): tuple(values.text(value) for value in block["values"])
            for block in (blocks if isinstance(blocks, list) else [blocks])
        }
        owners = tuple(values.text(owner) for owner in arguments.get("owners") or ())
    except UnknownValue as unknown:
        raise PackerError(
            f"depends on {unknown.because}", where=address, hint="give a variable's by --variable NAME=VALUE"
        ) from unknown
    if not owners:
        raise PackerError("names no owners, without which Packer looks nothing up", where=address)
    return Image(owners, filters, _is_true(arguments.get("include_deprecated")))


def _is_true(value: Any) -> bool:
    return value is True or value == "true"


def _released(release: str, architecture: Architecture) -> Image:
    filters = {
        "name": (f"nixos/{release}.*",),
        "architecture": (architecture,),
        "virtualization-type": ("hvm",),
        "root-device-type": ("ebs",),
    }
    return Image((OWNER,), filters)


def _choose_machines(found: Sequence[Machine], wanted: str | None) -> list[Machine]:
    if wanted is None:
        return list(found)
    addresses = {machine.address: machine for machine in found}
    if wanted not in addresses:
        hint = did_you_mean(wanted, addresses) or f"there are: {', '.join(addresses) or 'none'}"
        raise PackerError(f"no {wanted} starts from the image", where="--machine", hint=hint)
    return [addresses[wanted]]


def _instance_type(chosen: Sequence[Machine], values: Values) -> str:
    types = {found for machine in chosen if (found := machine.instance_type(values))}
    if not types:
        what = f"{_addresses(chosen)} has no instance type" if chosen else "nothing starts from the image"
        raise PackerError(what, hint="give --instance-type, such as t3.medium")
    if len(types) > 1:
        hint = f"choose by --instance-type, or one by --machine: {_addresses(chosen)}"
        raise PackerError("the machines are of several types", hint=hint)
    return types.pop()


def _volume_size(chosen: Sequence[Machine], values: Values) -> int:
    # The smallest: no machine starts with a root volume that is smaller than the image.
    return min((size for machine in chosen if (size := machine.volume_size(values))), default=SMALLEST_VOLUME)


def _provider(
    document: Mapping[str, Any], arguments: Mapping[str, Any], chosen: Sequence[Machine]
) -> Mapping[str, Any]:
    """The provider that the image is looked up with: "aws", or the one of an alias ("aws.west")."""
    named = arguments.get("provider") or next((machine.arguments.get("provider") for machine in chosen), None)
    name, alias = provider_reference("aws_ami", named)
    known = (body for _, body in labelled(document, "provider", name))
    return next((configuration for configuration in known if (configuration.get("alias") or "") == alias), {})


def _region(arguments: Mapping[str, Any], provider: Mapping[str, Any], values: Values) -> str:
    given = arguments.get("region") or provider.get("region")
    if given is None:
        raise PackerError("the stack's provider names no region", hint="give --region, such as eu-central-1")
    try:
        return values.text(given)
    except UnknownValue as unknown:
        raise PackerError(
            f"the region depends on {unknown.because}",
            hint="give --region, or --variable NAME=VALUE where that is a variable",
        ) from unknown


def _default_tags(provider: Mapping[str, Any], values: Values) -> dict[str, str]:
    """Those of the provider's default tags that are known here."""
    tags: dict[str, str] = {}
    for block in bodies_of(provider.get("default_tags")):
        for name, value in (block.get("tags") or {}).items():
            try:
                tags[name] = values.text(value)
            except UnknownValue:
                continue
    return tags


def _addresses(chosen: Sequence[Machine]) -> str:
    return ", ".join(machine.address for machine in chosen)
