"""Put in order a state that tofu could not save: what the apply made is known nowhere else.

When a state cannot be written, tofu leaves it as `errored.tfstate` in its folder; when that fails too, it
prints it among its events. On a full disk the old local state is cut off by then, and tofu pushes nothing
over a cut-off state (OpenTofu 1.6.2, Terraform 1.11.4).
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from ..console.console import Console
from ..errors import StateRefused
from ..host.files import write
from ..host.paths import Paths
from . import backups, guard, marker
from .backend import Backend, Store, where
from .document import StateDocument, StateError, is_encrypted, with_serial
from .push import move_truncated_aside, push_and_check

NAME = "errored.tfstate"
_DUMP = "Emergency state dump"


def collect(paths: Paths, *folders: Path) -> bool:
    """Move what tofu could not save, from these folders or from the captured output, to the state's folder.

    A whole state is never replaced by less. Returns whether there is one to settle.
    """
    for folder in folders:
        path = folder / NAME
        if path.is_file():
            _keep_better(paths, path.read_text(encoding="utf-8", errors="replace"))
            path.unlink()
    if paths.capture.is_file():
        dump = extract_dump(paths.capture.read_text(encoding="utf-8", errors="replace"))
        if dump is not None:
            _keep_better(paths, dump)
    return paths.errored_state.exists()


def before_init(paths: Paths, backend: Backend, console: Console, *, now: datetime | None = None) -> None:
    """Gather what interrupted runs left; move a truncated local state away where a whole one can replace it.

    `init` fails over a state that is cut off. StateRefused where what was left is not whole.
    """
    leftover = sorted(path.parent for path in paths.runtime.glob(f"*/{NAME}"))
    if not collect(paths, *leftover):
        return
    _check(paths, _read(paths, backend), marker.read_marker(paths.marker), None)
    if moved := move_truncated_aside(paths, backend, now=now):
        console.say(f"the state was cut off; what is left of it is {moved} now")


def push_errored(
    paths: Paths, store: Store, backend: Backend, console: Console, *, now: datetime | None = None
) -> StateDocument | None:
    """Make a state that could not be saved the backend's, and move its file among the backups.

    Returns the state that is there then, None where there was nothing to settle. StateRefused where the file
    is incomplete, or where it is not certain that it is the newest state; both files stay.
    """
    if not collect(paths):
        return None
    errored = _read(paths, backend)
    known = marker.read_marker(paths.marker)
    present = guard.read_state(paths, store, backend, known)
    if present and errored.serial <= present.serial and errored.identities <= present.identities:
        kept = backups.put_aside(paths, paths.errored_state, backups.ERRORED, now=now)
        console.say(f"{NAME} holds nothing that the state lacks; it is {kept} now")
        return present
    _check(paths, errored, known, present)
    text = errored.text
    if present and present.serial == errored.serial:
        # Both are of one run, which saves again and again under one serial; tofu wants a newer one.
        text = with_serial(errored, present.serial + 1)
    document = push_and_check(store, text, present)
    kept = backups.put_aside(paths, paths.errored_state, backups.ERRORED, now=now)
    console.say(
        f"the state that could not be saved is in place: {document.describe()}; its file is {kept} now"
    )
    return document


def extract_dump(capture: str) -> str | None:
    """The state that tofu printed among the events of `apply -json`; None where there is none.

    It is an event of type "log" with the state as an object. One that is cut off is given as it is.
    """
    for line in reversed(capture.splitlines()):
        if _DUMP not in line:
            continue
        try:
            event = json.loads(line)
        except ValueError:
            return line
        state = event.get("state") if isinstance(event, dict) and event.get("@message") == _DUMP else None
        if isinstance(state, dict):
            return json.dumps(state, indent=2, ensure_ascii=False) + "\n"
    return None


def _keep_better(paths: Paths, text: str) -> None:
    if not paths.errored_state.exists():
        write(paths.errored_state, text)
    elif _worth(text) > _worth(paths.errored_state.read_text(encoding="utf-8", errors="replace")):
        backups.put_aside(paths, paths.errored_state, backups.ERRORED)
        write(paths.errored_state, text)


def _worth(text: str) -> tuple[bool, int, int]:
    try:
        document = StateDocument.parse(text, NAME)
    except StateError:
        return is_encrypted(text), 0, len(text)
    return True, document.serial, len(document.objects)


def _read(paths: Paths, backend: Backend) -> StateDocument:
    path = paths.errored_state
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        return StateDocument.parse(text, str(path))
    except StateError as error:
        newest = backups.newest(paths)
        state = f"the state is {where(paths, backend)}, the newest backup {newest.path if newest else 'none'}"
        raise StateRefused(
            f"an apply could not save its state, and what it left is of no use: {error.message}; {state}",
            where=str(path),
            hint="take the newest whole state with `state adopt PATH`, or the one that is there with "
            "`state adopt`; what the apply created is in its journal",
        ) from error


def _check(
    paths: Paths, errored: StateDocument, known: marker.Marker | None, present: StateDocument | None
) -> None:
    """Whether nothing that is known is lost by it, else StateRefused.

    With a remote state another host may have applied after the run that failed. Then the state holds what the
    errored one does not know, unless nobody wrote since this host's marker.
    """
    expected = known.lineage if known else present.lineage if present else errored.lineage
    if errored.lineage != expected or (present and present.lineage != expected):
        raise _refused(paths, errored, known, present, "it belongs to another state")
    if known and errored.serial < known.serial:
        raise _refused(paths, errored, known, present, "it is older than what was applied since")
    if present is None:
        return
    unchanged = known is not None and present.serial <= known.serial < errored.serial
    extends = present.identities <= errored.identities and present.serial <= errored.serial
    if not unchanged and not extends:
        raise _refused(paths, errored, known, present, "the state has changed since, and holds what it lacks")


def _refused(
    paths: Paths, errored: StateDocument, known: marker.Marker | None, present: StateDocument | None, why: str
) -> StateRefused:
    expected = known.describe() if known else "that of the state"
    found = present.describe() if present else "none"
    return StateRefused(
        f"an apply could not save its state, but {why}; expected: {expected}, errored: {errored.describe()}, "
        f"the state: {found}",
        where=str(paths.errored_state),
        hint="see which is right: `state adopt` takes the state that is there, "
        f"`state adopt {paths.errored_state}` this one",
    )
