"""Empty texts, zeros and empty lists are written."""

from cdktf import App, S3Backend, TerraformStack

app = App()
S3Backend(
    TerraformStack(app, "stack"),
    bucket="",
    key="",
    max_retries=0,
    encrypt=False,
    allowed_account_ids=[],
    assume_role_tags={},
    endpoints={},
)
app.synth()
