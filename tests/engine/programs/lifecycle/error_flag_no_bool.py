"""A flag is a bool."""

from cdktf import App, TerraformResourceLifecycle, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformResourceLifecycle(prevent_destroy="yes")
