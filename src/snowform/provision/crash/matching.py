"""Decide which object that exists belongs to which address. Certain or not at all: nothing here guesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# What differs between a planned and an existing object without saying anything: tags are compared apart, and
# documents are written differently by each service.
_APART = frozenset({"tags", "tags_all", "timeouts", "user_data"})


def may_match(planned: Mapping[str, Any], existing: Mapping[str, Any]) -> bool:
    """Whether an object may be the one that is planned: no plain value of the plan is another one there.

    Values that are not known before the apply, or that an import cannot read, say nothing either way.
    """
    for name, wanted in planned.items():
        there = existing.get(name)
        if name in _APART or not _is_plain(wanted) or not _is_plain(there):
            continue
        if wanted != there:
            return False
    return _same_tags(planned.get("tags_all"), existing.get("tags_all"))


def assign_ids(options: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Address to id, where that is certain: one id that is an option of one address alone, and nothing else.

    Addresses whose options are the very same take one each where there are not more ids than addresses: the
    objects fit each of them equally, so any order is right.
    """
    chosen: dict[str, str] = {}
    while True:
        taken = set(chosen.values())
        free = {
            address: tuple(identity for identity in ids if identity not in taken)
            for address, ids in options.items()
            if address not in chosen
        }
        found = _only(free) or _interchangeable(free)
        if not found:
            return chosen
        chosen |= found


def _only(free: Mapping[str, Sequence[str]]) -> dict[str, str]:
    for address, ids in free.items():
        if len(ids) == 1 and sum(ids[0] in others for others in free.values()) == 1:
            return {address: ids[0]}
    return {}


def _interchangeable(free: Mapping[str, Sequence[str]]) -> dict[str, str]:
    for ids in free.values():
        group = [address for address, others in free.items() if others == ids]
        foreign = (others for others in free.values() if others != ids)
        if ids and len(ids) <= len(group) and all(set(ids).isdisjoint(others) for others in foreign):
            return dict(zip(group, ids, strict=False))
    return {}


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value) and not value.lstrip().startswith(("{", "["))
    return isinstance(value, bool | int | float)


def _same_tags(planned: Any, existing: Any) -> bool:
    """Tags that AWS adds of itself are the only ones that may be there beside the planned ones."""
    if not isinstance(planned, Mapping) or not isinstance(existing, Mapping):
        return True
    return _own(planned.items()) == _own(existing.items())


def _own(tags: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in tags if not name.startswith("aws:")}
