"""A dictionary in a list is read when the construct gets it, and lacks a key then."""

from cdktf import App, TerraformResource, TerraformResourceLifecycle, TerraformStack

lifecycle = TerraformResourceLifecycle(precondition=[{"condition": True}])
TerraformResource(TerraformStack(App(), "s"), "vm", terraform_resource_type="toy_vm", lifecycle=lifecycle)
