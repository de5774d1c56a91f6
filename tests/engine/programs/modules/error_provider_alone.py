"""Providers are a list."""

from cdktf import App, TerraformHclModule, TerraformProvider, TerraformStack

stack = TerraformStack(App(), "stack")
toy = TerraformProvider(stack, "toy", terraform_resource_type="toy")
TerraformHclModule(stack, "module", source="acme/x/y", providers=toy)
