"""What a check found in a document: where, what, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from snowform.hints import Any, Literal
from snowform.records import Record
from snowform.schema.check import Problem, format_path
from snowform.synth.normalise import TYPED_SECTIONS, Address

Severity = Literal["error", "warning"]

# The sections of which cdktf's metadata does not tell the construct: right below the stack it has their name.
OF_NO_METADATA = {("variable",), ("output",)}


class Finding(Record):
    """One finding: `path` leads to it in the JSON; `construct` and `source` (file:line) where known.

    `rule` is the id of the lint rule that a warning is of (`lints.rules`); such a one can be suppressed.
    """

    __slots__ = ("construct", "hint", "message", "path", "rule", "severity", "source")

    def __init__(
        self,
        path: tuple[str | int, ...],
        message: str,
        hint: str = "",
        severity: Severity = "error",
        construct: str = "",
        source: str = "",
        rule: str = "",
    ) -> None:
        self.path = path
        self.message = message
        self.hint = hint
        self.severity = severity
        self.construct = construct
        self.source = source
        self.rule = rule

    def __str__(self) -> str:
        text = f"{format_path(self.path)}: {self.message}" if self.path else self.message
        if self.hint:
            text += f"; {self.hint}"
        origin = ", ".join(filter(None, (self.source, self.construct and f"construct {self.construct}")))
        text = f"{text} ({origin})" if origin else text
        return f"{text} [{self.rule}]" if self.rule else text

    def as_json(self) -> dict[str, str]:
        """The finding for scripts."""
        return {
            "path": format_path(self.path),
            "message": self.message,
            "hint": self.hint,
            "severity": self.severity,
            "construct": self.construct,
            "source": self.source,
            "rule": self.rule,
        }


def of_schema(problem: Problem) -> Finding:
    """What the schema of a block says of its content: an error, or a warning of what Terraform drops."""
    if not problem.dropped:
        return Finding(problem.path, problem.message, problem.hint)
    message = f"{problem.message}: what stands there is ignored"
    return Finding(problem.path, message, problem.hint, "warning", rule="ignored-attribute")


def locate(
    finding: Finding, constructs: Mapping[Address, str], sources: Mapping[str, Any], stack: str = ""
) -> Finding:
    """The finding with the construct that its path lies in, and the line that made that construct."""
    length = 3 if finding.path and finding.path[0] in TYPED_SECTIONS else 2
    address = tuple(str(part) for part in finding.path[:length])
    construct = constructs.get(address, "")
    if not construct and address[:1] in OF_NO_METADATA and f"{stack}/{address[-1]}" in sources:
        construct = f"{stack}/{address[-1]}"
    origin = sources.get(construct)
    source = f"{origin[0]}:{origin[1]}" if origin else ""
    return finding.replace(construct=construct, source=source)
