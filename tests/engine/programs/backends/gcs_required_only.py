"""GcsBackend with what it requires alone."""

from cdktf import App, GcsBackend, TerraformStack

app = App()
GcsBackend(TerraformStack(app, "stack"), bucket="bucket")
app.synth()
