"""Policies that IAM refuses, that allow what there is not, or that allow everything.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import Argument, bodies_at, known, possible, values_at
from snowform.synth.lints.policy_statements import (
    ANYTHING,
    OPEN,
    fault_of_action,
    faults,
    opening_everything,
)
from snowform.synth.lints.subject import Subject

RULE, EVERYTHING = "iam-policy", "iam-everything"
DOCUMENT = "aws_iam_policy_document"
# The arguments that are policies, by what a policy is attached to.
IDENTITY = {
    "aws_iam_group_policy": "policy",
    "aws_iam_policy": "policy",
    "aws_iam_role": "inline_policy.policy",
    "aws_iam_role_policy": "policy",
    "aws_iam_user_policy": "policy",
    "aws_ssoadmin_permission_set_inline_policy": "inline_policy",
}
TRUST = {"aws_iam_role": "assume_role_policy"}
RESOURCE = {
    "aws_ecr_repository_policy": "policy",
    "aws_kms_key": "policy",
    "aws_kms_key_policy": "policy",
    "aws_s3_bucket": "policy",
    "aws_s3_bucket_policy": "policy",
    "aws_secretsmanager_secret": "policy",
    "aws_secretsmanager_secret_policy": "policy",
    "aws_sns_topic": "policy",
    "aws_sns_topic_policy": "policy",
    "aws_sqs_queue": "policy",
    "aws_sqs_queue_policy": "policy",
}
OTHER = {
    "aws_api_gateway_rest_api": "policy",
    "aws_api_gateway_rest_api_policy": "policy",
    "aws_backup_vault_policy": "policy",
    "aws_cloudwatch_event_bus_policy": "policy",
    "aws_cloudwatch_log_resource_policy": "policy_document",
    "aws_ecr_registry_policy": "policy",
    "aws_efs_file_system_policy": "policy",
    "aws_elasticsearch_domain": "access_policies",
    "aws_elasticsearch_domain_policy": "access_policies",
    "aws_glacier_vault": "access_policy",
    "aws_glue_resource_policy": "policy",
    "aws_iot_policy": "policy",
    "aws_opensearch_domain": "access_policies",
    "aws_opensearch_domain_policy": "access_policies",
    "aws_organizations_policy": "content",
    "aws_s3_access_point": "policy",
    "aws_s3control_access_point_policy": "policy",
    "aws_vpc_endpoint": "policy",
    "aws_vpc_endpoint_policy": "policy",
}
PLACES = {"identity": IDENTITY, "trust": TRUST, "resource": RESOURCE, "other": OTHER}
# An expression in a text of JSON, and the call that makes such a text.
EXPRESSION = re.compile(r"\$\{[^{}]*\}")
ENCODED = re.compile(r"\$\{\s*jsonencode\((.*)\)\s*\}", re.DOTALL)
# Policies for whole accounts allow everything and are narrowed by others.
OF_ACCOUNTS = "aws_organizations_policy"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each fault of a policy, as far as it is written out."""
    for attached, places in PLACES.items():
        for kind, place in places.items():
            for policy in _policies(subject, kind, place):
                # There are such of other kinds as well, with members of their own.
                if kind == OF_ACCOUNTS and "Statement" not in policy.value:
                    continue
                for where, message, hint in faults(policy.value, attached):
                    yield policy.warning(f"{where}{message}", hint, rule=RULE)
                if attached == "identity" and (where := opening_everything(policy.value)):
                    yield _everything(policy, f"{where} ")
    for name, body in subject.resources(DOCUMENT, "data"):
        yield from _document(subject, name, body)


def _policies(subject: Subject, kind: str, place: str) -> Iterator[Argument]:
    for name, body in subject.resources(kind):
        for path, value in values_at(body, ("resource", kind, name), place):
            if isinstance(value, str) and path not in subject.told:
                for policy, because in _read(subject, value, body):
                    if isinstance(policy, Mapping):
                        yield Argument(path, policy, because)


def _read(subject: Subject, text: str, body: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """What a text of JSON holds, with OPEN in the place of what is not known."""
    if match := ENCODED.fullmatch(text):
        for found in possible(subject, f"${{{match[1]}}}", body):
            yield found.value, found.because
    elif EXPRESSION.fullmatch(text):
        for found in possible(subject, text, body):
            if isinstance(found.value, str) and not found.hidden:
                yield _loaded(found.value), found.because
    else:
        closed = text
        while (replaced := EXPRESSION.sub(OPEN, closed)) != closed:
            closed = replaced
        yield _loaded(closed), ""


def _loaded(text: str) -> Any:
    """JSON; None for what is none, which is told elsewhere."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _document(subject: Subject, name: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    whole = ("data", DOCUMENT, name)
    for path, statement in bodies_at(body, whole, "statement"):
        for member in ("actions", "not_actions"):
            for action in known(subject, statement.get(member), (*path, member), body):
                if isinstance(action.value, str) and (fault := fault_of_action(action.value)):
                    yield action.warning(*fault, rule=RULE)
        if (
            statement.get("effect") in (None, "Allow")
            and not statement.keys() & {"principals", "not_principals", "condition", "dynamic"}
            and ANYTHING in _listed(statement.get("actions"))
            and ANYTHING in _listed(statement.get("resources"))
            and f".{DOCUMENT}.{name}." not in str(_resources(subject).get(OF_ACCOUNTS))
        ):
            yield _everything(Argument(path, None), "")


def _resources(subject: Subject) -> Mapping[str, Any]:
    found = subject.document.get("resource")
    return found if isinstance(found, Mapping) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _everything(policy: Argument, where: str) -> Finding:
    hint = "name the actions and the resources that are needed"
    return policy.warning(f"{where}allows every action on everything", hint, rule=EVERYTHING)
