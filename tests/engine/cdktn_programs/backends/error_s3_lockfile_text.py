"""It is a bool."""

from cdktn import App, S3Backend, TerraformStack

S3Backend(TerraformStack(App(), "stack"), bucket="b", key="k", use_lockfile="yes")
