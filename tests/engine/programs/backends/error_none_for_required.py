"""None is not a text."""

from cdktf import App, GcsBackend, TerraformStack

stack = TerraformStack(App(), "stack")
GcsBackend(stack, bucket=None)
