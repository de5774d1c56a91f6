"""The commands as functions: each takes a site, says and prints what it has to, and gives the exit code."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from . import lock
from .crash import journal, resolutions
from .drift import find_drift
from .errors import ExitCode, ProvisionError, Refused, StateRefused, UsageError
from .ground import initialise, look, refuse_programs
from .ownership import check_site
from .plan.approval import Approvals
from .plan.changes import Kind, Plan
from .plan.details import Side, secrets
from .plan.policy import Policy
from .refreshing import planned_refresh
from .report import stored
from .report.metrics import Metrics, write_metrics
from .retry import Retries
from .run import Options, Outcome, Purpose, run
from .sensitive import HIDDEN
from .session import Session, open_session
from .site import Site
from .state import backups, errored, guard, marker, moving
from .state.backend import Backend, recall
from .state.document import StateDocument
from .stopping import Stopping
from .talk import Talk


def change(
    site: Site,
    purpose: Purpose,
    options: Options,
    talk: Talk,
    *,
    as_json: bool = False,
    detailed: bool = False,
) -> ExitCode:
    """Plan, apply or destroy. With `detailed` a plan that holds changes ends with CHANGES."""
    with _measured(site) as found:
        outcome = run(site, purpose, options, talk)
        found.append(outcome)
        talk.say(outcome.line)
        if as_json:
            talk.result(json.dumps(outcome.report, indent=2, ensure_ascii=False))
        return outcome.code if detailed or outcome.code is not ExitCode.CHANGES else ExitCode.OK


def drift(site: Site, talk: Talk, retries: Retries, *, as_json: bool = False) -> ExitCode:
    """Report what was changed outside: CHANGES where something was, OK also while a run goes on."""
    started = time.monotonic()
    found = find_drift(site, retries, talk)
    if found is None:
        talk.say(f"{site.stack}: a run goes on, so nothing was compared")
        return ExitCode.OK
    code = ExitCode.CHANGES if found.plan.drift else ExitCode.OK
    report = stored.ended(
        found.report, "drifted" if found.plan.drift else "as applied", code, datetime.now(UTC)
    )
    if as_json:
        talk.result(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        talk.say(stored.text(report))
    if site.metrics is not None:
        metrics = Metrics(
            last_run_timestamp_seconds=time.time(),
            last_run_duration_seconds=time.monotonic() - started,
            exit_code=int(code),
            pending_changes=len(found.plan.effective),
            drifted_resources=len(found.plan.drift),
        )
        write_metrics(site.metrics, site.stack, metrics)
    return code


def show(site: Site, talk: Talk, *, as_json: bool = False) -> ExitCode:
    """The latest plan's report, as it was kept."""
    check_site(site)
    path = site.report_json if as_json else site.report_text
    if not path.exists():
        raise UsageError("no plan was made yet", where=str(site.state))
    talk.result(path.read_text(encoding="utf-8").rstrip("\n"))
    return ExitCode.OK


def approve(site: Site, talk: Talk, digest: str, minutes: float) -> ExitCode:
    """Let the plan of that digest through, once, for so many minutes."""
    check_site(site)
    held = lock.acquire(site.lock, "approve", timeout=10)
    try:
        until = Approvals(site.approvals).approve(digest, datetime.now(UTC), timedelta(minutes=minutes))
    finally:
        held.release()
    talk.say(f"{site.stack}: the plan {digest} may be applied once, until {until:%H:%M:%S} UTC")
    return ExitCode.OK


def resolve(site: Site, talk: Talk, address: str, outcome: Sequence[str]) -> ExitCode:
    """Keep what an operator found out about an address that a dead run left open."""
    check_site(site)
    resolution = resolutions.Resolution.parse(address, tuple(outcome))
    resolutions.add(site, resolution)
    what = "is absent" if resolution.absent else f"is {resolution.id}"
    talk.say(f"{site.stack}: {address} {what}; the next run goes on from there")
    return ExitCode.OK


def output(site: Site, talk: Talk, name: str = "", *, as_json: bool = False) -> ExitCode:
    """The outputs of the stack: all of them, or the value of one."""
    outputs = _present(site, "output", talk).outputs
    talk.hide(
        *(text for one in outputs.values() for text in secrets(Side(one["value"], one.get("sensitive"))))
    )
    if name and name not in outputs:
        known = ", ".join(sorted(outputs)) or "none"
        raise UsageError(f"there is no output {name!r}", hint=f"there are: {known}")
    if name:
        talk.result(_shown(outputs[name]["value"], as_json=as_json))
    elif as_json:
        values = {key: one["value"] for key, one in sorted(outputs.items())}
        talk.result(json.dumps(values, indent=2, ensure_ascii=False))
    else:
        for key, one in sorted(outputs.items()):
            shown = talk.hidden.shown(_shown(one["value"], as_json=True))
            talk.result(f"{key} = {HIDDEN if one.get('sensitive') else shown}")
    return ExitCode.OK


def state_list(site: Site, talk: Talk) -> ExitCode:
    """The resources in the state, with their ids."""
    for one in _present(site, "state list", talk).objects:
        marks = "".join(f" ({mark})" for mark in ("tainted" * one.tainted, one.deposed and "deposed") if mark)
        talk.result(f"{one.address}  {talk.hidden.shown(one.id)}{marks}")
    return ExitCode.OK


def state_refresh(site: Site, talk: Talk) -> ExitCode:
    """Take what exists now for the state, so that what was changed outside is no drift any more.

    Refused where AWS does not show an object, unless the policy lets the state forget it.
    """
    policy = Policy.read(site.policy)

    def prepare(session: Session) -> None:
        refuse_programs(session, policy, installed=False)
        initialise(session)

    with _opened(site, "state refresh", talk, prepare=prepare) as session:
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


