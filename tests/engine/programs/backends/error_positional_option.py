"""Options have to be named."""

from cdktf import App, GcsBackend, TerraformStack

stack = TerraformStack(App(), "stack")
GcsBackend(stack, "b")
