"""From candidates to a decision for each address: adopt, leave closed, or create. Asks nobody."""

from __future__ import annotations

from collections.abc import Iterator

from ..plan.created import Planned
from . import search
from .candidates import Candidates
from .import_ids import OWNERLESS, lacks_parent
from .possibilities import Possibilities
from .recovery import Blocked, Orphan, Recovery, listed


def decide(candidates: Candidates) -> Recovery:
    """What becomes of each address that the plan creates, and of each object that nothing accounts for."""
    inputs, known = candidates.inputs, Possibilities(candidates)
    assigned = known.assigned()
    taken = frozenset(assigned.values())
    imports: dict[str, str] = {}
    blocked: list[Blocked] = []
    absent: list[str] = []
    notes: list[str] = []
    for address, planned in candidates.planned.items():
        resolution = inputs.resolutions.get(address)
        if address in assigned and (inputs.mode != "name" or resolution):
            imports[address] = assigned[address]
        elif address in assigned:
            blocked.append(Blocked(address, "an interrupted run has made it", (assigned[address],)))
        elif resolution and resolution.absent:
            absent.append(address)
        elif possible := _possible(known, planned, taken):
            blocked.append(_ambiguous(planned, possible))
        elif address in known.unresolved:
            why, note = _why_not_created(candidates, known, planned)
            notes += [note] if note else []
            if why:
                blocked.append(Blocked(address, why, known.possible_ids(planned)))
            else:
                absent.append(address)
    open_ids = {id(entry.candidates): entry.candidates for entry in blocked}
    settled = {*imports.values(), *(identity for ids in open_ids.values() for identity in ids)}
    return Recovery(
        imports=tuple(imports.items()),
        blocked=tuple(blocked),
        absent=tuple(absent),
        orphans=tuple(_orphans(candidates, known, settled)),
        notes=(*notes, *_limits(candidates), *_tainted(candidates)),
    )


def _possible(known: Possibilities, planned: Planned, taken: frozenset[str]) -> tuple[str, ...]:
    """The objects that may belong to an address which was not assigned one."""
    made = known.unresolved.get(planned.address, "")
    if made and planned.replaces:
        return (made,)
    return () if known.known_id(planned) else known.unclear_ids(planned, taken)


def _ambiguous(planned: Planned, ids: tuple[str, ...]) -> Blocked:
    several = len(ids) > 1
    tagged = f"{listed(ids)} {'carry' if several else 'carries'} this state's tag and no state knows "
    tagged += "them" if several else "it"
    if planned.replaces:
        why = f"{tagged}, while {planned.replaces} is in the state here: delete the one that is not wanted"
        return Blocked(planned.address, why, ids, importable=False)
    return Blocked(planned.address, f"{tagged}; whether it belongs here is not certain", ids)


def _why_not_created(candidates: Candidates, known: Possibilities, planned: Planned) -> tuple[str, str]:
    """Why an open address for which nothing was found must not be created (empty: it may), and a remark."""
    inputs = candidates.inputs
    if identity := known.known_id(planned):
        return _why_not_adopted(candidates, planned, identity)
    if lacks_parent(planned.type, planned.values):
        return "", ""
    if inputs.tags and search.searchable(planned.type) and ":" not in planned.provider:
        unanswered = candidates.answers.unanswered.get((planned.type, planned.provider))
        why = f"whether an interrupted run has made it cannot be looked up: {unanswered}"
        return (why if unanswered else ""), ""
    if inputs.mode == "retry":
        return "", f"{planned.address}: may exist already; created again, as the policy says"
    return "an interrupted run may have made it, and objects of its type cannot be looked up", ""


def _why_not_adopted(candidates: Candidates, planned: Planned, identity: str) -> tuple[str, str]:
    key = planned.type, identity
    if key in candidates.trial_failures:
        return f"whether {identity} exists cannot be told: {candidates.trial_failures[key]}", ""
    if key not in candidates.trial_values:
        return f"whether {identity} exists was not found out", ""
    if candidates.trial_values[key] is None:
        return "", ""
    if planned.type in OWNERLESS:
        return f"{identity} exists, and nothing tells whether an interrupted run has made it", ""
    return "", f"{planned.address}: {identity} exists but is not this stack's; AWS will refuse a second one"


def _orphans(candidates: Candidates, known: Possibilities, settled: set[str]) -> Iterator[Orphan]:
    found = {
        found_object.id: Orphan(found_object.types[0], found_object.id, found_object.provider)
        for found_object in known.unaccounted
    }
    for made in candidates.inputs.leftovers.completed:
        if made.address not in candidates.planned:
            found.setdefault(made.id, Orphan(made.type, made.id))
    return (orphan for identity, orphan in found.items() if identity not in settled)


def _limits(candidates: Candidates) -> Iterator[str]:
    planned = {(creation.type, creation.provider) for creation in candidates.planned.values()}
    for (type_, provider), why in candidates.answers.unanswered.items():
        if (type_, provider) in planned:
            yield f"{type_} (provider {provider}) could not be searched for: {why}"
    for creation in candidates.inputs.leftovers.uncertain:
        if creation.address not in candidates.planned and not search.searchable(creation.type):
            yield f"{creation.address}: may exist, is no longer to be created, and cannot be looked up"


def _tainted(candidates: Candidates) -> Iterator[str]:
    for instance in candidates.inputs.leftovers.tainted:
        yield (
            f"{instance.address} ({instance.id}) is tainted because a run was cut off, not because its "
            f"replacement was wished: `state untaint {instance.address}` keeps it"
        )
