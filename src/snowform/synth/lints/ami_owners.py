"""A look-up of the newest image that does not say whose: anybody can publish one of that name.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

KIND = "aws_ami"
# A filter by one of these says whose image it is just as well.
SURE = frozenset({"owner-id", "owner-alias", "image-id"})


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each such look-up: an error where only versions are permitted that refuse it."""
    versions = subject.schemas.versions("aws")
    is_refused = bool(versions) and versions[0].number.major >= 6
    for name, body in subject.resources(KIND, "data"):
        if _is(body.get("most_recent")) and not _names_owner(body):
            yield Finding(
                ("data", KIND, name, "most_recent"),
                "takes the newest image whoever published it",
                'say whose in "owners"; the provider refuses this from version 6',
                "error" if is_refused else "warning",
                rule="ami-without-owners",
            )


def _is(value: Any) -> bool:
    return value is True or value in ("true", "1")


def _names_owner(body: Mapping[str, Any]) -> bool:
    if body.get("owners") or _is(body.get("allow_unsafe_filter")) or "dynamic" in body:
        return True
    names = {filter_body.get("name") for _, filter_body in blocks(body.get("filter"), 0)}
    return any(name in SURE or (isinstance(name, str) and "${" in name) for name in names)
