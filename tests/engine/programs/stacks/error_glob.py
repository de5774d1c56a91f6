"""A stack's id has no glob characters."""

from cdktf import App, TerraformStack

app = App()
TerraformStack(app, "a*b")
app.synth()
