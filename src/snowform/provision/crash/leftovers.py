"""What the journals of runs that did not end well leave open, seen against the state. Asks nobody."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import dataclass
from ..state.document import Instance, StateDocument
from .events import ResourceEvent, Step
from .import_ids import COSTLY, HARMLESS, has_no_object
from .journal import Record, seconds_since


@dataclass(frozen=True, slots=True)
class Completed:
    """An object that a run made, of this id, and that the state does not know."""

    address: str
    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A creation that was begun; whether AWS made the object is not known, and the state knows none.

    `replaces` is the id of the object that it was to take the place of.
    """

    address: str
    type: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Tainted:
    """An object that is in the state as tainted because a run was cut off, not because anybody wished it."""

    address: str
    id: str


@dataclass(frozen=True, slots=True)
class Leftovers:
    """All that is open. `foreign` are journals of another state, `ended` is when the last run was alive."""

    completed: tuple[Completed, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    tainted: tuple[Tainted, ...] = ()
    foreign: tuple[str, ...] = ()
    ended: str = ""

    @property
    def empty(self) -> bool:
        """Nothing has to be looked for."""
        return not (self.completed or self.uncertain)

    @property
    def age(self) -> float:
        """Seconds since the last of these runs was alive."""
        return seconds_since(self.ended)


def find_leftovers(records: Iterable[Record], state: StateDocument | None) -> Leftovers:
    """Compare the journals (`journal.unsettled`) with the state as it is now.

    A failed apply counts like an interrupted one, but for creations that AWS clearly refused.
    """
    lineage = state.lineage if state else ""
    objects: dict[str, list[Instance]] = {}
    for instance in state.objects if state else ():
        objects.setdefault(instance.address, []).append(instance)
    made = {(instance.type, instance.id) for some in objects.values() for instance in some}
    known = [record for record in records if not lineage or record.run.lineage == lineage]
    foreign = tuple(str(record.path) for record in records if lineage and record.run.lineage != lineage)
    last: dict[str, tuple[ResourceEvent, Record]] = {}
    for record in known:
        for event in record.events:
            if event.action == "create" and not has_no_object(event.type):
                last[event.address] = event, record
            # Within one run a deletion after a creation is that of the object which was replaced.
            elif _is_gone(event) and last.get(event.address, (event, record))[1] is not record:
                del last[event.address]
    completed, uncertain, tainted = [], [], []
    for address, (event, record) in last.items():
        intent = record.intents.get(address)
        replaces = intent.replaces if intent else ""
        here = _object_at(objects.get(address, ()), replaces)
        if here is not None:
            if here.tainted and event.step is not Step.COMPLETED:
                tainted.append(Tainted(address, here.id))
        elif event.step is Step.COMPLETED and event.id:
            if (event.type, event.id) not in made:
                completed.append(Completed(address, event.type, event.id))
        elif not _is_refused(event, record) and event.type not in HARMLESS:
            uncertain.append(Uncertain(address, event.type, replaces))
    ended = max((moment for record in known for moment in _moments(record)), default="")
    return Leftovers(tuple(completed), tuple(uncertain), tuple(tainted), foreign, ended)


def _is_gone(event: ResourceEvent) -> bool:
    return event.action == "delete" and event.step is Step.COMPLETED


def _object_at(objects: Iterable[Instance], replaces: str) -> Instance | None:
    """What the state has at an address now, unless it is the object that was to be replaced."""
    there = (instance for instance in objects if not instance.deposed)
    return next((instance for instance in there if not (replaces and instance.id == replaces)), None)


def _is_refused(event: ResourceEvent, record: Record) -> bool:
    return event.step is Step.ERRORED and event.address in record.refused and event.type not in COSTLY


def _moments(record: Record) -> Iterable[str]:
    """The times at which a run was surely alive; when its death was noticed is not one of them."""
    yield record.run.started
    yield from (event.time for event in record.events)
    if record.result != "died":
        yield record.ended
