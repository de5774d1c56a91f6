"""Settings of volumes that their type does not have.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.schema.facts import shipped
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import bodies, known
from snowform.synth.lints.subject import Path, Subject

# The blocks that describe a volume, by the types that have them; "" is the resource itself.
OF_MACHINES = ("ebs_block_device", "root_block_device")
PLACES = {
    "aws_ebs_volume": ("",),
    "aws_instance": OF_MACHINES,
    "aws_launch_configuration": OF_MACHINES,
    "aws_launch_template": ("block_device_mappings.ebs",),
    "aws_spot_instance_request": OF_MACHINES,
}
RULE = "volume-settings"
# The types that have a setting, and those that cannot do without it.
WITH = {"iops": ("io1", "io2", "gp3"), "throughput": ("gp3",)}
NEEDING_IOPS = ("io1", "io2")
NOT_GIVEN = (None, 0, "0", "")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such setting."""
    for path, volume, resource in bodies(subject, PLACES):
        yield from _of_volume(subject, path, volume, resource)


def _of_volume(
    subject: Subject, path: Path, volume: Mapping[str, Any], body: Mapping[str, Any]
) -> Iterator[Finding]:
    argument = "type" if volume is body else "volume_type"
    found = (
        list(known(subject, volume.get(argument), (*path, argument), body)) if volume.get(argument) else []
    )
    names = shipped().names("volume-types")
    for each in found:
        if isinstance(each.value, str) and each.value not in names.known:
            message = f'"{each.value}" is none of the {len(names.known)} types of volumes, by {names.by}'
            yield each.warning(message, did_you_mean(each.value, sorted(names.known)), rule=RULE)
            return
    if len(found) != 1:
        return
    [type_], kind = found, found[0].value
    for setting, kinds in WITH.items():
        if volume.get(setting) not in NOT_GIVEN and kind not in kinds:
            message = f'a volume of the type "{kind}" has no "{setting}"'
            hint = f"leave it out, or take {' or '.join(kinds)}"
            yield type_.replace(path=(*path, setting)).warning(message, hint, rule=RULE)
    if kind in NEEDING_IOPS and volume.get("iops") in NOT_GIVEN and "snapshot_id" not in volume:
        yield type_.warning(f'a volume of the type "{kind}" needs "iops"', rule=RULE)
