"""What was changed outside since the last apply, apart from what is pending. Changes nothing.

The state is not locked: another host may apply meanwhile. On this host one run waits for the other.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ..console.console import Console
from ..errors import StateRefused
from ..host import lock
from ..host.paths import Paths
from ..host.stopping import Stopping
from ..inputs.variables import check_variables
from ..plan.changes import Plan, read_plan
from ..plan.judge import Verdict, judge
from ..plan.policy import Policy
from ..plan.quiet import is_quiet
from ..records import dataclass
from ..report import stored
from .judgement import digest_of, identify
from .outside import with_drift_told_apart
from .preflight import check_state, initialise, refuse_programs
from .retry import Retries, retried
from .session import Session, open_session


@dataclass(frozen=True, slots=True)
class Drift:
    """The plan that was made to find out, its verdict, and the report."""

    plan: Plan
    verdict: Verdict
    report: dict[str, Any]


def find_drift(paths: Paths, retries: Retries, console: Console) -> Drift | None:
    """Compare what exists with the state and the configuration; None where a run goes on just now.

    A run changes what this would compare. A ProvisionError says why nothing can be said.
    """
    if lock.is_held(paths.lock):
        return None
    policy = Policy.read(paths.policy)
    with Stopping() as stopping, open_session(paths, "drift", console, stopping) as session:
        check_variables(paths, session.configuration)
        refuse_programs(session, policy, installed=False)
        with console.clock("preparing"):
            retried(lambda: initialise(session), retries, stopping, console)
        with console.clock("comparing"):
            return retried(lambda: _compare(session, policy), retries, stopping, console)


def _compare(session: Session, policy: Policy) -> Drift:
    paths = session.paths
    preflight = check_state(session, policy)
    if preflight.document is None:
        raise StateRefused("there is no state yet, so nothing can have drifted", where=paths.stack)
    refuse_programs(session, policy)
    events = session.tofu.plan(session.workspace.plan, lock=False, options=paths.variable_options)
    plan = Plan() if is_quiet(events) else read_plan(session.tofu.show(session.workspace.plan))
    session.console.hidden.add_all(plan.secrets)
    plan = with_drift_told_apart(session, plan)
    verdict = judge(plan, policy, machine=identify(plan))
    name = digest_of(session, plan, preflight.lineage)
    report = stored.plan_report(
        plan, verdict, stack=paths.stack, operation="drift", digest=name, now=datetime.now(UTC)
    )
    return Drift(plan, verdict, report)
