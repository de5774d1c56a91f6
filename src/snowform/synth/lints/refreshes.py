"""A group with an instance refresh that a new version of its launch template never starts.

The provider starts one where the group's own arguments change. `$Latest` and `$Default` never do:
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, labelled
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

KIND = "aws_autoscaling_group"
CONSTANT = ("$Latest", "$Default")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such group."""
    for name, body in subject.resources(KIND):
        refreshes = [refresh for _, refresh in blocks(body.get("instance_refresh"), 0)]
        # What else starts one was chosen by whoever wrote it.
        if not refreshes or any(refresh.get("triggers") for refresh in refreshes):
            continue
        for path, template in _templates(body):
            version = template.get("version")
            if version is None or version in CONSTANT:
                shown = f'"{version}"' if version else "no version, which is the default one,"
                yield Finding(
                    ("resource", KIND, name, *path),
                    f"{shown} never changes, so no new version of the template starts the instance refresh",
                    'give the template\'s "latest_version"',
                    "warning",
                    rule="refresh-never-starts",
                )


def _templates(body: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    for _, template in blocks(body.get("launch_template"), 0):
        yield ("launch_template",), template
    names = ("mixed_instances_policy", "launch_template", "launch_template_specification")
    for _, template in labelled(body, *names):
        yield names, template
