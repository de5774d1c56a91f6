"""An empty stack has its metadata and a local backend in the working directory."""

from cdktf import App, TerraformStack

app = App()
TerraformStack(app, "empty")
app.synth()
