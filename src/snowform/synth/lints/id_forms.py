"""An id of EC2 that has not the form of one.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import known
from snowform.synth.lints.subject import Subject

# What the arguments of any type name, by how the ids of it begin.
ARGUMENTS = {
    "acl": ("network_acl_id",),
    "ami": ("ami", "image_id", "source_ami_id"),
    "eni": ("network_interface_id",),
    "igw": ("internet_gateway_id",),
    "nat": ("nat_gateway_id",),
    "pcx": ("vpc_peering_connection_id",),
    "rtb": ("route_table_id", "route_table_ids"),
    "sg": ("security_group_id", "security_group_ids", "source_security_group_id", "vpc_security_group_ids"),
    "subnet": ("subnet_id", "subnet_ids"),
    "tgw": ("transit_gateway_id",),
    "vpc": ("peer_vpc_id", "vpc_id"),
}
PREFIXES = {name: prefix for prefix, names in ARGUMENTS.items() for name in names}
# The types whose image is one of EC2, which other services have as well.
WITH_IMAGES = frozenset({"aws_ami_launch_permission", "aws_launch_configuration", "aws_launch_template"})
DIGITS = re.compile(r"[0-9a-f]{8}|[0-9a-f]{17}")
# The id of another account's group, and an image that Systems Manager has a parameter of.
FOREIGN, RESOLVED = re.compile(r"\d{12}/"), "resolve:"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such id."""
    for kind, resource, body in subject.of_aws():
        for name in body:
            if name not in PREFIXES or (name == "image_id" and kind not in WITH_IMAGES):
                continue
            value, prefix = body[name], f"{PREFIXES[name]}-"
            if value is None or (isinstance(value, str) and _has_form(value, prefix)):
                continue
            for argument in known(subject, value, ("resource", kind, resource, name), body):
                text = argument.value
                if not isinstance(text, str) or not text or text.startswith(RESOLVED):
                    continue
                if not _has_form(FOREIGN.sub("", text), prefix):
                    hint = f"an id is {prefix} and 8 or 17 hexadecimal digits"
                    yield argument.warning(f'"{text}" is no id of EC2', hint, rule="id-form")


def _has_form(text: str, prefix: str) -> bool:
    return text.startswith(prefix) and DIGITS.fullmatch(text, len(prefix)) is not None
