"""The way of one run: state, leftovers, plan, judgement, apply, and what is kept of it.

Each step may end the run with an error of its own kind; before the apply nothing in the cloud has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ..console.console import Talk
from ..crash import journal
from ..errors import ExitCode, Interrupted, ProvisionError, Refused
from ..host.paths import Site
from ..host.stopping import Stopping
from ..plan.approval import Approvals
from ..plan.changes import Plan, read_plan
from ..plan.judge import Verdict, judge
from ..plan.policy import Policy
from ..report import stored, summary, words
from ..report.progress import duration
from ..state import locks
from ..tofu.diagnostics import Failure, TofuFailed
from .apply import execute, finish
from .import_leftovers import recover
from .judgement import digest_of, identify, reached
from .options import Options, Purpose
from .preflight import Ground, initialise, prepare, refuse_programs
from .refresh import settling, vanished
from .retry import retried
from .session import Session, open_session


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended well: `line` says it in one line, `report` is the plan's by name and action."""

    code: ExitCode
    line: str
    report: dict[str, Any]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan, what the policy says to it, and what it is called by."""

    plan: Plan
    verdict: Verdict
    digest: str
    report: dict[str, Any]


def run(site: Site, purpose: Purpose, options: Options, talk: Talk) -> Outcome:
    """One whole run, tried again after failures that pass by themselves.

    A ProvisionError of some kind says why it did not come to its end.
    """
    policy = Policy.read(site.policy)
    with (
        Stopping(options.stop_after) as stopping,
        open_session(site, purpose.value, talk, stopping, lock_timeout=options.lock_timeout) as session,
    ):
        refuse_programs(session, policy, installed=False)
        retried(lambda: initialise(session), options.retries, stopping, talk)
        try:
            return retried(
                lambda: _attempt(session, policy, purpose, options), options.retries, stopping, talk
            )
        except ProvisionError as error:
            stored.store_end(site, error, datetime.now(UTC))
            raise


def _attempt(session: Session, policy: Policy, purpose: Purpose, options: Options) -> Outcome:
    """One try. A lock of the state that this host's own dead run left is removed, any other is waited for."""
    if session.last_run is not None:
        try:
            return _cycle(session.impatient, policy, purpose, options)
        except TofuFailed as failed:
            if failed.failure is not Failure.LOCKED:
                raise
            locks.release_own(session.tofu, failed, session.last_run, session.talk)
    return _cycle(session, policy, purpose, options)


def _cycle(session: Session, policy: Policy, purpose: Purpose, options: Options) -> Outcome:
    changes = purpose is not Purpose.LOOK and policy.mode == "apply"
    ground = prepare(session, policy, tags=options.tags, begin=changes and purpose is Purpose.APPLY)
    refuse_programs(session, policy)
    document, unused = _plan(session, purpose, options), frozenset[str]()
    if purpose is not Purpose.DESTROY:
        document, unused = recover(
            session,
            ground,
            policy,
            document,
            lambda: _plan(session, purpose, options),
            changes=changes,
        )
    plan = read_plan(document)
    session.talk.hidden.add_all(plan.secrets)
    begun = journal.begun(session.site, ground.lineage)
    verdict = judge(plan, policy, machine=identify(plan), unused=unused, begun=begun)
    verdict = reached(verdict, session, ground, policy, plan, document)
    judged = _judged(session, ground, plan, verdict, purpose)
    _show(judged, options, session.talk)
    session.stopping.check()
    if not changes:
        return _looked(session, judged)
    if plan.nothing_to_do:
        finish(session, ground, keep=options.backups)
        return _done(session, judged, "nothing to do")
    _permit(session, judged, options)
    done = execute(session, ground, plan, purpose.value, options=options.concurrency, keep=options.backups)
    return _done(
        session,
        judged,
        f"{purpose.done}: {words.tally(judged.report['counts'], done=True)}, in {duration(done.seconds)}",
    )


