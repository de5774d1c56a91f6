"""Tags whose keys AWS keeps for itself.

https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

RESERVED = "aws:"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such tag of a resource."""
    for kind, name, body in subject.of_aws():
        tags = body.get("tags")
        for key in tags if isinstance(tags, dict) else ():
            if key.lower().startswith(RESERVED):
                yield Finding(
                    ("resource", kind, name, "tags", key),
                    f'keys that begin with "{RESERVED}" are those of AWS itself, which refuses this one',
                    "take another key",
                    "warning",
                    rule="tag-key",
                )
