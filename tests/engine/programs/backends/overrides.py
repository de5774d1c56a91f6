"""Overrides of a backend, in place and in the metadata."""

from cdktf import App, S3Backend, TerraformStack

app = App()
backend = S3Backend(
    TerraformStack(app, "stack"), bucket="b", key="k", endpoints={"s3": "x"}, allowed_account_ids=["1"]
)
backend.add_override("endpoints.sts", "y")
backend.add_override("allowed_account_ids", ["2"])
backend.add_override("key", None)
backend.add_override("newOption.innerKey", True)
app.synth()
