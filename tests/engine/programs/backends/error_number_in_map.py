"""A map of texts holds texts alone."""

from cdktf import App, S3Backend, TerraformStack

stack = TerraformStack(App(), "stack")
S3Backend(stack, bucket="b", key="k", assume_role_tags={"a": 1})
