"""From evidence to a decision for each address: adopt, leave closed, or create. Asks nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import search
from .evidence import Evidence
from .import_ids import OWNERLESS, lacks_parent
from .matching import alike
from .planned import Planned
from .recovery import Blocked, Orphan, Recovery


def decide(evidence: Evidence) -> Recovery:
    """What becomes of each address that the plan creates, and of each object that nothing accounts for."""
    inquiry = evidence.inquiry
    assigned = evidence.assigned()
    imports: dict[str, str] = {}
    blocked: list[Blocked] = []
    absent: list[str] = []
    notes: list[str] = []
    for address, planned in evidence.planned.items():
        resolution = inquiry.resolutions.get(address)
        if address in assigned and (inquiry.mode != "name" or resolution):
            imports[address] = assigned[address]
        elif address in assigned:
            blocked.append(Blocked(address, "a run that died has made it", (assigned[address],)))
        elif resolution and resolution.absent:
            absent.append(address)
        elif possible := _possible(evidence, planned, assigned):
            blocked.append(_ambiguous(planned, possible))
        elif address in evidence.open:
            why, note = _why_not_created(evidence, planned)
            notes += [note] if note else []
            if why:
                blocked.append(Blocked(address, why, tuple(evidence.options(planned))))
            else:
                absent.append(address)
    settled = {*imports.values(), *(one for entry in blocked for one in entry.candidates)}
    return Recovery(
        imports=tuple(imports.items()),
        blocked=tuple(blocked),
        absent=tuple(absent),
        orphans=tuple(_orphans(evidence, settled)),
        notes=(*notes, *_limits(evidence), *_tainted(evidence)),
    )


def _possible(evidence: Evidence, planned: Planned, assigned: Mapping[str, str]) -> tuple[str, ...]:
    """The objects that may belong to an address which was not assigned one."""
    made = evidence.open.get(planned.address, "")
    if made and planned.replaces:
        return (made,)
    if evidence.known_id(planned):
        return ()
    found = []
    for identity in evidence.candidates(planned):
        key = planned.type, identity
        values = evidence.facts.get(key)
        if identity in assigned.values() or (key in evidence.facts and values is None):
            continue
        if values is None or planned.address in evidence.open or alike(planned.values, values):
            found.append(identity)
    return tuple(found)


def _ambiguous(planned: Planned, ids: tuple[str, ...]) -> Blocked:
    several = len(ids) > 1
    tagged = f"{', '.join(ids)} {'carry' if several else 'carries'} this state's tag and no state knows "
    tagged += "them" if several else "it"
    if planned.replaces:
        why = f"{tagged}, while {planned.replaces} is in the state here: delete the one that is not wanted"
        return Blocked(planned.address, why, ids, importable=False)
    return Blocked(planned.address, f"{tagged}; whether it belongs here is not certain", ids)


def _why_not_created(evidence: Evidence, planned: Planned) -> tuple[str, str]:
    """Why an open address for which nothing was found must not be created (empty: it may), and a remark."""
    inquiry = evidence.inquiry
    if known := evidence.known_id(planned):
        return _why_not_adopted(evidence, planned, known)
    if lacks_parent(planned.type, planned.values):
        return "", ""
    if inquiry.tags and search.searchable(planned.type) and ":" not in planned.provider:
        unanswered = evidence.answers.unanswered.get((planned.type, planned.provider))
        why = f"whether a run that died has made it cannot be looked up: {unanswered}"
        return (why if unanswered else ""), ""
    if inquiry.mode == "retry":
        return "", f"{planned.address}: may exist already; created again, as the policy says"
    return "a run that died may have made it, and objects of its type cannot be looked up", ""


def _why_not_adopted(evidence: Evidence, planned: Planned, identity: str) -> tuple[str, str]:
    key = planned.type, identity
    if key in evidence.failures:
        return f"whether {identity} exists cannot be told: {evidence.failures[key]}", ""
    if key not in evidence.facts:
        return f"whether {identity} exists was not found out", ""
    if evidence.facts[key] is None:
        return "", ""
    if planned.type in OWNERLESS:
        return f"{identity} exists, and nothing tells whether a run that died has made it", ""
    return "", f"{planned.address}: {identity} exists but is not this stack's; AWS will refuse a second one"


def _orphans(evidence: Evidence, settled: set[str]) -> Iterator[Orphan]:
    found = {one.id: Orphan(one.types[0], one.id, one.provider) for one in evidence.unaccounted()}
    for made in evidence.inquiry.leftovers.completed:
        if made.address not in evidence.planned:
            found.setdefault(made.id, Orphan(made.type, made.id))
    return (one for identity, one in found.items() if identity not in settled)


def _limits(evidence: Evidence) -> Iterator[str]:
    planned = {(one.type, one.provider) for one in evidence.planned.values()}
    for (type_, provider), why in evidence.answers.unanswered.items():
        if (type_, provider) in planned:
            yield f"{type_} (provider {provider}) could not be searched for: {why}"
    for one in evidence.inquiry.leftovers.uncertain:
        if one.address not in evidence.planned and not search.searchable(one.type):
            yield f"{one.address}: may exist, is no longer to be created, and cannot be looked up"


def _tainted(evidence: Evidence) -> Iterator[str]:
    for one in evidence.inquiry.leftovers.tainted:
        yield (
            f"{one.address} ({one.id}) is tainted because a run was cut off, not because its replacement was "
            f"wished: `state untaint {one.address}` keeps it"
        )
