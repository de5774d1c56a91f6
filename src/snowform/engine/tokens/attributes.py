"""Reading attributes as tokens: shared by all that can be referred to.

Follows the `get…Attribute` methods of `terraform-resource.ts` and `complex-computed-list.ts`.
"""

from __future__ import annotations

from snowform.engine.tokens.token import Token
from snowform.hints import Any


class AttributeReader:
    """Attributes by Terraform's names, each kind as a token of its type."""

    def interpolation_for_attribute(self, terraform_attribute: str) -> Any:
        """The reference to an attribute."""
        raise NotImplementedError

    def get_string_attribute(self, terraform_attribute: str) -> str:
        """An attribute as a string."""
        return Token.as_string(self.interpolation_for_attribute(terraform_attribute))

    def get_number_attribute(self, terraform_attribute: str) -> Any:
        """An attribute as a number."""
        return Token.as_number(self.interpolation_for_attribute(terraform_attribute))

    def get_list_attribute(self, terraform_attribute: str) -> list[str]:
        """An attribute as a list of strings."""
        return Token.as_list(self.interpolation_for_attribute(terraform_attribute))

    def get_boolean_attribute(self, terraform_attribute: str) -> Any:
        """An attribute as a bool, of which there are no tokens: the reference itself."""
        return self.interpolation_for_attribute(terraform_attribute)

    def get_number_list_attribute(self, terraform_attribute: str) -> list[float]:
        """An attribute as a list of numbers."""
        return Token.as_number_list(self.interpolation_for_attribute(terraform_attribute))

    def get_string_map_attribute(self, terraform_attribute: str) -> dict[str, str]:
        """An attribute as a map of strings."""
        return Token.as_string_map(self.interpolation_for_attribute(terraform_attribute))

    def get_number_map_attribute(self, terraform_attribute: str) -> dict[str, float]:
        """An attribute as a map of numbers."""
        return Token.as_number_map(self.interpolation_for_attribute(terraform_attribute))

    def get_boolean_map_attribute(self, terraform_attribute: str) -> dict[str, bool]:
        """An attribute as a map of bools."""
        return Token.as_boolean_map(self.interpolation_for_attribute(terraform_attribute))

    def get_any_map_attribute(self, terraform_attribute: str) -> dict[str, Any]:
        """An attribute as a map of anything."""
        return Token.as_any_map(self.interpolation_for_attribute(terraform_attribute))
