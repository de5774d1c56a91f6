"""Input variables and locals. Follows `terraform-variable.ts` and `terraform-local.ts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge, keys_to_snake_case
from snowform.engine.tokens.boundary import own_as
from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.token import Token
from snowform.engine.tokens.typed_structs import TypedStruct, with_structs
from snowform.engine.values import losses, sources
from snowform.engine.values.structs import fields


class TerraformVariableValidationConfig(TypedStruct):
    """A condition that a variable's value has to meet."""

    condition: Any
    error_message: str


class TerraformVariableConfig(TypedStruct):
    """The arguments of TerraformVariable."""

    default: Any | None
    description: str | None
    nullable: bool | None
    sensitive: bool | None
    type: str | None
    validation: list[TerraformVariableValidationConfig] | None


class VariableType:
    """The names of Terraform's types, and of those made of others (`terraform-variable.ts`)."""

    STRING = "string"
    NUMBER = "number"
    BOOL = "bool"
    ANY = "any"
    LIST = "list"
    LIST_STRING = "list(string)"
    LIST_NUMBER = "list(number)"
    LIST_BOOL = "list(bool)"
    MAP = "map"
    MAP_STRING = "map(string)"
    MAP_NUMBER = "map(number)"
    MAP_BOOL = "map(bool)"
    SET = "set"
    SET_STRING = "set(string)"
    SET_NUMBER = "set(number)"
    SET_BOOL = "set(bool)"

    @staticmethod
    def list(type: str) -> str:
        """A list of a type."""
        return f"list({type})"

    @staticmethod
    def map(type: str) -> str:
        """A map of a type."""
        return f"map({type})"

    @staticmethod
    def set(type: str) -> str:
        """A set of a type."""
        return f"set({type})"

    @staticmethod
    def tuple(*elements: str) -> str:
        """A tuple of types."""
        return f"tuple({', '.join(elements)})"

    @staticmethod
    def object(attributes: dict[str, str]) -> str:
        """An object of attributes."""
        return f"object({{{', '.join(f'{name}={kind}' for name, kind in attributes.items())}}})"


class TerraformVariable(TerraformElement):
    """An input variable."""

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        default: Any = None,
        description: str | None = None,
        nullable: bool | None = None,
        sensitive: bool | None = None,
        type: str | None = None,
        validation: Sequence[Any] | None = None,
    ) -> None:
        losses.lists_are_told(default)
        config = with_structs(
            TerraformVariableConfig(
                default=default,
                description=description,
                nullable=nullable,
                sensitive=sensitive,
                type=type,
                validation=validation,
            )
        )
        super().__init__(scope, id, "var")
        sources.note(self)
        if default is not None:
            losses.of_value(default, f'the default of the variable "{id}"', construct=self)
        self.default = config.default
        self._tf_record_line()
        self.description = config.description
        self.nullable = config.nullable
        self.sensitive = config.sensitive
        self.type = config.type
        self._tf_validation: list[Any] | None = config.validation

    @property
    def validation(self) -> list[Any] | None:
        """The conditions."""
        return self._tf_validation

    def add_validation(self, *, condition: Any, error_message: str) -> None:
        """Add a condition."""
        self._tf_validation = [
            *(self._tf_validation or ()),
            TerraformVariableValidationConfig(condition=condition, error_message=error_message),
        ]

    def _tf_interpolation(self) -> Any:
        return ref(f"var.{self.friendly_unique_id}", self.cdktf_stack)

    @property
    def string_value(self) -> str:
        """The value as a string."""
        return Token.as_string(self._tf_interpolation())

    @property
    def number_value(self) -> Any:
        """The value as a number."""
        return Token.as_number(self._tf_interpolation())

    @property
    def list_value(self) -> list[str]:
        """The value as a list of strings."""
        return Token.as_list(self._tf_interpolation())

    @property
    def boolean_value(self) -> Any:
        """The value as a bool."""
        return self._tf_interpolation()

    @property
    def value(self) -> Any:
        """The value as anything."""
        return self._tf_interpolation()

    def synthesize_attributes(self) -> dict[str, Any]:
        """The arguments of the block, as Terraform names them."""
        validation = self._tf_validation and [
            {name: fields(v)[name] for name in ("error_message", "condition")} for v in self._tf_validation
        ]
        return {
            "default": self.default,
            "description": self.description,
            "type": self.type,
            "sensitive": self.sensitive,
            "nullable": self.nullable,
            "validation": validation,
        }

    def synthesize_hcl_attributes(self) -> dict[str, Any]:
        """The same for HCL, which this engine does not write."""
        return {}

    def to_terraform(self) -> Any:
        """The variable. Its overrides are not in the stack's comment, as in CDKTF."""
        body = deep_merge(keys_to_snake_case(self.synthesize_attributes()), self._tf_overrides)
        return {"variable": {self.friendly_unique_id: body}}

    def to_string(self) -> str:
        """The value as a string."""
        return self.string_value


class TerraformLocal(TerraformElement):
    """A named expression."""

    def __init__(self, scope: Any, id: str, expression: Any) -> None:
        losses.lists_are_told(expression)
        taken = own_as(expression, "expression")
        super().__init__(scope, id, "local")
        self._tf_record_line()
        losses.of_value(expression, f'the local "{self.node.id}"', construct=self)
        self._tf_expression = taken

    def _tf_interpolation(self) -> Any:
        return ref(f"local.{self.friendly_unique_id}", self.cdktf_stack)

    @property
    def expression(self) -> Any:
        """The value as anything."""
        return self._tf_interpolation()

    @expression.setter
    def expression(self, value: Any) -> None:
        losses.of_value(value, f'the local "{self.node.id}"', construct=self)
        self._tf_expression = own_as(value, "expression")

    @property
    def as_string(self) -> str:
        """The value as a string."""
        return Token.as_string(self._tf_interpolation())

    @property
    def as_number(self) -> Any:
        """The value as a number."""
        return Token.as_number(self._tf_interpolation())

    @property
    def as_list(self) -> list[str]:
        """The value as a list of strings."""
        return Token.as_list(self._tf_interpolation())

    @property
    def as_boolean(self) -> Any:
        """The value as a bool."""
        return self._tf_interpolation()

    @property
    def as_string_map(self) -> dict[str, str]:
        """The value as a map of strings."""
        return Token.as_string_map(self._tf_interpolation())

    @property
    def as_number_map(self) -> dict[str, float]:
        """The value as a map of numbers."""
        return Token.as_number_map(self._tf_interpolation())

    @property
    def as_boolean_map(self) -> dict[str, bool]:
        """The value as a map of bools."""
        return Token.as_boolean_map(self._tf_interpolation())

    @property
    def as_any_map(self) -> dict[str, Any]:
        """The value as a map of anything."""
        return Token.as_any_map(self._tf_interpolation())

    def to_terraform(self) -> Any:
        """The local."""
        return {"locals": {self.friendly_unique_id: self._tf_expression}}

    def to_metadata(self) -> Any:
        """Its overrides, which reach nothing else, as in CDKTF."""
        return self._tf_override_metadata("local")

    def to_string(self) -> str:
        """The value as a string."""
        return self.as_string
