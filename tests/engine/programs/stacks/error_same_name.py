"""Two stacks of one app cannot have one id."""

from cdktf import App, TerraformStack

app = App()
TerraformStack(app, "same")
TerraformStack(app, "same")
