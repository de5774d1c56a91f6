"""Decide which object that exists belongs to which address. Certain or not at all: nothing here guesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

# What differs between a planned and an existing object without saying anything: tags are compared apart, and
# documents are written differently by each service.
APART = frozenset({"tags", "tags_all", "timeouts", "user_data"})


def may_match(planned: Mapping[str, Any], existing: Mapping[str, Any]) -> bool:
    """Whether an object may be the one that is planned: no plain value of the plan is another one there.

    Values that are not known before the apply, or that an import cannot read, say nothing either way.
    """
    for name, wanted in planned.items():
        there = existing.get(name)
        if name in APART or not is_plain(wanted) or not is_plain(there):
            continue
        if wanted != there:
            return False
    return _same_tags(planned.get("tags_all"), existing.get("tags_all"))


def assign_ids(
    options: Mapping[str, Sequence[str]], contested: Collection[str] = frozenset()
) -> dict[str, str]:
    """Address to id, where that is certain: one id that is an option of one address alone, and nothing else.

    Addresses whose options are the very same take one each where there are not more ids than addresses: the
    objects fit each of them equally, so any order is right. `contested` are ids that are options of others.
    Addresses that share one sequence of options cost no more than one of them.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    shared: dict[int, list[str]] = {}
    for address, ids in options.items():
        if id(ids) not in shared:
            shared[id(ids)] = groups.setdefault(tuple(ids), [])
        shared[id(ids)].append(address)
    claims = Counter(identity for ids in groups for identity in {*ids})
    # What one group takes is an option of no other: nothing follows from it for the rest.
    certain = [
        (ids, group)
        for ids, group in groups.items()
        if ids
        and len(ids) <= len(group)
        and all(claims[identity] == 1 and identity not in contested for identity in ids)
    ]
    certain.sort(key=lambda one: len(one[1]) > 1)
    return {
        address: identity for ids, group in certain for address, identity in zip(group, ids, strict=False)
    }


def is_plain(value: Any) -> bool:
    """Whether a value is one that says which object it is of: no block, no document, and not empty."""
    if isinstance(value, str):
        return bool(value) and not value.lstrip().startswith(("{", "["))
    return isinstance(value, bool | int | float)


def _same_tags(planned: Any, existing: Any) -> bool:
    """Tags that AWS adds of itself are the only ones that may be there beside the planned ones."""
    if not isinstance(planned, Mapping) or not isinstance(existing, Mapping):
        return True
    return own_tags(planned.items()) == own_tags(existing.items())


def own_tags(tags: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The tags without those that AWS adds of itself."""
    return {name: value for name, value in tags if not name.startswith("aws:")}
