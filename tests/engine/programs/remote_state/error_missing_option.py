"""A required option has to be given."""

from cdktf import App, DataTerraformRemoteStateS3, TerraformStack

stack = TerraformStack(App(), "stack")
DataTerraformRemoteStateS3(stack, "s", bucket="b")
