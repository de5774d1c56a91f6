"""A launch template for NixOS machines, with the settings that AWS recommends and its defaults lack."""

from __future__ import annotations

from collections.abc import Mapping

from cdktf import Annotations, Fn, TerraformLocal
from constructs import Construct

from modules import user_data as texts
from modules.machine_properties import MachineProperties
from snowform.aws.launch_template import LaunchTemplate
from snowform.ec2.instances import ROOT_DEVICE


class NixosLaunchTemplate(Construct):
    """What each machine of a fleet is: its image, type, root volume, user data, groups and tags.

    AWS takes a template's user data in base64
    and counts its 16,384 bytes before that (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html),
    so the limit is that of an instance; a UserDataError says so here. The text itself is in the local value
    `user-data`, readable in the JSON and in a plan.

    Every change makes a new `version`, which is also the template's default. Without `follow_images`, a new
    image alone makes none. The tags of the provider do not reach what a template starts: `tags` are those of
    its machines, volumes and network interfaces. With `monitoring`, CPU load is reported every minute instead
    of every five, which costs.

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
        monitoring: bool = False,
        tags: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        machine.check(where=where)
        started = {"Name": name, **(tags or {})}
        self.template = LaunchTemplate(
            self,
            "Default",
            name=name,
            update_default_version=True,
            image_id=machine.image_id,
            instance_type=machine.instance_type,
            key_name=machine.key_name,
            user_data=self._encoded(machine.user_data, where) if machine.user_data else None,
            iam_instance_profile=(
                {"name": machine.iam_instance_profile} if machine.iam_instance_profile else None
            ),
            monitoring={"enabled": monitoring},
            metadata_options=machine.metadata_options,
            # An interface, because only there a template says whether a machine has a public address.
            network_interfaces=[
                {
                    "device_index": 0,
                    "associate_public_ip_address": machine.associate_public_ip_address,
                    "security_groups": list(machine.security_group_ids),
                    "delete_on_termination": True,
                }
            ],
            block_device_mappings=[
                {
                    "device_name": ROOT_DEVICE,
                    "ebs": {
                        "volume_type": "gp3",
                        "volume_size": machine.volume_size,
                        "encrypted": True,
                        "delete_on_termination": True,
                    },
                }
            ],
            tag_specifications=[
                {"resource_type": kind, "tags": started}
                for kind in ("instance", "volume", "network-interface")
            ],
            tags={"Name": name},
            lifecycle=None if machine.follow_images else {"ignore_changes": ["image_id"]},
        )
        for warning in texts.warnings(machine.user_data) if machine.user_data else ():
            Annotations.of(self).add_warning(warning)
        self.has_user_data = bool(machine.user_data)
        self.template_id: str = self.template.id
        self.version: str = self.template.get_string_attribute("latest_version")

    def _encoded(self, text: str, where: str) -> str:
        # Not an argument of the function itself: there a quoted text would have to be escaped once more.
        local = TerraformLocal(self, "user-data", texts.template(texts.check(text, where=where)))
        encoded: str = Fn.base64encode(local.as_string)
        return encoded
