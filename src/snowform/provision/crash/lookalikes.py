"""Which of many objects a planned one may be, without comparing each with each."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from ..plan.hashed import hashed
from ..records import dataclass, field
from .matching import APART, is_plain, may_match, own_tags

_TAGS = "tags_all"


@dataclass(slots=True)
class _Column:
    """One attribute of all objects: their ids by its value, and those to which it says nothing."""

    by_value: dict[Hashable, list[str]] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)

    def ids(self, value: Hashable) -> int:
        """How many objects it leaves for an object that is planned with this value."""
        return len(self.by_value.get(value, ())) + len(self.silent)


class Lookalikes:
    """Objects of one type, id to values, of which those are asked for that `may_match` a plan.

    Each question takes as long as the rarest of the planned values has objects, and the same question is
    answered once, with the same tuple.
    """

    def __init__(self, objects: Mapping[str, Mapping[str, Any]]) -> None:
        self._objects = objects
        self._order = {identity: place for place, identity in enumerate(objects)}
        self._columns: dict[str, _Column] = {}
        self._answers: dict[frozenset[tuple[str, Hashable]], tuple[str, ...]] = {}

    def of(self, planned: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of those that may be the object with these planned values, in the objects' order."""
        telling = [(name, value) for name, value in _said(planned).items() if self._column(name).by_value]
        question = frozenset(telling)
        if question not in self._answers:
            self._answers[question] = self._compared(planned, telling)
        return self._answers[question]

    def _compared(self, planned: Mapping[str, Any], telling: list[tuple[str, Hashable]]) -> tuple[str, ...]:
        name, value = min(telling, key=lambda one: self._column(one[0]).ids(one[1]), default=("", None))
        column = self._column(name)
        among = (*column.by_value.get(value, ()), *column.silent) if name else tuple(self._objects)
        found = [identity for identity in among if may_match(planned, self._objects[identity])]
        return tuple(sorted(found, key=self._order.__getitem__))

    def _column(self, name: str) -> _Column:
        if name not in self._columns:
            column = self._columns[name] = _Column()
            for identity, values in self._objects.items():
                value = _value(name, values.get(name))
                if value is None:
                    column.silent.append(identity)
                else:
                    column.by_value.setdefault(value, []).append(identity)
        return self._columns[name]


def _said(planned: Mapping[str, Any]) -> dict[str, Hashable]:
    """The values of a plan by which `may_match` goes."""
    values = {name: _value(name, value) for name, value in planned.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(name: str, value: Any) -> Hashable | None:
    """A value as `may_match` compares it; None where it says nothing."""
    if name == _TAGS:
        return hashed(own_tags(value.items())) if isinstance(value, Mapping) else None
    if name in APART or not is_plain(value):
        return None
    plain: Hashable = value
    return plain
