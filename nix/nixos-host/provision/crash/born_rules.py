"""The rule that every new security group is born with: it lets everything out.

The provider takes it away as the second half of a group's creation
(https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/security_group). A run that dies
between the halves leaves a group that is adopted with the rule in it: AWS refuses to make the same rule
again, and where the configuration has none like it, no plan would ever show it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import LeftoversFound
from . import search
from .investigation import Asker
from .planned import creates, provider_of

GROUP = "aws_security_group"
EGRESS = "aws_vpc_security_group_egress_rule"
_GROUP_RULES = "aws_vpc_security_group_rules"
_EVERYTHING = {"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}


@dataclass(frozen=True, slots=True)
class BornRules:
    """`imports`: address and id of rules that the configuration has too; `unwanted`: address, group, id."""

    imports: tuple[tuple[str, str], ...] = ()
    unwanted: tuple[tuple[str, str, str], ...] = ()

    def check(self) -> None:
        """Raise LeftoversFound where a group has a rule that nobody wished for."""
        for address, group, rule in self.unwanted:
            raise LeftoversFound(
                f"a run died before the rule that lets everything out of {group} was taken away",
                where=address,
                hint="take it away: aws ec2 revoke-security-group-egress "
                f"--group-id {group} --security-group-rule-ids {rule}",
            )


def find_born_rules(ask: Asker, plan: Mapping[str, Any], dead: Collection[str]) -> BornRules:
    """These rules of the groups that `plan` adopts and that dead runs were about to create (`dead`)."""
    planned = {address: one for address, one in creates(plan).items() if one.type == EGRESS}
    imports: dict[str, str] = {}
    unwanted: list[tuple[str, str, str]] = []
    for group, (address, provider) in _adopted(plan, dead).items():
        for rule in _rules(ask, group, provider):
            same = (one for one, its in planned.items() if _is_it(its.values, group) and one not in imports)
            if (of := next(same, None)) is not None:
                imports[of] = rule
            else:
                unwanted.append((address, group, rule))
    return BornRules(tuple(imports.items()), tuple(unwanted))


def _adopted(plan: Mapping[str, Any], dead: Collection[str]) -> dict[str, tuple[str, str]]:
    """Id of each group that is adopted half made: its address and its provider configuration."""
    found = {}
    for raw in plan.get("resource_changes", ()):
        importing = raw["change"].get("importing") or {}
        if raw["type"] == GROUP and raw["address"] in dead and importing.get("id"):
            found[importing["id"]] = raw["address"], provider_of(plan, raw)
    return found


def _rules(ask: Asker, group: str, provider: str) -> list[str]:
    """The ids of the group's rules that let everything out and that nobody has tagged."""
    block = search.in_provider(provider) | {
        "filter": [{"name": "group-id", "values": [search.literal(group)]}]
    }
    name = f"{search.NAME}_group"
    listing, _ = ask({"data": {_GROUP_RULES: {name: block}}}, search.FILE, [f"data.{_GROUP_RULES}.{name}"])
    ids = dict(search.resources(listing)).get(f"data.{_GROUP_RULES}.{name}", {}).get("ids") or []
    asked = search.rules(search.Found(search.RULES, one, provider) for one in ids)
    if not asked:
        return []
    targets = [f"data.{search.RULE}.{name}" for _, name in asked]
    answer, _ = ask(search.rule_document(asked), search.FILE, targets)
    read = {one.id: search.read_rule(name, answer) for one, name in asked}
    return [identity for identity, rule in read.items() if rule and rule[0] == EGRESS and _is_born(rule[1])]


def _is_born(rule: Mapping[str, Any]) -> bool:
    return not rule.get("tags") and all(rule.get(name) == value for name, value in _EVERYTHING.items())


def _is_it(values: Mapping[str, Any], group: str) -> bool:
    return values.get("security_group_id") == group and all(
        values.get(name) == value for name, value in _EVERYTHING.items()
    )
