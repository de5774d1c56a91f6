"""S3Backend with what it requires alone."""

from cdktf import App, S3Backend, TerraformStack

app = App()
S3Backend(TerraformStack(app, "stack"), bucket="bucket", key="key")
app.synth()
