"""Bring back under management what a run that did not end well may have left, before anything new is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .crash import investigation, journal, leftovers, resolutions
from .crash.evidence import Inquiry
from .crash.recovery import IMPORTS, Recovery
from .ground import Ground
from .overrides import STATE_TAG
from .plan.policy import Policy
from .session import Session
from .talk import Talk

Document = dict[str, Any]


def recover(
    session: Session, ground: Ground, policy: Policy, plan: Document, again: Callable[[], Document]
) -> Document:
    """The plan to go on with: the one given, or the one that `again` makes with what was found adopted.

    LeftoversFound where an address must be resolved by an operator first.
    """
    site, talk = session.site, session.talk
    left = leftovers.examine(journal.unsettled(site), ground.document)
    said = resolutions.read(site)
    if left.empty and not said:
        return plan
    talk.say("a run before did not come to its end: looking for what it may have left ...")
    tags = {STATE_TAG: ground.lineage} if ground.tags else {}
    inquiry = Inquiry(plan, ground.document, left, tags, policy.orphans, said)
    found = investigation.recover(
        session.tofu, session.workspace.folder, inquiry, sleep=session.stopping.sleep
    )
    _tell(found, talk)
    found.check()
    if not found.imports:
        return plan
    session.workspace.add(IMPORTS, found.document)
    return again()


def _tell(found: Recovery, talk: Talk) -> None:
    for address, identity in found.imports:
        talk.say(f"  found {address}: {identity} enters the state")
    for address in found.absent:
        talk.say(f"  {address} does not exist: it may be created")
    for note in found.notes:
        talk.say(f"  {note}")
    for orphan in found.orphans:
        talk.warn(f"{orphan} carries this state's tag, and neither the state nor the configuration has it")
    for blocked in found.blocked:
        talk.say(f"  open: {blocked.address}: {blocked.why}")
        for command in blocked.commands:
            talk.say(f"      {command}")
