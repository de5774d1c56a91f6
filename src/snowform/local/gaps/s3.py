"""Buckets: what of former versions is kept, and conditions in policies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from snowform.local.gaps.registry import around, gap, target

_LIFECYCLE = "NoncurrentVersionExpiration"


@gap("creating S3 Bucket (…) Lifecycle Configuration: While waiting: timeout while waiting for state")
def newer_noncurrent_versions() -> None:
    """A rule keeps how many former versions are to stay, and says it again."""
    buckets = target("s3.models", "FakeBucket")
    responses = target("s3.responses", "S3Response")

    @around(buckets, "set_lifecycle")
    def set_lifecycle(original: Callable[..., Any], self: Any, rules: list[dict[str, Any]]) -> None:
        original(self, rules)
        for kept, given in zip(self.rules, rules, strict=True):
            kept.newer_noncurrent_versions = (given.get(_LIFECYCLE) or {}).get("NewerNoncurrentVersions")

    @around(responses, "serialized")
    def serialized(original: Callable[..., Any], self: Any, action_result: Any) -> Any:
        result = action_result.result
        if self.data.get("Action") == "GetBucketLifecycleConfiguration" and not isinstance(result, Exception):
            kept = self.backend.get_bucket_lifecycle(self.bucket_name)
            for rule, shown in zip(kept, result["Rules"], strict=True):
                if newer := getattr(rule, "newer_noncurrent_versions", None):
                    shown[_LIFECYCLE]["NewerNoncurrentVersions"] = newer
        return original(self, action_result)


@gap("error S3: HeadObject, https response error StatusCode: 403")
def bucket_policy_conditions() -> None:
    """A statement of a bucket's policy holds where its conditions do, and not for every request."""
    buckets = target("s3.models", "FakeBucket")
    policies = target("iam.access_control", "IAMPolicy")

    @around(buckets, "get_permission")
    def get_permission(original: Callable[..., Any], self: Any, action: str, resource: str) -> Any:
        if self.policy is None:
            return original(self, action, resource)
        document = json.loads(self.policy)
        statements = list(_that_hold(document["Statement"], _request_headers()))
        return policies(json.dumps({"Statement": statements})).is_action_permitted(action, resource)


class _Unknown(Exception):
    """A condition that nothing here can decide."""


def _that_hold(statements: Any, headers: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for statement in statements if isinstance(statements, list) else [statements]:
        try:
            holds = all(
                _holds(operator, key, wanted if isinstance(wanted, list) else [wanted], headers)
                for operator, keys in statement.get("Condition", {}).items()
                for key, wanted in keys.items()
            )
        except _Unknown:
            continue
        if holds:
            yield {name: value for name, value in statement.items() if name != "Condition"}


def _holds(operator: str, key: str, wanted: list[str], headers: Mapping[str, str]) -> bool:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"""
    value = _value(key, headers)
    match operator:
        case "Null":
            return str(value is None).lower() in {str(value_wanted).lower() for value_wanted in wanted}
        case "Bool":
            return value in {str(value_wanted).lower() for value_wanted in wanted}
        case "StringEquals":
            return value in wanted
        case "StringNotEquals":
            # True as well where the request has no such key.
            return value not in wanted
    raise _Unknown


def _value(key: str, headers: Mapping[str, str]) -> str | None:
    if key.lower() == "aws:securetransport":
        # The way here is plain HTTP and never leaves the machine.
        return "true"
    if key.startswith("s3:x-amz-"):
        return headers.get(key.removeprefix("s3:").lower())
    raise _Unknown


def _request_headers() -> Mapping[str, str]:
    """Those of the request that is being answered, their names in lower case."""
    from flask import has_request_context, request

    headers = request.headers.items() if has_request_context() else ()
    return {name.lower(): value for name, value in headers}
