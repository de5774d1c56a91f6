"""Whether the state that is there is the one to build on. An absent state is never taken for an empty one.

To tofu it is: for an absent local state, and for a file of 0 bytes as a killed run leaves it, `plan` creates
everything anew (OpenTofu 1.6.2, Terraform 1.11.4). So the marker decides, before anything is planned.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from ..errors import ProvisionError, StateRefused
from ..host.paths import Paths
from ..records import dataclass
from ..tofu.diagnostics import TofuFailed
from . import backups
from .backend import Backend, Store, where
from .document import StateDocument, StateError, is_encrypted, parse_pulled
from .marker import Marker, read_marker


class Kind(Enum):
    """How this host stands to the state."""

    FRESH = "fresh"
    KNOWN = "known"
    UNTRACKED = "untracked"


@dataclass(frozen=True, slots=True)
class StateStatus:
    """FRESH: there never was a state. UNTRACKED: there is one that this host has never written to.

    KNOWN: it is the one that this host wrote, or a later one of its lineage.
    """

    kind: Kind
    document: StateDocument | None
    marker: Marker | None


def before_init(paths: Paths, backend: Backend) -> None:
    """What can be told without tofu; StateRefused where the place has changed or the local file is not whole.

    `init` reads the state too, and fails over one that is cut off without saying which.
    """
    marker = read_marker(paths.marker)
    if marker:
        _check_place(paths, marker, backend)
    if not backend.remote:
        check_file(paths, marker)


def check_file(paths: Paths, marker: Marker | None = None) -> None:
    """StateError where the local file is there and no whole state; encrypted ones are tofu's to read."""
    _whole(paths, marker, lambda: _from_file(paths, None))


def state_status(paths: Paths, store: Store, backend: Backend) -> StateStatus:
    """How this host stands to its state; StateRefused where it is not the one to build on.

    TofuFailed where the backend does not answer.
    """
    marker = read_marker(paths.marker)
    if marker:
        _check_place(paths, marker, backend)
    return compare_with_marker(paths, marker, backend, read_state(paths, store, backend, marker))


def read_state(
    paths: Paths, store: Store, backend: Backend, marker: Marker | None = None
) -> StateDocument | None:
    """The state as it lies there, None where there is none; StateError where it is not whole.

    `marker` only tells what was expected. A local file is read as it is: `state pull` says nothing for one
    of 0 bytes, and cannot say what is wrong with others.
    """
    if backend.remote:
        return _whole(paths, marker, lambda: _pulled(store, backend))
    return _whole(paths, marker, lambda: _from_file(paths, store))


def explain(failed: TofuFailed, backend: Backend) -> ProvisionError:
    """A failure of `init` or of a pull in terms of the state, where the state is what failed it."""
    if any(sign in failed.output for sign in _DAMAGED):
        return StateError(
            "it is cut off, damaged or no state at all",
            where=backend.place,
            hint="restore its former version; or remove it and put a whole one there with `state adopt PATH`",
        )
    if _UNEXPECTED in failed.output:
        return _unexpected(backend)
    return failed


def compare_with_marker(
    paths: Paths, marker: Marker | None, backend: Backend, document: StateDocument | None
) -> StateStatus:
    """The rule itself: what the marker says against what is there, in the place where both are kept.

    StateRefused where the state is absent, of another lineage, or older than the marker tells.
    """
    place = where(paths, backend)
    if marker is None:
        if document is None:
            _check_no_traces(paths, place)
            return StateStatus(Kind.FRESH, None, None)
        return StateStatus(Kind.UNTRACKED, document, None)
    if document is None:
        raise StateRefused(
            f"there is no state; expected: {marker.describe()}, applied at {marker.applied_at}",
            where=place,
            hint=f"{_latest(paths)}bring it back with `state adopt PATH`, or start over with `state create`, "
            "which forgets what exists",
        )
    if wrong := _mismatch(marker, document):
        raise StateRefused(
            f"{wrong}; expected: {marker.describe()}, found: {document.describe()}",
            where=place,
            hint=f"{_latest(paths)}bring the right one back with `state adopt PATH`, or go on from this one "
            "with `state adopt`",
        )
    return StateStatus(Kind.KNOWN, document, marker)


