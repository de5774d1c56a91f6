"""What is wrong with a policy: its members, effects, and actions that no service has.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.schema.facts import shipped

# What stands in a text for what nobody knows before an apply.
OPEN = "\ue000"
VERSIONS = ("2012-10-17", "2008-10-17")
EFFECTS = ("Allow", "Deny")
MEMBERS = ("Version", "Id", "Statement")
STATEMENT = (
    *(
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ),
)
PRINCIPALS, RESOURCES = ("Principal", "NotPrincipal"), ("Resource", "NotResource")
ACTIONS = ("Action", "NotAction")
# What each statement must have, and must not, by what the policy is attached to.
NEEDED = {"identity": RESOURCES, "trust": PRINCIPALS, "resource": PRINCIPALS}
FORBIDDEN = {"identity": PRINCIPALS, "trust": RESOURCES}
WHY = {
    "identity": "the policy is of who has it",
    "trust": "it is about the role that has it",
    "resource": "it says to whom it allows something",
}
ANYTHING = "*"
# Many actions have the same object: a nearer name is meant than elsewhere.
ALIKE = 0.8
# Where in a policy, what is wrong there, and what to do.
Fault = tuple[str, str, str]


def faults(policy: Mapping[str, Any], attached: str) -> Iterator[Fault]:
    """All faults of a policy; `attached` says to what: an "identity", a "resource", a role as its "trust"."""
    yield from _members(policy, MEMBERS, "")
    version = policy.get("Version")
    if _is_known(version) and version not in VERSIONS:
        yield "Version: ", f'"{version}" is no version of the language of policies', f'write "{VERSIONS[0]}"'
    if not _has(policy, ("Statement",)):
        yield "", "the policy has no statement", 'give "Statement"'
    for where, statement in statements(policy):
        yield from _members(statement, STATEMENT, f"{where}: ")
        yield from _statement(statement, attached, where)
        for member in ACTIONS:
            for action in _texts(statement.get(member)):
                if fault := fault_of_action(action):
                    yield f"{where}.{member}: ", *fault


def statements(policy: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each statement of a policy, and where it is."""
    found = policy.get("Statement")
    for index, statement in enumerate(found if isinstance(found, list) else [found]):
        if isinstance(statement, Mapping):
            yield f"Statement[{index}]" if isinstance(found, list) else "Statement", statement


def opening_everything(policy: Mapping[str, Any]) -> str:
    """The place of a statement that allows every action on everything, with no condition; "" if none does."""
    for where, statement in statements(policy):
        if (
            statement.get("Effect") == "Allow"
            and "Condition" not in statement
            and ANYTHING in _texts(statement.get("Action"))
            and ANYTHING in _texts(statement.get("Resource"))
        ):
            return where
    return ""


def fault_of_action(action: str) -> tuple[str, str] | None:
    """What is wrong with an action, "s3:Get*", and what to do."""
    if OPEN in action or action == ANYTHING:
        return None
    service, colon, name = action.partition(":")
    if not colon:
        return f'"{action}" is no action', 'write SERVICE:ACTION, such as "s3:GetObject"'
    facts, service = shipped(), service.lower()
    if service not in facts.services:
        by = facts.line("iam")["by"]
        return f'no service has the actions of "{service}:", by {by}', did_you_mean(
            service, sorted(facts.services)
        )
    actions = facts.actions(service)
    pattern = re.escape(name.lower()).replace(r"\*", ".*").replace(r"\?", ".")
    if any(re.fullmatch(pattern, known.lower()) for known in actions):
        return None
    from difflib import get_close_matches

    by_small = {known.lower(): known for known in actions}
    near = get_close_matches(name.lower(), sorted(by_small), n=1, cutoff=ALIKE)
    hint = f'did you mean "{service}:{by_small[near[0]]}"?' if near else ""
    what = "has no action of the form" if ANYTHING in name or "?" in name else "has no action"
    return f'{service} {what} "{name}", by {facts.line("iam")["by"]}', hint


def _members(content: Mapping[str, Any], known: tuple[str, ...], where: str) -> Iterator[Fault]:
    small = {name.lower() for name in known}
    for name in content:
        if isinstance(name, str) and OPEN not in name and name.lower() not in small:
            yield (
                where,
                f'"{name}" is no member of it',
                did_you_mean(name, known) or f"it has {', '.join(known)}",
            )


def _statement(statement: Mapping[str, Any], attached: str, where: str) -> Iterator[Fault]:
    effect = statement.get("Effect")
    if _is_known(effect) and effect not in EFFECTS:
        yield f"{where}.Effect: ", f'"{effect}" is not Allow or Deny', did_you_mean(str(effect), EFFECTS)
    for members in (("Effect",), ACTIONS, NEEDED.get(attached, ())):
        if members and not _has(statement, members):
            why = f": {WHY[attached]}" if members == PRINCIPALS else ""
            yield f"{where}: ", f'it lacks "{members[0]}"{why}', ""
    for name in FORBIDDEN.get(attached, ()):
        if name in statement:
            yield f"{where}.{name}: ", f"IAM refuses it here: {WHY[attached]}", "leave it out"


def _has(content: Mapping[str, Any], members: tuple[str, ...]) -> bool:
    # Of a name that is not known, or in another case, nobody knows what it is.
    wanted = {member.lower() for member in members}
    return any(not isinstance(name, str) or OPEN in name or name.lower() in wanted for name in content)


def _is_known(value: Any) -> bool:
    return isinstance(value, str) and OPEN not in value


def _texts(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
