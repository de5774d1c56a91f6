"""Put in order a state that tofu could not save: what the apply made is known nowhere else.

When a state cannot be written, tofu leaves it as `errored.tfstate` in its folder; when that fails too, it
prints it among its events. On a full disk the old local state is cut off by then, and tofu pushes nothing
over a cut-off state (OpenTofu 1.6.2, Terraform 1.11.4).
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from ..console.console import Talk
from ..errors import StateRefused
from ..host.files import write
from ..host.paths import Site
from . import backups, guard, marker
from .backend import Backend, Store, where
from .document import StateDocument, StateError, is_encrypted, with_serial
from .moving import make_way, place

NAME = "errored.tfstate"
_DUMP = "Emergency state dump"


def rescue(site: Site, *folders: Path) -> bool:
    """Move what tofu could not save out of these folders, or out of the captured output, to the site.

    A whole state is never replaced by less. Returns whether there is one to settle.
    """
    for folder in folders:
        path = folder / NAME
        if path.is_file():
            _keep_better(site, path.read_text(encoding="utf-8", errors="replace"))
            path.unlink()
    if site.capture.is_file():
        dump = extract_dump(site.capture.read_text(encoding="utf-8", errors="replace"))
        if dump is not None:
            _keep_better(site, dump)
    return site.errored_state.exists()


def before_init(site: Site, backend: Backend, talk: Talk, *, now: datetime | None = None) -> None:
    """Gather what dead runs left; move a cut-off local state away where a whole one can take its place.

    `init` fails over a state that is cut off. StateRefused where what was left is not whole.
    """
    leftover = sorted(path.parent for path in site.runtime.glob(f"*/{NAME}"))
    if not rescue(site, *leftover):
        return
    _check(site, _read(site, backend), marker.read(site.marker), None)
    if moved := make_way(site, backend, now=now):
        talk.say(f"the state was cut off; what is left of it is {moved} now")


def settle(
    site: Site, store: Store, backend: Backend, talk: Talk, *, now: datetime | None = None
) -> StateDocument | None:
    """Make a state that could not be saved the backend's, and move its file among the backups.

    Returns the state that is there then, None where there was nothing to settle. StateRefused where the file
    is incomplete, or where it is not certain that it is the newest state; both files stay.
    """
    if not rescue(site):
        return None
    errored = _read(site, backend)
    known = marker.read(site.marker)
    present = guard.look(site, store, backend, known)
    if present and errored.serial <= present.serial and errored.identities <= present.identities:
        kept = backups.put_aside(site, site.errored_state, backups.ERRORED, now=now)
        talk.say(f"{NAME} holds nothing that the state lacks; it is {kept} now")
        return present
    _check(site, errored, known, present)
    text = errored.text
    if present and present.serial == errored.serial:
        # Both are of one run, which saves again and again under one serial; tofu wants a newer one.
        text = with_serial(errored, present.serial + 1)
    document = place(store, text, present)
    kept = backups.put_aside(site, site.errored_state, backups.ERRORED, now=now)
    talk.say(f"the state that could not be saved is in place: {document.describe()}; its file is {kept} now")
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


def _keep_better(site: Site, text: str) -> None:
    if not site.errored_state.exists():
        write(site.errored_state, text)
    elif _worth(text) > _worth(site.errored_state.read_text(encoding="utf-8", errors="replace")):
        backups.put_aside(site, site.errored_state, backups.ERRORED)
        write(site.errored_state, text)


def _worth(text: str) -> tuple[bool, int, int]:
    try:
        document = StateDocument.parse(text, NAME)
    except StateError:
        return is_encrypted(text), 0, len(text)
    return True, document.serial, len(document.objects)


def _read(site: Site, backend: Backend) -> StateDocument:
    path = site.errored_state
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        return StateDocument.parse(text, str(path))
    except StateError as error:
        newest = backups.newest(site)
        state = f"the state is {where(site, backend)}, the newest backup {newest.path if newest else 'none'}"
        raise StateRefused(
            f"an apply could not save its state, and what it left is of no use: {error.message}; {state}",
            where=str(path),
            hint="take the newest whole state with `state adopt PATH`, or the one that is there with "
            "`state adopt`; what the apply created is in its journal",
        ) from error


def _check(
    site: Site, errored: StateDocument, known: marker.Marker | None, present: StateDocument | None
) -> None:
    """Whether nothing that is known is lost by it, else StateRefused.

    With a remote state another host may have applied after the run that failed. Then the state holds what the
    errored one does not know, unless nobody wrote since this host's marker.
    """
    expected = known.lineage if known else present.lineage if present else errored.lineage
    if errored.lineage != expected or (present and present.lineage != expected):
        raise _refused(site, errored, known, present, "it belongs to another state")
    if known and errored.serial < known.serial:
        raise _refused(site, errored, known, present, "it is older than what was applied since")
    if present is None:
        return
    unchanged = known is not None and present.serial <= known.serial < errored.serial
    extends = present.identities <= errored.identities and present.serial <= errored.serial
    if not unchanged and not extends:
        raise _refused(site, errored, known, present, "the state has changed since, and holds what it lacks")


def _refused(
    site: Site, errored: StateDocument, known: marker.Marker | None, present: StateDocument | None, why: str
) -> StateRefused:
    expected = known.describe() if known else "that of the state"
    found = present.describe() if present else "none"
    return StateRefused(
        f"an apply could not save its state, but {why}; expected: {expected}, errored: {errored.describe()}, "
        f"the state: {found}",
        where=str(site.errored_state),
        hint="see which is right: `state adopt` takes the state that is there, "
        f"`state adopt {site.errored_state}` this one",
    )
