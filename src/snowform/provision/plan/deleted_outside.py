"""What a plan drops from the state because AWS does not show it any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .changes import Kind, Plan
from .created import ProviderKeys
from .judge import Refusal
from .policy import Policy

_AWS = "aws_"
# One object may well have been deleted outside. That all of several were is less likely than another region.
_SEVERAL = 2


def refuse(document: Mapping[str, Any], policy: Policy) -> tuple[Refusal, ...]:
    """A refusal for each provider configuration that shows none of the objects that the state has of it.

    `document` is the plan (`show -json`). It would make all of them anew, where the provider looks now.
    """
    gone = [
        change
        for change in document.get("resource_drift") or ()
        if _is_of_aws(change) and _actions(change) == ["delete"]
    ]
    if len(gone) < _SEVERAL or policy.allow_forget:
        return ()
    there = (
        change for change in document.get("resource_changes") or () if _is_of_aws(change) and _exists(change)
    )
    providers = ProviderKeys(document)
    seen = {providers.of(change) for change in there}
    missing: dict[str, list[str]] = {}
    for change in gone:
        if (key := providers.of(change)) not in seen:
            missing.setdefault(key, []).append(change["address"])
    return tuple(_refusal(key, addresses) for key, addresses in missing.items() if len(addresses) >= _SEVERAL)


def _refusal(key: str, addresses: list[str]) -> Refusal:
    text = (
        f"AWS shows none of the {len(addresses)} objects that the state has there, such as {addresses[0]}: "
        "another region, or another account?"
    )
    return Refusal(f"provider {key}" if key else "", "forget", text, "allowForget")


def _is_of_aws(raw: Mapping[str, Any]) -> bool:
    return raw.get("mode") == "managed" and str(raw.get("type", "")).startswith(_AWS)


def _exists(raw: Mapping[str, Any]) -> bool:
    return raw["change"].get("before") is not None and not raw["change"].get("importing")


def _actions(raw: Mapping[str, Any]) -> list[str]:
    return list(raw["change"]["actions"])


def notices(plan: Plan) -> Iterator[str]:
    """What leaves the state and is not made again."""
    made = {change.address for change in plan.changes if change.kind is Kind.CREATE}
    gone = [drifted.address for drifted in plan.drift if drifted.kind is Kind.DELETE]
    left = [address for address in gone if address not in made]
    if left:
        verbs = "was deleted outside and leaves" if len(left) == 1 else "were deleted outside and leave"
        yield f"{', '.join(left)} {verbs} the state"
