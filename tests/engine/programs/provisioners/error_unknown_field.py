"""A struct knows its fields."""

from cdktf import App, LocalExecProvisioner, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
LocalExecProvisioner(type="local-exec", command="c", cwd="/")
