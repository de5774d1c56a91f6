"""The commands below `state`, as functions: each says and prints what it has to, and gives the exit code."""

from __future__ import annotations

from pathlib import Path

from ..console.console import Talk
from ..crash import journal
from ..errors import ExitCode, Refused, StateRefused
from ..host.ownership import check_site
from ..host.paths import Site
from ..plan.changes import Kind, Plan
from ..plan.policy import Policy
from ..run.current_state import backend_alone, require_state
from ..run.preflight import initialise, look, refuse_programs
from ..run.refresh import planned_refresh
from ..run.session import Session, prepared_session
from ..state import backups, errored, guard, marker, moving
from ..state.backend import recall
from ..state.document import StateDocument
from .commands import relay_tofu


def list_resources(site: Site, talk: Talk) -> ExitCode:
    """The resources in the state, with their ids."""
    for one in require_state(site, "state list", talk).objects:
        marks = "".join(f" ({mark})" for mark in ("tainted" * one.tainted, one.deposed and "deposed") if mark)
        talk.result(f"{one.address}  {talk.hidden.shown(one.id)}{marks}")
    return ExitCode.OK


def refresh(site: Site, talk: Talk) -> ExitCode:
    """Take what exists now for the state, so that what was changed outside is no drift any more.

    Refused where AWS does not show an object, unless the policy lets the state forget it.
    """
    policy = Policy.read(site.policy)

    def prepare(session: Session) -> None:
        refuse_programs(session, policy, installed=False)
        initialise(session)

    with prepared_session(site, "state refresh", talk, prepare=prepare) as session:
        # With another account's credentials, or another stack's state, all would be taken for gone.
        look(session, policy)
        refuse_programs(session, policy)
        with planned_refresh(session) as refresh:
            if refresh.gone:
                _judge_gone(refresh.plan(), policy, site)
            refresh.store()
        document = guard.look(site, session.tofu, session.backend)
        if document is None:
            raise StateRefused("there is no state", where=site.stack)
        marker.record(site, session.backend, document)
    return _told(site, talk, "refreshed", document)


def create(site: Site, talk: Talk) -> ExitCode:
    """Begin anew with an empty state."""
    with prepared_session(site, "state create", talk, prepare=_make_way) as session:
        document = moving.create(site, session.tofu, session.backend)
        _forget_beginning(site)
    return _told(site, talk, "a new, empty state", document)


def adopt(site: Site, talk: Talk, path: Path | None) -> ExitCode:
    """Take the state in a file, or the one that the backend holds, for the right one."""
    with prepared_session(site, "state adopt", talk, prepare=_make_way) as session:
        document = moving.adopt(site, session.tofu, session.backend, path)
        _forget_beginning(site)
    return _told(site, talk, "adopted", document)


def migrate(site: Site, talk: Talk) -> ExitCode:
    """Bring the state from where it was applied last to where the configuration wants it."""
    before = recall(site.backend)
    with prepared_session(site, "state migrate", talk) as session:
        there = session.beside("before", backend_alone(site, before))
        there.init()
        document = moving.migrate(site, (there, before), (session.tofu, session.backend))
    return _told(site, talk, f"moved from {before.place}", document)


def list_backups(site: Site, talk: Talk) -> ExitCode:
    """The copies of the state, the oldest first."""
    check_site(site)
    for one in backups.listed(site):
        talk.result(f"{one.time:%Y-%m-%d %H:%M:%S} UTC  serial {one.serial}  {one.why}  {one.path}")
    return ExitCode.OK


def untaint(site: Site, talk: Talk, address: str) -> ExitCode:
    """Keep a resource that is marked for replacement."""
    with prepared_session(site, "state untaint", talk, prepare=initialise) as session:
        guard.examine(site, session.tofu, session.backend)
        code = relay_tofu(session, ["untaint", address])
        if code == 0 and (document := guard.look(site, session.tofu, session.backend)):
            marker.record(site, session.backend, document)
    return ExitCode.OK if code == 0 else ExitCode.FAILED


def unlock(site: Site, talk: Talk, lock_id: str) -> ExitCode:
    """Remove the lock of that id from the state."""
    with prepared_session(site, "state unlock", talk) as session:
        session.tofu.force_unlock(lock_id)
    talk.say(f"{site.stack}: removed the lock {lock_id}")
    return ExitCode.OK


def _judge_gone(plan: Plan, policy: Policy, site: Site) -> None:
    gone = [one for one in plan.drift if one.kind is Kind.DELETE]
    kept = [one.address for one in gone if not (policy.allow_forget or policy.exempts(one, "forget"))]
    if kept:
        raise Refused(
            f"would drop from the state what AWS does not show: {', '.join(kept)}",
            where=site.stack,
            hint="the next apply makes it again; allowForget, or an exception, lets the state forget it",
        )


def _make_way(session: Session) -> None:
    """Before a state is put in the place of one that is cut off, which `init` would fail over."""
    journal.bury(session.site)
    errored.rescue(session.site)
    moving.make_way(session.site, session.backend)
    session.init()


def _forget_beginning(site: Site) -> None:
    """An operator has chosen the state: nobody asks any more what was made before it, or left by a dead run.

    The journal has what the capture says, the backups the state in it.
    """
    site.lineage.unlink(missing_ok=True)
    site.capture.unlink(missing_ok=True)
    site.capture_errors.unlink(missing_ok=True)


def _told(site: Site, talk: Talk, what: str, document: StateDocument) -> ExitCode:
    talk.say(f"{site.stack}: {what}: {document.describe()}")
    return ExitCode.OK
