"""A list of texts holds texts alone."""

from cdktf import App, S3Backend, TerraformStack

stack = TerraformStack(App(), "stack")
S3Backend(stack, bucket="b", key="k", allowed_account_ids=["1", 2])
