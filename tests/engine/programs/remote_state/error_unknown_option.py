"""Only the known options are taken."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformStack

stack = TerraformStack(App(), "stack")
DataTerraformRemoteStateLocal(stack, "s", nope=1)
