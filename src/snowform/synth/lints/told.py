"""What the engine warned of while the program ran (`lints.program.warn`), given to the stacks it is about."""

from __future__ import annotations

from collections.abc import Iterable

from snowform.hints import TYPE_CHECKING
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.suppressions import is_inside, remaining

if TYPE_CHECKING:
    from snowform.report import Report


def share_out(report: Report, stacks: Iterable[str]) -> dict[str, tuple[Finding, ...]]:
    """The warnings that are not suppressed, by the path of the stack they are about, or "" for none's."""
    told = [
        Finding(
            (),
            entry["message"],
            entry["hint"],
            "warning",
            entry["construct"],
            f"{entry['source'][0]}:{entry['source'][1]}",
            entry["rule"],
        )
        for entry in report["warnings"].values()
    ]
    # Of a stack in a stack, what is inside the inner one is its own.
    inner_first = sorted(stacks, key=len, reverse=True)
    shared: dict[str, tuple[Finding, ...]] = {}
    for finding in remaining(told, report.get("suppressions", {})):
        owner = next((stack for stack in inner_first if is_inside(finding.construct, stack)), "")
        shared[owner] = (*shared.get(owner, ()), finding)
    return shared
