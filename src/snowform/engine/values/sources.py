"""Record the line of the program that made a variable or an output, for what is said of it."""

from __future__ import annotations

from snowform import report
from snowform.hints import Any


def note(construct: Any) -> None:
    """Record the user's line that makes a construct, where a report is wanted."""
    if report.wanted():
        from snowform.providers.origin import caller

        report.record("source", construct.node.path, list(caller()))
