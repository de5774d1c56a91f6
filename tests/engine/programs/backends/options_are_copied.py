"""What the program does to its lists later changes nothing."""

from cdktf import App, S3Backend, TerraformStack

app = App()
accounts, tags = ["1"], {"a": "b"}
S3Backend(
    TerraformStack(app, "stack"), bucket="b", key="k", allowed_account_ids=accounts, assume_role_tags=tags
)
accounts.append("2")
tags["c"] = "d"
app.synth()
