"""All options of CosBackend; another stack reads its state with them."""

from cdktf import App, CosBackend, CosBackendAssumeRole, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
CosBackend(
    source,
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
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
