"""The findings of a program's own checks, as its report tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snowform.hints import Any
from snowform.synth.checks.findings import Finding, locate
from snowform.synth.normalise import Address


def own_findings(
    entries: Sequence[Mapping[str, Any]],
    constructs: Mapping[Address, str],
    sources: Mapping[str, Any],
    stack: str,
) -> Iterator[Finding]:
    """The findings of a stack, each with its construct and line; of a check that fails, with the check's."""
    for entry in entries:
        found = Finding(
            tuple(entry["path"]),
            entry["message"],
            entry["hint"],
            entry["severity"],
            source=entry.get("source", ""),
            rule=entry.get("rule", ""),
        )
        yield found if found.source else locate(found, constructs, sources, stack)
