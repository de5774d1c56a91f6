"""The default targets have no locks in S3."""

from cdktn import App, S3Backend, TerraformStack

app = App()
S3Backend(TerraformStack(app, "stack"), bucket="b", key="k", use_lockfile=True)
app.synth()
