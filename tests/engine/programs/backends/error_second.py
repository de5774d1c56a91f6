"""A stack has one backend; two in one place have the same name."""

from cdktf import App, GcsBackend, LocalBackend, TerraformStack

stack = TerraformStack(App(), "stack")
LocalBackend(stack)
GcsBackend(stack, bucket="b")
