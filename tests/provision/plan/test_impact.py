"""What decides whether an update in place harms: tables before words, what is known, what is given."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.plan.edits import DEEPEST, edits
from snowform.provision.plan.impact import impacts
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Exemption, Policy
from snowform.provision.plan.rules import Severity
from tests.provision.plan.corpus import documents, growth, members, retentions
from tests.provision.plan.makers import change, plan, raw, updated

LOGS = raw(
    "aws_cloudwatch_log_group.x",
    "update",
    before={"retention_in_days": 30, "skip_destroy": True},
    after={"retention_in_days": 3, "skip_destroy": False},
)


def said(type_: str, before: dict[str, Any], after: dict[str, Any], **more: Any) -> list[str]:
    return [f"{impact.severity.value}: {impact}" for impact in impacts(updated(type_, before, after, **more))]


def test_a_refusal_names_severity_effect_attributes_and_setting() -> None:
    (refusal,) = judge(plan(LOGS), Policy()).refusals
    assert (refusal.what, refusal.setting) == ("loseData", "allowDataLoss")
    assert refusal.text == (
        "what is older than the new retention is deleted (retention_in_days); "
        "what protects it is switched off (skip_destroy)"
    )


def test_each_severity_is_a_refusal_of_its_own_with_a_setting_of_its_own() -> None:
    whole = plan(
        raw(
            "aws_db_instance.x",
            "update",
            before={"instance_class": "a", "deletion_protection": True, "publicly_accessible": True},
            after={"instance_class": "b", "deletion_protection": False, "publicly_accessible": False},
        )
    )
    found = {refusal.what: refusal.setting for refusal in judge(whole, Policy()).refusals}
    assert found == {
        "loseData": "allowDataLoss",
        "disrupt": "allowDisruptive",
        "cutAccess": "allowAccessCut",
    }
    for what, setting in found.items():
        left = {refusal.what for refusal in judge(whole, Policy.parse({setting: True}, "")).refusals}
        assert left == found.keys() - {what}
        exempted = Policy(exceptions=(Exemption("aws_db_*", "type", frozenset({what})),))
        assert {refusal.what for refusal in judge(whole, exempted).refusals} == left


@pytest.mark.parametrize(
    "type_", ["google_sql_database_instance", "azurerm_x", "hcloud_server", "terraform_data"]
)
def test_words_hold_for_the_types_of_every_provider(type_: str) -> None:
    assert said(type_, {"deletion_protection": True}, {"deletion_protection": False}) == [
        "loseData: what protects it is switched off (deletion_protection)"
    ]
    assert said(type_, {"backup_retention_days": 30}, {"backup_retention_days": 1})
    assert said(type_, {"allowed_networks": ["a", "b"]}, {"allowed_networks": ["a", "b", "c"]}) == []


def test_a_table_decides_alone_on_what_it_names() -> None:
    before = {"desired_capacity": 2, "max_size": 9}
    assert said("aws_autoscaling_group", before, {**before, "max_size": 3}) == []
    assert said("other_group", before, {**before, "max_size": 3}) == ["disrupt: it is scaled down (max_size)"]


def test_a_table_about_interruption_leaves_the_loss_of_data_to_the_words() -> None:
    assert said("aws_db_instance", {"backup_retention_period": 9}, {"backup_retention_period": 0}) == [
        "disrupt: the database restarts, at once or (without apply_immediately) in its maintenance window "
        "(backup_retention_period)",
        "loseData: what is older than the new retention is deleted (backup_retention_period)",
    ]


def configured(expressions: dict[str, Any]) -> dict[str, Any]:
    resource = {"address": "aws_sqs_queue.x", "type": "aws_sqs_queue", "expressions": expressions}
    return {"configuration": {"root_module": {"resources": [resource]}}}


def test_what_is_known_in_the_apply_only_counts_where_the_configuration_gives_it() -> None:
    entry = raw(
        "aws_sqs_queue.x",
        "update",
        before={"message_retention_seconds": 60, "name": "a"},
        after={"name": "a"},
        after_unknown={"message_retention_seconds": True},
    )
    given_here = {"message_retention_seconds": {"references": ["local.seconds"]}}
    (refusal,) = judge(plan(entry, **configured(given_here)), Policy()).refusals
    assert refusal.text.endswith("(message_retention_seconds: known after apply)")
    assert judge(plan(entry, **configured({"name": {"constant_value": "a"}})), Policy()).allowed
    assert not judge(plan(entry), Policy()).allowed


def test_sensitive_values_are_judged_and_not_told() -> None:
    update = updated(
        "aws_db_instance",
        {"password": "not-a-secret-1"},
        {"password": "not-a-secret-2"},
        before_sensitive={"password": True},
        after_sensitive={"password": True},
    )
    assert [str(impact) for impact in impacts(update)] == ["who uses the old one is shut out (password)"]


@pytest.mark.parametrize("actions", [["no-op"], ["delete"], ["delete", "create"], ["forget"]])
def test_only_updates_and_creations_are_judged(actions: list[str]) -> None:
    before, after = {"deletion_protection": True}, {"deletion_protection": False}
    assert impacts(change("aws_db_instance.x", *actions, before=before, after=after)) == ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 500) | st.sampled_from(["", "ENABLED", "off", '{"a": 1}']),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["retention_days", "enabled", "policy", "ingress", "ttl", "subnet_ids", "rule", "state"]
)
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=4)


@given(before=OBJECTS, after=OBJECTS, unknown=st.dictionaries(NAMES, st.booleans(), max_size=2))
def test_any_values_are_judged_without_an_error(
    before: dict[str, Any], after: dict[str, Any], unknown: dict[str, bool]
) -> None:
    for impact in impacts(updated("aws_x", before, after, after_unknown=unknown)):
        assert impact.severity in Severity
        assert impact.names


@given(values=OBJECTS)
def test_what_does_not_change_harms_nothing(values: dict[str, Any]) -> None:
    tagged = {**values, "tags": {"a": "1"}}
    assert impacts(updated("aws_x", tagged, {**values, "tags": {}, "description": "b"})) == ()


def test_values_without_end_are_not_walked_to_their_end() -> None:
    def nested(value: int) -> dict[str, Any]:
        found: dict[str, Any] = {"retention": value}
        for _ in range(DEEPEST * 4):
            found = {"a": found}
        return found

    (edit,) = edits(updated("terraform_data", nested(2), nested(1)))
    assert len(edit.path) == DEEPEST + 1


@pytest.mark.slow
def test_ten_thousand_changes_are_judged_in_seconds() -> None:
    cases = [*growth.CASES, *members.CASES, *documents.CASES, *retentions.CASES]
    entries = [cases[place % len(cases)].entry for place in range(10_000)]
    whole = plan(*(entry | {"address": f"{entry['type']}.x{place}"} for place, entry in enumerate(entries)))
    begun = time.process_time()
    judge(whole, Policy())
    assert time.process_time() - begun < 60
