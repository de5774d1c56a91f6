"""What a plan drops from the state because AWS does not show it any more."""

from __future__ import annotations

from collections.abc import Iterator

from .changes import Kind, Plan
from .judge import Refusal
from .policy import Policy

_AWS = "aws_"
# One object may well have been deleted outside. That all of several were is less likely than another region.
_SEVERAL = 2


def refuse(plan: Plan, policy: Policy) -> tuple[Refusal, ...]:
    """A refusal where AWS shows none of the objects that the state has of it: the plan would begin anew."""
    gone = [one.address for one in plan.drift if one.kind is Kind.DELETE and one.type.startswith(_AWS)]
    left = any(
        one.mode == "managed" and one.type.startswith(_AWS) and one.before is not None and not one.importing
        for one in plan.changes
    )
    if left or len(gone) < _SEVERAL or policy.allow_forget:
        return ()
    text = (
        f"AWS shows none of the {len(gone)} objects that the state has of it, such as {gone[0]}: "
        "another region, or another account?"
    )
    return (Refusal("", "forget", text, "allowForget"),)


def notices(plan: Plan) -> Iterator[str]:
    """What leaves the state and is not made again."""
    made = {change.address for change in plan.changes if change.kind is Kind.CREATE}
    for change in plan.drift:
        if change.kind is Kind.DELETE and change.address not in made:
            yield f"{change.address} was deleted outside and leaves the state"
