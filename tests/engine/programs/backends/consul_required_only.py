"""ConsulBackend with what it requires alone."""

from cdktf import App, ConsulBackend, TerraformStack

app = App()
ConsulBackend(TerraformStack(app, "stack"), access_token="access-token", path="path")
app.synth()
