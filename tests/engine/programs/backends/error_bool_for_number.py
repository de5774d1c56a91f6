"""A bool is no number."""

from cdktf import App, S3Backend, TerraformStack

stack = TerraformStack(App(), "stack")
S3Backend(stack, bucket="b", key="k", max_retries=True)
