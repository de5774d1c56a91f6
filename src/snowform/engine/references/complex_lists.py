"""References to lists and sets, of which parts are read. Follows `complex-computed-list.ts`."""

from __future__ import annotations

import re

from snowform.engine.references.complex_types import (
    AnyMap,
    BooleanMap,
    ComplexResolvable,
    NumberMap,
    StringMap,
)
from snowform.engine.tokens.expressions import call, property_access
from snowform.engine.tokens.token import Token
from snowform.hints import Any


class _Wrapped(ComplexResolvable):
    """A list, or a set that is read as one."""

    def __init__(self, terraform_resource: Any, terraform_attribute: str, wraps_set: bool) -> None:
        super().__init__(terraform_resource, terraform_attribute)
        self._wraps_set = wraps_set

    def compute_fqn(self) -> str:
        """A token for its address; a set's inside `tolist()`."""
        return Token.as_string(self._as_list()) if self._wraps_set else super().compute_fqn()


class ComplexList(_Wrapped):
    """A list or set of objects."""

    def all_with_map_key(self, map_key_attribute_name: str) -> Any:
        """An iterator over the list, as a map by one of its attributes."""
        # Typed resources are made of lists; few programs iterate over them.
        from snowform.engine.references.iterator import TerraformIterator

        return TerraformIterator.from_complex_list(self._any(), map_key_attribute_name)

    def _any(self) -> Any:
        return Token.as_any(self.compute_fqn())


class BooleanList(ComplexList):
    """A list of bools."""

    def get(self, index: Any) -> Any:
        """The bool at an index."""
        return call("element", [self, index])


class _ListOfLists(ComplexList):
    def _at(self, index: Any) -> Any:
        return self._reference(f"[{index}]")


class StringListList(_ListOfLists):
    """A list of lists of strings."""

    def get(self, index: Any) -> list[str]:
        """The list at an index."""
        return Token.as_list(self._at(index))


class NumberListList(_ListOfLists):
    """A list of lists of numbers."""

    def get(self, index: Any) -> list[float]:
        """The list at an index."""
        return Token.as_number_list(self._at(index))


class BooleanListList(_ListOfLists):
    """A list of lists of bools."""

    def get(self, index: Any) -> Any:
        """The list at an index."""
        return self._at(index)


class AnyListList(BooleanListList):
    """A list of lists of anything."""


class MapList(_Wrapped):
    """A list or set of maps."""

    def interpolation_for_attribute(self, property: str) -> Any:
        """The reference to what stands below an index, `[0]["key"]`."""
        if self._wraps_set and (index := re.search(r"\[([^\]]*)\]", property)):
            return property_access(self._as_list(), [index[1], property])
        return self._reference(property)


class StringMapList(MapList):
    """A list of maps of strings."""

    def get(self, index: Any) -> StringMap:
        """The map at an index."""
        return StringMap(self, f"[{index}]")


class NumberMapList(MapList):
    """A list of maps of numbers."""

    def get(self, index: Any) -> NumberMap:
        """The map at an index."""
        return NumberMap(self, f"[{index}]")


class BooleanMapList(MapList):
    """A list of maps of bools."""

    def get(self, index: Any) -> BooleanMap:
        """The map at an index."""
        return BooleanMap(self, f"[{index}]")


class AnyMapList(MapList):
    """A list of maps of anything."""

    def get(self, index: Any) -> AnyMap:
        """The map at an index."""
        return AnyMap(self, f"[{index}]")
