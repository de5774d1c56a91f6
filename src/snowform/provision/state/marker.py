"""What this host has last seen of its state. By the marker an absent state is told from a fresh start."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import ProvisionError, StateRefused
from ..host.files import read_json, write_json
from ..host.paths import Paths
from ..records import asdict, dataclass, fields
from .backend import Backend, save_backend
from .document import StateDocument, count

VERSION = 1


@dataclass(frozen=True, slots=True)
class Marker:
    """The state after the latest run of this host that wrote to it.

    `backend` is the digest of where the state is kept, `place` the same in words; `configuration` the digest
    of what was applied, empty before the first apply; `resources` how many objects the state had then;
    `applied_at` a time as RFC 3339 has it.
    """

    stack: str
    lineage: str
    serial: int
    backend: str
    place: str
    resources: int
    configuration: str
    applied_at: str

    def describe(self) -> str:
        """One clause for messages, in the form of a state's."""
        return f"lineage {self.lineage}, serial {self.serial}, {count(self.resources)}"


def read_marker(path: Path) -> Marker | None:
    """The marker in a file, None where there is no file; StateRefused where it is none."""
    if not path.exists():
        return None
    try:
        raw = read_json(path)
    except ProvisionError as error:
        raise _unreadable(path, error.message) from error
    if not isinstance(raw, dict) or raw.get("version") != VERSION:
        raise _unreadable(path, f"is no marker of version {VERSION}")
    values: dict[str, Any] = {setting.name: raw.get(setting.name) for setting in fields(Marker)}
    numbers = {"serial", "resources"}
    wrong = [name for name, value in values.items() if type(value) is not (int if name in numbers else str)]
    if wrong:
        raise _unreadable(path, f"has no proper value for {', '.join(wrong)}")
    return Marker(**values)


def write_marker(
    paths: Paths,
    backend: Backend,
    document: StateDocument,
    *,
    configuration: str = "",
    now: datetime | None = None,
) -> Marker:
    """Write the marker of that state in that place, and how to get there again.

    StorageError where it cannot be written.
    """
    made = Marker(
        stack=paths.stack,
        lineage=document.lineage,
        serial=document.serial,
        backend=backend.digest,
        place=backend.place,
        resources=len(document.objects),
        configuration=configuration,
        applied_at=(now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    write_json(paths.marker, {"version": VERSION, **asdict(made)})
    # After the marker: killed in between, a migration still finds what the marker tells of, or says so.
    save_backend(paths.backend, backend)
    return made


def _unreadable(path: Path, why: str) -> StateRefused:
    return StateRefused(
        f"the marker of what was applied {why}",
        where=str(path),
        hint="see that the state is the right one, then `state adopt` writes the marker anew",
    )
