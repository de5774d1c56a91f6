"""Take into the state what AWS says now, and let nothing leave it that nobody has judged.

AWS does not show everything at once (https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html),
and shows nothing to another region's or account's credentials. `refresh` drops from the state what is not
shown, and the next run makes it a second time. So the refresh is a plan, which is read before it is applied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..crash.journal import SETTLED_AFTER, seconds_since
from ..host.files import write
from ..host.paths import Paths
from ..patterns import regex
from ..plan.changes import Kind, Plan, read_plan
from ..plan.details import Side, compare
from ..records import dataclass
from ..state import marker
from ..tofu.commands import Tofu
from .session import Session

_PLAN = "snowform_refresh.plan"
# The top level's, in the layout in which tofu writes states: its numbers are copied as they stand.
_SERIAL = regex(r'^(  "serial": )(\d+)(?=,$)', re.MULTILINE)
# As events write it; plans write "no-op".
_NOOP = "noop"


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a refresh would do: `gone` are the addresses that AWS does not show, and that would be dropped.

    `file` is its plan (absolute, in the folder of the run); `outputs` says whether an output would change.
    """

    tofu: Tofu
    file: Path
    gone: tuple[str, ...]
    outputs: bool

    def store(self) -> None:
        """Let the state have it, what is gone dropped; nothing is done where there is no news.

        TofuFailed where the state cannot be written.
        """
        states = None if self.gone or self.outputs else _states(self.file)
        if states is None:
            self.tofu.apply(self.file)
        elif _differ(*states):
            self._push(states[1])

    def _push(self, state: str) -> None:
        # To apply the plan starts the provider once more, and writes just this. tofu refuses it where
        # another host has written meanwhile: it compares the serials.
        pushed = self.file.with_suffix(".tfstate")
        write(pushed, _SERIAL.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", state, count=1))
        try:
            self.tofu.state_push(pushed)
        finally:
            pushed.unlink(missing_ok=True)

    def plan(self) -> Plan:
        """The whole of it, to be judged; TofuFailed or PlanError where it cannot be read."""
        return read_plan(self.tofu.show(self.file))


@contextmanager
def planned_refresh(session: Session, targets: Sequence[str] = ()) -> Iterator[Refresh]:
    """A refresh of `targets` (without any, of everything), not applied yet.

    TofuFailed where AWS did not answer.
    """
    file = session.workspace.folder / _PLAN
    try:
        events = session.tofu.plan_refresh(file, targets, session.paths.variable_options)
        yield Refresh(session.tofu, file, tuple(dict.fromkeys(_gone(events))), _outputs(events))
    finally:
        file.unlink(missing_ok=True)


def vanished(document: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses in a plan (`show -json`) whose objects the state has and AWS does not show."""
    drift = document.get("resource_drift") or ()
    return tuple(item["address"] for item in drift if item["change"]["actions"] == [Kind.DELETE.value])


def settling_time(paths: Paths) -> float:
    """Seconds until everything that the latest run made is shown by AWS; 0 where that is so by now.

    StateRefused where the marker cannot be read.
    """
    known = marker.read_marker(paths.marker)
    if known is None:
        return 0.0
    # A clock that was put back must not make this longer.
    return max(0.0, min(SETTLED_AFTER, SETTLED_AFTER - seconds_since(known.applied_at)))


def _gone(events: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    # https://opentofu.org/docs/internals/machine-readable-ui/#resource-drift
    for event in events:
        if event.get("type") == "resource_drift" and event["change"]["action"] == Kind.DELETE.value:
            yield str(event["change"]["resource"]["addr"])


def _outputs(events: Sequence[Mapping[str, Any]]) -> bool:
    found = (event.get("outputs") or {} for event in events if event.get("type") == "outputs")
    return any(output.get("action", _NOOP) != _NOOP for outputs in found for output in outputs.values())


def _states(file: Path) -> tuple[str, str] | None:
    """The state as it was and as it was read, of a plan file, which is a zip archive; None for another form.

    An encrypted one cannot be read here.
    """
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            before, after = (archive.read(name).decode() for name in ("tfstate-prev", "tfstate"))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None
    return (before, after) if _SERIAL.search(after) else None


def _differ(before: str, after: str) -> bool:
    """Whether two states differ by more than null and empty; True where none can tell."""
    try:
        old, new = (dict(_objects(json.loads(state))) for state in (before, after))
        return old.keys() != new.keys() or any(any(compare(Side(old[key]), Side(new[key]))) for key in old)
    except (ValueError, KeyError, TypeError):
        return True


def _objects(state: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for resource in state["resources"]:
        if resource["mode"] == "managed":
            for instance in resource["instances"]:
                parts = (resource.get("module"), resource["type"], resource["name"])
                which = (instance.get("index_key"), instance.get("deposed"))
                yield tuple(map(repr, (*parts, *which))), instance["attributes"]
