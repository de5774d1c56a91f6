"""The machines of a stack that start from an image: their type, root volume and user data.

Attributes: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance and
…/launch_template, whose user data is in base64.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from snowform.ec2 import amazon_init
from snowform.ec2.instances import ROOT_DEVICE
from snowform.packer.errors import PackerError
from snowform.packer.values import UnknownValue, Values
from snowform.provision.configuration.blocks import bodies_of, labelled

# The attribute that names the image, by the types of resources that start machines.
KINDS = {
    "aws_instance": "ami",
    "aws_launch_configuration": "image_id",
    "aws_launch_template": "image_id",
    "aws_spot_instance_request": "ami",
}


@dataclass(frozen=True, slots=True)
class Machine:
    """A resource that starts machines, such as "aws_instance.host_web", and what its arguments are."""

    address: str
    arguments: Mapping[str, Any]

    def instance_type(self, values: Values) -> str | None:
        """Its type, or None where it has none of its own; a PackerError where only an apply knows it."""
        given = self.arguments.get("instance_type")
        if given is None:
            return None
        try:
            return values.text(given)
        except UnknownValue as unknown:
            raise PackerError(
                f"the instance type depends on {unknown.because}",
                where=self.address,
                hint="give --instance-type, or --variable NAME=VALUE where that is a variable",
            ) from unknown

    def volume_size(self, values: Values) -> int | None:
        """The size of its root volume in GiB, None where nothing, or only an apply, says it."""
        try:
            return next((values.number(size) for size in self._volume_sizes() if size is not None), None)
        except UnknownValue:
            return None

    def configuration(self, values: Values) -> str | None:
        """The configuration.nix that is its user data; None where it has no user data.

        Raises PackerError where the user data is no configuration, or where only an apply knows it.
        """
        try:
            text = self._user_data(values)
        except UnknownValue as unknown:
            raise PackerError(
                f"the user data depends on {unknown.because}, which only an apply knows",
                where=self.address,
                hint="give the image's by --configuration FILE.nix",
            ) from unknown
        if text is not None and not amazon_init.is_configuration(text):
            raise PackerError(
                "the user data is not a configuration.nix",
                where=self.address,
                hint="give the image's by --configuration FILE.nix",
            )
        return text

    def _volume_sizes(self) -> Iterator[Any]:
        for block in bodies_of(self.arguments.get("root_block_device")):
            yield block.get("volume_size")
        for mapping in bodies_of(self.arguments.get("block_device_mappings")):
            if mapping.get("device_name") == ROOT_DEVICE:
                yield from (ebs.get("volume_size") for ebs in bodies_of(mapping.get("ebs")))

    def _user_data(self, values: Values) -> str | None:
        plain = self.arguments.get("user_data")
        encoded = self.arguments.get("user_data_base64")
        if plain and self.address.startswith("aws_launch_template."):
            plain, encoded = None, plain
        if plain:
            return values.text(plain)
        if not encoded:
            return None
        text = values.text(encoded)
        try:
            return base64.b64decode(text, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise UnknownValue("what is not a string in base64") from error


def machines(document: Mapping[str, Any], image: tuple[str, ...] | None, values: Values) -> list[Machine]:
    """The machines that start from the image ("data", "aws_ami", NAME), or all; by their addresses."""
    found = []
    for kind, attribute in KINDS.items():
        declared = {name: body for (name,), body in labelled(document, "resource", kind, label_count=1)}
        for name, arguments in sorted(declared.items()):
            wanted = image is None or any(
                reference[:3] == image for reference in values.references(arguments.get(attribute))
            )
            if wanted:
                found.append(Machine(f"{kind}.{name}", arguments))
    return found