def state_create(site: Site, talk: Talk) -> ExitCode:
    """Begin anew with an empty state."""
    with _opened(site, "state create", talk, prepare=_make_way) as session:
        document = moving.create(site, session.tofu, session.backend)
        _forget_beginning(site)
    return _told(site, talk, "a new, empty state", document)


def state_adopt(site: Site, talk: Talk, path: Path | None) -> ExitCode:
    """Take the state in a file, or the one that the backend holds, for the right one."""
    with _opened(site, "state adopt", talk, prepare=_make_way) as session:
        document = moving.adopt(site, session.tofu, session.backend, path)
        _forget_beginning(site)
    return _told(site, talk, "adopted", document)


def state_migrate(site: Site, talk: Talk) -> ExitCode:
    """Bring the state from where it was applied last to where the configuration wants it."""
    before = recall(site.backend)
    with _opened(site, "state migrate", talk) as session:
        there = session.beside("before", _configuration(site, before))
        there.init()
        document = moving.migrate(site, (there, before), (session.tofu, session.backend))
    return _told(site, talk, f"moved from {before.place}", document)


def state_backups(site: Site, talk: Talk) -> ExitCode:
    """The copies of the state, the oldest first."""
    check_site(site)
    for one in backups.listed(site):
        talk.result(f"{one.time:%Y-%m-%d %H:%M:%S} UTC  serial {one.serial}  {one.why}  {one.path}")
    return ExitCode.OK


def state_untaint(site: Site, talk: Talk, address: str) -> ExitCode:
    """Keep a resource that is marked for replacement."""
    with _opened(site, "state untaint", talk, prepare=initialise) as session:
        guard.examine(site, session.tofu, session.backend)
        code = _tofu(session, ["untaint", address])
        if code == 0 and (document := guard.look(site, session.tofu, session.backend)):
            marker.record(site, session.backend, document)
    return ExitCode.OK if code == 0 else ExitCode.FAILED


def state_unlock(site: Site, talk: Talk, lock_id: str) -> ExitCode:
    """Remove the lock of that id from the state."""
    with _opened(site, "state unlock", talk) as session:
        session.tofu.force_unlock(lock_id)
    talk.say(f"{site.stack}: removed the lock {lock_id}")
    return ExitCode.OK


def tofu(site: Site, talk: Talk, arguments: Sequence[str]) -> int:
    """Run tofu itself; its exit code."""
    given = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    with _opened(site, "tofu", talk) as session:
        return _tofu(session, given)


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


def _shown(value: Any, *, as_json: bool) -> str:
    return value if isinstance(value, str) and not as_json else json.dumps(value, ensure_ascii=False)


def _tofu(session: Session, arguments: Sequence[str]) -> int:
    ended = session.tofu.run(*arguments)
    if ended.stdout:
        session.talk.result(ended.stdout.rstrip("\n"))
    if ended.stderr:
        session.talk.say(session.talk.hidden.quoted(ended.stderr.rstrip("\n")))
    return ended.code


def _told(site: Site, talk: Talk, what: str, document: StateDocument) -> ExitCode:
    talk.say(f"{site.stack}: {what}: {document.describe()}")
    return ExitCode.OK


def _configuration(site: Site, backend: Backend) -> dict[str, Any]:
    """A configuration with that backend and nothing else."""
    if backend.remote:
        return backend.configuration()
    return {"terraform": {"backend": {"local": {"path": str(site.state_file)}}}}


@contextmanager
def _opened(
    site: Site,
    operation: str,
    talk: Talk,
    *,
    prepare: Callable[[Session], None] = Session.init,
) -> Iterator[Session]:
    with (
        Stopping() as stopping,
        open_session(site, operation, talk, stopping) as session,
    ):
        prepare(session)
        yield session


def present_state(site: Site, operation: str, talk: Talk) -> StateDocument | None:
    """The state as it is now, also while a run goes on; None where there is none.

    It is asked for from a folder with nothing but the backend in it, which needs no provider.
    """
    with Stopping() as stopping, open_session(site, operation, talk, stopping, exclusive=False) as session:
        tofu = session.beside("look", _configuration(site, session.backend))
        tofu.init()
        return guard.look(site, tofu, session.backend)


def _present(site: Site, operation: str, talk: Talk) -> StateDocument:
    document = present_state(site, operation, talk)
    if document is None:
        raise StateRefused("there is no state", where=site.stack, hint="nothing was applied yet")
    return document


@contextmanager
def _measured(site: Site) -> Iterator[list[Outcome]]:
    """Write the metrics of a run, however it ends."""
    found: list[Outcome] = []
    started, code = time.monotonic(), ExitCode.FAILED
    try:
        yield found
        code = found[0].code
    except ProvisionError as error:
        code = error.code
        raise
    finally:
        if site.metrics is not None:
            write_metrics(site.metrics, site.stack, _metrics(found, started, code))


def _metrics(found: list[Outcome], started: float, code: ExitCode) -> Metrics:
    ended = time.time()
    plan = found[0].plan if found else None
    return Metrics(
        last_run_timestamp_seconds=ended,
        last_run_duration_seconds=time.monotonic() - started,
        exit_code=int(code),
        last_success_timestamp_seconds=ended if code is ExitCode.OK else None,
        refused=code is ExitCode.REFUSED,
        pending_changes=len(plan.effective) if plan and code is not ExitCode.OK else 0 if plan else None,
        drifted_resources=len(plan.drift) if plan and code is not ExitCode.OK else 0 if plan else None,
        leftovers=1 if code is ExitCode.LEFTOVERS else 0 if plan else None,
    )
