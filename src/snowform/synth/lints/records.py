"""A record of Route 53 with values and no time to live, which it refuses.

https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

KIND = "aws_route53_record"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such record."""
    for name, body in subject.resources(KIND):
        if body.get("records") and body.get("ttl") is None:
            yield Finding(
                ("resource", KIND, name, "records"),
                'a record with values of its own needs a "ttl"',
                "say for how many seconds it may be kept, such as 300",
                "warning",
                rule="record-ttl",
            )
