"""Images on machines that do not boot them, and refreshes of groups that never start."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.ec2.firmware import boot_modes_of
from snowform.synth.checks.check import check
from tests.synth.lints.documents import find

Body = dict[str, Any]
UEFI, BIOS = {"boot_mode": "uefi"}, {"boot_mode": "legacy-bios"}
STARTING = {
    "aws_instance": "ami",
    "aws_launch_configuration": "image_id",
    "aws_launch_template": "image_id",
    "aws_spot_instance_request": "ami",
}


@pytest.mark.parametrize(
    ("instance_type", "modes"),
    [
        *[(kind, {"legacy-bios"}) for kind in ("t2.micro", "m4.large", "c4.large", "i3.large", "x1e.large")],
        *[(kind, {"legacy-bios"}) for kind in ("m5.metal", "c7i.metal-24xl", "p4d.24xlarge", "g4ad.xlarge")],
        *[(kind, {"legacy-bios"}) for kind in ("u-6tb1.56xlarge", "vt1.3xlarge", "p3.2xlarge")],
        *[(kind, {"uefi"}) for kind in ("t4g.small", "m6g.metal", "a1.large", "c7gn.large", "g5g.xlarge")],
        *[(kind, {"legacy-bios", "uefi"}) for kind in ("t3.small", "t3a.micro", "m5.large", "c7i.large")],
        *[(kind, {"legacy-bios", "uefi"}) for kind in ("p3dn.24xlarge", "i3en.large", "x2iezn.2xlarge")],
    ],
)
def test_how_machines_boot(instance_type: str, modes: set[str]) -> None:
    assert boot_modes_of(instance_type) == modes


def booted(image: str, instance_type: str, kind: str = "aws_instance", **sections: Any) -> list[str]:
    resource = sections.pop("resource", {})
    machine = {kind: {"web": {STARTING[kind]: image, "instance_type": instance_type}}}
    found = find("boot_modes", {"resource": {**resource, **machine}, **sections})
    return [finding.severity for finding in found]


@pytest.mark.parametrize("kind", STARTING)
@pytest.mark.parametrize(
    ("image", "instance_type", "said"),
    [
        (UEFI, "t2.micro", ["error"]),
        (UEFI, "m5.metal", ["error"]),
        (BIOS, "t4g.small", ["error"]),
        (UEFI, "t3.micro", []),
        (BIOS, "t2.micro", []),
        ({**UEFI, "architecture": "arm64"}, "t4g.small", []),
        ({"boot_mode": "uefi-preferred"}, "t2.micro", []),
        ({}, "t2.micro", []),
        ({"boot_mode": "${var.mode}"}, "t2.micro", []),
    ],
)
def test_an_image_made_here_boots_on_its_machine(
    kind: str, image: Body, instance_type: str, said: list[str]
) -> None:
    resource = {"aws_ami": {"own": image}}
    assert booted("${aws_ami.own.id}", instance_type, kind, resource=resource) == said
    copied = {**resource, "aws_ami_copy": {"there": {"source_ami_id": "${aws_ami.own.id}"}}}
    assert booted("${aws_ami_copy.there.id}", instance_type, kind, resource=copied) == said


def looked_up(*modes: str, owners: str = "self") -> Body:
    filters = [{"name": "boot-mode", "values": list(modes)}] if modes else []
    return {"aws_ami": {"own": {"owners": [owners], "filter": filters}}}


@pytest.mark.parametrize(
    ("data", "instance_type", "said"),
    [
        (looked_up(), "t2.micro", ["warning"]),
        (looked_up(), "t3.micro", []),
        (looked_up(), "t4g.small", []),
        (looked_up("uefi"), "t2.micro", ["error"]),
        (looked_up("legacy-bios"), "t2.micro", []),
        (looked_up("legacy-bios", "uefi"), "t2.micro", []),
        (looked_up("uefi", owners="427812963091"), "m4.large", ["error"]),
        (looked_up(owners="427812963091"), "t2.micro", []),
    ],
)
def test_an_image_that_is_looked_up_boots_or_is_warned_of(
    data: Body, instance_type: str, said: list[str]
) -> None:
    assert booted("${data.aws_ami.own.id}", instance_type, data=data) == said
    through = {"image": "${data.aws_ami.own.image_id}"}
    assert booted("${local.image}", instance_type, data=data, locals=through) == said


ARM, INTEL = {"architecture": "arm64"}, {"architecture": "x86_64"}


@pytest.mark.parametrize("kind", STARTING)
@pytest.mark.parametrize(
    ("image", "instance_type", "said"),
    [
        (ARM, "t3.small", ["error"]),
        (ARM, "t2.micro", ["error"]),
        (INTEL, "t4g.small", ["error"]),
        # The provider's default.
        ({}, "a1.large", ["error"]),
        (ARM, "c7g.large", []),
        (INTEL, "m5.large", []),
        ({"architecture": "i386"}, "m5.large", []),
        ({"architecture": "${var.architecture}"}, "t4g.small", []),
        ({"architecture": "x86_64_mac"}, "mac1.metal", []),
        ({"architecture": "arm64"}, "mac1.metal", []),
    ],
)
def test_an_image_made_here_is_for_the_machines_processors(
    kind: str, image: Body, instance_type: str, said: list[str]
) -> None:
    assert booted("${aws_ami.own.id}", instance_type, kind, resource={"aws_ami": {"own": image}}) == said


def named(*names: str, owners: str = "427812963091") -> Body:
    return {"aws_ami": {"own": {"owners": [owners], "filter": [{"name": "name", "values": list(names)}]}}}


def of_architecture(*values: str) -> Body:
    filters = [{"name": "architecture", "values": list(values)}]
    return {"aws_ami": {"own": {"owners": ["amazon"], "filter": filters}}}


@pytest.mark.parametrize(
    ("data", "instance_type", "said"),
    [
        (of_architecture("arm64"), "t3.small", ["error"]),
        (of_architecture("x86_64"), "t4g.small", ["error"]),
        (of_architecture("x86_64"), "t3.small", []),
        (of_architecture("x86_64", "arm64"), "t4g.small", []),
        (of_architecture("${var.architecture}"), "t4g.small", []),
        (named("nixos/26.05*-aarch64-linux"), "t3.small", ["error"]),
        (named("nixos/26.05*-x86_64-linux"), "t4g.small", ["error"]),
        (named("nixos/26.05*-aarch64-linux"), "t4g.small", []),
        (named("nixos/25.11*-x86_64-linux", "nixos/26.05*-x86_64-linux"), "m6g.large", ["error"]),
        (named("nixos/26.05*-x86_64-linux", "nixos/26.05*-aarch64-linux"), "m6g.large", []),
        (named("nixos/26.05*"), "m6g.large", []),
        # Others may call theirs what they like.
        (named("mine-aarch64-linux", owners="123456789012"), "t3.small", []),
    ],
)
def test_an_image_that_is_looked_up_is_for_the_machines_processors(
    data: Body, instance_type: str, said: list[str]
) -> None:
    assert booted("${data.aws_ami.own.id}", instance_type, data=data) == said
    # Beside one for these processors, which another machine uses.
    both = {
        "aws_ami": {**data["aws_ami"], "other": {"filter": [{"name": "architecture", "values": ["i386"]}]}}
    }
    assert (
        booted("${local.image}", instance_type, data=both, locals={"image": "${data.aws_ami.own.id}"}) == said
    )
    assert booted("${data.aws_ami.other.id}", instance_type, data=both) == []


def test_the_error_says_which_processors_there_are() -> None:
    found = find(
        "boot_modes",
        {
            "data": of_architecture("arm64"),
            "resource": {
                "aws_instance": {"web": {"ami": "${data.aws_ami.own.id}", "instance_type": "t3.small"}}
            },
        },
    )
    assert [str(finding) for finding in found] == [
        "resource.aws_instance.web.instance_type: t3.small has x86_64 processors, and the image is for "
        "arm64; AWS would refuse it: take another type, or an image for x86_64"
    ]


@pytest.mark.parametrize("instance_type", ["${var.type}", "t2"])
def test_a_machine_that_is_not_known_is_left(instance_type: str) -> None:
    assert booted("${aws_ami.own.id}", instance_type, resource={"aws_ami": {"own": UEFI}}) == []


def test_the_error_says_which_firmware_there_is() -> None:
    resource = {
        "aws_ami": {"own": {"name": "own", **UEFI}},
        "aws_instance": {"web": {"ami": "${aws_ami.own.id}", "instance_type": "t2.micro"}},
    }
    assert [str(finding) for finding in check({"resource": resource})] == [
        "resource.aws_instance.web.instance_type: t2.micro boots by BIOS alone, and the image by UEFI; it "
        "would never come up: take another type, or an image that boots by BIOS"
    ]


REFRESH = {"strategy": "Rolling"}


def refreshed(template: Any, refresh: Any = REFRESH, *, mixed: bool = False) -> bool:
    specification = {"launch_template": {"launch_template_specification": template}}
    body = {"mixed_instances_policy": specification} if mixed else {"launch_template": template}
    group = {"web": {**body, "instance_refresh": refresh}}
    found = find("refreshes", {"resource": {"aws_autoscaling_group": group}})
    assert {finding.rule for finding in found} <= {"refresh-never-starts"}
    return bool(found)


@pytest.mark.parametrize("mixed", [False, True])
@pytest.mark.parametrize(
    ("version", "warned"),
    [
        ("$Latest", True),
        ("$Default", True),
        (None, True),
        ("${aws_launch_template.web.latest_version}", False),
        ("3", False),
        (3, False),
    ],
)
def test_a_version_that_never_changes_starts_no_refresh(version: Any, warned: bool, mixed: bool) -> None:
    assert refreshed({"id": "lt-1", "version": version}, mixed=mixed) == warned
    assert refreshed([{"id": "lt-1", "version": version}], [REFRESH], mixed=mixed) == warned


def test_a_group_without_a_refresh_or_with_triggers_of_its_own_is_left() -> None:
    assert not refreshed({"version": "$Latest"}, None)
    assert not refreshed({"version": "$Latest"}, [])
    assert not refreshed({"version": "$Latest"}, {"strategy": "Rolling", "triggers": ["tag"]})
    group = {"web": {"launch_configuration": "x", "instance_refresh": REFRESH}}
    assert find("refreshes", {"resource": {"aws_autoscaling_group": group}}) == []
