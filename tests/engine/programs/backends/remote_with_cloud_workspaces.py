"""Any object of workspaces will do for the backend `remote`: its attributes are written."""

from cdktf import App, NamedCloudWorkspace, RemoteBackend, TaggedCloudWorkspaces, TerraformStack

app = App()
RemoteBackend(TerraformStack(app, "a"), organization="acme", workspaces=NamedCloudWorkspace("a", "p"))
RemoteBackend(TerraformStack(app, "b"), organization="acme", workspaces=TaggedCloudWorkspaces(["t"]))
app.synth()
