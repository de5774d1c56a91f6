"""References to maps and objects, of which parts are read. Follows `complex-computed-list.ts`."""

from __future__ import annotations

from snowform.engine.errors import EngineError
from snowform.engine.tokens.attributes import AttributeReader
from snowform.engine.tokens.expressions import call, property_access
from snowform.engine.tokens.token import Resolvable, Token
from snowform.engine.values.arguments import expect
from snowform.hints import Any


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
        expect("key", key, str)
        return self._reference(f'["{key}"]')


class StringMap(_ValueMap):
    """A map of strings."""

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
    """A map of lists of strings."""

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
    """What very old bindings used: always raises EngineError, as CDKTF does."""

    def __init__(self, *args: Any) -> None:
        raise EngineError(
            "Version mismatch detected: Your provider bindings are built for an older version of CDKTF. "
            "Upgrade your pre-built provider or re-run cdktf get with a more recent version (>= 0.10)."
        )
