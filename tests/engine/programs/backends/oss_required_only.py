"""OssBackend with what it requires alone."""

from cdktf import App, OssBackend, TerraformStack

app = App()
OssBackend(TerraformStack(app, "stack"), bucket="bucket")
app.synth()
