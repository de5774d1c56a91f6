"""An image on a machine whose firmware does not boot it: the machine starts, and never comes up.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.ec2.firmware import boot_modes_of, is_graviton
from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import blocks
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

if TYPE_CHECKING:
    from snowform.synth.lints.identity import Identities

# What starts machines, and the argument that names their image.
STARTING = {
    "aws_instance": "ami",
    "aws_launch_configuration": "image_id",
    "aws_launch_template": "image_id",
    "aws_spot_instance_request": "ami",
}
BOTH = frozenset({"legacy-bios", "uefi"})
WORDS = {"legacy-bios": "BIOS", "uefi": "UEFI"}
UNKNOWN = "unknown"


def find(subject: Subject) -> Iterator[Finding]:
    """An error where the image's boot mode is known and wrong, a warning where it is an own image's."""
    identities: Identities | None = None
    for kind, argument in STARTING.items():
        for name, body in subject.resources(kind):
            machine = body.get("instance_type")
            if not isinstance(machine, str) or "${" in machine or "." not in machine:
                continue
            possible = boot_modes_of(machine)
            if possible == BOTH:
                continue
            (only,) = possible
            identities = identities or _identities(subject)
            mode = _boot_mode(subject, identities, body.get(argument), 0)
            path = ("resource", kind, name, "instance_type")
            if mode == UNKNOWN and not is_graviton(machine):
                yield Finding(
                    path,
                    f"{machine} boots by {WORDS[only]} alone, and how this image boots is not known here",
                    f'say it: a filter "boot-mode" with {only} in the look-up',
                    "warning",
                    rule="boot-mode-unknown",
                )
            elif mode in BOTH and mode != only:
                yield Finding(
                    path,
                    f"{machine} boots by {WORDS[only]} alone, and the image by {WORDS[mode]}",
                    f"it would never come up: take another type, or an image that boots by {WORDS[only]}",
                )


def _identities(subject: Subject) -> Identities:
    from snowform.synth.lints.identity import Identities

    kinds = ("aws_ami", "aws_ami_copy")
    images = {(kind, name): body for kind in kinds for name, body in subject.resources(kind)}
    return Identities(subject.document, images)


def _boot_mode(subject: Subject, identities: Identities, value: Any, depth: int) -> str:
    """How an image boots: a boot mode, UNKNOWN of an own image, or "" where nothing is to be said."""
    for thing in identities.of(value):
        if thing[0] == "aws_ami":
            for name, body in subject.resources("aws_ami"):
                if name == thing[1] and isinstance(mode := body.get("boot_mode"), str):
                    return mode
        elif thing[0] == "aws_ami_copy" and depth < 2:
            for name, body in subject.resources("aws_ami_copy"):
                if name == thing[1]:
                    return _boot_mode(subject, identities, body.get("source_ami_id"), depth + 1)
        elif thing[0] == "" and thing[1].startswith("data.aws_ami."):
            wanted = thing[1].split(".")[2].partition("[")[0]
            for name, body in subject.resources("aws_ami", "data"):
                if name == wanted:
                    return _looked_up(body)
    return ""


def _looked_up(body: Mapping[str, Any]) -> str:
    for _, filtering in blocks(body.get("filter"), 0):
        values = filtering.get("values")
        if filtering.get("name") == "boot-mode" and isinstance(values, list):
            return values[0] if len(values) == 1 and isinstance(values[0], str) else ""
    return UNKNOWN if body.get("owners") == ["self"] else ""
