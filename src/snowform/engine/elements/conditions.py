"""Conditions of a lifecycle, and what a resource says of itself.

Follows `terraform-conditions.ts` and the class TerraformSelf of `terraform-provisioner.ts`.
"""

from __future__ import annotations

from snowform.engine.elements.merging import snake_case
from snowform.engine.tokens import boundary
from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.token import Token
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.hints import Any


class TerraformCondition(TypedStruct):
    """What has to be true, and what Terraform says where it is not."""

    condition: Any
    error_message: str


class Precondition(TerraformCondition):
    """A condition that Terraform checks before it changes something."""


class Postcondition(TerraformCondition):
    """A condition that Terraform checks after it changed something."""


class TerraformSelf:
    """Attributes of the resource that a provisioner, connection or condition belongs to."""

    @staticmethod
    def get_string(key: str) -> str:
        """An attribute as a string; `key` can be a path with dots, and in camel case."""
        return Token.as_string(_self(key))

    @staticmethod
    def get_number(key: str) -> Any:
        """An attribute as a number."""
        return Token.as_number(_self(key))

    @staticmethod
    def get_any(key: str) -> Any:
        """An attribute as anything."""
        return _self(key)


def _self(key: str) -> Any:
    path = boundary.string(key, "key").split(".")
    return ref("self." + ".".join(snake_case(part) for part in path))
