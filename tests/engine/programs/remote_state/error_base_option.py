"""The base class takes no options of a backend."""

from cdktf import App, TerraformRemoteState, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformRemoteState(stack, "s", "etcd", path="p")
