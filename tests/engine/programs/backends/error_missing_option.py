"""A required option has to be given."""

from cdktf import App, S3Backend, TerraformStack

stack = TerraformStack(App(), "stack")
S3Backend(stack, key="k")
