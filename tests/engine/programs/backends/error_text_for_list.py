"""A text is no list of texts."""

from cdktf import App, S3Backend, TerraformStack

stack = TerraformStack(App(), "stack")
S3Backend(stack, bucket="b", key="k", allowed_account_ids="1")
