"""Carry a permitted plan out, and keep what came of it: journal, backups, marker, outputs."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence

from ..crash import journal, resolutions
from ..crash.journal import Intent, Journal, Run
from ..errors import ProvisionError
from ..plan.changes import Kind, Plan
from ..plan.sensitive_values import makes_secrets
from ..records import dataclass
from ..report.outputs import write_outputs
from ..report.progress import Progress, operations
from ..state import backups, errored, guard, marker
from ..state.document import StateDocument
from ..tofu.diagnostics import TofuFailed, from_json, from_text
from .preflight import Preflight
from .refresh import planned_refresh
from .session import Session
from .supervise import supervise_apply
from .workspace import CONFIGURATION


@dataclass(frozen=True, slots=True)
class ApplyResult:
    """What an apply did: how many operations were completed, the seconds that it took, the state since."""

    operations: int = 0
    seconds: float = 0.0
    document: StateDocument | None = None


def apply_plan(
    session: Session,
    preflight: Preflight,
    plan: Plan,
    operation: str,
    *,
    options: Sequence[str] = (),
    keep: int,
) -> ApplyResult:
    """Apply the plan file of the session, which is that of `plan`; `keep` states are kept as backups.

    `options` are further ones of `tofu apply`; `operation` is the word for the journal. TofuFailed where the
    apply failed: what it did all the same is in the journal and the state by then. Interrupted before its
    first step, StorageError where the journal or a backup cannot be written.
    """
    paths, started = session.paths, time.monotonic()
    backups.keep(paths, session.tofu, preflight.backend, backups.BEFORE, count=keep)
    session.stopping.check()
    log = Journal.open(paths, _run(session, preflight, operation), _intents(plan))
    # From here on what a run makes is found by the journal and the state's own tag.
    paths.lineage.unlink(missing_ok=True)
    progress = Progress(session.console, operations(plan))
    with session.stopping.shielded():
        # What a failed resource was given may be in no state either.
        session.console.hidden.applying(makes_secrets=makes_secrets(plan.document))
        code = supervise_apply(session, progress, options)
        progress.clear()
        failed = _record(session, log, code)
        if failed is not None:
            _keep_what_there_is(session, preflight, keep)
            raise failed
        with session.console.clock("reading what was made"):
            _refresh(session)
        # Not before: tofu writes the state for the last time as it refreshes it.
        log.close("clean")
        document = finish(session, preflight, keep=keep)
    return ApplyResult(progress.done, time.monotonic() - started, document)


def _record(session: Session, log: Journal, code: int) -> TofuFailed | None:
    """Take what tofu said into the journal, and a state that it could not save out of its folder."""
    paths = session.paths
    log.absorb(paths.capture)
    failed = None
    if code:
        log.close("failed")
        failed = _failure(session, code)
    errored.collect(paths, session.workspace.folder)
    if not paths.errored_state.exists():
        paths.capture.unlink(missing_ok=True)
    paths.capture_errors.unlink(missing_ok=True)
    return failed


def finish(session: Session, preflight: Preflight, *, keep: int) -> StateDocument | None:
    """Keep what holds after a run without failure, even where there was nothing to do; `keep` backups remain.

    Returns the state, if there is one. StorageError where something cannot be written, StateRefused and
    TofuFailed where the state cannot be read.
    """
    paths, tofu = session.paths, session.tofu
    backups.keep(paths, tofu, preflight.backend, backups.AFTER, count=keep)
    document = guard.read_state(paths, tofu, preflight.backend)
    if document is not None:
        marker.write_marker(paths, preflight.backend, document, configuration=_digest(session))
    paths.lineage.unlink(missing_ok=True)
    journal.settle_all(paths)
    resolutions.drop_resolutions(paths, resolutions.read_resolutions(paths))
    if paths.outputs is not None:
        write_outputs(tofu.outputs(), paths.outputs, paths.outputs_group)
    return document


def _refresh(session: Session) -> None:
    """Read once more what was made, which AWS has filled in: else it would be taken for drift later."""
    try:
        with planned_refresh(session) as refresh:
            if not refresh.gone:
                refresh.store()
                return
    except ProvisionError as error:
        session.console.warn(f"applied, but what was made could not be read again: {error}")
        return
    for address in refresh.gone:
        session.console.warn(f"{address}: AWS does not show it just now; it stays in the state")
    session.console.warn("so what AWS has filled in was not taken into the state, and may be told as drift")


def _keep_what_there_is(session: Session, preflight: Preflight, keep: int) -> None:
    """After a failed apply: whatever can be kept; the failure itself matters more than what cannot."""
    paths, tofu = session.paths, session.tofu
    try:
        backups.keep(paths, tofu, preflight.backend, backups.AFTER, count=keep)
        document = guard.read_state(paths, tofu, preflight.backend)
        if document is not None:
            marker.write_marker(paths, preflight.backend, document)
    except ProvisionError as error:
        session.console.warn(f"after the failed apply: {error}")


def _run(session: Session, preflight: Preflight, operation: str) -> Run:
    document: StateDocument | None = preflight.document
    return Run(operation, preflight.lineage, document.serial if document else 0, _digest(session))


def _intents(plan: Plan) -> list[Intent]:
    """What is going to be created, with the id of what it takes the place of."""
    return [
        Intent(
            change.address, change.type, str(change.was("id") or "") if change.kind is Kind.REPLACE else ""
        )
        for change in plan.of(Kind.CREATE, Kind.REPLACE)
    ]


def _digest(session: Session) -> str:
    return hashlib.sha256((session.workspace.folder / CONFIGURATION).read_bytes()).hexdigest()


def _failure(session: Session, code: int) -> TofuFailed:
    paths = session.paths
    said = paths.capture.read_text(encoding="utf-8", errors="replace")
    complained = paths.capture_errors.read_text(encoding="utf-8", errors="replace")
    diagnostics = from_json(said.splitlines()) or from_text(complained)
    return session.tofu.failed("apply", diagnostics, complained, code)
