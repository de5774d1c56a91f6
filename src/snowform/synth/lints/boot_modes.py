"""An image on a machine that does not boot it.

Other processors than the image is for, which AWS refuses in the apply; or another firmware, with which the
machine starts and never comes up.
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.ec2.firmware import boot_modes_of, is_graviton
from snowform.ec2.instances import OWNER, architecture_of
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
PROCESSORS = frozenset({"x86_64", "arm64"})
# How the NixOS project names its images: nixos/RELEASE-SYSTEM (https://nixos.github.io/amis/).
SYSTEMS = {"-x86_64-linux": "x86_64", "-aarch64-linux": "arm64"}

# An image of the document: whether it is looked up, and its body.
Image = tuple[bool, Mapping[str, Any]]


def find(subject: Subject) -> Iterator[Finding]:
    """An error where the image's processors or boot mode are known and wrong, a warning of an own image's."""
    images: _Images | None = None
    for kind, name, body, machine in _machines(subject):
        images = images or _Images(subject)
        possible, processors = boot_modes_of(machine), architecture_of(machine)
        # Most documents hold nothing that could be wrong, and are not looked through.
        if possible == BOTH and not images.processors - {processors}:
            continue
        image = images.of(body.get(STARTING[kind]))
        if image is None:
            continue
        path = ("resource", kind, name, "instance_type")
        made_for, mode = _processors(image), _boot_mode(image)
        if made_for not in {"", processors}:
            yield Finding(
                path,
                f"{machine} has {processors} processors, and the image is for {made_for}",
                f"AWS would refuse it: take another type, or an image for {processors}",
            )
        elif possible != BOTH:
            (only,) = possible
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


def _machines(subject: Subject) -> Iterator[tuple[str, str, Mapping[str, Any], str]]:
    """Kind, name and body of what starts machines, and their type where it is written out. No Macs."""
    for kind in STARTING:
        for name, body in subject.resources(kind):
            machine = body.get("instance_type")
            if not isinstance(machine, str) or "${" in machine or "." not in machine:
                continue
            if not machine.startswith("mac"):
                yield kind, name, body, machine


class _Images:
    """The images of a document; `processors` are those that any of them is known to be for."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._identities: Identities | None = None
        self._found: dict[str, Image | None] = {}
        looked_up = ((True, body) for _, body in subject.resources("aws_ami", "data"))
        made = ((False, body) for _, body in subject.resources("aws_ami"))
        self.processors = {_processors(image) for image in (*looked_up, *made)} - {""}

    def of(self, value: Any) -> Image | None:
        """The image that an argument names; None where that is not known."""
        if not isinstance(value, str):
            return None
        if value not in self._found:
            self._found[value] = self._find(value, 0)
        return self._found[value]

    def _find(self, value: Any, depth: int) -> Image | None:
        self._identities = self._identities or _identities(self._subject)
        for thing in self._identities.of(value):
            if thing[0] == "aws_ami":
                for name, body in self._subject.resources("aws_ami"):
                    if name == thing[1]:
                        return False, body
            elif thing[0] == "aws_ami_copy" and depth < 2:
                for name, body in self._subject.resources("aws_ami_copy"):
                    if name == thing[1]:
                        return self._find(body.get("source_ami_id"), depth + 1)
            elif thing[0] == "" and thing[1].startswith("data.aws_ami."):
                wanted = thing[1].split(".")[2].partition("[")[0]
                for name, body in self._subject.resources("aws_ami", "data"):
                    if name == wanted:
                        return True, body
        return None


def _identities(subject: Subject) -> Identities:
    from snowform.synth.lints.identity import Identities

    kinds = ("aws_ami", "aws_ami_copy")
    images = {(kind, name): body for kind in kinds for name, body in subject.resources(kind)}
    return Identities(subject.document, images)


def _boot_mode(image: Image) -> str:
    """How an image boots: a boot mode, UNKNOWN of an own image, or "" where nothing is to be said."""
    looked_up, body = image
    if not looked_up:
        mode = body.get("boot_mode")
        return mode if isinstance(mode, str) else ""
    if (modes := _filtered(body, "boot-mode")) is not None:
        return modes[0] if len(modes) == 1 and isinstance(modes[0], str) else ""
    return UNKNOWN if body.get("owners") == ["self"] else ""


def _processors(image: Image) -> str:
    """The processors that an image is for; "" where that is not known."""
    looked_up, body = image
    if not looked_up:
        # The provider's default.
        made_for = body.get("architecture", "x86_64")
        return made_for if isinstance(made_for, str) and made_for in PROCESSORS else ""
    found = set(_filtered(body, "architecture") or ())
    if not found and body.get("owners") == [OWNER]:
        found = {_of_name(name) for name in _filtered(body, "name") or ()}
    return found.pop() if len(found) == 1 and found <= PROCESSORS else ""


def _of_name(name: Any) -> str:
    ends = (made_for for end, made_for in SYSTEMS.items() if isinstance(name, str) and name.endswith(end))
    return next(ends, "")


def _filtered(body: Mapping[str, Any], by: str) -> list[Any] | None:
    """The values of the filter of that name; None where there is none, or they are computed."""
    for _, filtering in blocks(body.get("filter"), 0):
        values = filtering.get("values")
        if filtering.get("name") == by and isinstance(values, list):
            return values
    return None
