"""CosBackend with what it requires alone."""

from cdktf import App, CosBackend, TerraformStack

app = App()
CosBackend(TerraformStack(app, "stack"), bucket="bucket")
app.synth()
