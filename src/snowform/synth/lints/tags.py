"""Tags whose keys AWS keeps for itself.

https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.provision.configuration.blocks import blocks, labels
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.subject import Subject

RESERVED = "aws:"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such tag of a resource."""
    for path, body in blocks(subject.document.get("resource"), 2):
        tags = body.get("tags")
        if not labels(path)[0].startswith("aws_") or not isinstance(tags, dict):
            continue
        for key in tags:
            if key.lower().startswith(RESERVED):
                yield Finding(
                    ("resource", *path, "tags", key),
                    f'keys that begin with "{RESERVED}" are those of AWS itself, which refuses this one',
                    "take another key",
                    "warning",
                    rule="tag-key",
                )
