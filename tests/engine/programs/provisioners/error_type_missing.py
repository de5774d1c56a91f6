"""A struct names its type."""

from cdktf import App, LocalExecProvisioner, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
LocalExecProvisioner(command="c")
