"""A workspace is a text."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformStack

stack = TerraformStack(App(), "stack")
DataTerraformRemoteStateLocal(stack, "s", workspace=1)
