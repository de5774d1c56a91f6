"""What was changed outside since the last apply, apart from what is pending. Changes nothing.

The state is not locked: another host may apply meanwhile. On this host one run waits for the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ..console.console import Talk
from ..errors import StateRefused
from ..host import lock
from ..host.paths import Site
from ..host.stopping import Stopping
from ..plan.changes import Plan, read_plan
from ..plan.judge import Verdict, judge
from ..plan.policy import Policy
from ..report import stored
from .judgement import digest_of, identify
from .preflight import initialise, look, refuse_programs
from .retry import Retries, retried
from .session import Session, open_session


@dataclass(frozen=True, slots=True)
class Drift:
    """The plan that was made to find out, its verdict, and the report."""

    plan: Plan
    verdict: Verdict
    report: dict[str, Any]


def find_drift(site: Site, retries: Retries, talk: Talk) -> Drift | None:
    """Compare what exists with the state and the configuration; None where a run goes on just now.

    A run changes what this would compare. A ProvisionError says why nothing can be said.
    """
    if lock.is_held(site.lock):
        return None
    policy = Policy.read(site.policy)
    with Stopping() as stopping, open_session(site, "drift", talk, stopping) as session:
        refuse_programs(session, policy, installed=False)
        retried(lambda: initialise(session), retries, stopping, talk)
        return retried(lambda: _compare(session, policy), retries, stopping, talk)


def _compare(session: Session, policy: Policy) -> Drift:
    site = session.site
    ground = look(session, policy)
    if ground.document is None:
        raise StateRefused("there is no state yet, so nothing can have drifted", where=site.stack)
    refuse_programs(session, policy)
    session.tofu.plan(session.workspace.plan, lock=False, options=site.variable_options)
    plan = read_plan(session.tofu.show(session.workspace.plan))
    session.talk.hidden.add_all(plan.secrets)
    verdict = judge(plan, policy, machine=identify(plan))
    name = digest_of(session, plan, ground.lineage)
    report = stored.plan_report(
        plan, verdict, stack=site.stack, operation="drift", digest=name, now=datetime.now(UTC)
    )
    return Drift(plan, verdict, report)
