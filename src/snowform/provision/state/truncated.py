"""Put back the state that a run was killed in the midst of writing.

After each resource of an apply tofu writes a local state in place: it empties the file and fills it again
(opentofu: internal/states/statemgr/filesystem.go). Killed in between, it leaves 0 bytes or a part. The state
from before that run is among the backups, and what the run made is in its journal, for the recovery to find.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ..console.console import Console
from ..errors import StateRefused
from ..host.files import write
from ..host.paths import Paths
from . import backups, guard, marker
from .backend import Backend
from .document import StateDocument, StateError
from .push import move_truncated_aside


def restore(
    paths: Paths,
    backend: Backend,
    interrupted_lineage: Callable[[], str],
    console: Console,
    *,
    now: datetime | None = None,
) -> None:
    """Replace a truncated local state by the newest backup, where that is what the last run began with.

    `interrupted_lineage` gives the lineage of the last run where that was interrupted, else "": then no run
    was killed while it wrote. It is called only where the state is truncated. Where the backup is not the
    state that the marker tells of, all stays for an operator to see. StorageError where it cannot be written.
    """
    if backend.remote or not _is_truncated(paths) or not (lineage := interrupted_lineage()):
        return
    newest, known = backups.newest(paths), marker.read_marker(paths.marker)
    if newest is None or known is None:
        return
    text = newest.path.read_text(encoding="utf-8", errors="replace")
    try:
        document = StateDocument.parse(text, str(newest.path))
        guard.compare_with_marker(paths, known, backend, document)
    except StateRefused:
        return
    if document.lineage != lineage:
        return
    moved = move_truncated_aside(paths, backend, now=now)
    write(paths.state_file, text)
    rest = f"; what is left of it is {moved} now" if moved else ""
    console.say(
        f"a run was killed while it wrote the state: put back the one before it, {document.describe()}{rest}"
    )


def _is_truncated(paths: Paths) -> bool:
    if not paths.state_file.exists():
        return False
    try:
        guard.check_file(paths)
    except StateError as error:
        return error.truncated
    return not paths.state_file.stat().st_size
