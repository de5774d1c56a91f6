"""Dictionaries in snake case stand for the structs in a backend's options."""

from cdktf import App, S3Backend, TerraformStack

app = App()
S3Backend(
    TerraformStack(app, "stack"),
    bucket="b",
    key="k",
    endpoints={"dynamodb": "d", "s3": "s"},
    assume_role={"role_arn": "arn", "tags": {"MyTag": "x", "otherTag": "y"}, "policy_arns": ["p"]},
    assume_role_with_web_identity={"web_identity_token_file": "f"},
    assume_role_tags={"MyTag": "x", "otherTag": "y"},
)
app.synth()
