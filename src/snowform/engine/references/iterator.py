"""Iterators: what `for_each` and dynamic blocks go through. Follows `terraform-iterator.ts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform import report
from snowform.engine import distribution
from snowform.engine.errors import EngineError
from snowform.engine.references import complex_types
from snowform.engine.references.dynamic_block import TerraformDynamicExpression
from snowform.engine.references.shadowing import tell_of_others
from snowform.engine.tokens import boundary
from snowform.engine.tokens.expressions import (
    FOR_EXPRESSION,
    FOR_EXPRESSION_KEY,
    FOR_EXPRESSION_VALUE,
    ForExpression,
    PropertyAccess,
    call,
    ref,
)
from snowform.engine.tokens.lazy import Lazy
from snowform.engine.tokens.token import Token, is_resolvable
from snowform.engine.values.arguments import expect

MAPS = (
    complex_types.AnyMap,
    complex_types.StringMap,
    complex_types.NumberMap,
    complex_types.BooleanMap,
    complex_types.ComplexMap,
)


class TerraformIterator:
    """A collection, entry by entry. Its key and value are `each.key` and `each.value` in a resource."""

    @staticmethod
    def from_list(list: Any) -> ListTerraformIterator:
        """An iterator over a list of plain values."""
        return ListTerraformIterator(list)

    @staticmethod
    def from_complex_list(list: Any, map_key_attribute_name: str) -> DynamicListTerraformIterator:
        """An iterator over a list of objects that is not known yet, by one of their attributes.

        Raises EngineError for a list that is known.
        """
        if not is_resolvable(list):
            raise EngineError(
                "TerraformIterator.from_complex_list() takes a reference to a list of objects, not "
                f"{list!r}; for a list known now make a dictionary of it and use TerraformIterator.from_map()"
            )
        return DynamicListTerraformIterator(list, map_key_attribute_name)

    @staticmethod
    def from_map(map: Any) -> MapTerraformIterator:
        """An iterator over a map."""
        expect("map", map, complex_types.ComplexMap, Mapping)
        return MapTerraformIterator(map)

    @staticmethod
    def from_resources(resource: Any) -> ResourceTerraformIterator:
        """An iterator over the instances of a resource that has an iterator itself."""
        return ResourceTerraformIterator(resource)

    @staticmethod
    def from_data_sources(resource: Any) -> ResourceTerraformIterator:
        """An iterator over the instances of a data source that has an iterator itself."""
        return ResourceTerraformIterator(resource)

    def get_string(self, attribute: str) -> str:
        """An attribute of the current entry as a string."""
        return Token.as_string(self._tf_attribute(attribute))

    def get_number(self, attribute: str) -> Any:
        """An attribute of the current entry as a number."""
        return Token.as_number(self._tf_attribute(attribute))

    def get_boolean(self, attribute: str) -> Any:
        """An attribute of the current entry as a bool."""
        return self._tf_attribute(attribute)

    def get_any(self, attribute: str) -> Any:
        """An attribute of the current entry as anything."""
        return self._tf_attribute(attribute)

    def get_list(self, attribute: str) -> list[str]:
        """An attribute of the current entry as a list of strings."""
        return Token.as_list(self._tf_attribute(attribute))

    def get_number_list(self, attribute: str) -> list[float]:
        """An attribute of the current entry as a list of numbers."""
        return Token.as_number_list(self._tf_attribute(attribute))

    def get_map(self, attribute: str) -> dict[str, Any]:
        """An attribute of the current entry as a map of anything."""
        return Token.as_any_map(self._tf_attribute(attribute))

    get_any_map = get_map

    def get_string_map(self, attribute: str) -> dict[str, str]:
        """An attribute of the current entry as a map of strings."""
        return Token.as_string_map(self._tf_attribute(attribute))

    def get_number_map(self, attribute: str) -> dict[str, float]:
        """An attribute of the current entry as a map of numbers."""
        return Token.as_number_map(self._tf_attribute(attribute))

    def get_boolean_map(self, attribute: str) -> dict[str, bool]:
        """An attribute of the current entry as a map of bools."""
        return Token.as_boolean_map(self._tf_attribute(attribute))

    def dynamic(self, attributes: Mapping[str, Any]) -> Any:
        """A list of blocks or objects, one for each entry."""
        expect("attributes", attributes, Mapping)
        if report.wanted():
            tell_of_others(self, attributes)
        return TerraformDynamicExpression(self, boundary.own(attributes))

    def keys(self) -> Any:
        """All keys: `[ for key, val in ...: key]`. Raises EngineError where it iterates over nothing."""
        return ForExpression(self._get_for_expression_input(), FOR_EXPRESSION_KEY)

    def values(self) -> Any:
        """All values: `[ for key, val in ...: val]`. Raises EngineError where it iterates over nothing."""
        return ForExpression(self._get_for_expression_input(), FOR_EXPRESSION_VALUE)

    def pluck_property(self, property: str) -> Any:
        """One attribute of every value. Raises EngineError where it iterates over nothing."""
        plucked = PropertyAccess(FOR_EXPRESSION_VALUE, [boundary.string(property, "property")])
        return ForExpression(self._get_for_expression_input(), plucked)

    def for_expression_for_list(self, expression: Any) -> Any:
        """A list made of every entry. Raises EngineError for an expression that is no string or token."""
        value = _expression(expression, "expression")
        return ForExpression(self._get_for_expression_input(), value)

    def for_expression_for_map(self, key_expression: Any, value_expression: Any) -> Any:
        """A map made of every entry. Raises EngineError for an expression that is no string or token."""
        key = _expression(key_expression, "key_expression")
        value = _expression(value_expression, "value_expression")
        return ForExpression(self._get_for_expression_input(), value, key)

    def _get_for_each_expression(self) -> Any:
        raise EngineError("A TerraformIterator is made by from_list, from_map, from_resources and the like")

    def _get_for_expression_input(self) -> Any:
        """What a for-expression goes through."""
        return self._get_for_each_expression()

    def _tf_attribute(self, attribute: str) -> Any:
        return PropertyAccess(self._tf_value(), [boundary.string(attribute, "attribute")])

    def _tf_value(self) -> Any:
        return self._tf_entry(_value)

    def _tf_key(self) -> Any:
        return self._tf_entry(_key)

    def _tf_entry(self, produce: Any) -> Any:
        entry = Lazy.any_value(produce)
        entry._tf_iterator = self
        return entry


class _WithKeyAndValue(TerraformIterator):
    @property
    def key(self) -> Any:
        """The current entry's key."""
        return self._tf_key()

    @property
    def value(self) -> Any:
        """The current entry's value."""
        return self._tf_value()


