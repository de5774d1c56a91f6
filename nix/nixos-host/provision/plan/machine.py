"""Which EC2 instance this program runs on, asked of the machine itself: never of the network."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from .changes import Change, Kind
from .disruptive import disruption
from .rules import stops

# On Nitro the firmware tells the id (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html);
# on older hosts cloud-init has written down what it found at boot.
PLACES = ("/sys/devices/virtual/dmi/id/board_asset_tag", "/var/lib/cloud/data/instance-id")

_ID = re.compile(r"i-[0-9a-f]{8,17}")

# Which attribute of a type names the instance that it is, or that it acts on.
_INSTANCE: Mapping[str, str] = {
    "aws_instance": "id",
    "aws_spot_instance_request": "spot_instance_id",
    "aws_ec2_instance_state": "instance_id",
    "aws_volume_attachment": "instance_id",
}


def read_file(path: str) -> str:
    """What a small file says; "" where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def own_instance_id(read: Callable[[str], str] = read_file) -> str:
    """The id of this EC2 instance ("i-…"), "" on any other machine."""
    return next((said for said in (read(place).strip() for place in PLACES) if _ID.fullmatch(said)), "")


def harm(change: Change, machine: str) -> str:
    """What the change would do to the instance `machine` that ends or stops it; "" where nothing.

    What ends an instance from outside (the Auto Scaling group that it belongs to) is not known here.
    """
    name = _INSTANCE.get(change.type)
    if not machine or name is None or machine not in (change.was(name), change.value(name)):
        return ""
    taken = change.kind in {Kind.DELETE, Kind.REPLACE} and change.was(name) == machine
    if change.type == "aws_volume_attachment":
        stopped = taken and change.was("stop_instance_before_detaching")
        return "it is stopped to detach a volume" if stopped else ""
    if change.type == "aws_ec2_instance_state":
        # To delete this one leaves the instance as it is; to replace it may put the next one to rest.
        replaced = change.kind is Kind.REPLACE and change.value(name) == machine and stops(change)
        return "it is stopped" if replaced else disruption(change)
    return "it is terminated" if taken else disruption(change)
