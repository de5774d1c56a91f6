"""An EC2 instance that runs NixOS, with the settings that AWS recommends and its defaults lack."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cdktf import Annotations, ITerraformDependable
from constructs import Construct

from modules import user_data as texts
from modules.nixos_ami import Architecture
from snowform.aws.instance import Instance
from snowform.errors import SnowformError

# NixOS images are some 3 GiB; a system with one older generation beside it needs several times that.
SMALLEST_VOLUME = 20


class InstanceError(SnowformError):
    """An instance that could not be started, or that would not boot."""


class NixosInstance(Construct):
    """A NixOS machine: metadata by IMDSv2 only, an encrypted gp3 root, user data that arrives unchanged.

    `user_data` is literal text but for references that CDKTF made; when it changes, the machine is replaced.
    It often fetches things at the first boot, so `depends_on` should name what makes the way to the internet.
    A new image leaves the machine alone unless `follow_images` is set: NixOS publishes one every week.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        image_id: str,
        architecture: Architecture,
        instance_type: str,
        subnet_id: str,
        security_group_ids: Sequence[str],
        key_name: str | None = None,
        volume_size: int = SMALLEST_VOLUME,
        user_data: str | None = None,
        public_address: bool = True,
        follow_images: bool = False,
        instance_profile: str | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        check_type(instance_type, architecture, where=where)
        if volume_size < SMALLEST_VOLUME:
            raise InstanceError(
                f"a root volume of {volume_size} GiB",
                where=where,
                hint=f"NixOS needs {SMALLEST_VOLUME} or more",
            )
        self.instance = Instance(
            self,
            "Default",
            ami=image_id,
            instance_type=instance_type,
            subnet_id=subnet_id,
            vpc_security_group_ids=security_group_ids,
            key_name=key_name,
            iam_instance_profile=instance_profile,
            associate_public_ip_address=public_address,
            # Of a container on the machine, a limit of 1 keeps the instance's credentials away.
            metadata_options={
                "http_endpoint": "enabled",
                "http_tokens": "required",
                "http_put_response_hop_limit": 1,
            },
            root_block_device={"volume_type": "gp3", "volume_size": volume_size, "encrypted": True},
            user_data=texts.template(texts.check(user_data, where=where)) if user_data else None,
            user_data_replace_on_change=True if user_data else None,
            tags={"Name": name},
            lifecycle=None if follow_images else {"ignore_changes": ["ami"]},
            depends_on=list(depends_on) or None,
        )
        for warning in texts.warnings(user_data) if user_data else ():
            Annotations.of(self).add_warning(warning)
        self.instance_id: str = self.instance.id
        self.address: str = self.instance.public_ip if public_address else self.instance.private_ip


def architecture_of(instance_type: str) -> Architecture:
    """The processor of an instance type: Graviton families have a g after their generation, and a1 is one.

    https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
    """
    family = instance_type.partition(".")[0]
    generation = re.fullmatch(r"[a-z]+\d+(.*)", family)
    return "arm64" if family == "a1" or (generation and "g" in generation[1]) else "x86_64"


def check_type(instance_type: str, architecture: Architecture, *, where: str = "") -> None:
    """An InstanceError where the type is none, or where an image of the architecture does not boot on it."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*\.[a-z0-9-]+", instance_type):
        raise InstanceError(
            f"{instance_type!r} is no instance type", where=where, hint="give one such as t3.small"
        )
    if instance_type.startswith("mac"):
        raise InstanceError(f"{instance_type} is a Mac, on which NixOS images do not boot", where=where)
    if (needed := architecture_of(instance_type)) != architecture:
        raise InstanceError(
            f"{instance_type} has {needed} processors, the image is for {architecture}",
            where=where,
            hint=f"choose the architecture {needed}, or another type",
        )
