"""A backend's name is a text."""

from cdktf import App, TerraformRemoteState, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformRemoteState(stack, "s", 1)
