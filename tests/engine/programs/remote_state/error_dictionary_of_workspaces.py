"""A dictionary is no object of workspaces."""

from cdktf import App, DataTerraformRemoteState, TerraformStack

stack = TerraformStack(App(), "stack")
DataTerraformRemoteState(stack, "s", organization="o", workspaces={"name": "x"})
