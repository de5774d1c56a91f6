"""A condition is given."""

from cdktf import App, Precondition, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
Precondition(error_message="x")
