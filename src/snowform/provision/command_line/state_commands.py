"""The commands below `state`, as functions: each says and prints what it has to, and gives the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..console.console import Console
from ..crash import journal
from ..errors import ExitCode, Refused, StateRefused, UsageError, did_you_mean
from ..host.ownership import check_folders
from ..host.paths import Paths
from ..inputs.variables import check_variables
from ..plan.changes import Kind, Plan
from ..plan.policy import Policy
from ..run.current_state import backend_alone, require_state
from ..run.preflight import check_state, initialise, refuse_programs
from ..run.refresh import planned_refresh
from ..run.session import Session, prepared_session
from ..state import backups, errored, guard, marker, push
from ..state.backend import load_backend
from ..state.document import Instance, StateDocument
from .commands import relay_tofu


def list_resources(paths: Paths, console: Console) -> ExitCode:
    """The resources in the state, with their ids."""
    for instance in require_state(paths, "state list", console).objects:
        marks = "".join(
            f" ({mark})" for mark in ("tainted" * instance.tainted, instance.deposed and "deposed") if mark
        )
        console.result(f"{instance.address}  {console.hidden.shown(instance.id)}{marks}")
    return ExitCode.OK


def refresh(paths: Paths, console: Console) -> ExitCode:
    """Write what exists now into the state, so that what was changed outside is no drift any more.

    Refused where AWS does not show an object, unless the policy lets the state forget it; StateRefused where
    there is no state, or it is another's; TofuFailed where AWS did not answer.
    """
    policy = Policy.read(paths.policy)

    def prepare(session: Session) -> None:
        check_variables(paths, session.configuration)
        refuse_programs(session, policy, installed=False)
        initialise(session)

    with prepared_session(paths, "state refresh", console, prepare=prepare) as session:
        # With another account's credentials, or another stack's state, all would be taken for gone.
        check_state(session, policy)
        refuse_programs(session, policy)
        with planned_refresh(session) as refresh:
            if refresh.gone:
                _judge_gone(refresh.plan(), policy, paths)
            refresh.store()
        document = guard.read_state(paths, session.tofu, session.backend)
        if document is None:
            raise StateRefused("there is no state", where=paths.stack)
        marker.write_marker(paths, session.backend, document)
    return _told(paths, console, "refreshed", document)


def create(paths: Paths, console: Console) -> ExitCode:
    """Start over with an empty state; StateRefused where there is one already."""
    with prepared_session(paths, "state create", console, prepare=_make_way) as session:
        document = push.create(paths, session.tofu, session.backend)
        _forget_beginning(paths)
    return _told(paths, console, "a new, empty state", document)


def adopt(paths: Paths, console: Console, path: Path | None) -> ExitCode:
    """Make the state in a file, or the one that the backend holds, the stack's state.

    StateRefused where that is none, or another is there.
    """
    with prepared_session(paths, "state adopt", console, prepare=_make_way) as session:
        document = push.adopt(paths, session.tofu, session.backend, path)
        _forget_beginning(paths)
    return _told(paths, console, "adopted", document)


def migrate(paths: Paths, console: Console) -> ExitCode:
    """Bring the state from where it was applied last to where the configuration wants it.

    StateRefused where it is not the state that is known, or another is there; TofuFailed where a backend did
    not answer.
    """
    before = load_backend(paths.backend)
    with prepared_session(paths, "state migrate", console) as session:
        there = session.beside("before", backend_alone(paths, before))
        there.init()
        document = push.migrate(paths, (there, before), (session.tofu, session.backend))
    return _told(paths, console, f"moved from {before.place}", document)


def list_backups(paths: Paths, console: Console) -> ExitCode:
    """The copies of the state, the oldest first."""
    check_folders(paths)
    for backup in backups.listed(paths):
        console.result(
            f"{backup.time:%Y-%m-%d %H:%M:%S} UTC  serial {backup.serial}  {backup.why}  {backup.path}"
        )
    return ExitCode.OK


def untaint(paths: Paths, console: Console, address: str) -> ExitCode:
    """Keep a resource that is marked for replacement."""
    with prepared_session(paths, "state untaint", console, prepare=initialise) as session:
        guard.state_status(paths, session.tofu, session.backend)
        code = relay_tofu(session, ["untaint", *([] if console.colour else ["-no-color"]), address])
        if code == 0 and (document := guard.read_state(paths, session.tofu, session.backend)):
            marker.write_marker(paths, session.backend, document)
    return ExitCode.OK if code == 0 else ExitCode.FAILED


def forget(paths: Paths, console: Console, addresses: Sequence[str]) -> ExitCode:
    """Let the state know objects no more; they go on existing. An address may be a resource's or a module's.

    UsageError where the state has nothing at one of them, StateRefused where there is no state.
    """
    with prepared_session(paths, "state forget", console, prepare=initialise) as session:
        document = guard.state_status(paths, session.tofu, session.backend).document
        if document is None:
            raise StateRefused("there is no state", where=paths.stack)
        found = dict.fromkeys(instance for address in addresses for instance in _at(document, address))
        backups.keep(paths, session.tofu, session.backend, backups.BEFORE)
        session.tofu.state_rm(tuple(dict.fromkeys(addresses)))
        if left := guard.read_state(paths, session.tofu, session.backend):
            marker.write_marker(paths, session.backend, left)
    for instance in found:
        console.say(
            f"  forgot {instance.address} ({console.hidden.shown(instance.id)}), which goes on existing"
        )
    console.say(f"{paths.stack}: while the configuration has what was forgotten, an apply makes it again")
    return ExitCode.OK


def _at(document: StateDocument, address: str) -> list[Instance]:
    below = (f"{address}[", f"{address}.")
    found = [one for one in document.objects if one.address == address or one.address.startswith(below)]
    if found:
        return found
    hint = (
        did_you_mean(address, (one.address for one in document.objects)) or "`state list` shows what it has"
    )
    raise UsageError("the state has nothing there", where=address, hint=f"{hint}; nothing was forgotten")


def unlock(paths: Paths, console: Console, lock_id: str) -> ExitCode:
    """Remove the lock of that id from the state."""
    with prepared_session(paths, "state unlock", console) as session:
        session.tofu.force_unlock(lock_id)
    console.say(f"{paths.stack}: removed the lock {lock_id}")
    return ExitCode.OK


def _judge_gone(plan: Plan, policy: Policy, paths: Paths) -> None:
    gone = [change for change in plan.drift if change.kind is Kind.DELETE]
    exemptions = policy.exemptions()
    kept = [
        change.address for change in gone if not (policy.allow_forget or exemptions.allow(change, "forget"))
    ]
    if kept:
        raise Refused(
            f"would drop from the state what AWS does not show: {', '.join(kept)}",
            where=paths.stack,
            hint="the next apply makes it again; allowForget, or an exception, lets the state forget it",
        )


def _make_way(session: Session) -> None:
    """Before a state is put in the place of one that is cut off, which `init` would fail over."""
    journal.close_interrupted(session.paths)
    errored.collect(session.paths)
    push.move_truncated_aside(session.paths, session.backend)
    session.init()


def _forget_beginning(paths: Paths) -> None:
    """An operator has chosen the state: what was made before it, or left by a run, no longer counts.

    The journal has what the capture says, the backups the state in it.
    """
    paths.lineage.unlink(missing_ok=True)
    paths.capture.unlink(missing_ok=True)
    paths.capture_errors.unlink(missing_ok=True)


def _told(paths: Paths, console: Console, what: str, document: StateDocument) -> ExitCode:
    console.say(f"{paths.stack}: {what}: {document.describe()}")
    return ExitCode.OK
