"""Defaults are a map."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformStack

stack = TerraformStack(App(), "stack")
DataTerraformRemoteStateLocal(stack, "s", defaults=["a"])
