"""An EC2 instance that runs NixOS, with the settings that AWS recommends and its defaults lack."""

from __future__ import annotations

from collections.abc import Sequence

from cdktf import Annotations, ITerraformDependable
from constructs import Construct

from modules import user_data as texts
from snowform.aws.instance import Instance
from snowform.ec2.instances import SMALLEST_VOLUME, Architecture, check_type, check_volume


class NixosInstance(Construct):
    """A NixOS machine: metadata by IMDSv2 only, an encrypted gp3 root, user data that arrives unchanged.

    `user_data` is literal text but for references that CDKTF made; when it changes, the machine is replaced,
    or without `user_data_replace_on_change` restarted, which applies it (NixOS does at every boot).
    It often fetches things at the first boot, so `depends_on` should name what makes the way to the internet.
    A new image leaves the machine alone unless `follow_images` is set: NixOS publishes one every week.
    So does a change of what `ignore_changes` names besides.
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
        associate_public_ip_address: bool = True,
        user_data_replace_on_change: bool = True,
        follow_images: bool = False,
        ignore_changes: Sequence[str] = (),
        iam_instance_profile: str | None = None,
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        check_type(instance_type, architecture, where=where)
        check_volume(volume_size, where=where)
        ignored = [*ignore_changes] if follow_images else ["ami", *ignore_changes]
        self.instance = Instance(
            self,
            "Default",
            ami=image_id,
            instance_type=instance_type,
            subnet_id=subnet_id,
            vpc_security_group_ids=security_group_ids,
            key_name=key_name,
            iam_instance_profile=iam_instance_profile,
            associate_public_ip_address=associate_public_ip_address,
            # Of a container on the machine, a limit of 1 keeps the instance's credentials away.
            metadata_options={
                "http_endpoint": "enabled",
                "http_tokens": "required",
                "http_put_response_hop_limit": 1,
            },
            root_block_device={"volume_type": "gp3", "volume_size": volume_size, "encrypted": True},
            user_data=texts.template(texts.check(user_data, where=where)) if user_data else None,
            user_data_replace_on_change=user_data_replace_on_change if user_data else None,
            tags={"Name": name},
            lifecycle={"ignore_changes": ignored} if ignored else None,
            depends_on=list(depends_on) or None,
        )
        for warning in texts.warnings(user_data) if user_data else ():
            Annotations.of(self).add_warning(warning)
        self.instance_id: str = self.instance.id
        self.address: str = (
            self.instance.public_ip if associate_public_ip_address else self.instance.private_ip
        )
