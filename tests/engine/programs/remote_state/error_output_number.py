"""An output's name is a text."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformStack

stack = TerraformStack(App(), "stack")
DataTerraformRemoteStateLocal(stack, "s").get_string(1)
