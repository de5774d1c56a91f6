"""Replacements that are created first and keep a name that may exist only once: their apply will fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .changes import Change, Plan
from .unique_names import TAKEN_FOR_THE_SAME, UNIQUE

# IAM does not tell names by their case (the page of the table).
_ANY_CASE = "aws_iam_"


def notices(plan: Plan) -> Iterator[str]:
    """A sentence for each replacement that is created first under the name of what it replaces."""
    for change in plan.changes:
        if change.create_before_destroy and (names := UNIQUE.get(change.type)) and _keeps(change, names):
            yield _sentence(change, names[0])


def _keeps(change: Change, names: tuple[str, ...]) -> bool:
    """Whether all of it is known and stays; what is not known yet will be another."""
    unknown = change.after_unknown if isinstance(change.after_unknown, Mapping) else {}
    if any(unknown.get(name) for name in names) or change.value(names[0]) in (None, ""):
        return False
    return all(_same(change.type, change.was(name), change.value(name)) for name in names)


def _same(type_: str, old: Any, new: Any) -> bool:
    if type_.startswith(_ANY_CASE) and isinstance(old, str) and isinstance(new, str):
        return old.lower() == new.lower()
    return bool(old == new) or (old in (None, "") and new in (None, ""))


def _sentence(change: Change, name: str) -> str:
    if change.type in TAKEN_FOR_THE_SAME:
        then = "AWS takes it for the object that it replaces, which is deleted afterwards"
    else:
        then = "AWS lets that exist only once, so the apply fails in the middle"
    prefix = f"{name}_prefix"
    other = prefix if isinstance(change.before, Mapping) and prefix in change.before else f"another {name}"
    return (
        f"{change.address} is created again before it is destroyed, with the same {name}: {then}; "
        f"use {other}, or leave create_before_destroy out"
    )
