"""Which EC2 instance this program runs on, and what of a plan would end or stop it. Asks files alone.

`identity` asks the instance's metadata service for what the files do not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..patterns import regex
from ..records import dataclass
from .changes import Change, Kind
from .disruptive import disruption
from .rules import stops

# On Nitro the firmware tells the id (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html);
# on older hosts cloud-init has written down what it found at boot.
PLACES = ("/sys/devices/virtual/dmi/id/board_asset_tag", "/var/lib/cloud/data/instance-id")
# What tells that this is EC2 at all: Nitro's vendor, Xen's version of the firmware, the UUID of either.
VENDORS = ("/sys/devices/virtual/dmi/id/sys_vendor", "/sys/devices/virtual/dmi/id/bios_vendor")
VERSION = "/sys/devices/virtual/dmi/id/bios_version"
UUIDS = ("/sys/hypervisor/uuid", "/sys/devices/virtual/dmi/id/product_uuid")

_ID = regex(r"i-[0-9a-f]{8,17}")

# Which attribute of a type names the instance that it is, or that it acts on.
INSTANCES: Mapping[str, str] = {
    "aws_instance": "id",
    "aws_spot_instance_request": "spot_instance_id",
    "aws_ec2_instance_state": "instance_id",
    "aws_volume_attachment": "instance_id",
}

# Which attributes of a type name what keeps instances, as their tags do, and whether that is an Auto Scaling
# group: of one, an instance knows without its tags that it is in none.
KEEPERS: Mapping[str, tuple[tuple[str, ...], bool]] = {
    "aws_autoscaling_group": (("name", "id"), True),
    "aws_autoscaling_schedule": (("autoscaling_group_name",), True),
    "aws_eks_node_group": (("resources.autoscaling_groups.name",), True),
    "aws_elastic_beanstalk_environment": (("autoscaling_groups",), True),
    "aws_ec2_fleet": (("id",), False),
    "aws_spot_fleet_request": (("id",), False),
    "aws_cloudformation_stack": (("id",), False),
    "aws_emr_cluster": (("id",), False),
    "aws_cloud9_environment_ec2": (("id",), False),
}
# What keeps instances for other purposes is not suspected of it: an instance of theirs carries their tag.
_SUSPECTS = frozenset(KEEPERS) - {
    *("aws_autoscaling_schedule", "aws_cloudformation_stack", "aws_emr_cluster", "aws_cloud9_environment_ec2")
}

# A fleet that is deleted leaves its instances running unless one of these is set:
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteFleets.html.
_TERMINATING: Mapping[str, tuple[str, ...]] = {
    "aws_ec2_fleet": ("terminate_instances",),
    "aws_spot_fleet_request": ("terminate_instances_on_delete", "terminate_instances_with_expiration"),
}

# The numbers of instances that are wanted, of each type; at 0 none is left.
_SIZES: Mapping[str, tuple[str, ...]] = {
    "aws_autoscaling_group": ("max_size", "desired_capacity"),
    "aws_autoscaling_schedule": ("max_size", "desired_capacity"),
    "aws_eks_node_group": ("scaling_config.max_size", "scaling_config.desired_size"),
    "aws_ec2_fleet": ("target_capacity_specification.total_target_capacity",),
    "aws_spot_fleet_request": ("target_capacity",),
}


@dataclass(frozen=True, slots=True)
class Machine:
    """This machine. `id` is that of the EC2 instance, "" where there is none, or (`ec2`) it cannot be told.

    `keepers` are names and ids of what manages the instance. `groups_known` and `others_known` say whether
    all of them are among these that are Auto Scaling groups, and that are fleets and the like.
    """

    id: str = ""
    ec2: bool = False
    keepers: frozenset[str] = frozenset()
    groups_known: bool = False
    others_known: bool = False

    @classmethod
    def of(cls, machine: Machine | str) -> Machine:
        """A machine of which perhaps no more than the id is known."""
        return machine if isinstance(machine, Machine) else cls(machine)

    def knows(self, kind: str) -> bool:
        """Whether it is known that the machine is or is not kept by an object of that type."""
        return self.groups_known if KEEPERS[kind][1] else self.others_known


def read_file(path: str) -> str:
    """What a small file says; "" where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def own_instance_id(read: Callable[[str], str] = read_file) -> str:
    """The id of this EC2 instance ("i-…"), "" on any other machine, and where no file tells."""
    return next((said for said in (read(place).strip() for place in PLACES) if is_id(said)), "")


def is_id(text: str) -> bool:
    """Whether that is an instance's id."""
    return _ID.fullmatch(text) is not None


