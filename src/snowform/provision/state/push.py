"""Put a state where the backend keeps it: a first empty one, a given one, or that of a former backend.

Never by force: tofu itself refuses a push of another lineage, or of a serial that is not newer, unless what
is there holds nothing.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ..errors import StateRefused
from ..host.files import write
from ..host.paths import Paths
from . import backups, guard, marker
from .backend import Backend, Store, where
from .document import StateDocument, StateError, empty_state, parse_pulled

_PUSHED = "snowform-push.tfstate"


def move_truncated_aside(paths: Paths, backend: Backend, *, now: datetime | None = None) -> Path | None:
    """Move a cut-off local state among the backups; returns its new place, None where there is none.

    For `state create` and `state adopt PATH`, before `init`: that fails over it, as a push does. StateError
    where the state is damaged in another way, StorageError where it cannot be moved.
    """
    if backend.remote:
        return None
    try:
        guard.check_file(paths)
    except StateError as error:
        if not error.truncated:
            raise
        return backups.put_aside(paths, paths.state_file, backups.TRUNCATED, now=now)
    return None


def create(
    paths: Paths, store: Store, backend: Backend, *, lineage: str = "", now: datetime | None = None
) -> StateDocument:
    """Start over: an empty state of a new lineage, and its marker; nothing is created before both are there.

    For a first start, and for `state create`. StateRefused where a state with objects is there. The former
    marker and a state that could not be saved go among the backups.
    """
    import uuid

    present = guard.read_state(paths, store, backend)
    if present and not present.empty:
        raise StateRefused(
            f"there is a state: {present.describe()}; expected: none",
            where=where(paths, backend),
            hint=f"take it with `state adopt`; to start over all the same, first {_remove(paths, backend)}",
        )
    _put_errored_aside(paths, now)
    document = push_and_check(store, empty_state(lineage or str(uuid.uuid4())), present)
    _record(paths, backend, document, now)
    return document


def adopt(
    paths: Paths, store: Store, backend: Backend, path: Path | None = None, *, now: datetime | None = None
) -> StateDocument:
    """Make a state the stack's: that in a file, which is pushed, or what the backend holds now.

    StateRefused where the file holds no whole state, or where the backend holds one of another lineage or a
    newer serial; StateRefused without a file where the backend holds none.
    """
    if path is None:
        present = guard.read_state(paths, store, backend)
        if present is None:
            raise StateRefused(
                "there is no state to adopt",
                where=where(paths, backend),
                hint="name a file with `state adopt PATH`, or start over with `state create`",
            )
        document = present
    else:
        document = _push_given(paths, store, backend, path, now)
    _put_errored_aside(paths, now)
    _record(paths, backend, document, now)
    return document


def migrate(
    paths: Paths,
    old: tuple[Store, Backend],
    new: tuple[Store, Backend],
    *,
    now: datetime | None = None,
) -> StateDocument:
    """Bring the state from where the marker says it is to where the configuration wants it.

    Each store is tofu in a folder of its own with that backend. The old state stays where it is, and is not
    used again. StateRefused where it is not the one of the marker, or where the new place holds another.
    """
    (old_store, old_backend), (new_store, new_backend) = old, new
    known = marker.read_marker(paths.marker)
    if known is None or known.backend != old_backend.digest:
        raise StateRefused(
            f"no marker says that the state is in {old_backend.place}",
            where=str(paths.marker),
            hint="where the state has been moved already, `state adopt`",
        )
    if old_backend.digest == new_backend.digest:
        raise StateRefused(f"the state is in {new_backend.place} already", where=str(paths.marker))
    source = guard.compare_with_marker(
        paths, known, old_backend, guard.read_state(paths, old_store, old_backend, known)
    ).document
    assert source
    present = guard.read_state(paths, new_store, new_backend)
    _check_pushable(paths, new_backend, source, present)
    backups.keep(paths, old_store, old_backend, backups.BEFORE, now=now)
    document = _placed(new_store, source, present)
    _record(paths, new_backend, document, now)
    return document


def push_and_check(store: Store, text: str, present: StateDocument | None) -> StateDocument:
    """Make `text` the backend's state in the place of `present`, and see by a pull that it is.

    Where S3 and its kin hold no state, tofu gives what is pushed a lineage of its own and serial 1 (OpenTofu
    1.6.2, Terraform 1.11.4). So an empty one goes before: over that any lineage may be pushed, and is kept.
    StateRefused where the backend holds something else afterwards, TofuFailed where it refuses the push.
    """
    wanted = StateDocument.parse(text, "the state to push")
    if present is None:
        _push(store, empty_state(wanted.lineage))
    _push(store, text)
    found = parse_pulled(store.state_pull())
    same = found and found.lineage == wanted.lineage and found.identities == wanted.identities
    if not found or not same or found.serial < wanted.serial:
        raise StateRefused(
            f"the backend does not hold what was pushed; expected: {wanted.describe()}, "
            f"found: {found.describe() if found else 'no state'}",
            hint="another run writes to the same place; see which state is right, then `state adopt`",
        )
    return found


def _push(store: Store, text: str) -> None:
    path = store.folder / _PUSHED
    try:
        write(path, text)
        store.state_push(path)
    finally:
        path.unlink(missing_ok=True)


def _push_given(
    paths: Paths, store: Store, backend: Backend, path: Path, now: datetime | None
) -> StateDocument:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise StateError(f"it cannot be read: {error}", where=str(path)) from error
    given = parse_pulled(text, str(path))
    if given is None:
        raise StateError("it is empty: a state was expected", where=str(path))
    present = guard.read_state(paths, store, backend)
    _check_pushable(paths, backend, given, present)
    backups.keep(paths, store, backend, backups.BEFORE, now=now)
    return _placed(store, given, present)


def _placed(store: Store, given: StateDocument, present: StateDocument | None) -> StateDocument:
    return present if present and _holds(present, given) else push_and_check(store, given.text, present)


def _holds(present: StateDocument, given: StateDocument) -> bool:
    """Whether `given` is there already: S3 and its kin raise the serial of what is pushed."""
    return (
        present.lineage == given.lineage
        and present.serial >= given.serial
        and present.identities == given.identities
    )


def _check_pushable(
    paths: Paths, backend: Backend, given: StateDocument, present: StateDocument | None
) -> None:
    """Whether tofu will let `given` be pushed over `present`: said here, where both can be named."""
    if present is None or present.empty or _holds(present, given):
        return
    if present.lineage != given.lineage:
        why = "the state of something else is there"
    elif present.serial >= given.serial:
        why = "the state that is there is newer, or was changed under the same serial"
    else:
        return
    raise StateRefused(
        f"{why}; expected: {given.describe()}, or an older one; found: {present.describe()}",
        where=where(paths, backend),
        hint=f"`state adopt` takes the one that is there; to replace it all the same, first "
        f"{_remove(paths, backend)}",
    )


def _put_errored_aside(paths: Paths, now: datetime | None) -> None:
    if paths.errored_state.exists():
        backups.put_aside(paths, paths.errored_state, backups.ERRORED, now=now)


def _record(paths: Paths, backend: Backend, document: StateDocument, now: datetime | None) -> None:
    backups.copy(paths, paths.marker, backups.MARKER, now=now)
    marker.write_marker(paths, backend, document, now=now)


def _remove(paths: Paths, backend: Backend) -> str:
    return f"remove it from {backend.place}" if backend.remote else f"move {paths.state_file} away"
