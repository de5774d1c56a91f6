"""A struct in the options is complete."""

from cdktf import App, CosBackend, TerraformStack

stack = TerraformStack(App(), "stack")
CosBackend(stack, bucket="b", assume_role={"role_arn": "a"})
