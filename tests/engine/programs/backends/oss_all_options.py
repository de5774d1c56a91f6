"""All options of OssBackend; another stack reads its state with them."""

from cdktf import App, OssAssumeRole, OssBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
OssBackend(
    source,
    bucket="bucket",
    access_key="access-key",
    acl="acl",
    assume_role=OssAssumeRole(
        role_arn="role-arn", policy="policy", session_expiration=18, session_name="session-name"
    ),
    assume_role_policy="assume-role-policy",
    assume_role_role_arn="assume-role-role-arn",
    assume_role_session_expiration=30,
    assume_role_session_name="assume-role-session-name",
    ecs_role_name="ecs-role-name",
    encrypt=False,
    endpoint="endpoint",
    key="key",
    prefix="prefix",
    profile="profile",
    region="region",
    secret_key="secret-key",
    security_token="security-token",
    shared_credentials_file="shared-credentials-file",
    sts_endpoint="sts-endpoint",
    tablestore_endpoint="tablestore-endpoint",
    tablestore_table="tablestore-table",
)
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
