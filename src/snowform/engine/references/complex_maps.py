"""References to maps, of which parts are read. Follows `complex-computed-list.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine.references.complex_types import ComplexResolvable
from snowform.engine.tokens.expressions import property_access
from snowform.engine.tokens.token import Token


class _ValueMap(ComplexResolvable):
    """A map of plain values."""

    def _lookup(self, key: str) -> Any:
        return self._reference(f'["{key}"]')


class StringMap(_ValueMap):
    """A map of texts."""

    def lookup(self, key: str) -> str:
        """The text of a key."""
        return Token.as_string(self._lookup(key))


class NumberMap(_ValueMap):
    """A map of numbers."""

    def lookup(self, key: str) -> Any:
        """The number of a key."""
        return Token.as_number(self._lookup(key))


class BooleanMap(_ValueMap):
    """A map of bools."""

    def lookup(self, key: str) -> Any:
        """The bool of a key."""
        return self._lookup(key)


class AnyMap(_ValueMap):
    """A map of anything."""

    def lookup(self, key: str) -> Any:
        """What a key stands for."""
        return self._lookup(key)


class ComplexMap(ComplexResolvable):
    """A map of objects or lists."""

    def interpolation_for_attribute(self, property: str) -> Any:
        """The reference to what a key stands for."""
        return property_access(self._reference(), [property])

    def _at(self, key: str) -> Any:
        return self._reference(f"[{key}]")


class StringListMap(ComplexMap):
    """A map of lists of texts."""

    def get(self, key: str) -> list[str]:
        """The list of a key."""
        return Token.as_list(self._at(key))


class NumberListMap(ComplexMap):
    """A map of lists of numbers."""

    def get(self, key: str) -> list[float]:
        """The list of a key."""
        return Token.as_number_list(self._at(key))


class BooleanListMap(ComplexMap):
    """A map of lists of bools."""

    def get(self, key: str) -> Any:
        """The list of a key."""
        return self._at(key)


class AnyListMap(BooleanListMap):
    """A map of lists of anything."""
