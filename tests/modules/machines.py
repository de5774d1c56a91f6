"""The machine that constructs are tested with."""

from __future__ import annotations

from typing import Any

from modules.machine_properties import MachineProperties


def a_machine(**more: Any) -> MachineProperties:
    """The least that a machine needs, and what else is given."""
    least: dict[str, Any] = {
        "image_id": "ami-1",
        "architecture": "x86_64",
        "instance_type": "t3.small",
        "security_group_ids": ["sg-1"],
        "associate_public_ip_address": False,
        "follow_images": True,
    }
    return MachineProperties(**{**least, **more})
