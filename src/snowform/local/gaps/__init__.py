"""The known gaps of moto, as the AWS provider shows them, each mended by a function of its own.

A module an area of AWS. What is left, and why, is in docs/local-aws.md.
"""

from __future__ import annotations

from importlib import import_module

from snowform.local.gaps.registry import GAPS, Gap, TargetMissing, covers

AREAS = (
    "autoscaling",
    "credits",
    "deletions",
    "images",
    "instances",
    "interfaces",
    "launches",
    "launch_templates",
    "network",
    "ranges",
    "route53",
    "s3",
    "security_groups",
    "user_data",
    "volumes",
    # The last one: it goes around the calls as the others have left them.
    "tags",
)


def all_gaps() -> tuple[Gap, ...]:
    """Every gap, in the order in which they are mended."""
    for area in AREAS:
        import_module(f"{__name__}.{area}")
    return tuple(GAPS)


def mend_all(version: str) -> list[str]:
    """Mend the gaps of that version of moto in this process; a sentence for each that could not be."""
    unmended = []
    for gap in all_gaps():
        if not covers(gap.moto, version):
            unmended.append(f"{gap.name} is for moto {gap.moto}, not for {version}: {gap.symptom}")
            continue
        try:
            gap.mend()
        except TargetMissing as missing:
            unmended.append(f"{gap.name}: moto {version} has no {missing}: {gap.symptom}")
    return unmended