def _mismatch(marker: Marker, document: StateDocument) -> str:
    """Why this is not the state that the marker tells of, or a later one; empty where it is."""
    if document.lineage != marker.lineage:
        return "this is the state of something else"
    if document.serial < marker.serial:
        return "this is an older copy of the state"
    if document.serial == marker.serial and len(document.objects) != marker.resources:
        return "this state was changed under the same serial"
    return ""


def _check_place(paths: Paths, marker: Marker, backend: Backend) -> None:
    if marker.stack != paths.stack:
        raise StateRefused(
            f"this folder keeps the state of the stack {marker.stack!r}, not that of {paths.stack!r}",
            where=str(paths.state),
            hint="give each stack a folder of its own; for a stack that was renamed, `state adopt`",
        )
    if marker.backend != backend.digest:
        raise StateRefused(
            f"the state was kept in {marker.place}, the configuration says {backend.place} now",
            where=str(paths.marker),
            hint="move it with `state migrate`; where it has been moved already, `state adopt`",
        )


def _whole(
    paths: Paths, marker: Marker | None, read: Callable[[], StateDocument | None]
) -> StateDocument | None:
    """What `read` gives; its StateError with what was expected and what to do about it."""
    try:
        return read()
    except StateError as error:
        raise StateError(
            f"{error.message}; expected: {marker.describe() if marker else 'a state, or none at all'}",
            where=error.where,
            hint=_latest(paths) + (error.hint or "put a whole state in its place with `state adopt PATH`"),
            truncated=error.truncated,
        ) from error


def _from_file(paths: Paths, store: Store | None) -> StateDocument | None:
    path = paths.state_file
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StateError(f"it cannot be read: {error.strerror}", where=str(path)) from error
    if not text:
        return None
    if is_encrypted(text) and paths.encryption:
        return parse_pulled(store.state_pull(), str(path)) if store else None
    return parse_pulled(text, str(path))


# How tofu says that what the backend gave is no state (internal/states/statefile/read.go), and that what S3
# holds does not have the checksum in the lock table (internal/backend/remote-state/s3/client.go).
_DAMAGED = ("Unsupported state file format", "Invalid state file")
_UNEXPECTED = "does not have the expected content"


def _pulled(store: Store, backend: Backend) -> StateDocument | None:
    try:
        text = store.state_pull()
    except TofuFailed as failed:
        raise explain(failed, backend) from failed
    return parse_pulled(text, backend.place)


def _unexpected(backend: Backend) -> StateRefused:
    settings = backend.settings
    table, bucket, key = (settings.get(name, "?") for name in ("dynamodb_table", "bucket", "key"))
    item = f'{{"LockID": {{"S": "{bucket}/{key}-md5"}}}}'
    return StateRefused(
        "the object in S3 is not the state that was written last: it was deleted, restored or replaced",
        where=backend.place,
        hint="restore that version of it; or, where the one there is right, delete its checksum with "
        f"`aws dynamodb delete-item --table-name {table} --key '{item}'`, then `state adopt`",
    )


def _check_no_traces(paths: Paths, place: str) -> None:
    """Without a marker and a state this is a first start, unless something shows that it is not.

    A state file of 0 bytes shows nothing: tofu leaves one when it is killed at its very start, and nothing is
    created before the marker is written.
    """
    journals = sorted(paths.journals.glob("*")) if paths.journals.is_dir() else []
    traces = [*(backup.path for backup in backups.listed(paths)), *journals]
    if traces:
        raise StateRefused(
            f"there is neither a state nor a marker, yet {traces[-1]} shows that there were",
            where=place,
            hint=f"{_latest(paths)}bring the state back with `state adopt PATH`, or start over with "
            "`state create`",
        )


def _latest(paths: Paths) -> str:
    newest = backups.newest(paths)
    return f"the newest backup is {newest.path}; " if newest else ""
