"""A dictionary for a struct has Python's names."""

from cdktf import App, S3Backend, TerraformStack

stack = TerraformStack(App(), "stack")
S3Backend(stack, bucket="b", key="k", assume_role={"roleArn": "a"})
