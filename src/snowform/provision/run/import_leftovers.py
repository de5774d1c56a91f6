"""Bring back under management what a run that did not end well may have left, before anything new is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from ..configuration.overrides import STATE_TAG
from ..console.console import Console
from ..crash import investigation, journal, leftovers, resolutions
from ..crash.candidates import RecoveryInputs
from ..crash.default_egress_rule import find_default_egress_rules
from ..crash.import_ids import only_unreadable
from ..crash.recovery import IMPORTS, Recovery, import_document, resolve
from ..crash.resolutions import Resolution
from ..errors import LeftoversFound, Unavailable
from ..plan.created import creates
from ..plan.policy import Policy
from ..state import guard
from ..state.document import StateDocument
from ..tofu.diagnostics import Failure, TofuFailed
from .preflight import Preflight
from .refresh import planned_refresh
from .session import Session

Document = dict[str, Any]


def import_leftovers(
    session: Session,
    preflight: Preflight,
    policy: Policy,
    plan: Document,
    again: Callable[[], Document],
    *,
    changes: bool = True,
) -> tuple[Document, frozenset[str]]:
    """The plan to go on with: the one given, or the one that `again` makes with what was found adopted.

    With it come the addresses of adopted objects that this plan replaces only because an import cannot read
    all of them: an interrupted run has made them, nothing uses them. Without `changes` the state is not
    written to: then what was made again in the place of something gone is not found. LeftoversFound where
    an operator must resolve an address first, Unavailable where AWS shows an object no more, TofuFailed.
    """
    paths, console, state = session.paths, session.console, preflight.document
    unended, said = journal.unsettled(paths), resolutions.read_resolutions(paths)
    others = _others_may_have_died(preflight, plan)
    left = leftovers.find_leftovers(unended, state)
    if changes and (unended or said or others) and (gone := _gone(plan, state)):
        _wait_until_shown(session, left.age)
        _forget_gone(session, gone)
        state, plan = guard.read_state(paths, session.tofu, preflight.backend), again()
        left = leftovers.find_leftovers(unended, state)
    for path in left.foreign:
        console.warn(f"{path} is the journal of another state, so nothing is looked for by it")
    if left.empty and not said and not others:
        for tainted in left.tainted:
            console.say(f"{tainted.address} ({tainted.id}) is tainted because a run was cut off")
        return plan, frozenset()
    if not left.empty:
        console.say("a run before did not come to its end: looking for what it may have left ...")
    tags = {STATE_TAG: preflight.lineage} if preflight.tags else {}
    inputs = RecoveryInputs(plan, state, left, tags, policy.orphans, said)
    found = investigation.recover(
        session.planner, session.workspace.folder, inputs, sleep=session.stopping.sleep
    )
    _tell(found, console)
    found.check()
    if not found.imports:
        return plan, frozenset()
    session.workspace.add(IMPORTS, found.document)
    try:
        adopting = again()
    except TofuFailed as failed:
        if failed.failure is Failure.PERMANENT:
            _blame_the_word(found, said, failed)
        raise
    interrupted = frozenset(uncertain.address for uncertain in left.uncertain)
    probe = investigation.Probe(session.planner, session.workspace.folder)
    default_rules = find_default_egress_rules(probe, adopting, interrupted)
    default_rules.check()
    if default_rules.imports:
        session.workspace.add(IMPORTS, import_document(dict((*found.imports, *default_rules.imports))))
        adopting = again()
    return adopting, frozenset(_unused(adopting, left))


def _gone(plan: Document, state: StateDocument | None) -> list[str]:
    """Addresses that the state still has an object at, which does not exist any more and is to be made again.

    A run that died making it left its address taken: tofu passes over an import to there.
    """
    there = (
        {instance.address for instance in state.instances if not instance.deposed}
        if state
        else frozenset[str]()
    )
    return [
        address for address, planned in creates(plan).items() if not planned.replaces and address in there
    ]


def _wait_until_shown(session: Session, age: float) -> None:
    """An interrupted run may have made it just now, and AWS does not show it yet."""
    rest = min(journal.SETTLED_AFTER, journal.SETTLED_AFTER - age)
    if rest > 0:
        session.stopping.sleep(rest)


def _forget_gone(session: Session, gone: Collection[str]) -> None:
    """Let the state forget these objects, which are created again, if AWS still does not show them."""
    with planned_refresh(session, tuple(gone)) as refresh:
        for address in refresh.gone:
            if address not in gone:
                raise Unavailable(
                    "AWS showed it a moment ago and does not any more, so the state forgets nothing",
                    where=address,
                    hint="run it again",
                )
            session.console.say(
                f"  {address} does not exist any more: the state forgets it before it is made again"
            )
        refresh.store()


def _blame_the_word(found: Recovery, said: Mapping[str, Resolution], failed: TofuFailed) -> None:
    """LeftoversFound where an import failed that nothing but an operator's word stands for."""
    named = {address for address, _ in found.imports if f'"{address}"' in failed.message}
    for address, identity in found.imports:
        if address in said and (address in named or not named):
            raise LeftoversFound(
                f"was said to be {identity}, and cannot be imported: {failed.message}",
                where=address,
                hint=f"{resolve(address, 'absent')} takes that back",
            ) from failed


def _others_may_have_died(preflight: Preflight, plan: Document) -> bool:
    """Whether a host that shares the state may have made what this plan creates: no journal here tells."""
    if preflight.created or not preflight.backend.remote or not preflight.tags:
        return False
    return any("create" in raw["change"]["actions"] for raw in plan.get("resource_changes", ()))


def _unused(plan: Document, left: leftovers.Leftovers) -> Iterator[str]:
    interrupted = {
        *(uncertain.address for uncertain in left.uncertain),
        *(completed.address for completed in left.completed),
    }
    for raw in plan.get("resource_changes", ()):
        change, address = raw["change"], raw["address"]
        paths = change.get("replace_paths") or ()
        if address in interrupted and change.get("importing") and only_unreadable(raw["type"], paths):
            yield address


def _tell(found: Recovery, console: Console) -> None:
    for address, identity in found.imports:
        console.say(f"  found {address}: {identity} enters the state")
    for address in found.absent:
        console.say(f"  {address} does not exist: it may be created")
    for note in found.notes:
        console.say(f"  {note}")
    for orphan in found.orphans:
        console.warn(f"{orphan} carries this state's tag, and neither the state nor the configuration has it")
    for blocked in found.blocked:
        console.say(f"  open: {blocked.address}: {blocked.why}")
        for command in blocked.commands:
            console.say(f"      {command}")
