"""Read what `tofu apply -json` prints, line by line. Keeps no values: of outputs the names only.

The format is https://opentofu.org/docs/internals/machine-readable-ui/, seen from OpenTofu 1.6.2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from ..records import dataclass


class Step(Enum):
    """What happened to one resource."""

    STARTED = "apply_start"
    PROGRESS = "apply_progress"
    COMPLETED = "apply_complete"
    ERRORED = "apply_errored"


@dataclass(frozen=True, slots=True)
class ResourceEvent:
    """One step of one resource; `action` is create, update, delete or read, `id` empty where it has none yet.

    A replacement is two of them at one address, "delete" and "create", in either order.
    """

    step: Step
    time: str
    address: str
    type: str
    action: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """What is going to happen to one resource: create, update, delete, replace, import, move, ..."""

    time: str
    address: str
    type: str
    action: str


@dataclass(frozen=True, slots=True)
class DiagnosticEvent:
    """An error or warning; `address` is empty where it concerns no resource. Its texts may hold values."""

    time: str
    severity: str
    summary: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class SummaryEvent:
    """The counts at the end of a plan or an apply."""

    time: str
    operation: str
    add: int
    change: int
    remove: int


@dataclass(frozen=True, slots=True)
class OutputsEvent:
    """The names of the outputs, at the end of an apply."""

    time: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionEvent:
    """The first line: which program speaks, in which version of the format."""

    time: str
    program: str
    version: str
    format: str


Event = ResourceEvent | PlannedEvent | DiagnosticEvent | SummaryEvent | OutputsEvent | VersionEvent


def read_events(lines: Iterable[str]) -> Iterator[Event]:
    """The events in their order. Lines of another kind are passed over, so is a last one that was cut off."""
    for line in lines:
        if (event := read_event(line)) is not None:
            yield event


def read_event(line: str) -> Event | None:
    """The event of one line; None where it is none that is known here."""
    if not line.startswith("{"):
        return None
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    try:
        return _event(raw)
    except (KeyError, TypeError, ValueError, AttributeError):
        # A newer tofu may give a known name another form; what it means is then not for us to guess.
        return None


STEPS = {step.value: step for step in Step}


def _event(raw: Mapping[str, Any]) -> Event | None:
    kind, time = raw.get("type"), str(raw.get("@timestamp", ""))
    if kind in STEPS:
        return _resource(STEPS[kind], time, raw["hook"])
    match kind:
        case "planned_change":
            change = raw["change"]
            resource = change["resource"]
            return PlannedEvent(time, resource["addr"], resource["resource_type"], change["action"])
        case "diagnostic":
            said = raw["diagnostic"]
            return DiagnosticEvent(
                time,
                str(said.get("severity", "error")),
                str(said.get("summary", "")),
                str(said.get("detail", "")),
                str(said.get("address", "")),
            )
        case "change_summary":
            counts = raw["changes"]
            numbers = (int(counts.get(name, 0)) for name in ("add", "change", "remove"))
            return SummaryEvent(time, str(counts["operation"]), *numbers)
        case "outputs":
            return OutputsEvent(time, tuple(raw["outputs"]))
        case "version":
            program = "tofu" if "tofu" in raw else "terraform"
            return VersionEvent(time, program, str(raw[program]), str(raw.get("ui", "")))
    return None


def _resource(step: Step, time: str, hook: Mapping[str, Any]) -> ResourceEvent:
    resource = hook["resource"]
    return ResourceEvent(
        step=step,
        time=time,
        address=resource["addr"],
        type=resource["resource_type"],
        action=hook["action"],
        id=str(hook.get("id_value") or ""),
    )
