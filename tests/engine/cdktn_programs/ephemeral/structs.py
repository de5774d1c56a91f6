"""The structs, which are plain values."""

from cdktn import (
    Precondition,
    TerraformEphemeralMetaArguments,
    TerraformEphemeralResourceConfig,
    TerraformEphemeralResourceLifecycle,
)

condition = Precondition(condition=1, error_message="No.")
lifecycle = TerraformEphemeralResourceLifecycle(precondition=[condition])
print(lifecycle.precondition == [condition], lifecycle.postcondition)
meta = TerraformEphemeralMetaArguments(count=1)
print(meta.count, meta.depends_on, meta.provider, meta == TerraformEphemeralMetaArguments(count=1))
config = TerraformEphemeralResourceConfig(terraform_resource_type="toy", count=2)
print(config.terraform_resource_type, config.count, config.terraform_generator_metadata, config.for_each)
