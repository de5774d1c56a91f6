"""Which updates in place harm something: the tables by type of resource, with their sources, in one.

What is not in them is judged by `meaning`. Only what an object that exists loses is here; what a plan deletes
or replaces is told apart by its action. AWS provider 5.100 replaces on some of
these attributes instead ("ebs_optimized"); they stay for versions that learn to change them in place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .access_cut import ACCESS_CUT
from .changes import Change, Kind
from .data_loss import DATA_LOSS
from .disruptive_hosts import HOSTS
from .disruptive_services import SERVICES
from .disruptive_settings import SETTINGS
from .disruptive_traffic import TRAFFIC
from .rules import Rule, Severity, below, stops

# The provider knows these resources by two names.
ALIASES = {
    "aws_alb": "aws_lb",
    "aws_alb_listener": "aws_lb_listener",
    "aws_alb_target_group": "aws_lb_target_group",
    "aws_alb_listener_rule": "aws_lb_listener_rule",
}

TABLES = (HOSTS, SERVICES, TRAFFIC, SETTINGS, DATA_LOSS, ACCESS_CUT)
TABLE: Mapping[str, tuple[Rule, ...]] = {
    type_: tuple(rule for table in TABLES for rule in table.get(type_, ()))
    for type_ in dict.fromkeys(type_ for table in TABLES for type_ in table)
}


def disruption(change: Change) -> str:
    """What the change would stop or restart by the table, and by which attributes; "" where nothing."""
    # To create this one is to stop an instance that exists.
    if change.kind is Kind.CREATE and change.type == "aws_ec2_instance_state" and stops(change):
        return "the instance is stopped (state)"
    if change.kind is not Kind.UPDATE:
        return ""
    changed = [re.sub(r"\[\d+\]", "", name) for name in change.changed]
    found = []
    for rule in TABLE.get(ALIASES.get(change.type, change.type), ()):
        causes = dict.fromkeys(
            attribute for attribute in changed if any(below(attribute, name) for name in rule.attributes)
        )
        if causes and rule.severity is Severity.INTERRUPTS and rule.when(change):
            found.append(f"{rule.effect} ({', '.join(causes)})")
    return "; ".join(found)
