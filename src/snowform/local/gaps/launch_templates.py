"""Launch templates and their versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import around, gap, target


@gap("aws_launch_template with tags: tag_specifications and default_version change on every plan")
def template_own_tags() -> None:
    """A template's own tags are not among those of what it starts."""
    responses = target("ec2.responses.launch_templates", "LaunchTemplates")

    @around(responses, "create_launch_template")
    def create_launch_template(original: Callable[..., Any], self: Any) -> Any:
        done = original(self)
        template = self.ec2_backend.get_launch_template_by_name(self._get_param("LaunchTemplateName"))
        data = template.latest_version().data
        tags = data.pop("TagSpecifications", [])
        if started := [tag for tag in tags if tag["ResourceType"] != "launch-template"]:
            data["TagSpecifications"] = started
        return done


@gap(
    "a group with the second version of a template that has user data: StartInstanceRefresh … StatusCode: 500"
)
def template_version_user_data() -> None:
    """The user data of later versions is decoded as that of the first, so that machines start with it."""
    responses = target("ec2.responses.launch_templates", "LaunchTemplates")
    decode = target("ec2.utils", "parse_user_data")

    @around(responses, "create_launch_template_version")
    def create_launch_template_version(original: Callable[..., Any], self: Any) -> Any:
        done = original(self)
        if given := self._get_param("LaunchTemplateData.UserData"):
            name, template_id = self._get_param("LaunchTemplateName"), self._get_param("LaunchTemplateId")
            backend = self.ec2_backend
            template = (
                backend.get_launch_template(template_id)
                if template_id
                else backend.get_launch_template_by_name(name)
            )
            template.latest_version().data["UserData"] = decode(given)
        return done
