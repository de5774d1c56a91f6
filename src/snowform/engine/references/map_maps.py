"""References to maps of maps, which cdktn has beyond cdktf. Follows `complex-computed-list.ts`."""

from __future__ import annotations

from snowform.engine.references.complex_types import (
    AnyMap,
    BooleanMap,
    ComplexResolvable,
    NumberMap,
    StringMap,
)


class _MapMap(ComplexResolvable):
    """A map whose values are maps."""

    def _below(self, key: str) -> str:
        return f'{self._terraform_attribute}["{key}"]'


class StringMapMap(_MapMap):
    """A map of maps of strings."""

    def lookup(self, key: str) -> StringMap:
        """The map of a key."""
        return StringMap(self._terraform_resource, self._below(key))


class NumberMapMap(_MapMap):
    """A map of maps of numbers."""

    def lookup(self, key: str) -> NumberMap:
        """The map of a key."""
        return NumberMap(self._terraform_resource, self._below(key))


class BooleanMapMap(_MapMap):
    """A map of maps of bools."""

    def lookup(self, key: str) -> BooleanMap:
        """The map of a key."""
        return BooleanMap(self._terraform_resource, self._below(key))


class AnyMapMap(_MapMap):
    """A map of maps of anything."""

    def lookup(self, key: str) -> AnyMap:
        """The map of a key."""
        return AnyMap(self._terraform_resource, self._below(key))
