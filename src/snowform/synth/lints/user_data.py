"""A sensitive value in the user data of an instance, which the provider stores as it is from version 6.

Version 5 stored a hash:
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

KIND = "aws_instance"
ARGUMENT = "user_data"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each instance with such user data, where the stack permits that version."""
    if not any(schema.number.major >= 6 for schema in subject.schemas.versions("aws")):
        return
    bodies = subject.resources(KIND)
    written = [(name, body[ARGUMENT]) for name, body in bodies if "${" in str(body.get(ARGUMENT))]
    if not written:
        return
    from snowform.synth.checks.sensitivity import Sensitivity

    sensitive = Sensitivity(subject.document, subject.schemas, {})
    for name, value in written:
        if sensitive.of_value(value):
            yield Finding(
                ("resource", KIND, name, ARGUMENT),
                "a sensitive value stands in it, and version 6 of the provider, which is permitted, keeps it "
                "in the state as it is",
                "have the machine fetch the secret: who may describe the instance reads its user data too",
                "warning",
                rule="secret-in-user-data",
            )
