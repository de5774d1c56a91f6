"""Ephemeral resources, which cdktn has beyond cdktf. Follows `terraform-ephemeral-resource.ts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.engine.elements.conditions import Postcondition, Precondition
from snowform.engine.elements.lifecycle import refuse_missing
from snowform.engine.elements.meta_arguments import TerraformMetaArguments
from snowform.engine.elements.resource import TerraformResourceConfig, WithMetaArguments
from snowform.engine.elements.target_versions import ProviderFeature
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.arguments import expect
from snowform.engine.values.structs import Struct, check_names

# What is written nowhere needs no provisioner.
_FIELDS = {
    name: required
    for name, required in TerraformMetaArguments.FIELDS.items()
    if name not in {"connection", "provisioners"}
}


class TerraformEphemeralMetaArguments(Struct):
    """What every ephemeral resource takes."""

    FIELDS = _FIELDS


class TerraformEphemeralResourceConfig(TerraformEphemeralMetaArguments):
    """The arguments of TerraformEphemeralResource."""

    FIELDS = {
        **_FIELDS,
        **{name: needed for name, needed in TerraformResourceConfig.FIELDS.items() if "terraform_" in name},
    }


class TerraformEphemeralResourceLifecycle(TypedStruct):
    """What Terraform checks before it opens the resource, and after it."""

    postcondition: list[Postcondition] | None
    precondition: list[Precondition] | None


class TerraformEphemeralResource(WithMetaArguments):
    """A resource of which no plan and no state holds anything."""

    _tf_kind = "ephemeral resource"
    _tf_prefix = "ephemeral."
    _tf_needs_provider = False

    def __init__(self, scope: Any, id: str, **arguments: Any) -> None:
        check_names(type(self).__name__, TerraformEphemeralResourceConfig.FIELDS, arguments)
        lifecycle = arguments.pop("lifecycle", None)
        if isinstance(lifecycle, Mapping):
            lifecycle = TerraformEphemeralResourceLifecycle(**lifecycle)
        if lifecycle is not None:
            self.lifecycle = lifecycle
        super().__init__(scope, id, **arguments)
        self._register_provider_feature_usage(ProviderFeature.EPHEMERAL_RESOURCES)

    @property
    def lifecycle(self) -> Any:
        """What Terraform checks."""
        return self._tf_lifecycle

    @lifecycle.setter
    def lifecycle(self, value: Any) -> None:
        if value is not None:
            expect("value", value, TerraformEphemeralResourceLifecycle)
            refuse_missing(value)
        self._tf_lifecycle = value

    @staticmethod
    def is_terraform_ephemeral_resource(x: Any) -> bool:
        """Whether something is an ephemeral resource."""
        return isinstance(x, TerraformEphemeralResource)

    def _tf_add_provisioners(self, body: dict[str, Any]) -> None:
        """It has none."""

    def to_terraform(self) -> Any:
        """The ephemeral resource."""
        body = self._tf_body()
        self._tf_comment(body)
        return {"ephemeral": {self.terraform_resource_type: {self.friendly_unique_id: body}}}

    def to_metadata(self) -> Any:
        """Its overrides, under the type alone as those of a resource."""
        return self._tf_override_metadata(self.terraform_resource_type)
