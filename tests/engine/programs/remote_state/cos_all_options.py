"""All options of DataTerraformRemoteStateCos."""

from cdktf import App, CosBackendAssumeRole, DataTerraformRemoteStateCos, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateCos(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    bucket="bucket",
    accelerate=True,
    acl="acl",
    assume_role=CosBackendAssumeRole(
        role_arn="role-arn",
        session_duration=16,
        session_name="session-name",
        policy={"theKey": {"innerKey": 1}},
    ),
    domain="domain",
    encrypt=False,
    endpoint="endpoint",
    key="key",
    prefix="prefix",
    region="region",
    secret_id="secret-id",
    secret_key="secret-key",
    security_token="security-token",
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
