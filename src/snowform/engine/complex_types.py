"""References to lists, maps and objects, of which parts are read. Follows `complex-computed-list.ts`."""

from __future__ import annotations

import re
from typing import Any

from snowform.engine.attributes import AttributeReader
from snowform.engine.errors import EngineError
from snowform.engine.expressions import call, property_access
from snowform.engine.tokens import Resolvable, Token


class ComplexResolvable(Resolvable):
    """A reference to an attribute of a parent; it resolves to its own address."""

    def __init__(self, terraform_resource: Any, terraform_attribute: str) -> None:
        self._terraform_resource = terraform_resource
        self._terraform_attribute = terraform_attribute
        self._fqn: str | None = None

    @property
    def fqn(self) -> str:
        """A token for its address."""
        if self._fqn is None:
            self._fqn = self.compute_fqn()
        return self._fqn

    def compute_fqn(self) -> str:
        """Make that token."""
        return Token.as_string(self._reference())

    def resolve(self, context: Any) -> Any:
        """Its address."""
        return self.fqn

    def _reference(self, suffix: str = "") -> Any:
        return self._terraform_resource.interpolation_for_attribute(f"{self._terraform_attribute}{suffix}")

    def _as_list(self) -> Any:
        return call("tolist", [self._reference()])


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
        from snowform.engine.iterator import TerraformIterator

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
    """A list of lists of texts."""

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


class MapList(_Wrapped):
    """A list or set of maps."""

    def interpolation_for_attribute(self, property: str) -> Any:
        """The reference to what stands below an index, `[0]["key"]`."""
        if self._wraps_set and (index := re.search(r"\[([^\]]*)\]", property)):
            return property_access(self._as_list(), [index[1], property])
        return self._reference(property)


class StringMapList(MapList):
    """A list of maps of texts."""

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


class ComplexObject(AttributeReader, ComplexResolvable):
    """An object: alone, in a list (by its index), or in a set (which is read as a list)."""

    def __init__(
        self,
        terraform_resource: Any,
        terraform_attribute: str,
        complex_object_is_from_set: bool,
        complex_object_index: Any = None,
    ) -> None:
        super().__init__(terraform_resource, terraform_attribute)
        self._complex_object_is_from_set = complex_object_is_from_set
        self._complex_object_index = complex_object_index

    def interpolation_for_attribute(self, property: str) -> Any:
        """The reference to an attribute of the object."""
        if self._complex_object_is_from_set:
            return property_access(self._as_list(), [self._complex_object_index, property])
        return self._reference(f"{self._index_suffix()}.{property}")

    def compute_fqn(self) -> str:
        """A token for its address."""
        if self._complex_object_is_from_set:
            return Token.as_string(property_access(self._as_list(), [self._complex_object_index]))
        return Token.as_string(self._reference(self._index_suffix()))

    def _interpolation_as_list(self) -> Any:
        return self._reference(".*")

    def _index_suffix(self) -> str:
        return "" if self._complex_object_index is None else f"[{self._complex_object_index}]"


class ComplexComputedList(AttributeReader, ComplexResolvable):
    """What very old bindings used; CDKTF refuses it too."""

    def __init__(self, *args: Any) -> None:
        raise EngineError(
            "Version mismatch detected: Your provider bindings are built for an older version of CDKTF. "
            "Upgrade your pre-built provider or re-run cdktf get with a more recent version (>= 0.10)."
        )
