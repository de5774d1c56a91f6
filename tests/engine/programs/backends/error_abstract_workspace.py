"""A cloud workspace says what is written of it."""

from cdktf import App, CloudWorkspace, TerraformStack

stack = TerraformStack(App(), "stack")
CloudWorkspace()
