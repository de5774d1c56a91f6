"""A local backend with a path and a folder of workspaces; both as a subclass sees them."""

from cdktf import App, LocalBackend, TerraformStack

app = App()
backend = LocalBackend(TerraformStack(app, "stack"), path="sub/own.tfstate", workspace_dir="spaces")
print(backend.to_terraform(), backend.to_metadata(), backend.friendly_unique_id)
app.synth()
