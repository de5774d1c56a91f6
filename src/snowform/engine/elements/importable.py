"""Existing objects whose configuration Terraform is to generate. Follows `importable-resource.ts`."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.validations import ValidateTerraformVersion


@runtime_checkable
class IImportableConfig(Protocol):
    """What is to be imported: an object with these attributes."""

    terraform_resource_type: str
    import_id: str
    provider: Any


class ImportableResource(TerraformElement):
    """An existing object that Terraform imports, and writes the configuration of."""

    def __init__(self, scope: Any, name: str, config: Any) -> None:
        super().__init__(scope, name, config.terraform_resource_type)
        self._tf_config = config
        self.node.add_validation(
            ValidateTerraformVersion(
                ">=1.5",
                "Import blocks are only supported for Terraform >=1.5. "
                "Please upgrade your Terraform version.",
            )
        )

    def to_terraform(self) -> Any:
        """The import block."""
        config = self._tf_config
        provider = getattr(config, "provider", None)
        entry = {
            "to": f"{config.terraform_resource_type}.{self.friendly_unique_id}",
            "id": config.import_id,
            "provider": provider.fqn if provider else None,
        }
        return {"import": [entry]}

    def to_metadata(self) -> Any:
        """That a configuration is to be generated for it."""
        return {"importsGeneratingConfiguration": [self.friendly_unique_id]}
