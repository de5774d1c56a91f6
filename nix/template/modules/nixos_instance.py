"""An EC2 instance that runs NixOS, with the settings that AWS recommends and its defaults lack."""

from __future__ import annotations

from collections.abc import Sequence

from cdktf import Annotations, ITerraformDependable
from constructs import Construct

from modules import user_data as texts
from modules.machine_properties import MachineProperties
from snowform.aws.instance import Instance


class NixosInstance(Construct):
    """A NixOS machine: metadata by IMDSv2 only, an encrypted gp3 root, user data that arrives unchanged.

    When its user data changes, the machine is replaced, or without `user_data_replace_on_change` restarted,
    which applies it (NixOS does at every boot). It often fetches things at the first boot, so `depends_on`
    should name what makes the way to the internet. A new image leaves the machine alone unless
    `follow_images` is set. So does a change of what `ignore_changes` names besides.

    Raises InstanceError for a type or a root volume with which the image would not boot, and UserDataError
    for user data that would not arrive as it is or that amazon-init could not use.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        machine: MachineProperties,
        subnet_id: str,
        user_data_replace_on_change: bool = True,
        ignore_changes: Sequence[str] = (),
        depends_on: Sequence[ITerraformDependable] = (),
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        machine.check(where=where)
        ignored = [*ignore_changes] if machine.follow_images else ["ami", *ignore_changes]
        self.instance = Instance(
            self,
            "Default",
            ami=machine.image_id,
            instance_type=machine.instance_type,
            subnet_id=subnet_id,
            vpc_security_group_ids=machine.security_group_ids,
            key_name=machine.key_name,
            iam_instance_profile=machine.iam_instance_profile,
            associate_public_ip_address=machine.associate_public_ip_address,
            metadata_options=machine.metadata_options,
            root_block_device={"volume_type": "gp3", "volume_size": machine.volume_size, "encrypted": True},
            user_data=texts.template(texts.check(machine.user_data, where=where))
            if machine.user_data
            else None,
            user_data_replace_on_change=user_data_replace_on_change if machine.user_data else None,
            tags={"Name": name},
            lifecycle={"ignore_changes": ignored} if ignored else None,
            depends_on=list(depends_on) or None,
        )
        for warning in texts.warnings(machine.user_data) if machine.user_data else ():
            Annotations.of(self).add_warning(warning)
        self.instance_id: str = self.instance.id
        self.address: str = (
            self.instance.public_ip if machine.associate_public_ip_address else self.instance.private_ip
        )
