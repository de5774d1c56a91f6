"""Leave out the findings whose rule the program switched off (`snowform.suppress`) where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from snowform.hints import Any
from snowform.lints.rules import OF_DOCUMENTS
from snowform.synth.checks.findings import Finding

UNUSED = "unused-suppression"


def suppressed(
    findings: Iterable[Finding], suppressions: Mapping[str, Mapping[str, Any]], stack: str
) -> list[Finding]:
    """The findings of a document that remain, and a warning of each line that suppressed nothing.

    `suppressions` are what the program reported, `stack` is the path of the document's stack: what belongs
    to no construct, as a provider or a local value, is the stack's own.
    """
    used: set[str] = set()
    kept = list(_remaining(findings, suppressions, stack, used))
    return [*kept, *_remaining(_unused(suppressions, stack, used), suppressions, stack, set())]


def remaining(
    findings: Iterable[Finding], suppressions: Mapping[str, Mapping[str, Any]], stack: str = ""
) -> list[Finding]:
    """The findings that are not suppressed; of what suppresses nothing no word."""
    return list(_remaining(findings, suppressions, stack, set()))


def _remaining(
    findings: Iterable[Finding], suppressions: Mapping[str, Mapping[str, Any]], stack: str, used: set[str]
) -> Iterator[Finding]:
    for finding in findings:
        place = finding.construct or stack
        keys = [
            key
            for key, suppression in suppressions.items()
            if finding.rule == suppression["rule"] and is_inside(place, suppression["construct"])
        ]
        used.update(keys)
        if not keys:
            yield finding


def _unused(suppressions: Mapping[str, Mapping[str, Any]], stack: str, used: set[str]) -> Iterator[Finding]:
    # A construct that is made often suppresses with one line each time: it is of use if it ever is.
    lines: dict[tuple[Any, ...], list[str]] = {}
    for key, suppression in suppressions.items():
        known = suppression["rule"] in OF_DOCUMENTS and suppression["rule"] != UNUSED
        if known and is_inside(suppression["construct"], stack):
            lines.setdefault((*suppression["source"], suppression["rule"]), []).append(key)
    for (file, line, rule), keys in lines.items():
        if used.isdisjoint(keys):
            yield Finding(
                (),
                f'the suppression of "{rule}" suppresses nothing',
                "remove it, or it hides what comes later",
                "warning",
                suppressions[keys[0]]["construct"],
                f"{file}:{line}",
                UNUSED,
            )


def is_inside(path: str, scope: str) -> bool:
    """Whether a construct is another, or below it; the app's own path is empty."""
    return not scope or path == scope or path.startswith(f"{scope}/")
