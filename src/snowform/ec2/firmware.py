"""By which firmware the machines of an instance type boot. Small, since synthesis asks of every machine."""

from __future__ import annotations

import re

# Families that boot by BIOS alone: those that are not built on the Nitro System, and some that are
# (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html). Bare metal does, too.
_BIOS_ONLY = frozenset((
    *("c1", "c3", "c4", "cc2", "cr1", "d2", "f1", "g2", "g3", "g3s", "h1", "hs1", "i2", "i3", "m1", "m2"),
    *("m3", "m4", "p2", "p3", "r3", "r4", "t1", "t2", "x1", "x1e"),
    *("dl1", "g4ad", "p4", "p4d", "p4de", "u-3tb1", "u-6tb1", "u-9tb1", "u-12tb1", "u-18tb1", "u-24tb1"),
    "vt1",
))  # fmt: skip


def is_graviton(instance_type: str) -> bool:
    """Whether a type has Graviton processors: its family has a g after the generation, or is a1.

    https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
    """
    family = instance_type.partition(".")[0]
    generation = re.fullmatch(r"[a-z]+\d+(.*)", family)
    return family == "a1" or bool(generation and "g" in generation[1])


def boot_modes_of(instance_type: str) -> frozenset[str]:
    """How machines of a type can boot: "legacy-bios", "uefi" or both. Graviton boots by UEFI alone."""
    family, _, size = instance_type.partition(".")
    if is_graviton(instance_type):
        return frozenset({"uefi"})
    if family in _BIOS_ONLY or size.startswith("metal"):
        return frozenset({"legacy-bios"})
    return frozenset({"legacy-bios", "uefi"})
