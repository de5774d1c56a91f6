"""A dictionary cannot be assigned for a struct: lifecycle."""

from cdktf import App, TerraformResource, TerraformStack

vm = TerraformResource(TerraformStack(App(), "s"), "vm", terraform_resource_type="toy_vm")
vm.lifecycle = {"prevent_destroy": True}
