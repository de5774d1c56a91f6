"""Which updates in place lose data, or what protects them, where no name of an attribute tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .changes import Change
from .edits import covers, empty
from .rules import AWS, PROVIDER, Condition, Rule, becomes, blocks, loss

S3_LIFECYCLE = AWS + "AmazonS3/latest/userguide/intro-lifecycle-rules.html"
ECR_LIFECYCLE = AWS + "AmazonECR/latest/userguide/LifecyclePolicies.html"
ECR_TAGS = AWS + "AmazonECR/latest/userguide/image-tag-mutability.html"
DLM = AWS + "ebs/latest/userguide/snapshot-ami-policy.html"
KAFKA = AWS + "msk/latest/developerguide/msk-configuration-properties.html"
CLOUDFORMATION = AWS + "AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html"

EXPIRES = "it expires what it did not expire before"
STACK = "CloudFormation may replace or delete what the stack holds"

_EXPIRY = ("expiration", "noncurrent_version_expiration")
_KAFKA_AGES = ("log.retention.", "log.segment.delete.delay.ms")


def reaches_further(name: str) -> Condition:
    """A lifecycle rule that is on expires more objects than the rule of the same id did."""

    def holds(change: Change) -> bool:
        before = {rule.get("id"): rule for rule in blocks(change.before, name)}
        return any(_wider(before.get(rule.get("id")), rule) for rule in blocks(change.after, name))

    return holds


def _wider(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> bool:
    expires = any(not empty(new.get(part)) for part in _EXPIRY)
    if old is None or not expires or new.get("status", "Enabled") != "Enabled":
        return False
    prefix, former = (_prefix(rule) for rule in (new, old))
    if prefix.startswith(former) and covers(_rest(new), _rest(old)):
        return False
    return _rest(new) != _rest(old) or not prefix.startswith(former)


def _prefix(rule: Mapping[str, Any]) -> str:
    inner = next(iter(blocks(rule, "filter")), {})
    both = next(iter(blocks(inner, "and")), {})
    return str(rule.get("prefix") or inner.get("prefix") or both.get("prefix") or "")


def _rest(rule: Mapping[str, Any]) -> Any:
    """What a filter asks for besides the prefix."""
    inner = next(iter(blocks(rule, "filter")), {})
    both = next(iter(blocks(inner, "and")), {})
    asked = {**inner, **both}
    return {key: value for key, value in asked.items() if key not in ("prefix", "and") and not empty(value)}


def expires_images(change: Change) -> bool:
    """A policy of ECR with a rule that keeps fewer images than before, or other ones."""
    if change.value("policy") is None:
        return True
    before = list(_image_rules(change.was("policy")))
    return any(
        not any(_keeps(rule, former) for former in before) for rule in _image_rules(change.value("policy"))
    )


def _image_rules(text: Any) -> Iterator[Mapping[str, Any]]:
    try:
        document = json.loads(text or "{}")
    except (TypeError, ValueError, RecursionError):
        yield {"selection": text}
        return
    rules = document.get("rules") if isinstance(document, dict) else None
    yield from (rule.get("selection") or {} for rule in rules or () if isinstance(rule, dict))


def _keeps(rule: Mapping[str, Any], former: Mapping[str, Any]) -> bool:
    number, least = rule.get("countNumber"), former.get("countNumber")
    same = {**rule, "countNumber": 0} == {**former, "countNumber": 0}
    return same and isinstance(number, int) and isinstance(least, int) and number >= least


def keeps_logs_shorter(change: Change) -> bool:
    """A configuration of Kafka that keeps messages for a shorter time, or fewer of them."""
    before, after = (
        _properties(change.was("server_properties")),
        _properties(change.value("server_properties")),
    )
    for key, value in after.items():
        if key.startswith(_KAFKA_AGES) and value >= 0 and not 0 <= before.get(key, -1) <= value:
            return True
    return change.value("server_properties") is None


def _properties(text: Any) -> dict[str, int]:
    found = {}
    for line in str(text or "").splitlines():
        key, _, value = line.partition("=")
        if value.strip().lstrip("-").isdigit():
            found[key.strip()] = int(value)
    return found


def _loses_keys(change: Change) -> bool:
    """An item of a table that has fewer attributes than before."""
    try:
        before, after = (json.loads(text or "{}") for text in (change.was("item"), change.value("item")))
    except (TypeError, ValueError, RecursionError):
        return True
    return not set(before) <= set(after)


DATA_LOSS: Mapping[str, tuple[Rule, ...]] = {
    "aws_s3_bucket_lifecycle_configuration": (
        loss(EXPIRES, S3_LIFECYCLE, "rule.filter", "rule.prefix", when=reaches_further("rule")),
    ),
    "aws_ecr_lifecycle_policy": (loss(EXPIRES, ECR_LIFECYCLE, "policy", when=expires_images),),
    "aws_ecr_repository": (
        loss(
            "images that have a tag can be overwritten",
            ECR_TAGS,
            "image_tag_mutability",
            when=becomes("image_tag_mutability", "MUTABLE"),
        ),
    ),
    "aws_dynamodb_table_item": (
        loss(
            "attributes of the item are deleted",
            PROVIDER + "dynamodb_table_item.html.markdown",
            "item",
            when=_loses_keys,
        ),
    ),
    "aws_dlm_lifecycle_policy": (
        loss("snapshots are no longer made", DLM, "state", when=becomes("state", "DISABLED")),
        loss(
            "snapshots are no longer made as before",
            DLM,
            *("policy_details.target_tags", "policy_details.resource_types"),
        ),
    ),
    "aws_msk_configuration": (
        loss("messages are kept for a shorter time", KAFKA, "server_properties", when=keeps_logs_shorter),
    ),
    "aws_cloudformation_stack": (loss(STACK, CLOUDFORMATION, "template_body", "template_url", "parameters"),),
    "aws_cloudformation_stack_set": (
        loss(STACK, CLOUDFORMATION, "template_body", "template_url", "parameters"),
    ),
    "aws_glue_crawler": (
        loss(
            "tables whose data are not found any longer are deleted",
            PROVIDER + "glue_crawler.html.markdown",
            "schema_change_policy.delete_behavior",
            when=becomes("schema_change_policy.delete_behavior", "DELETE_FROM_DATABASE"),
        ),
    ),
    "aws_datasync_task": (
        loss(
            "files that the source lacks are deleted at the destination",
            AWS + "datasync/latest/userguide/API_Options.html",
            "options.preserve_deleted_files",
            when=becomes("options.preserve_deleted_files", "REMOVE"),
        ),
        loss(
            "newer files at the destination are overwritten",
            AWS + "datasync/latest/userguide/API_Options.html",
            "options.overwrite_mode",
            when=becomes("options.overwrite_mode", "ALWAYS"),
        ),
    ),
    "aws_bedrockagent_data_source": (
        loss(
            "what was indexed is deleted with it",
            PROVIDER + "bedrockagent_data_source.html.markdown",
            "data_deletion_policy",
            when=becomes("data_deletion_policy", "DELETE"),
        ),
    ),
}
