"""A struct used as a plain value keeps JavaScript's names."""

from cdktf import App, SSHProvisionerConnection, TerraformLocal, TerraformResourceLifecycle, TerraformStack

app = App()
stack = TerraformStack(app, "structs")
TerraformLocal(stack, "l", TerraformResourceLifecycle(create_before_destroy=True, ignore_changes=["a"]))
TerraformLocal(stack, "m", [{"c": SSHProvisionerConnection(type="ssh", host="h", bastion_host_key="k")}])
app.synth()
