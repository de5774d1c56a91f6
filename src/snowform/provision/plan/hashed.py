"""Values of JSON in a form that sets and tables take: equal where the values are."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any


def hashed(value: Any) -> Hashable:
    """A value that is equal to another one's where the two values are equal."""
    if isinstance(value, Mapping):
        return "{", frozenset((key, hashed(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return "[", tuple(map(hashed, value))
    plain: Hashable = value
    return plain


def essence(value: Any) -> Any:
    """A value without what is null or empty in its objects: providers write the one for the other."""
    if isinstance(value, Mapping):
        return {key: essence(inner) for key, inner in value.items() if inner not in (None, "", [], {})}
    if isinstance(value, list):
        return [essence(inner) for inner in value]
    return value


class Pool:
    """Values of which each is taken once, by one that is equal."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values
        self._places: dict[Hashable, list[int]] = {}
        for place in reversed(range(len(values))):
            self._places.setdefault(hashed(values[place]), []).append(place)

    def take(self, value: Any) -> bool:
        """Take the first that is equal; False where none is left."""
        if not (places := self._places.get(hashed(value))):
            return False
        places.pop()
        return True

    def left(self) -> list[Any]:
        """What nobody took, in its order."""
        return [self._values[place] for place in self.places()]

    def places(self) -> list[int]:
        """The positions of what nobody took."""
        return sorted(chain.from_iterable(self._places.values()))


def leftover(values: Iterable[Any], others: Sequence[Any]) -> list[int]:
    """The positions of those values that have no equal among the others; each of these counts for one."""
    pool = Pool(others)
    return [position for position, value in enumerate(values) if not pool.take(value)]
