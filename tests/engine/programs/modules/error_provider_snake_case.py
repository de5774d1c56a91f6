"""A dictionary in a list of providers has JavaScript's names."""

from cdktf import App, TerraformHclModule, TerraformProvider, TerraformStack

stack = TerraformStack(App(), "stack")
toy = TerraformProvider(stack, "toy", terraform_resource_type="toy")
TerraformHclModule(stack, "module", source="acme/x/y", providers=[{"module_alias": "x", "provider": toy}])
