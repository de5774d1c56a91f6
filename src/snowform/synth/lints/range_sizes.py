"""A range of a VPC or a subnet that is larger or smaller than AWS makes one.

https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import arguments
from snowform.synth.lints.subject import Subject

KINDS = ("aws_subnet", "aws_vpc", "aws_vpc_ipv4_cidr_block_association")
LEAST, MOST = 16, 28


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such range."""
    for kind in KINDS:
        for argument in arguments(subject, kind, "cidr_block"):
            _, _, bits = argument.value.partition("/") if isinstance(argument.value, str) else ("", "", "")
            if bits.isdecimal() and not LEAST <= int(bits) <= MOST:
                what = "large" if int(bits) < LEAST else "small"
                hint = f"AWS takes ranges from /{LEAST} to /{MOST}"
                yield argument.warning(f"{argument.value} is too {what}", hint, rule="range-size")
