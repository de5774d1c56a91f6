"""Which updates in place stop, restart or cut off something: a table by type of resource, with its sources.

What is not in the table counts as harmless, so it errs towards more. Only what an object that exists loses
is here; what a plan deletes or replaces is told apart by its action. AWS provider 5.100 replaces on some of
these attributes instead ("ebs_optimized"); they stay for versions that learn to change them in place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .changes import Change, Kind
from .disruptive_hosts import HOSTS
from .disruptive_services import SERVICES
from .rules import Rule, below, stops

# The provider knows these resources by two names.
ALIASES = {"aws_alb": "aws_lb", "aws_alb_listener": "aws_lb_listener"}

TABLE: Mapping[str, tuple[Rule, ...]] = {**HOSTS, **SERVICES}


def disruption(change: Change) -> str:
    """What the change would stop, restart or cut off, and by which attributes; "" where nothing."""
    # To create this one is to stop an instance that exists.
    if change.kind is Kind.CREATE and change.type == "aws_ec2_instance_state" and stops(change):
        return "the instance is stopped (state)"
    if change.kind is not Kind.UPDATE:
        return ""
    changed = [re.sub(r"\[\d+\]", "", name) for name in change.changed]
    found = []
    for rule in TABLE.get(ALIASES.get(change.type, change.type), ()):
        causes = dict.fromkeys(one for one in changed if any(below(one, name) for name in rule.attributes))
        if causes and rule.when(change):
            found.append(f"{rule.effect} ({', '.join(causes)})")
    return "; ".join(found)
