"""Terraform's built-in resource `terraform_data`. Follows `terraform-data-resource.ts` and `resource.ts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from snowform.engine.elements.importable import ImportableResource
from snowform.engine.elements.meta_arguments import TerraformMetaArguments
from snowform.engine.elements.resource import TerraformResource
from snowform.engine.elements.validations import ValidateTerraformVersion
from snowform.engine.references.complex_types import AnyMap
from snowform.engine.tree.constructs import Construct
from snowform.engine.tree.interfaces import IConstruct
from snowform.engine.tree.owners import stack_of


@runtime_checkable
class IResource(IConstruct, Protocol):
    """A construct that knows its stack."""

    @property
    def stack(self) -> Any:
        """The stack that it is in."""


class Resource(Construct):
    """A construct that knows its stack. CDKTF has it for old programs."""

    def __init__(self, scope: Any, id: str) -> None:
        super().__init__(scope, id)
        self._tf_resource_stack = stack_of(self)

    @property
    def stack(self) -> Any:
        """The stack that it is in."""
        return self._tf_resource_stack


class DataConfig(TerraformMetaArguments):
    """The arguments of DataResource."""

    input: Mapping[str, Any] | None
    triggers_replace: Mapping[str, Any] | None


class _Config:
    """What `ImportableResource` is told of a `terraform_data`."""

    terraform_resource_type = "terraform_data"

    def __init__(self, import_id: str, provider: Any) -> None:
        self.import_id = import_id
        self.provider = provider


class DataResource(TerraformResource):
    """Values that have the life cycle of a resource, and provisioners that belong to no other.

    Raises TypeError for an argument that it does not have, and for values that are no mapping.
    """

    TF_RESOURCE_TYPE = "terraform_data"

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        input: Mapping[str, Any] | None = None,
        triggers_replace: Mapping[str, Any] | None = None,
        **arguments: Any,
    ) -> None:
        self._tf_input = _checked_map("input", input)
        self._tf_triggers_replace = _checked_map("triggers_replace", triggers_replace)
        super().__init__(
            scope,
            id,
            terraform_resource_type="terraform_data",
            terraform_generator_metadata={"provider_name": "terraform"},
            **_meta_arguments(arguments),
        )
        self._tf_output = AnyMap(self, "output")
        self.node.add_validation(
            ValidateTerraformVersion(
                ">=1.4",
                "The built-in Terraform data resource is only supported for Terraform >=1.4. "
                "Please upgrade your Terraform version.",
            )
        )

    @staticmethod
    def generate_config_for_import(
        scope: Any, import_to_id: str, import_from_id: str, provider: Any = None
    ) -> ImportableResource:
        """Let Terraform import an existing one, and write its configuration."""
        return ImportableResource(scope, import_to_id, _Config(import_from_id, provider))

    @property
    def id(self) -> str:
        """Its id, which Terraform makes."""
        return self.get_string_attribute("id")

    @property
    def output(self) -> AnyMap:
        """What `input` was when it was applied."""
        return self._tf_output

    @property
    def input(self) -> dict[str, Any]:
        """A reference to the input. Setting it raises TypeError for anything but a mapping."""
        return self.get_any_map_attribute("input")

    @input.setter  # noqa: A003 - CDKTF's name
    def input(self, value: Mapping[str, Any]) -> None:
        self._tf_input = _checked_map("value", value)

    @property
    def input_input(self) -> Any:
        """The input that the program gave."""
        return self._tf_input

    def reset_input(self) -> None:
        """Have no input."""
        self._tf_input = None

    @property
    def triggers_replace(self) -> dict[str, Any]:
        """A reference to the values of which a change replaces it.

        Setting it raises TypeError for anything but a mapping.
        """
        return self.get_any_map_attribute("triggers_replace")

    @triggers_replace.setter
    def triggers_replace(self, value: Mapping[str, Any]) -> None:
        self._tf_triggers_replace = _checked_map("value", value)

    @property
    def triggers_replace_input(self) -> Any:
        """Those values, as the program gave them."""
        return self._tf_triggers_replace

    def reset_triggers_replace(self) -> None:
        """Have none."""
        self._tf_triggers_replace = None

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return {"input": self._tf_input, "triggers_replace": self._tf_triggers_replace}


def _meta_arguments(arguments: dict[str, Any]) -> dict[str, Any]:
    for name in arguments:
        if name not in TerraformMetaArguments.FIELDS:
            raise TypeError(f"DataResource.__init__() got an unexpected keyword argument {name!r}")
    return arguments


def _checked_map(name: str, value: Any) -> Any:
    if value is not None and not isinstance(value, Mapping):
        raise TypeError(f"type of argument {name} must be a mapping; got {type(value).__name__}")
    return value
