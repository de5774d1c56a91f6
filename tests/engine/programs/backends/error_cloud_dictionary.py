"""A dictionary is no cloud workspace."""

from cdktf import App, CloudBackend, TerraformStack

stack = TerraformStack(App(), "stack")
CloudBackend(stack, organization="a", workspaces={"name": "x"})
