"""A message is a text."""

from cdktf import App, Precondition, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
Precondition(condition=True, error_message=1)
