"""HttpBackend with what it requires alone."""

from cdktf import App, HttpBackend, TerraformStack

app = App()
HttpBackend(TerraformStack(app, "stack"), address="address")
app.synth()
