"""A provider is passed once by each name."""

from cdktf import App, TerraformHclModule, TerraformProvider, TerraformStack

stack = TerraformStack(App(), "stack")
toys = [TerraformProvider(stack, f"toy{i}", terraform_resource_type="toy") for i in range(2)]
TerraformHclModule(stack, "module", source="acme/x/y", providers=toys)
