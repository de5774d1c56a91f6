"""A provider is added once by each name."""

from cdktf import App, TerraformHclModule, TerraformProvider, TerraformStack

stack = TerraformStack(App(), "stack")
toy = TerraformProvider(stack, "toy", terraform_resource_type="toy")
module = TerraformHclModule(stack, "module", source="acme/x/y", providers=[toy])
module.add_provider(toy)
