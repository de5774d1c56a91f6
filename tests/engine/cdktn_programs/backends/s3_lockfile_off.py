"""Without the locks any version will do."""

from cdktn import App, S3Backend, TerraformStack

app = App()
S3Backend(TerraformStack(app, "stack"), bucket="b", key="k", use_lockfile=False)
app.synth()