def is_ec2(read: Callable[[str], str] = read_file) -> bool:
    """Whether the firmware or the hypervisor say that this is an EC2 instance, of Xen or Nitro."""
    vendor = any(read(place).strip() == "Amazon EC2" for place in VENDORS)
    return (
        vendor
        or "amazon" in read(VERSION).lower()
        or any(read(path).lower().startswith("ec2") for path in UUIDS)
    )


def harm(change: Change, machine: Machine | str) -> str:
    """What the change would certainly do to the machine that ends or stops it; "" where nothing."""
    here = Machine.of(machine)
    return _by_itself(change, here.id) or (_by_keeper(change) if _keeps(change, here) else "")


def doubt(change: Change, machine: Machine | str) -> str:
    """What the change may do to the machine, for all that is known; "" where nothing."""
    here = Machine.of(machine)
    if change.type not in KEEPERS:
        return ""
    if _keeps(change, here):
        effect = "" if _by_keeper(change) else _shrinking(change)
        return f"{effect}, and this machine is one of its instances" if effect else ""
    if here.ec2 and not here.knows(change.type) and change.type in _SUSPECTS:
        effect = _by_keeper(change)
        return f"{effect}, and whether this machine is one of its instances is not known" if effect else ""
    return ""


def unknown(change: Change, machine: Machine | str) -> str:
    """What an operator should know where the machine cannot tell which instance it is; else ""."""
    here = Machine.of(machine)
    if not here.ec2 or change.kind in {Kind.NOOP, Kind.READ}:
        return ""
    subject = f"{change.address}: whether this machine is"
    if not here.id and (name := INSTANCES.get(change.type)):
        instance = str(change.was(name) or change.value(name) or "")
        return f"{subject} the instance concerned is not known" if _by_itself(change, instance) else ""
    if change.type in _SUSPECTS and not here.knows(change.type) and _shrinking(change):
        return f"{subject} one of its instances is not known, and some may be terminated"
    return ""


def _by_itself(change: Change, instance: str) -> str:
    name = INSTANCES.get(change.type)
    if not instance or name is None or instance not in (change.was(name), change.value(name)):
        return ""
    taken = change.kind in {Kind.DELETE, Kind.REPLACE} and change.was(name) == instance
    if change.type == "aws_volume_attachment":
        stopped = taken and change.was("stop_instance_before_detaching")
        return "it is stopped to detach a volume" if stopped else ""
    if change.type == "aws_ec2_instance_state":
        # To delete this one leaves the instance as it is; to replace it may put the next one to rest.
        replaced = change.kind is Kind.REPLACE and change.value(name) == instance and stops(change)
        return "it is stopped" if replaced else disruption(change)
    return "it is terminated" if taken else disruption(change)


def _keeps(change: Change, machine: Machine) -> bool:
    """Whether the object is one that manages this machine."""
    names, _ = KEEPERS.get(change.type, ((), False))
    values = {
        value
        for name in names
        for side in (change.before, change.after)
        for value in _values(side, name.split("."))
    }
    # A fleet that was asked for its instances once has their ids.
    values |= set(_values(change.before, ["fleet_instance_set", "instance_ids"]))
    return bool(values & ({*machine.keepers, machine.id} - {""}))


def _by_keeper(change: Change) -> str:
    """What becomes of every instance of a group or fleet, and the like; "" where they live on."""
    if change.type == "aws_autoscaling_schedule":
        rest = change.kind in {Kind.CREATE, Kind.UPDATE, Kind.REPLACE} and _is_emptied(change)
        return "its instances are terminated at a time that is set" if rest else ""
    if change.kind in {Kind.DELETE, Kind.REPLACE}:
        flags = _TERMINATING.get(change.type)
        lives = flags and not any(str(change.was(flag)).lower() == "true" for flag in flags)
        return "" if lives else "its instances are terminated with it"
    if change.kind is Kind.UPDATE and _is_emptied(change):
        return "all its instances are terminated"
    effect = disruption(change)
    return effect if "an instance refresh" in effect else ""


def _shrinking(change: Change) -> str:
    """What becomes of some of its instances, without it being known which."""
    if change.kind is not Kind.UPDATE or _by_keeper(change):
        return ""
    return disruption(change)


def _is_emptied(change: Change) -> bool:
    """A size becomes 0 that was not, or that did not exist."""
    for name in _SIZES.get(change.type, ()):
        old, new = (list(_values(side, name.split("."))) for side in (change.before, change.after))
        if new == [0] and old != [0]:
            return True
    return False


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """The values at a path, in each element of lists on the way."""
    if isinstance(value, list):
        for element in value:
            yield from _values(element, path)
    elif isinstance(value, Mapping):
        if path:
            yield from _values(value.get(path[0]), path[1:])
    elif not path and value is not None:
        yield value
