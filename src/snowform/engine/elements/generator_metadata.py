"""Which provider generated bindings belong to. Follows `terraform-resource.ts`."""

from __future__ import annotations

from snowform.engine.values.structs import Struct


class TerraformProviderGeneratorMetadata(Struct):
    """Which provider generated bindings belong to."""

    FIELDS = {"provider_name": True, "provider_version": False, "provider_version_constraint": False}