class ListTerraformIterator(_WithKeyAndValue):
    """An iterator over a list, which `for_each` takes as a set.

    Raises EngineError for anything but a reference or a list of strings, of numbers or of bools.
    """

    def __init__(self, list: Any) -> None:
        self._tf_list = _checked_list(list)

    def _get_for_each_expression(self) -> Any:
        # The functions are a long table, which few programs that iterate need.
        from snowform.engine.tokens.functions import items

        given = self._tf_list
        return Token.as_list(call("toset", [items(given) if isinstance(given, list) else given]))


class MapTerraformIterator(_WithKeyAndValue):
    """An iterator over a map."""

    def __init__(self, map: Any) -> None:
        expect("map", map, *MAPS, Mapping)
        self._tf_map = boundary.own(map)

    @property
    def key(self) -> str:
        """The current entry's key."""
        return Token.as_string(self._tf_key())

    def _get_for_each_expression(self) -> Any:
        # As a string: a map token would be taken for one in the wrong place.
        return Token.as_string(self._tf_map)


class ResourceTerraformIterator(_WithKeyAndValue):
    """An iterator over the instances of a resource. Raises EngineError for one that has no `for_each`."""

    def __init__(self, element: Any) -> None:
        if getattr(element, "count", None):
            raise EngineError(
                "You cannot create an iterator from a resource with a count argument.\nInstead, reuse "
                "this resource's TerraformCount instance in the resource you want to use as an iterator."
                "\n\nIf you want to use an iterator to populate a list attribute, replace the count on the "
                "resource with an iterator passed into the forEach argument."
            )
        if not getattr(element, "for_each", None):
            raise EngineError(
                "Cannot create an iterator from a resource without a forEach argument. If you want to "
                "create more instances of this resource, pass an iterator to the forEach argument of the "
                "resource first."
            )
        self._tf_element = element

    def _get_for_each_expression(self) -> Any:
        return self._tf_element.fqn


class DynamicListTerraformIterator(MapTerraformIterator):
    """An iterator over a list of objects, which `for_each` takes as a map by one of their attributes.

    Raises EngineError for what a ListTerraformIterator refuses too.
    """

    def __init__(self, list: Any, map_key_attribute_name: str) -> None:
        self._tf_list = _checked_list(list)
        self._tf_key_attribute = boundary.string(map_key_attribute_name, "map_key_attribute_name")

    def _get_for_each_expression(self) -> Any:
        if distribution.current.walks_complex_lists:
            return self._tf_as_map()
        return Lazy.any_value(self._produce)

    def _get_for_expression_input(self) -> Any:
        if distribution.current.walks_complex_lists:
            return self._tf_list
        return self._get_for_each_expression()

    def _produce(self, context: Any) -> Any:
        return self._tf_list if context.iterator_context == FOR_EXPRESSION else self._tf_as_map()

    def _tf_as_map(self) -> Any:
        key = PropertyAccess(FOR_EXPRESSION_VALUE, [self._tf_key_attribute])
        return ForExpression(self._tf_list, FOR_EXPRESSION_VALUE, key)


# In a for-expression the entry has other names than in a resource or a dynamic block.
def _value(context: Any) -> Any:
    return FOR_EXPRESSION_VALUE if context.iterator_context == FOR_EXPRESSION else ref("each.value")


def _key(context: Any) -> Any:
    return FOR_EXPRESSION_KEY if context.iterator_context == FOR_EXPRESSION else ref("each.key")


def _expression(value: Any, name: str) -> Any:
    if isinstance(value, str) or is_resolvable(value):
        return boundary.own(value)
    raise EngineError(f"argument {name} is a string or a token, not {value!r}; use Token.as_string()")


def _checked_list(value: Any) -> Any:
    """The value, if it is a reference or a list of one plain type; others are refused here."""
    if is_resolvable(value):
        return value
    own = boundary.own(value)
    if isinstance(own, list) and (
        all(isinstance(item, str) for item in own)
        or all(isinstance(item, int | float) and not isinstance(item, bool) for item in own)
        or all(isinstance(item, bool) or is_resolvable(item) for item in own)
    ):
        return own
    raise EngineError(
        "An iterator takes a list of strings, of numbers or of bools, or a reference to a list, not "
        f"{value!r}; for a list of objects make a dictionary of it and use TerraformIterator.from_map()"
    )
