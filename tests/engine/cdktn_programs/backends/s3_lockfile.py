"""S3's own locks."""

from cdktn import App, S3Backend, S3BackendConfig, TerraformStack

app = App(context={"targetVersions": {"terraform": ">=1.10.0", "opentofu": ">=1.10.0"}})
stack = TerraformStack(app, "stack")
S3Backend(stack, bucket="b", key="k", region="eu-central-1", use_lockfile=True)
print(S3BackendConfig(bucket="b", key="k", use_lockfile=False).use_lockfile)
app.synth()
