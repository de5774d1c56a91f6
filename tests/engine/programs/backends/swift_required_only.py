"""SwiftBackend with what it requires alone."""

from cdktf import App, SwiftBackend, TerraformStack

app = App()
SwiftBackend(TerraformStack(app, "stack"), container="container")
app.synth()
