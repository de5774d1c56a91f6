"""Whether a policy document grants less than it did: IAM's grammar, compared statement by statement.

The grammar is https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html. What is not
understood with certainty counts as less.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import product
from typing import Any

from ..patterns import regex

# Each triple of who, what and on what is looked for; of a statement with more only an equal one counts.
_MOST = 4096

_DENY = "deny"
_CEDAR = regex(r"\b(permit|forbid)\s*\(")


def document(value: Any) -> Mapping[str, Any] | None:
    """The policy in a text of IAM's JSON; None where it is none."""
    read = in_json(value, dict)
    return read if read is not None and "Statement" in read else None


def in_json(value: Any, kind: type) -> Any:
    """The object or list that a text holds in JSON; None where it is no text, or holds no such thing."""
    if not isinstance(value, str) or value.lstrip()[:1] not in ("{", "["):
        return None
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, kind) else None


def grants_less(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether something that `old` allows is not allowed by `new`, or denied by it anew."""
    try:
        return _grants_less(_statements(old), _statements(new))
    except RecursionError:
        return True


def _grants_less(before: list[Mapping[str, Any]], after: list[Mapping[str, Any]]) -> bool:
    allows = [statement for statement in after if not _denies(statement)]
    if not all(_kept(statement, allows) for statement in before if not _denies(statement)):
        return True
    denials = [statement for statement in before if _denies(statement)]
    return not all(_kept(statement, denials) for statement in after if _denies(statement))


def permits_less(old: Any, new: Any) -> bool:
    """The same of two texts in Cedar (https://docs.cedarpolicy.com/policies/syntax-policy.html).

    A policy is compared as it is written; what else is not the same counts as less.
    """
    before, after = _policies(old), _policies(new)
    if not before:
        return False
    return not all(policy in after for policy in before if not policy.startswith("forbid")) or any(
        policy.startswith("forbid") and policy not in before for policy in after
    )


def _policies(value: Any) -> list[str]:
    if not isinstance(value, str) or not _CEDAR.search(value):
        return []
    return [" ".join(policy.split()) for policy in value.split(";") if policy.strip()]


def denies(policy: Mapping[str, Any]) -> bool:
    """Whether it takes something away from whoever has other rights."""
    return any(_denies(statement) for statement in _statements(policy))


def _kept(statement: Mapping[str, Any], others: list[Mapping[str, Any]]) -> bool:
    if any(_same(statement, other_statement) for other_statement in others):
        return True
    who = list(_principals(statement))
    what, where = _listed(statement.get("Action")), _listed(statement.get("Resource"))
    plain = not any(name.startswith("Not") for name in statement)
    if not plain or not what or len(who) * len(what) * max(len(where), 1) > _MOST:
        return False
    return all(
        any(_grants(other_statement, *atom, statement.get("Condition")) for other_statement in others)
        for atom in product(who, what, where or [""])
    )


def _grants(
    statement: Mapping[str, Any], who: tuple[str, str], what: str, where: str, condition: Any
) -> bool:
    # Without conditions it holds always; with others than before nobody knows.
    if statement.get("Condition") not in (None, {}, condition):
        return False
    if any(name.startswith("Not") for name in statement):
        return False
    action = any(_matches(what.lower(), action.lower()) for action in _listed(statement.get("Action")))
    resources = _listed(statement.get("Resource"))
    resource = where == "" if not resources else any(_matches(where, resource) for resource in resources)
    return action and resource and any(_includes(principal, who) for principal in _principals(statement))


def _same(statement: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """But for the statement's name, the order of lists, and one element written without a list."""
    return bool(_plain(statement) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items() if key != "Sid"}
    if isinstance(value, list):
        plain = sorted((_plain(element) for element in value), key=repr)
        return plain[0] if len(plain) == 1 else plain
    return value


def _principals(statement: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and name; a policy of an identity has none, which is one of its own."""
    principal = statement.get("Principal")
    if principal is None:
        yield "", ""
    elif isinstance(principal, Mapping):
        yield from (
            (str(kind), identifier) for kind, names in principal.items() for identifier in _listed(names)
        )
    else:
        yield from (("AWS", identifier) for identifier in _listed(principal))


def _includes(wider: tuple[str, str], one: tuple[str, str]) -> bool:
    if wider == ("AWS", "*"):
        return one[0] != ""
    return wider == one


def _matches(text: str, pattern: str) -> bool:
    return text == pattern or fnmatchcase(text, pattern.replace("[", "[[]"))


def _denies(statement: Mapping[str, Any]) -> bool:
    return str(statement.get("Effect")).lower() == _DENY


def _statements(policy: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = policy.get("Statement")
    statements = found if isinstance(found, list) else [found]
    return [statement for statement in statements if isinstance(statement, Mapping)]


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(element) for element in value] if isinstance(value, list) else [str(value)]
