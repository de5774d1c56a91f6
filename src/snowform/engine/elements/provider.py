"""Providers. Follows `terraform-provider.ts`."""

from __future__ import annotations

from collections.abc import Mapping

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge, keys_to_snake_case, with_dynamic_blocks
from snowform.engine.tokens.boundary import own
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.arguments import expect
from snowform.hints import Any


class TerraformProviderGeneratorMetadata(TypedStruct):
    """Which provider generated bindings belong to."""

    provider_name: str
    provider_version: str | None
    provider_version_constraint: str | None


class TerraformProviderConfig(TypedStruct):
    """The arguments of TerraformProvider."""

    terraform_resource_type: str
    terraform_generator_metadata: TerraformProviderGeneratorMetadata | None
    terraform_provider_source: str | None


def generator_metadata(given: Any) -> TerraformProviderGeneratorMetadata:
    """Which provider it is, given as a struct or as a dictionary. Raises TypeError for anything else."""
    if isinstance(given, Mapping):
        return TerraformProviderGeneratorMetadata(**given)
    expect("terraform_generator_metadata", given, TerraformProviderGeneratorMetadata)
    taken: TerraformProviderGeneratorMetadata = given
    return taken


class TerraformProvider(TerraformElement):
    """A provider's configuration."""

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        terraform_resource_type: str,
        terraform_generator_metadata: Any = None,
        terraform_provider_source: str | None = None,
    ) -> None:
        # Refused before there is a construct, what is wrong leaves nothing in the tree.
        expect("terraform_resource_type", terraform_resource_type, str)
        if terraform_provider_source is not None:
            expect("terraform_provider_source", terraform_provider_source, str)
        self.terraform_resource_type = terraform_resource_type
        metadata = terraform_generator_metadata
        self.terraform_generator_metadata = None if metadata is None else generator_metadata(metadata)
        self.terraform_provider_source = terraform_provider_source
        super().__init__(scope, id)

    @staticmethod
    def is_terraform_provider(x: Any) -> bool:
        """Whether something is a provider."""
        return isinstance(x, TerraformProvider)

    @property
    def alias(self) -> str | None:
        """None: generated bindings override it; setting it here does nothing, as in CDKTF."""
        return None

    @alias.setter
    def alias(self, value: str | None) -> None:
        """Nothing."""

    @property
    def fqn(self) -> str:
        """`aws`, or `aws.us` with an alias."""
        alias = self.alias
        return self.terraform_resource_type if alias is None else f"{self.terraform_resource_type}.{alias}"

    @property
    def meta_attributes(self) -> dict[str, Any]:
        """The alias, where there is one."""
        alias = self.alias
        return {} if alias is None else {"alias": alias}

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return {}

    def _synthesize_hcl_attributes(self) -> Mapping[str, Any]:
        return {}

    def to_terraform(self) -> Any:
        """The requirement and the configuration."""
        metadata = self.terraform_generator_metadata
        version = metadata and (metadata.provider_version or metadata.provider_version_constraint)
        body = keys_to_snake_case(with_dynamic_blocks(own(self._synthesize_attributes())))
        deep_merge(body, self._tf_overrides, self.meta_attributes)
        requirement = {"version": version, "source": self.terraform_provider_source}
        return {
            "terraform": {"required_providers": {self.terraform_resource_type: requirement}},
            "provider": {self.terraform_resource_type: [body]},
        }

    def to_metadata(self) -> Any:
        """Its overrides."""
        return self._tf_override_metadata(self.terraform_resource_type)