def _plan(session: Session, purpose: Purpose, options: Options) -> dict[str, Any]:
    document = _planned(session, purpose, options)
    gone, rest = vanished(document), settling(session.site)
    if not gone or rest <= 0:
        return document
    session.talk.say(
        f"AWS does not show {gone[0]}, and a run ended just now: looking again in {rest:.0f} s ..."
    )
    session.stopping.sleep(rest)
    return _planned(session, purpose, options)


def _planned(session: Session, purpose: Purpose, options: Options) -> dict[str, Any]:
    session.talk.say("planning ...")
    session.tofu.plan(
        session.workspace.plan,
        destroy=purpose is Purpose.DESTROY,
        refresh=options.refresh,
        options=(*options.concurrency, *session.site.variable_options),
    )
    return session.tofu.show(session.workspace.plan)


def _judged(session: Session, ground: Ground, plan: Plan, verdict: Verdict, purpose: Purpose) -> Judged:
    name = digest_of(session, plan, ground.lineage)
    report = stored.plan_report(
        plan, verdict, stack=session.site.stack, operation=purpose.value, digest=name, now=datetime.now(UTC)
    )
    stored.store(session.site, report)
    if not verdict.allowed:
        Approvals(session.site.approvals).show(name, datetime.now(UTC))
    return Judged(plan, verdict, name, report)


def _show(judged: Judged, options: Options, talk: Talk) -> None:
    """The plan, what was changed outside, what is to be noticed; without values where they may be kept."""
    tell = talk.result if options.plan_is_result else talk.say
    if options.values:
        if drifted := summary.drift(judged.plan, talk):
            tell(f"{drifted}\n")
        tell(summary.summary(judged.plan, talk, stack=judged.report["stack"], digest=judged.digest))
        for notice in judged.verdict.notices:
            talk.warn(notice)
    else:
        tell(stored.text(judged.report, refusals=False))
    if refused := summary.refusals(judged.verdict, talk, approve=f"{options.approve} {judged.digest}"):
        tell(f"\n{talk.hidden.replaced(refused)}")


def _permit(session: Session, judged: Judged, options: Options) -> None:
    """Refused, unless the policy, an approval or the person at the terminal allows it."""
    verdict = judged.verdict
    if not verdict.allowed:
        if verdict.approvable and Approvals(session.site.approvals).take(judged.digest, datetime.now(UTC)):
            session.talk.say(f"the plan {judged.digest} was approved: going on, once")
            return
        if not (verdict.approvable and _confirmed(session, options, "Do it all the same?", judged.digest)):
            raise Refused(_refusal(verdict), where=session.site.stack)
    elif not _confirmed(session, options, "Do this?", "yes"):
        raise Interrupted("not confirmed; nothing was changed", where=session.site.stack)


def _confirmed(session: Session, options: Options, question: str, word: str) -> bool:
    if options.confirm is None:
        return word == "yes"
    with session.stopping.interrupts():
        return options.confirm(question, word)


def _refusal(verdict: Verdict) -> str:
    first, *others = verdict.refusals
    more = f", and {len(others)} more" if others else ""
    return f"refused by the policy: {first}{more}"


def _looked(session: Session, judged: Judged) -> Outcome:
    waiting = "nothing to do" if judged.plan.nothing_to_do else words.tally(judged.report["counts"])
    refused = "" if judged.verdict.allowed else "; an apply would be refused"
    code = ExitCode.OK if judged.plan.nothing_to_do else ExitCode.CHANGES
    line = f"{session.site.stack}: planned only: {waiting}{refused}"
    return Outcome(code, line, _ended(session, judged, "planned", code), judged.plan)


def _done(session: Session, judged: Judged, what: str) -> Outcome:
    code = ExitCode.OK
    report = _ended(session, judged, "applied" if not judged.plan.nothing_to_do else "nothing to do", code)
    return Outcome(code, f"{session.site.stack}: {what}", report, judged.plan)


def _ended(session: Session, judged: Judged, result: str, code: ExitCode) -> dict[str, Any]:
    report = stored.ended(judged.report, result, code, datetime.now(UTC))
    stored.store(session.site, report)
    return report
