"""A cloud block with one workspace; the metadata says which cloud."""

from cdktf import App, CloudBackend, NamedCloudWorkspace, TerraformStack

app = App()
workspace = NamedCloudWorkspace("prod", "shop")
backend = CloudBackend(TerraformStack(app, "a"), organization="acme", workspaces=workspace, token="t")
backend.add_override("workspaces.extraKey", 1)
print(workspace.name, workspace.project, workspace.to_terraform(), backend.to_metadata())
CloudBackend(TerraformStack(app, "b"), organization="acme", workspaces=NamedCloudWorkspace("b"))
app.synth()
