"""ignore_changes is a list or a text."""

from cdktf import App, TerraformResourceLifecycle, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformResourceLifecycle(ignore_changes=5)
