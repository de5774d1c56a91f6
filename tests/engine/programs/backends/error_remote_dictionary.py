"""A dictionary is no object of workspaces."""

from cdktf import App, RemoteBackend, TerraformStack

stack = TerraformStack(App(), "stack")
RemoteBackend(stack, organization="a", workspaces={"name": "x"})
