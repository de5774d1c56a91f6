"""A launch template for NixOS machines, with the settings that AWS recommends and its defaults lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdktf import Annotations, Fn, TerraformLocal
from constructs import Construct

from modules import user_data as texts
from snowform.aws.launch_template import LaunchTemplate
from snowform.ec2.instances import (
    ROOT_DEVICE,
    SMALLEST_VOLUME,
    Architecture,
    check_type,
    check_volume,
)


class NixosLaunchTemplate(Construct):
    """What each machine of a fleet is: its image, type, root volume, user data, groups and tags.

    `user_data` is literal text but for references that CDKTF made. AWS takes a template's user data in base64
    and counts its 16,384 bytes before that (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html),
    so the limit is that of an instance; a UserDataError says so here. The text itself is in the local value
    `user-data`, readable in the JSON and in a plan.

    Every change makes a new `version`, which is also the template's default. Without `follow_images`, a new
    image alone makes none. The tags of the provider do not reach what a template starts: `tags` are those of
    its machines, volumes and network interfaces.
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
        security_group_ids: Sequence[str],
        key_name: str | None = None,
        volume_size: int = SMALLEST_VOLUME,
        user_data: str | None = None,
        associate_public_ip_address: bool = False,
        follow_images: bool = True,
        iam_instance_profile: str | None = None,
        monitoring: bool = False,
        tags: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        where = self.node.path
        check_type(instance_type, architecture, where=where)
        check_volume(volume_size, where=where)
        started = {"Name": name, **(tags or {})}
        self.template = LaunchTemplate(
            self,
            "Default",
            name=name,
            update_default_version=True,
            image_id=image_id,
            instance_type=instance_type,
            key_name=key_name,
            user_data=self._encoded(user_data, where) if user_data else None,
            iam_instance_profile={"name": iam_instance_profile} if iam_instance_profile else None,
            monitoring={"enabled": monitoring},
            # Of a container on the machine, a limit of 1 keeps the instance's credentials away.
            metadata_options={
                "http_endpoint": "enabled",
                "http_tokens": "required",
                "http_put_response_hop_limit": 1,
            },
            # An interface, because only there a template says whether a machine has a public address.
            network_interfaces=[
                {
                    "device_index": 0,
                    "associate_public_ip_address": associate_public_ip_address,
                    "security_groups": list(security_group_ids),
                    "delete_on_termination": True,
                }
            ],
            block_device_mappings=[
                {
                    "device_name": ROOT_DEVICE,
                    "ebs": {
                        "volume_type": "gp3",
                        "volume_size": volume_size,
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
            lifecycle=None if follow_images else {"ignore_changes": ["image_id"]},
        )
        for warning in texts.warnings(user_data) if user_data else ():
            Annotations.of(self).add_warning(warning)
        self.template_id: str = self.template.id
        self.version: str = self.template.get_string_attribute("latest_version")

    def _encoded(self, text: str, where: str) -> str:
        # Not an argument of the function itself: there a quoted text would have to be escaped once more.
        local = TerraformLocal(self, "user-data", texts.template(texts.check(text, where=where)))
        encoded: str = Fn.base64encode(local.as_string)
        return encoded
