"""The backend `remote` with one workspace, and with a prefix of many."""

from cdktf import App, NamedRemoteWorkspace, PrefixedRemoteWorkspaces, RemoteBackend, TerraformStack

app = App()
named, prefixed = NamedRemoteWorkspace("prod"), PrefixedRemoteWorkspaces("prod-")
RemoteBackend(TerraformStack(app, "a"), organization="acme", workspaces=named, token="t", hostname="h")
backend = RemoteBackend(
    TerraformStack(app, "b"), organization="acme", workspaces=prefixed, hostname="app.terraform.io:443"
)
backend.add_override("workspaces.name", "n")
print(named.name, prefixed.prefix, backend.to_metadata())
app.synth()
