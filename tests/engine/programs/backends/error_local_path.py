"""A path is a text."""

from cdktf import App, LocalBackend, TerraformStack

stack = TerraformStack(App(), "stack")
LocalBackend(stack, path=1)
