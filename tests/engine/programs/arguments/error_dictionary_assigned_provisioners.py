"""A dictionary cannot be assigned for a struct: provisioners."""

from cdktf import App, TerraformResource, TerraformStack

vm = TerraformResource(TerraformStack(App(), "s"), "vm", terraform_resource_type="toy_vm")
vm.provisioners = [{"type": "local-exec", "command": "x"}]
