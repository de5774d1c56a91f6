"""The rule that a security group gets from AWS is adopted where it is wished for, else named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest

from snowform.provision.crash.default_egress_rule import EGRESS, DefaultEgressRules, find_default_egress_rules
from snowform.provision.crash.investigation import Probe
from snowform.provision.errors import LeftoversFound

GROUP, RULE = "sg-1", "sgr-1"
DEFAULT = {"is_egress": True, "ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0", "tags": {}}
WISHED = {"security_group_id": GROUP, "ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}


def answers(rules: Mapping[str, Mapping[str, Any]]) -> Probe:
    """Answers like a plan of the search's data sources, for a group with these rules."""

    def ask(document: Mapping[str, Any], _name: str, targets: Sequence[str]) -> Any:
        (kind,) = document["data"]
        values = [
            {"ids": list(rules)} if kind.endswith("rules") else rules[block["security_group_rule_id"]]
            for block in document["data"][kind].values()
        ]
        read = [{"address": target, "values": rule} for target, rule in zip(targets, values, strict=True)]
        return {"prior_state": {"values": {"root_module": {"resources": read}}}}, ()

    return cast(Probe, ask)


def plan(*created: Mapping[str, Any]) -> dict[str, Any]:
    """A plan that adopts a group and creates these egress rules."""
    group = {"actions": ["no-op"], "importing": {"id": GROUP}}
    rules = [
        {
            "address": f"{EGRESS}.r{number}",
            "type": EGRESS,
            "name": f"r{number}",
            "change": {"actions": ["create"], "after": after},
        }
        for number, after in enumerate(created)
    ]
    adopted = {
        "address": "aws_security_group.web",
        "type": "aws_security_group",
        "name": "web",
        "change": group,
    }
    return {"resource_changes": [adopted, *rules]}


INTERRUPTED = {"aws_security_group.web"}


def test_a_rule_that_the_configuration_has_too_is_adopted_as_that_one() -> None:
    narrower = {**WISHED, "cidr_ipv4": "10.0.0.0/8"}
    found = find_default_egress_rules(answers({RULE: DEFAULT}), plan(narrower, WISHED), INTERRUPTED)
    assert found == DefaultEgressRules(imports=((f"{EGRESS}.r1", RULE),))


def test_a_rule_that_nobody_wished_for_is_named_with_the_command_that_takes_it_away() -> None:
    found = find_default_egress_rules(answers({RULE: DEFAULT}), plan(), INTERRUPTED)
    assert found == DefaultEgressRules(unwanted=(("aws_security_group.web", GROUP, RULE),))
    with pytest.raises(LeftoversFound, match=r"--group-id sg-1 --security-group-rule-ids sgr-1$"):
        found.check()


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param({**DEFAULT, "tags": {"a": "b"}}, id="somebody's own"),
        pytest.param({**DEFAULT, "is_egress": False}, id="for what comes in"),
        pytest.param({**DEFAULT, "cidr_ipv4": "10.0.0.0/8"}, id="a narrower one"),
    ],
)
def test_other_rules_are_left_alone(rule: dict[str, Any]) -> None:
    assert find_default_egress_rules(answers({RULE: rule}), plan(WISHED), INTERRUPTED) == DefaultEgressRules()


def test_a_group_that_no_interrupted_run_was_making_is_not_asked_about() -> None:
    assert find_default_egress_rules(answers({RULE: DEFAULT}), plan(WISHED), set()) == DefaultEgressRules()
