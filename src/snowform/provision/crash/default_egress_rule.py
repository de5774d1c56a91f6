"""The rule that every new security group gets from AWS: it lets everything out.

The provider takes it away as the second half of a group's creation
(https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/security_group). A run that dies
between the halves leaves a group that is adopted with the rule in it: AWS refuses to make the same rule
again, and where the configuration has none like it, no plan would ever show it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..errors import LeftoversFound
from ..plan.created import ProviderKeys, creates
from ..records import dataclass
from . import search
from .investigation import Probe

GROUP = "aws_security_group"
EGRESS = "aws_vpc_security_group_egress_rule"
_GROUP_RULES = "aws_vpc_security_group_rules"
_EVERYTHING = {"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}


@dataclass(frozen=True, slots=True)
class DefaultEgressRules:
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


def find_default_egress_rules(
    probe: Probe, plan: Mapping[str, Any], interrupted: Collection[str]
) -> DefaultEgressRules:
    """The default rules of the groups that `plan` adopts and that interrupted runs were about to create.

    `interrupted` are the addresses of what these runs were creating. TofuFailed where AWS does not answer.
    """
    planned: dict[str, list[str]] = {}
    for address, creation in creates(plan).items():
        if creation.type == EGRESS and _is_everything(creation.values):
            planned.setdefault(str(creation.values.get("security_group_id")), []).append(address)
    imports: dict[str, str] = {}
    unwanted: list[tuple[str, str, str]] = []
    for group, (address, provider) in _adopted(plan, interrupted).items():
        for rule in _rules(probe, group, provider):
            if of_group := planned.get(group):
                imports[of_group.pop(0)] = rule
            else:
                unwanted.append((address, group, rule))
    return DefaultEgressRules(tuple(imports.items()), tuple(unwanted))


def _adopted(plan: Mapping[str, Any], interrupted: Collection[str]) -> dict[str, tuple[str, str]]:
    """Id of each group that is adopted half made: its address and its provider configuration."""
    found = {}
    providers = ProviderKeys(plan)
    for raw in plan.get("resource_changes", ()):
        importing = raw["change"].get("importing") or {}
        if raw["type"] == GROUP and raw["address"] in interrupted and importing.get("id"):
            found[importing["id"]] = raw["address"], providers.of(raw)
    return found


def _rules(probe: Probe, group: str, provider: str) -> list[str]:
    """The ids of the group's rules that let everything out and that nobody has tagged."""
    block = search.in_provider(provider) | {
        "filter": [{"name": "group-id", "values": [search.literal(group)]}]
    }
    name = f"{search.NAME}_group"
    listing, _ = probe({"data": {_GROUP_RULES: {name: block}}}, search.FILE, [f"data.{_GROUP_RULES}.{name}"])
    ids = dict(search.resources(listing)).get(f"data.{_GROUP_RULES}.{name}", {}).get("ids") or []
    asked = search.security_group_rules(
        search.TaggedObject(search.RULE_TYPES, rule_id, provider) for rule_id in ids
    )
    if not asked:
        return []
    targets = [f"data.{search.RULE}.{name}" for _, name in asked]
    answer, _ = probe(search.rule_document(asked), search.FILE, targets)
    shown = dict(search.resources(answer))
    read = {rule.id: search.read_rule(name, shown) for rule, name in asked}
    return [
        identity for identity, rule in read.items() if rule and rule[0] == EGRESS and _is_default(rule[1])
    ]


def _is_default(rule: Mapping[str, Any]) -> bool:
    return not rule.get("tags") and _is_everything(rule)


def _is_everything(values: Mapping[str, Any]) -> bool:
    return all(values.get(name) == value for name, value in _EVERYTHING.items())
