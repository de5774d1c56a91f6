"""The way of one run: state, leftovers, plan, judgement, apply, and what is kept of it.

Each step may end the run with an error of its own kind; before the apply nothing in the cloud has changed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ..console.clock import duration
from ..console.console import Console
from ..crash import journal
from ..crash.resolutions import read_resolutions
from ..errors import ExitCode, Interrupted, ProvisionError, Refused
from ..host.paths import Paths
from ..host.stopping import Stopping
from ..inputs.variables import check_variables
from ..plan.approval import Approvals
from ..plan.changes import Plan, read_plan
from ..plan.judge import Verdict, judge, together
from ..plan.policy import Policy
from ..plan.quiet import is_quiet
from ..records import dataclass, replace
from ..report import stored, summary, words
from ..state import locks
from ..state.document import StateDocument
from ..tofu.diagnostics import Failure, TofuFailed
from .adoption import check_imported, lay_imports
from .apply import apply_plan, finish
from .judgement import complete_verdict, digest_of, identify
from .options import Purpose, RunOptions
from .preflight import Preflight, initialise, prepare_state, refuse_programs
from .refresh import settling_time, vanished
from .retry import retried
from .session import Session, open_session


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended well: `line` says it in one line, `report` is the plan's by name and action.

    `document` is the state after an apply, also where there was nothing to do.
    """

    code: ExitCode
    line: str
    report: dict[str, Any]
    plan: Plan
    document: StateDocument | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan, what the policy says to it, and what it is called by."""

    plan: Plan
    verdict: Verdict
    digest: str
    report: dict[str, Any]


def run_stack(paths: Paths, purpose: Purpose, options: RunOptions, console: Console) -> RunResult:
    """One whole run, tried again after failures that pass by themselves.

    A ProvisionError of some kind says why it did not come to its end.
    """
    policy = Policy.read(paths.policy)
    with (
        Stopping(options.stop_after) as stopping,
        open_session(paths, purpose.value, console, stopping, lock_timeout=options.lock_timeout) as session,
    ):
        check_variables(paths, session.configuration)
        refuse_programs(session, policy, installed=False)
        with console.clock("preparing"):
            retried(lambda: initialise(session), options.retries, stopping, console)
        try:
            return retried(
                lambda: _attempt(session, policy, purpose, options), options.retries, stopping, console
            )
        except ProvisionError as error:
            stored.store_end(paths, error, datetime.now(UTC))
            raise


def _attempt(session: Session, policy: Policy, purpose: Purpose, options: RunOptions) -> RunResult:
    """One try. A state lock that an interrupted run of this host left is removed, any other is waited for."""
    if session.last_run is not None:
        try:
            return _run_once(session.impatient, policy, purpose, options)
        except TofuFailed as failed:
            if failed.failure is not Failure.LOCKED:
                raise
            locks.release_own_lock(session.tofu, failed, session.last_run, session.console)
    return _run_once(session, policy, purpose, options)


def _run_once(session: Session, policy: Policy, purpose: Purpose, options: RunOptions) -> RunResult:
    changes = purpose is not Purpose.PLAN and policy.mode == "apply"
    with session.console.clock("reading the state"):
        begin = changes and purpose is Purpose.APPLY
        preflight = prepare_state(session, policy, tags=options.tags, begin=begin)
    refuse_programs(session, policy)
    if options.adopt:
        lay_imports(session, preflight.document, options.adopt)
    quiet = is_quiet(_make_plan(session, purpose, options))
    # A plan that is only shown is shown with all that there is to notice.
    if (
        quiet
        and changes
        and not options.adopt
        and not journal.unsettled(session.paths)
        and not read_resolutions(session.paths)
    ):
        plan, verdict = Plan(), Verdict()
    else:
        with session.console.clock("judging the plan"):
            plan, verdict = _read_and_judge(session, preflight, policy, purpose, options, changes=changes)
    judged = _judged(session, preflight, plan, verdict, purpose)
    _tell(judged, options, session.console)
    session.stopping.check()
    if not changes:
        return _planned_only(session, judged)
    if plan.nothing_to_do:
        document = finish(session, preflight, keep=options.backups)
        return _done(session, judged, "nothing to do", document)
    _permit(session, judged, options)
    applied = apply_plan(
        session, preflight, plan, purpose.value, options=options.concurrency, keep=options.backups
    )
    return _done(
        session,
        judged,
        f"{purpose.done}: {words.tally(judged.report['counts'], done=True)}, in {duration(applied.seconds)}",
        applied.document,
    )


def _read_and_judge(
    session: Session,
    preflight: Preflight,
    policy: Policy,
    purpose: Purpose,
    options: RunOptions,
    *,
    changes: bool,
) -> tuple[Plan, Verdict]:
    """The plan that was made, or another one where leftovers were found, and what the policy says to it."""

    def again() -> dict[str, Any]:
        _make_plan(session, purpose, options)
        return _show_plan(session, purpose, options)

    # Of no use to a run that finds nothing to do, and slow to load.
    from .import_leftovers import import_leftovers
    from .outside import with_drift_told_apart

    document, unused = _show_plan(session, purpose, options), frozenset[str]()
    if purpose is not Purpose.DESTROY:
        document, unused = import_leftovers(session, preflight, policy, document, again, changes=changes)
    check_imported(document, options.adopt)
    plan = read_plan(document)
    session.console.hidden.add_all(plan.secrets)
    plan = with_drift_told_apart(session, plan)
    created = journal.created_addresses(session.paths, preflight.lineage)
    verdict = judge(plan, policy, machine=identify(plan), unused=unused, created=created)
    return plan, complete_verdict(verdict, session, preflight, policy, plan, document)


def _make_plan(session: Session, purpose: Purpose, options: RunOptions) -> tuple[dict[str, Any], ...]:
    with session.console.clock("planning", told=True):
        return session.tofu.plan(
            session.workspace.plan,
            destroy=purpose is Purpose.DESTROY,
            refresh=options.refresh,
            options=(*options.concurrency, *session.paths.variable_options),
        )


def _show_plan(session: Session, purpose: Purpose, options: RunOptions) -> dict[str, Any]:
    """The plan that was made; another one, later, where AWS did not show yet what a run has just made."""
    document = session.tofu.show(session.workspace.plan)
    gone, rest = vanished(document), settling_time(session.paths)
    if not gone or rest <= 0:
        return document
    session.console.say(
        f"AWS does not show {gone[0]}, and a run ended just now: looking again in {rest:.0f} s ..."
    )
    session.stopping.sleep(rest)
    _make_plan(session, purpose, options)
    return session.tofu.show(session.workspace.plan)


def _judged(session: Session, preflight: Preflight, plan: Plan, verdict: Verdict, purpose: Purpose) -> Judged:
    name = digest_of(session, plan, preflight.lineage)
    report = stored.plan_report(
        plan, verdict, stack=session.paths.stack, operation=purpose.value, digest=name, now=datetime.now(UTC)
    )
    stored.store(session.paths, report)
    if not verdict.allowed:
        Approvals(session.paths.approvals).show(name, datetime.now(UTC))
    return Judged(plan, verdict, name, report)


def _tell(judged: Judged, options: RunOptions, console: Console) -> None:
    """The plan, what was changed outside, what is to be noticed; without values where they may be kept."""
    # Who is asked whether to do it has to know what.
    talk = console.say if options.confirm is None else console.insist
    tell = console.result if options.plan_is_result else talk
    if options.values:
        if drifted := summary.drift(judged.plan, console):
            tell(f"{drifted}\n")
        tell(summary.summary(judged.plan, console, stack=judged.report["stack"], digest=judged.digest))
        for notice in judged.verdict.notices:
            console.warn(notice)
    else:
        tell(stored.text(judged.report, refusals=False))
    if refused := summary.refusals(judged.verdict, console, approve=f"{options.approve} {judged.digest}"):
        (console.result if options.plan_is_result else console.insist)(f"\n{console.plain(refused)}")


def _permit(session: Session, judged: Judged, options: RunOptions) -> None:
    """Refused, unless the policy, an approval or the person at the terminal allows it."""
    verdict = judged.verdict
    if not verdict.allowed:
        if verdict.approvable and Approvals(session.paths.approvals).take(judged.digest, datetime.now(UTC)):
            session.console.say(f"the plan {judged.digest} was approved: going on, once")
            return
        if not (verdict.approvable and _confirmed(session, options, "Do it all the same?", judged.digest)):
            raise Refused(_refusal(verdict), where=session.paths.stack)
    elif not _confirmed(session, options, "Do this?", "yes"):
        raise Interrupted("not confirmed; nothing was changed", where=session.paths.stack)


def _confirmed(session: Session, options: RunOptions, question: str, word: str) -> bool:
    if options.confirm is None:
        return word == "yes"
    with session.stopping.interrupts():
        return options.confirm(question, word)


def _refusal(verdict: Verdict) -> str:
    (first, addresses), *others = together(verdict.refusals)
    same = f" (and {len(addresses) - 1} other{'s' if len(addresses) > 2 else ''})" if addresses[1:] else ""
    what = replace(first, address=f"{first.address}{same}") if same else first
    more = f", and {len(others)} more" if others else ""
    return f"refused by the policy: {what}{more}"


def _planned_only(session: Session, judged: Judged) -> RunResult:
    waiting = "nothing to do" if judged.plan.nothing_to_do else words.tally(judged.report["counts"])
    refused = "" if judged.verdict.allowed else "; an apply would be refused"
    code = ExitCode.OK if judged.plan.nothing_to_do else ExitCode.CHANGES
    line = f"{session.paths.stack}: planned only: {waiting}{refused}"
    return RunResult(code, line, _ended(session, judged, "planned", code), judged.plan)


def _done(session: Session, judged: Judged, what: str, document: StateDocument | None) -> RunResult:
    code = ExitCode.OK
    report = _ended(session, judged, "applied" if not judged.plan.nothing_to_do else "nothing to do", code)
    return RunResult(code, f"{session.paths.stack}: {what}", report, judged.plan, document)


def _ended(session: Session, judged: Judged, result: str, code: ExitCode) -> dict[str, Any]:
    report = stored.ended(judged.report, result, code, datetime.now(UTC))
    stored.store(session.paths, report)
    return report
