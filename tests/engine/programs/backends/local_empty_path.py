"""An empty path is none: the default is used."""

from cdktf import App, LocalBackend, TerraformStack

app = App()
LocalBackend(TerraformStack(app, "stack"), path="")
app.synth()
