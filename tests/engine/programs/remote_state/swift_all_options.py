"""All options of DataTerraformRemoteStateSwift."""

from cdktf import App, DataTerraformRemoteStateSwift, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateSwift(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    container="container",
    application_credential_id="application-credential-id",
    application_credential_name="application-credential-name",
    application_credential_secret="application-credential-secret",
    archive_container="archive-container",
    auth_url="auth-url",
    cacert_file="cacert-file",
    cert="cert",
    cloud="cloud",
    default_domain="default-domain",
    domain_id="domain-id",
    domain_name="domain-name",
    expire_after="expire-after",
    insecure=True,
    key="key",
    password="password",
    project_domain_id="project-domain-id",
    project_domain_name="project-domain-name",
    region_name="region-name",
    state_name="state-name",
    tenant_id="tenant-id",
    tenant_name="tenant-name",
    token="token",
    user_domain_id="user-domain-id",
    user_domain_name="user-domain-name",
    user_id="user-id",
    user_name="user-name",
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
