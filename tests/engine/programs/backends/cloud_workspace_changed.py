"""What workspaces are changed to before the synthesis is written."""

from cdktf import App, CloudBackend, NamedCloudWorkspace, NamedRemoteWorkspace, RemoteBackend, TerraformStack

app = App()
cloud, remote = NamedCloudWorkspace("before"), NamedRemoteWorkspace("before")
CloudBackend(TerraformStack(app, "a"), organization="acme", workspaces=cloud)
RemoteBackend(TerraformStack(app, "b"), organization="acme", workspaces=remote)
cloud.name = remote.name = "after"
cloud.project = "p"
app.synth()
