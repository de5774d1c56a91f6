"""Leave out the findings whose rule the program switched off (`snowform.suppress`) where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.lints.rules import OF_DOCUMENTS, is_own
from snowform.synth.checks.findings import Finding

UNUSED = "unused-suppression"


def suppressed(
    findings: Iterable[Finding],
    suppressions: Mapping[str, Mapping[str, Any]],
    stack: str,
    own: Collection[str] = (),
) -> list[Finding]:
    """The findings of a document that remain, and a warning of each line that suppressed nothing.

    `suppressions` are what the program reported, `stack` is the path of the document's stack: what belongs
    to no construct, as a provider or a local value, is the stack's own. `own` are the ids of the program's
    own checks.
    """
    used: set[str] = set()
    kept = list(_remaining(findings, suppressions, stack, used))
    return [*kept, *_remaining(_unused(suppressions, stack, used, own), suppressions, stack, set())]


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


def _unused(
    suppressions: Mapping[str, Mapping[str, Any]], stack: str, used: set[str], own: Collection[str]
) -> Iterator[Finding]:
    # A construct that is made often suppresses with one line each time: it is of use if it ever is.
    lines: dict[tuple[Any, ...], list[str]] = {}
    for key, suppression in suppressions.items():
        rule = suppression["rule"]
        known = (rule in OF_DOCUMENTS and rule != UNUSED) or is_own(rule)
        if known and is_inside(suppression["construct"], stack):
            lines.setdefault((*suppression["source"], rule), []).append(key)
    for (file, line, rule), keys in lines.items():
        if used.isdisjoint(keys):
            is_lost = is_own(rule) and rule not in own
            yield Finding(
                (),
                f'the suppression of "{rule}" suppresses nothing'
                + (": no check of that id was added" if is_lost else ""),
                (is_lost and did_you_mean(rule, own)) or "remove it, or it hides what comes later",
                "warning",
                suppressions[keys[0]]["construct"],
                f"{file}:{line}",
                UNUSED,
            )


def is_inside(path: str, scope: str) -> bool:
    """Whether a construct is another, or below it; the app's own path is empty."""
    return not scope or path == scope or path.startswith(f"{scope}/")
