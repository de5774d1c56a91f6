"""Ephemeral resources, which cdktn has beyond cdktf. Follows `terraform-ephemeral-resource.ts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.engine import distribution
from snowform.engine.elements.conditions import Postcondition, Precondition
from snowform.engine.elements.lifecycle import checked
from snowform.engine.elements.provider import TerraformProvider, TerraformProviderGeneratorMetadata
from snowform.engine.elements.resource import WithMetaArguments
from snowform.engine.elements.target_versions import ProviderFeature
from snowform.engine.references.count import TerraformCount
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.structs import check_names


class TerraformEphemeralResourceLifecycle(TypedStruct):
    """What Terraform checks before it opens the resource, and after it."""

    postcondition: list[Postcondition] | None
    precondition: list[Precondition] | None


class TerraformEphemeralMetaArguments(TypedStruct):
    """What every ephemeral resource takes: what is written nowhere needs no provisioner."""

    count: float | int | TerraformCount | None
    depends_on: list[Any] | None
    for_each: Any | None
    lifecycle: TerraformEphemeralResourceLifecycle | None
    provider: TerraformProvider | None


class TerraformEphemeralResourceConfig(TerraformEphemeralMetaArguments):
    """The arguments of TerraformEphemeralResource."""

    terraform_resource_type: str
    terraform_generator_metadata: TerraformProviderGeneratorMetadata | None


class TerraformEphemeralResource(WithMetaArguments):
    """A resource of which no plan and no state holds anything."""

    _tf_kind = "ephemeral resource"
    _tf_prefix = "ephemeral."
    _tf_needs_provider = False

    def __init__(self, scope: Any, id: str, **arguments: Any) -> None:
        check_names(type(self).__name__, TerraformEphemeralResourceConfig.FIELDS, arguments)
        if isinstance(lifecycle := arguments.get("lifecycle"), Mapping):
            arguments["lifecycle"] = TerraformEphemeralResourceLifecycle(**lifecycle)
        super().__init__(scope, id, **arguments)
        if distribution.current.checks_target_versions:
            self._register_provider_feature_usage(ProviderFeature.EPHEMERAL_RESOURCES)

    def _tf_checked_lifecycle(self, value: Any) -> Any:
        return checked(value, TerraformEphemeralResourceLifecycle)

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
