"""Only the known options are taken."""

from cdktf import App, GcsBackend, TerraformStack

stack = TerraformStack(App(), "stack")
GcsBackend(stack, bucket="b", nope=1)
