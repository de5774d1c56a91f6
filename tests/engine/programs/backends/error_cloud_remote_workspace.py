"""A workspace of the backend `remote` is no cloud workspace."""

from cdktf import App, CloudBackend, NamedRemoteWorkspace, TerraformStack

stack = TerraformStack(App(), "stack")
CloudBackend(stack, organization="a", workspaces=NamedRemoteWorkspace("x"))
