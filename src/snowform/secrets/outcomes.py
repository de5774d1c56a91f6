"""What an expression comes to: single values, and lists and maps that have not been looked into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from snowform.secrets.values import OPEN

# Some text that the configuration fixes, though it is not worked out here.
FIXED = "\ue000fixed text\ue000"
# How many outcomes of one expression are told apart, and how many maps are taken together.
OUTCOMES = 48
GATHERED = 1 << 9

Outcomes = tuple[Any, ...]
Scope = Mapping[str, Outcomes]
UNKNOWN: Outcomes = (OPEN,)
NO_SCOPE: Scope = {}


class Inside(NamedTuple):
    """A list or map that has not been looked into: plain data or an expression, and what its names mean."""

    content: Any
    scope: Scope


class Several(NamedTuple):
    """Maps taken together as one."""

    members: Outcomes


class Elements(NamedTuple):
    """A list or map by its elements, which of them stands where is not told apart."""

    members: Outcomes


def is_fixed(outcome: Any) -> bool:
    """Whether the configuration says all of a single value."""
    return not isinstance(outcome, str) or OPEN not in outcome


def gathered(outcomes: Iterable[Any]) -> Several:
    """Containers as one, flat: a chain of `merge` must not become as deep as it is long."""
    members: dict[int, Any] = {}
    for outcome in outcomes:
        for member in outcome.members if isinstance(outcome, Several) else (outcome,):
            if len(members) < GATHERED:
                members[id(member.content if isinstance(member, Inside) else member)] = member
    return Several(tuple(members.values()))


def first_of(outcomes: Iterable[Any]) -> Outcomes:
    """The outcomes without what is there twice, fixed texts before open ones, no more than OUTCOMES."""
    texts: dict[str, None] = {}
    others: list[Any] = []
    for outcome in outcomes:
        if isinstance(outcome, str):
            texts[outcome] = None
        elif len(others) < OUTCOMES:
            others.append(outcome)
    ordered = sorted(texts, key=lambda text: OPEN in text)
    return (*others, *ordered[:OUTCOMES])


def as_text(outcome: Any) -> str:
    """A single value as it stands in a text; a container is left open."""
    if isinstance(outcome, bool):
        return str(outcome).lower()
    if isinstance(outcome, Inside | Several | Elements):
        return OPEN
    return "" if outcome is None else str(outcome)
