"""A dictionary cannot be assigned for a struct: connection."""

from cdktf import App, TerraformResource, TerraformStack

vm = TerraformResource(TerraformStack(App(), "s"), "vm", terraform_resource_type="toy_vm")
vm.connection = {"type": "ssh", "host": "h"}
